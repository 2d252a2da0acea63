"""The frame around every page: who we are, where the reader is, and what the page may need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, pgettext_lazy

from chungtay.analytics.engine import engine
from chungtay.apps.people.queries import unit_scope
from chungtay.core.alerts.actions import READ
from chungtay.core.people.actions import MANAGE, READ_AUDIT
from chungtay.core.people.actor import NOBODY, Actor
from chungtay.flows.alert_people import acts_on, waiting
from chungtay.web.kit import unheard
from chungtay.web.kit.access import actor
from chungtay.web.kit.address import EVERYTHING, Heeds, View, default_day, read
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.ended import ended
from chungtay.web.kit.law_since import law_since
from chungtay.web.kit.shapes import shapes

NAV = (
    ("overview", gettext_lazy("Tổng quan")),
    ("capital", gettext_lazy("Vốn")),
    ("criteria", pgettext_lazy("menu", "Nông thôn mới")),
    ("poverty", gettext_lazy("Giảm nghèo")),
    ("works", gettext_lazy("Công trình")),
    ("reports", pgettext_lazy("menu", "Báo cáo")),
    ("units", pgettext_lazy("menu", "Đơn vị")),
    ("law", pgettext_lazy("menu", "Văn bản")),
)
"""Pages of the menu: the name of the address, and the words shown."""
AS_THEN_ALONE = gettext_noop(
    "Trang này kể từng hồ sơ, từng dòng, từng kết luận của đơn vị khi đó; những thứ ấy không cộng "
    "được sang đơn vị kế tục."
)
CYCLE = ("to-do", gettext_lazy("Báo cáo kỳ"))
"""The entry of the reporting cycle, for whoever has signed in."""


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the menu; `here` is true on the page itself and on pages beneath it."""

    title: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class Who:
    """The name in the head of every page, and what its bearer may do beside the menu's pages.

    `alerts` counts what waits there; None where nobody is told of alerts.
    """

    name: str
    manages: bool
    audits: bool
    alerts: int | None


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step on the way from the front page to this one."""

    title: str
    href: str = ""


def desk(request: HttpRequest, *, framed: bool = False, heeds: Heeds = EVERYTHING) -> Desk:
    """Open a desk for a request: its address read, the process's engine at hand."""
    return Desk(engine(), read(request, framed=framed, heeds=heeds))


def show(
    request: HttpRequest,
    template: str,
    view: View,
    page: Any,
    *,
    status: int = 200,
    untold: str = "",
    notes: Iterable[str] = (),
    beside: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Render a page's view model in the frame, with what else its template names `beside`.

    `untold` says why a page that is not framed tells its numbers as then alone; `notes` say which
    values of the address the page found to mean nothing.
    """
    view = noted(request, view, notes)
    context = {
        "view": view, "page": page, "nav": _nav(request, view), "shapes": shapes(view),
        "export": view.href(f"/du-lieu/{request.path.strip('/')}.xlsx"),
        "ended": ended(view), "untold": "" if view.framed else untold or _(AS_THEN_ALONE),
        "law_since": law_since(view),
        **(beside or {}),
    }  # fmt: skip
    return render(request, template, context, status=status)


def noted(request: HttpRequest, view: View, notes: Iterable[str] = ()) -> View:
    """Add to a view's notes those of its page, and which parameters nobody asked for by now."""
    return replace(view, notes=(*view.notes, *notes, *unheard.notes(request)))


def frame(request: HttpRequest) -> Mapping[str, object]:
    """Give every template what the frame needs, error pages included (a context processor)."""
    return {"nav": _nav(request, None), "address": request.get_full_path(), "who": _who(request)}


def _user(request: HttpRequest) -> int:
    """Give the number of who is signed in; 0 for nobody, or where that cannot be read."""
    try:
        return actor(request).user
    except DatabaseError:
        return NOBODY.user


def _who(request: HttpRequest) -> Who | None:
    """Give who is signed in; nobody where that cannot be read, for error pages need it too."""
    try:
        asking = actor(request)
    except DatabaseError:
        return None
    if asking.user == NOBODY.user:
        return None
    return Who(
        asking.name,
        manages=bool(unit_scope(asking, MANAGE)),
        audits=bool(unit_scope(asking, READ_AUDIT)),
        alerts=_alerts(asking),
    )


def _alerts(asking: Actor) -> int | None:
    """Count what waits for somebody among the alerts; remembered for minutes, never asked anew."""
    if acts_on(asking):
        return waiting(asking, on=default_day())
    return 0 if unit_scope(asking, READ) else None


def _nav(request: HttpRequest, view: View | None) -> list[NavItem]:
    items = []
    signed_in = bool(_user(request))
    entries = (*NAV[:5], CYCLE, *NAV[5:]) if signed_in else NAV
    for name, title in entries:
        path = reverse(name)
        here = request.path == path or (path != "/" and request.path.startswith(path))
        items.append(NavItem(str(title), view.onward(path) if view else path, here))
    return items
