"""Where each interface is mounted."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("chungtay.web.urls"))]
handler404 = "chungtay.web.kit.errors.not_found"
handler500 = "chungtay.web.kit.errors.broken"
