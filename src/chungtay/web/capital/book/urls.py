"""Addresses of the book and of what is written into it, under `/von/`."""

from __future__ import annotations

from django.urls import URLPattern, path

from chungtay.web.capital.book import closing, views

urlpatterns: list[URLPattern] = [
    path("so/", views.listing, name="book"),
    path("so/so-von.xlsx", views.workbook, name="book-export"),
    path("so/<path:number>/", views.one, name="book-entry"),
    path("ghi/", views.deeds_page, name="book-write"),
    path("ghi/cuoi-nam/", closing.year_end, name="book-year-end"),
    path("ghi/<slug:movement>/", views.write, name="book-write-one"),
]
