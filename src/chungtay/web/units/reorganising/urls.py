"""Addresses of reorganisations, under `/don-vi/sap-xep/`."""

from __future__ import annotations

from django.urls import URLPattern, path

from chungtay.web.units.reorganising import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="reorganise"),
    path("mau.xlsx", views.template, name="reorganise-template"),
    path("tep/<slug:token>/", views.one, name="reorganise-file"),
    path("tep/<slug:token>/so-doi.csv", views.moved, name="reorganise-moved"),
    path("huy/<slug:number>/", views.undoing, name="reorganise-undo"),
]
