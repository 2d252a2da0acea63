"""Addresses of the roadmap, under `/nong-thon-moi/lo-trinh/`."""

from __future__ import annotations

from django.urls import URLPattern, path

from chungtay.web.criteria.roadmap import views, writing

urlpatterns: list[URLPattern] = [
    path("", views.index, name="roadmap"),
    path("phuong-an/", views.plan, name="roadmap-plan"),
    path("phuong-an/luu/", views.keep, name="roadmap-keep"),
    path("phuong-an/ke-hoach.docx", views.document, name="roadmap-document"),
    path("da-luu/", views.kept_list, name="roadmap-kept"),
    path("da-luu/<slug:code>/", views.kept_one, name="roadmap-kept-one"),
    path("da-luu/<slug:code>/lap-lai/", views.anew, name="roadmap-anew"),
    path("da-luu/<slug:code>/ke-hoach.docx", views.kept_document, name="roadmap-kept-document"),
    path("muc-tieu/ghi/", writing.new_target, name="roadmap-target"),
    path("giai-phap/ghi/", writing.new_remedy, name="roadmap-remedy"),
]
