"""Addresses of workbooks, under `/bao-cao-ky/`."""

from __future__ import annotations

from django.urls import URLPattern, path

from chungtay.web.submissions.excel import views

_ONE = "<slug:form>/<str:unit>/<str:period>/"
_UPLOAD = "tep-excel/<slug:token>/"
urlpatterns: list[URLPattern] = [
    path(f"{_ONE}mau.xlsx", views.template, name="excel-template"),
    path(f"{_ONE}nop-excel/", views.one, name="excel"),
    path("so-tay-excel/", views.many, name="excel-many"),
    path("so-tay-excel/tep.xlsx", views.workbook, name="excel-workbook"),
    path(_UPLOAD, views.upload, name="excel-upload"),
    path(f"{_UPLOAD}loi.<slug:kind>", views.faults, name="excel-faults"),
    path(f"{_UPLOAD}doi-chieu.<slug:kind>", views.differences, name="excel-differences"),
]
