"""Addresses of alerts, under `/canh-bao/`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from chungtay.web.alerts import reviews, views
from chungtay.web.alerts.thresholds import urls as thresholds

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.listing, name="alerts"),
    path("da-xem/", views.seen, name="alerts-seen"),
    path("nguong/", include(thresholds)),
    path("<int:number>/", views.one, name="alert"),
    path("<int:number>/kiem-diem/", reviews.new, name="alert-review"),
    path("<int:number>/kiem-diem/<int:review>/", reviews.correct, name="alert-review-correct"),
]
