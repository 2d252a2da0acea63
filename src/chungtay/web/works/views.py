"""The pages of works that only show."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chungtay.analytics.engine import engine
from chungtay.web.kit import page
from chungtay.web.kit import workbook as sending
from chungtay.web.kit.access import actor
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.shapes import words
from chungtay.web.works import exported
from chungtay.web.works.asked import Asked, asked
from chungtay.web.works.funnel import funnel
from chungtay.web.works.listing import listing
from chungtay.web.works.map import works_map
from chungtay.web.works.one import page as work
from chungtay.web.works.timeline import timeline

OF_ONE = gettext_noop(
    "Hồ sơ một công trình là hồ sơ của công trình ấy ở đơn vị khi đó; danh sách và bản đồ cho biết "
    "nay công trình nằm ở đâu."
)


def _opened(request: HttpRequest, *, framed: bool = True) -> tuple[Desk, Asked]:
    """Open a desk for the works an address asks for."""
    said = asked(request, framed=framed)
    return Desk(engine(), said.view), said


def index(request: HttpRequest) -> HttpResponse:
    """Show the list of works."""
    desk, said = _opened(request)
    return page.show(request, "works/list.html", desk.view, listing(desk, said, actor(request)))


def workbook(request: HttpRequest) -> HttpResponse:
    """Send the list as a workbook."""
    desk, said = _opened(request)
    title = _("Công trình đến ngày %(day)s") % {"day": f"{desk.view.on:%d/%m/%Y}"}
    title = ". ".join(filter(None, (title, words(desk.view))))
    table = exported.table(desk, said)
    return sending.workbook(table, title=title, name="cong-trinh", on=desk.view.on)


def on_map(request: HttpRequest) -> HttpResponse:
    """Show the works on the map."""
    desk, said = _opened(request)
    return page.show(request, "works/map.html", desk.view, works_map(desk, said))


def on_timeline(request: HttpRequest) -> HttpResponse:
    """Show the works on a scale of days."""
    desk, said = _opened(request)
    return page.show(request, "works/timeline.html", desk.view, timeline(desk, said))


def by_stage(request: HttpRequest) -> HttpResponse:
    """Show how many works came as far as each stage."""
    desk, said = _opened(request)
    return page.show(request, "works/funnel.html", desk.view, funnel(desk, said))


def one(request: HttpRequest, code: str) -> HttpResponse:
    """Show a work."""
    desk, _said = _opened(request, framed=False)
    shown = work.one(desk, code, actor(request))
    return page.show(request, "works/one.html", desk.view, shown, untold=_(OF_ONE))
