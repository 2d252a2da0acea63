"""Addresses of a province's own levels."""

from __future__ import annotations

from django.urls import path

from chungtay.web.criteria.levels import views

urlpatterns = [
    path("", views.index, name="own-levels"),
    path("<slug:code>/", views.index, name="province-levels"),
    path("<slug:code>/<str:threshold>/", views.one, name="province-level"),
    path("<slug:code>/<str:threshold>/bo/<slug:since>/", views.remove, name="province-level-off"),
]
