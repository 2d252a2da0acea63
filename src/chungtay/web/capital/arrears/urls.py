"""Addresses of arrears, under `/von/`."""

from __future__ import annotations

from django.urls import URLPattern, path

from chungtay.web.capital.arrears import views

urlpatterns: list[URLPattern] = [
    path("no-dong/", views.index, name="arrears"),
    path("no-dong/lo-trinh/", views.plan, name="arrears-plan"),
    path("no-dong/lo-trinh/<str:number>/", views.instalment, name="arrears-instalment"),
]
