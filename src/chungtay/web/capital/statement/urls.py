"""Addresses of the statement, beneath /von/."""

from __future__ import annotations

from django.urls import path

from chungtay.web.capital.statement import appendix, views

urlpatterns = [
    path("bang/", views.index, name="statement"),
    path("bang/bang.xlsx", views.xlsx, name="statement-xlsx"),
    path("bang/bang.csv", views.csv, name="statement-csv"),
    path("phu-luc/<str:number>.xlsx", appendix.xlsx, name="statement-appendix"),
]
