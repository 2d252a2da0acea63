"""Addresses of the desk, under `/bao-cao-ky/`."""

from __future__ import annotations

from django.urls import URLPattern, path

from chungtay.web.submissions.desk import views

urlpatterns: list[URLPattern] = [
    path("", views.todo, name="to-do"),
    path("ma-tran/", views.whole_matrix, name="submissions-matrix"),
    path("duyet/", views.approve_many, name="approve-many"),
    path("nhac-viec/", views.seen, name="reminders-seen"),
    path("goi-dien/", views.calls, name="calls"),
    path("thay-doi-ky-dong/", views.closed_changes, name="closed-changes"),
    path("yeu-cau/", views.ask, name="ask"),
    path("<slug:form>/<str:unit>/<str:period>/", views.submission, name="submission"),
]
