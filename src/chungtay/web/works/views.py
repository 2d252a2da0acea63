"""The pages of works that only show."""

from __future__ import annotations

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chungtay.analytics.engine import engine
from chungtay.web.kit import page
from chungtay.web.kit import workbook as sending
from chungtay.web.kit.access import actor
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.shapes import words
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.works import exported
from chungtay.web.works.asked import NARROWING, Asked, asked
from chungtay.web.works.funnel import CONDITIONS, funnel
from chungtay.web.works.lines import ORDERS
from chungtay.web.works.listing import COUNT, listing
from chungtay.web.works.map import works_map
from chungtay.web.works.one import page as work
from chungtay.web.works.timeline import timeline

PAGED = (*NARROWING, "page")
"""What works are narrowed by, and which part of them is shown."""
OF_ONE = gettext_noop(
    "Hồ sơ một công trình là hồ sơ của công trình ấy ở đơn vị khi đó; danh sách và bản đồ cho biết "
    "nay công trình nằm ở đâu."
)


def _opened(
    request: HttpRequest, heeded: Collection[str], sorts: Collection[str] = ()
) -> tuple[Desk, Asked]:
    """Open a desk for the works an address asks for, by what its page heeds."""
    said = asked(request, heeded=heeded, sorts=sorts)
    return Desk(engine(), said.view), said


def index(request: HttpRequest) -> HttpResponse:
    """Show the list of works."""
    desk, said = _opened(request, PAGED, ORDERS)
    shown = listing(desk, said, actor(request))
    return page.show(request, "works/list.html", desk.view, shown, notes=shown.notes)


def workbook(request: HttpRequest) -> HttpResponse:
    """Send the list as a workbook."""
    desk, said = _opened(request, NARROWING, ORDERS)
    title = _("Công trình đến ngày %(day)s") % {"day": f"{desk.view.on:%d/%m/%Y}"}
    title = ". ".join(filter(None, (title, words(desk.view))))
    table = exported.table(desk, said)
    return sending.workbook(
        table,
        title=title,
        name="cong-trinh",
        on=desk.view.on,
        synthetic=shows_synthetic(desk, COUNT),
    )


def on_map(request: HttpRequest) -> HttpResponse:
    """Show the works on the map."""
    desk, said = _opened(request, NARROWING)
    return page.show(request, "works/map.html", desk.view, works_map(desk, said))


def on_timeline(request: HttpRequest) -> HttpResponse:
    """Show the works on a scale of days."""
    desk, said = _opened(request, PAGED)
    shown = timeline(desk, said)
    return page.show(request, "works/timeline.html", desk.view, shown, notes=shown.notes)


def by_stage(request: HttpRequest) -> HttpResponse:
    """Show how many works came as far as each stage."""
    desk, said = _opened(request, CONDITIONS)
    return page.show(request, "works/funnel.html", desk.view, funnel(desk, said))


def one(request: HttpRequest, code: str) -> HttpResponse:
    """Show a work."""
    desk = Desk(engine(), asked(request, framed=False).view)
    shown = work.one(desk, code, actor(request))
    return page.show(request, "works/one.html", desk.view, shown, untold=_(OF_ONE))
