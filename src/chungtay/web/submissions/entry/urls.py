"""Addresses of entry, under `/bao-cao-ky/`."""

from __future__ import annotations

from django.urls import URLPattern, path

from chungtay.web.submissions.entry import downloads, many_views, views, worker

_ONE = "<slug:form>/<str:unit>/<str:period>/nhap/"
_MANY = "nhieu-xa/<slug:form>/<str:period>/"
urlpatterns: list[URLPattern] = [
    path("ngoai-tuyen.js", worker.script, name="entry-worker"),
    path(_MANY, many_views.sheets, name="entry-many"),
    path(f"{_MANY}loi.csv", downloads.of_many, {"kind": "csv"}, name="entry-many-faults-csv"),
    path(f"{_MANY}loi.xlsx", downloads.of_many, {"kind": "xlsx"}, name="entry-many-faults-xlsx"),
    path(_ONE, views.sheet, name="entry"),
    path(f"{_ONE}o/", views.cells, name="entry-cells"),
    path(f"{_ONE}chi-tiet/", views.cell, name="entry-panel"),
    path(f"{_ONE}kiem-tra/", views.check, name="entry-review"),
    path(f"{_ONE}loi.csv", downloads.of_sheet, {"kind": "csv"}, name="entry-faults-csv"),
    path(f"{_ONE}loi.xlsx", downloads.of_sheet, {"kind": "xlsx"}, name="entry-faults-xlsx"),
    path(f"{_ONE}minh-chung/<str:sha256>/", downloads.of_cell, name="entry-evidence"),
]
