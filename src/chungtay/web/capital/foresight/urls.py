"""Addresses of the pages of foresight, under /von/."""

from __future__ import annotations

from django.urls import path

from chungtay.web.capital.foresight import views

urlpatterns = [
    path("du-bao/", views.ahead, name="capital-ahead"),
    path("rui-ro/", views.at_risk, name="capital-at-risk"),
    path("chuyen-von/", views.move, name="capital-move"),
    path("chuyen-von/du-thao.docx", views.move_document, name="capital-move-document"),
]
