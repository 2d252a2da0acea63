"""Addresses of assessments, under `/nong-thon-moi/danh-gia/`."""

from __future__ import annotations

from django.urls import URLPattern, path

from chungtay.web.criteria.assessing import dossier, laying, views, years

urlpatterns: list[URLPattern] = [
    path("", views.department_page, name="assess"),
    path("lay-tu-so/", views.derive, name="assess-derive"),
    path("<str:unit>/", views.unit_page, name="assess-unit"),
    path("<str:unit>/ho-so/", dossier.page, name="assess-dossier"),
    path("<str:unit>/cac-nam/", years.page, name="assess-years"),
    path("<str:unit>/ho-so.docx", dossier.document, name="assess-dossier-docx"),
    path("<str:unit>/ho-so.xlsx", dossier.workbook, name="assess-dossier-xlsx"),
    path("<str:unit>/tep/<slug:sha256>/", laying.file, name="assess-file"),
    path("<str:unit>/<str:threshold>/", views.one_page, name="assess-one"),
    path("<str:unit>/<str:threshold>/minh-chung/", laying.attach, name="assess-attach"),
    path("<str:unit>/<str:threshold>/minh-chung/rut/", laying.withdraw, name="assess-withdraw"),
]
