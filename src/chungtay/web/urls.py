"""Pages, by address."""

from __future__ import annotations

from django.urls import URLPattern, path

from chungtay.web.capital import views as capital
from chungtay.web.criteria import views as criteria
from chungtay.web.exports import views as exports
from chungtay.web.kit import language
from chungtay.web.law import views as law
from chungtay.web.measures import views as measures
from chungtay.web.overview import views as overview
from chungtay.web.poverty import views as poverty
from chungtay.web.reports import views as reports
from chungtay.web.units import views as units

urlpatterns: list[URLPattern] = [
    path("", overview.index, name="overview"),
    path("von/", capital.index, name="capital"),
    path("nong-thon-moi/", criteria.index, name="criteria"),
    path("giam-ngheo/", poverty.index, name="poverty"),
    path("bao-cao/", reports.index, name="reports"),
    path("bao-cao/<slug:code>/", reports.one, name="report"),
    path("bao-cao/<slug:code>/<str:name>", reports.file, name="report-file"),
    path("don-vi/", units.listing, name="units"),
    path("don-vi/<str:code>/", units.one, name="unit"),
    path("van-ban/", law.listing, name="law"),
    path("van-ban/<path:key>/", law.one, name="instrument"),
    path("nguon-so-lieu/", measures.show, name="receipt"),
    path("du-lieu/<slug:name>.xlsx", exports.workbook, name="export"),
    path("ngon-ngu/<str:language>/", language.choose, name="language"),
]
