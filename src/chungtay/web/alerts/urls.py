"""Addresses of alerts, under `/canh-bao/`."""

from __future__ import annotations

from django.urls import URLPattern, path

from chungtay.web.alerts import views

urlpatterns: list[URLPattern] = [
    path("", views.listing, name="alerts"),
    path("da-xem/", views.seen, name="alerts-seen"),
    path("<int:number>/", views.one, name="alert"),
]
