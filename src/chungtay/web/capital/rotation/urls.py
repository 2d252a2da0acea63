"""Addresses of rotated capital, under `/von/`."""

from __future__ import annotations

from django.urls import URLPattern, path

from chungtay.web.capital.rotation import views

urlpatterns: list[URLPattern] = [
    path("luan-chuyen/", views.index, name="rotation"),
    path("luan-chuyen/ghi/", views.new, name="rotation-new"),
]
