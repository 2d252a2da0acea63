"""Addresses of entry, under `/bao-cao-ky/`."""

from __future__ import annotations

from django.urls import URLPattern, path

from chungtay.web.submissions.entry import many_views, views, worker

_ONE = "<slug:form>/<str:unit>/<str:period>/nhap/"
_MANY = "nhieu-xa/<slug:form>/<str:period>/"
urlpatterns: list[URLPattern] = [
    path("ngoai-tuyen.js", worker.script, name="entry-worker"),
    path(_MANY, many_views.sheets, name="entry-many"),
    path(_ONE, views.sheet, name="entry"),
    path(f"{_ONE}o/", views.cells, name="entry-cells"),
    path(f"{_ONE}chi-tiet/", views.cell, name="entry-panel"),
    path(f"{_ONE}kiem-tra/", views.check, name="entry-review"),
    path(f"{_ONE}loi.csv", views.download_faults, {"kind": "csv"}, name="entry-faults-csv"),
    path(f"{_ONE}loi.xlsx", views.download_faults, {"kind": "xlsx"}, name="entry-faults-xlsx"),
    path(f"{_ONE}minh-chung/<str:sha256>/", views.download_evidence, name="entry-evidence"),
]
