"""Addresses of works, under `/cong-trinh/`."""

from __future__ import annotations

from django.urls import URLPattern, path

from chungtay.web.works import views
from chungtay.web.works.importing import views as importing
from chungtay.web.works.record import views as writing

urlpatterns: list[URLPattern] = [
    path("", views.index, name="works"),
    path("cong-trinh.xlsx", views.workbook, name="works-export"),
    path("ban-do/", views.on_map, name="works-map"),
    path("tien-do/", views.on_timeline, name="works-timeline"),
    path("pheu/", views.by_stage, name="works-funnel"),
    path("nhap/", importing.page, name="works-import"),
    path("nhap/mau.xlsx", importing.template, name="works-template"),
    path("nhap/<slug:token>/", importing.one, name="works-list"),
    path("<str:code>/", views.one, name="work"),
    path("<str:code>/ghi/<slug:what>/", writing.record, name="work-record"),
    path("<str:code>/anh/<slug:sha256>/", writing.photo, name="work-photo"),
]
