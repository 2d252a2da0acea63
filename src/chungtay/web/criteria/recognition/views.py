"""The pages of recognition that only show."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from chungtay.analytics.engine import engine
from chungtay.web.criteria.recognition import exported, file, listing, lost, villages
from chungtay.web.criteria.recognition.asked import Asked, asked
from chungtay.web.kit import page
from chungtay.web.kit import workbook as sending
from chungtay.web.kit.access import actor
from chungtay.web.kit.desk import Desk


def _opened(request: HttpRequest) -> tuple[Desk, Asked]:
    said = asked(request)
    return Desk(engine(), said.view), said


def register(request: HttpRequest) -> HttpResponse:
    """Show the register of recognitions."""
    desk, said = _opened(request)
    return page.show(request, "recognition/register.html", desk.view, listing.register(desk, said))


def files(request: HttpRequest) -> HttpResponse:
    """Show the list of files."""
    desk, said = _opened(request)
    told = listing.files(desk, said, actor(request))
    return page.show(request, "recognition/files.html", desk.view, told)


def one_file(request: HttpRequest, code: str) -> HttpResponse:
    """Show a file."""
    desk, _said = _opened(request)
    told = file.one(desk, code, actor(request))
    return page.show(request, "recognition/file.html", desk.view, told)


def backsliding(request: HttpRequest) -> HttpResponse:
    """Show who lost what."""
    desk, said = _opened(request)
    told = lost.lost(desk, said, actor(request))
    return page.show(request, "recognition/lost.html", desk.view, told)


def of_villages(request: HttpRequest) -> HttpResponse:
    """Show the villages."""
    desk, said = _opened(request)
    told = villages.villages(desk, said, actor(request))
    return page.show(request, "recognition/villages.html", desk.view, told)


def workbook(request: HttpRequest) -> HttpResponse:
    """Send the register as a workbook."""
    desk, said = _opened(request)
    title = _("Sổ công nhận đến ngày %(day)s") % {"day": f"{desk.view.on:%d/%m/%Y}"}
    table = exported.register(desk, said)
    return sending.workbook(table, title=title, name="so-cong-nhan", on=desk.view.on)


def year_workbook(request: HttpRequest) -> HttpResponse:
    """Send the yearly summary of criteria as a workbook."""
    desk, _said = _opened(request)
    title = _("Tổng hợp kết quả tiêu chí nông thôn mới đến ngày %(day)s") % {
        "day": f"{desk.view.on:%d/%m/%Y}"
    }
    table = exported.year(desk)
    return sending.workbook(table, title=title, name="tong-hop-tieu-chi", on=desk.view.on)
