"""Addresses of reconciliation, under `/von/doi-chieu/`."""

from __future__ import annotations

from django.urls import URLPattern, path

from chungtay.web.capital.reconcile import views

urlpatterns: list[URLPattern] = [
    path("doi-chieu/", views.index, name="reconcile"),
    path("doi-chieu/chenh-lech/", views.differences, name="reconcile-differences"),
    path("doi-chieu/chenh-lech.xlsx", views.differences_file, name="reconcile-differences-file"),
    path("doi-chieu/danh-sach/<slug:token>/", views.one_list, name="reconcile-list"),
    path("doi-chieu/danh-sach/<slug:token>/loi.csv", views.faults, name="reconcile-faults"),
    path("doi-chieu/dong/<str:ref>/", views.one_line, name="reconcile-line"),
]
