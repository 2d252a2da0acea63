"""Addresses of recognition, under `/nong-thon-moi/`."""

from __future__ import annotations

from django.urls import URLPattern, path

from chungtay.web.criteria.recognition import views, writing

urlpatterns: list[URLPattern] = [
    path("cong-nhan/", views.register, name="recognitions"),
    path("cong-nhan/so-cong-nhan.xlsx", views.workbook, name="recognitions-export"),
    path("cong-nhan/tong-hop-nam.xlsx", views.year_workbook, name="criteria-year-export"),
    path("ho-so/", views.files, name="recognition-files"),
    path("ho-so/moi/", writing.new, name="recognition-new"),
    path("ho-so/<str:code>/", views.one_file, name="recognition-file"),
    path("ho-so/<str:code>/ghi/<slug:what>/", writing.step, name="recognition-step"),
    path("tut-chuan/", views.backsliding, name="backsliding"),
    path("phuc-tra/<str:unit>/", writing.recheck, name="recheck"),
    path("thu-hoi/<str:unit>/<slug:grade>/", writing.withdraw, name="recognition-withdraw"),
    path("thon/", views.of_villages, name="villages"),
    path("thon/ghi/", writing.village, name="village-record"),
]
