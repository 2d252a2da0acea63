"""Pages, by address."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from chungtay.web.alerts import urls as alerts
from chungtay.web.audit import views as audit
from chungtay.web.capital import views as capital
from chungtay.web.capital.arrears import urls as arrears
from chungtay.web.capital.book import urls as book
from chungtay.web.capital.foresight import urls as foresight
from chungtay.web.capital.reconcile import urls as reconcile
from chungtay.web.capital.rotation import urls as rotation
from chungtay.web.capital.statement import urls as statement
from chungtay.web.criteria import views as criteria
from chungtay.web.criteria.assessing import urls as assessing
from chungtay.web.criteria.criterion import views as criterion
from chungtay.web.criteria.levels import urls as own_levels
from chungtay.web.criteria.recognition import urls as recognition
from chungtay.web.criteria.roadmap import urls as roadmap
from chungtay.web.criteria.what_if import views as what_if
from chungtay.web.exports import views as exports
from chungtay.web.kit import appendix, language
from chungtay.web.law import views as law
from chungtay.web.measures import views as measures
from chungtay.web.overview import views as overview
from chungtay.web.people import urls as people
from chungtay.web.poverty import views as poverty
from chungtay.web.reports import views as reports
from chungtay.web.submissions.desk import urls as desk
from chungtay.web.submissions.entry import urls as entry
from chungtay.web.submissions.excel import urls as excel
from chungtay.web.units import classify
from chungtay.web.units import views as units
from chungtay.web.units.reorganising import urls as reorganising
from chungtay.web.works import urls as works

urlpatterns: list[URLPattern | URLResolver] = [
    path("", overview.index, name="overview"),
    path("von/", capital.index, name="capital"),
    path("von/", include(statement.urlpatterns)),
    path("von/", include(foresight)),
    path("von/", include(book)),
    path("von/", include(arrears)),
    path("von/", include(rotation)),
    path("von/", include(reconcile)),
    path("cong-trinh/", include(works)),
    path("nong-thon-moi/", criteria.index, name="criteria"),
    path("nong-thon-moi/neu/", what_if.show, name="criteria-what-if"),
    path("nong-thon-moi/phu-luc/<str:number>.xlsx", appendix.of_criteria, name="criteria-appendix"),
    path("nong-thon-moi/tieu-chi/<str:code>/", criterion.one, name="criterion"),
    path("nong-thon-moi/lo-trinh/", include(roadmap)),
    path("nong-thon-moi/muc-cua-tinh/", include(own_levels)),
    path("nong-thon-moi/", include(recognition)),
    path("nong-thon-moi/danh-gia/", include(assessing)),
    path("giam-ngheo/", poverty.index, name="poverty"),
    path("bao-cao/", reports.index, name="reports"),
    path("bao-cao/<slug:code>/", reports.one, name="report"),
    path("bao-cao/<slug:code>/<str:name>", reports.file, name="report-file"),
    path("don-vi/", units.listing, name="units"),
    path("don-vi/sap-xep/", include(reorganising.urlpatterns)),
    path("don-vi/<str:code>/", units.one, name="unit"),
    path("don-vi/<str:code>/phan-loai/", classify.classify, name="unit-classify"),
    path("van-ban/", law.listing, name="law"),
    path("van-ban/bo-tieu-chi/", law.sets, name="law-sets"),
    path("van-ban/bo-tieu-chi/<slug:code>/", law.one_set, name="law-set"),
    path("van-ban/<path:key>/", law.one, name="instrument"),
    path("nguon-so-lieu/", measures.show, name="receipt"),
    path("du-lieu/<slug:name>.xlsx", exports.workbook, name="export"),
    path("bao-cao-ky/", include(entry.urlpatterns)),
    path("bao-cao-ky/", include(excel.urlpatterns)),
    path("tai-khoan/", include(people.OWN)),
    path("nguoi-dung/", include(people.PEOPLE)),
    path("nhat-ky/", audit.log, name="audit"),
    path("nhat-ky/nhat-ky.xlsx", audit.workbook, name="audit-export"),
    path("bao-cao-ky/", include(desk)),
    path("canh-bao/", include(alerts)),
    path("ngon-ngu/<str:language>/", language.choose, name="language"),
]
