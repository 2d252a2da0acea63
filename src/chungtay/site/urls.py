"""Where each interface is mounted."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("chungtay.web.urls"))]
