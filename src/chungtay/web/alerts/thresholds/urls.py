"""Addresses of the thresholds of alerts, under `/canh-bao/nguong/`."""

from __future__ import annotations

from django.urls import URLPattern, path

from chungtay.core.alerts.own import Switch
from chungtay.web.alerts.thresholds import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="alert-thresholds"),
    path("<slug:code>/", views.one, name="alert-threshold"),
    path("<slug:code>/tat/", views.switch, {"to": Switch.OFF}, name="alert-rule-off"),
    path("<slug:code>/bat/", views.switch, {"to": Switch.ON}, name="alert-rule-on"),
    path("<slug:code>/bo/<slug:since>/", views.remove, name="alert-threshold-off"),
]
