"""Where each interface is mounted."""

from __future__ import annotations

from django.urls import include, path

from chungtay.api.urls import urls as api

urlpatterns = [path("api/", api), path("", include("chungtay.web.urls"))]
handler404 = "chungtay.site.faults.not_found"
handler500 = "chungtay.site.faults.broken"
