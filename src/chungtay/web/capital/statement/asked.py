"""What an address asks of the statement: rows, columns, conditions, and which rows are open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.apps.capital import queries as capital
from chungtay.apps.works import queries as works
from chungtay.core.capital.line import GivenAs
from chungtay.flows import frames
from chungtay.flows.statement.axes import AXES, Axis
from chungtay.flows.statement.columns import MATRIX, Base, Sheet
from chungtay.flows.statement.wish import PERIODS, Wish, period_of
from chungtay.packs import loader
from chungtay.web.kit.address import FILTERS as SHARED
from chungtay.web.kit.address import (
    NONE,
    YEARS,
    Heeds,
    View,
    default_day,
    is_place,
    named,
    not_understood,
    one_of,
    read,
    year_of,
)

FILTERS: Mapping[str, str] = {
    "programme": "programme", "project": "main_project", "sub-project": "project",
    "source": "source", "kind": "kind", "district": "district", "unit": "unit",
    "holder": "holder", "carried": "carried", "origin": "origin_year", "provider": "provider",
    "given": "given_as", "work": "work",
}  # fmt: skip
"""Parameters that narrow the statement, and the dimension each narrows."""
TITLES = {
    "sub-project": gettext_lazy("Tiểu dự án"),
    "project": gettext_lazy("Dự án"),
    "holder": gettext_lazy("Đơn vị giữ vốn"),
    "unit": gettext_lazy("Xã"),
    "origin": gettext_lazy("Vốn của năm"),
    "provider": gettext_lazy("Nơi góp"),
    "given": gettext_lazy("Hình thức góp"),
    "work": gettext_lazy("Công trình"),
}
"""Filters that no list offers; they come of following a row's name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An address read: the view, what is asked, how deep rows are open and which are the other way.

    `toggled` holds the rows that are open where their depth is closed, or closed where it is open.
    """

    view: View
    wish: Wish
    depth: int
    toggled: frozenset[str]


def asked(request: HttpRequest) -> Asked:
    """Read a request; what cannot be understood is set aside with a note."""
    given = request.GET
    notes: list[str] = []
    view = read(request, framed=True, heeds=Heeds(SHARED, free=("sort",)))
    filters = _filters(given, view, notes)
    rows = _axis(given, "rows", notes) or AXES["project"]
    then, across = _axis(given, "then", notes), _axis(given, "across", notes)
    if then and set(then.dimensions) & set(rows.dimensions):
        notes.append(_("Hai cấp dòng trùng nhau nên chỉ giữ cấp thứ nhất."))
        then = None
    taken = {*rows.dimensions, *(then.dimensions if then else ())}
    if across and across.dimensions[-1] in taken:
        notes.append(_("Cột chia theo đúng chiều của dòng nên không chia cột nữa."))
        across = None
    sheet = one_of(given, "columns", Sheet, notes) or Sheet.PROGRESS
    year = year_of(given, "year", notes) or view.on.year
    period = named(given, "period", PERIODS, notes)
    wish = Wish(
        on=view.on,
        year=year,
        rows=rows,
        then=then,
        across=across,
        sheet=sheet,
        base=one_of(given, "base", Base, notes) or Base.ALL,
        matrix=named(given, "measure", MATRIX, notes) or "disbursed",
        period=(period or period_of(year)) if sheet is Sheet.PERIOD and not across else "",
        as_known=view.as_known,
        where={"province": (frames.home(view.frame),), **_where(filters)},
        frame=view.frame,
    )
    depth = named(given, "depth", "123456789", notes)
    own = _understood(given, wish, period=period, depth=depth)
    view = replace(view, asked={**view.asked, **filters, **own}, notes=(*view.notes, *notes))
    return Asked(
        view, wish,
        int(depth) if depth else _usual_depth(wish),
        frozenset(filter(None, given.get("toggle", "").split(";"))),
    )  # fmt: skip


def _understood(given: QueryDict, wish: Wish, *, period: str, depth: str) -> dict[str, str]:
    """Give the parameters that were asked and mean what they say; no other goes along."""
    meant = {
        "rows": wish.rows.code,
        "then": wish.then.code if wish.then else "",
        "across": wish.across.code if wish.across else "",
        "measure": wish.matrix,
        "columns": wish.sheet.value,
        "base": wish.base.value,
        "period": period,
        "year": str(wish.year),
        "depth": depth,
        "toggle": given.get("toggle", ""),
    }
    return {name: text for name, text in meant.items() if text and given.get(name) == text}


def _filters(given: QueryDict, view: View, notes: list[str]) -> dict[str, str]:
    """Give what narrows the statement: what every page understands as it understood it.

    Whatever is known by no name is set aside: it would leave a statement of nothing.
    """
    own = {}
    for name in FILTERS:
        text = "" if name in SHARED else given.get(name, "")
        if text and (text == NONE or _KNOWN[name](text)):
            own[name] = text
        elif text:
            notes.append(not_understood(text))
    return {**view.filters, **own}


def _is_project(code: str) -> bool:
    return any(one.code == code for programme in loader.programmes() for one in programme.walk())


_KNOWN: Mapping[str, Callable[[str], bool]] = {
    "project": _is_project,
    "sub-project": _is_project,
    "unit": is_place,
    "holder": lambda code: bool(capital.holder_names([code])),
    "carried": lambda text: text in ("0", "1"),
    "origin": lambda text: text.isdecimal() and int(text) in YEARS,
    "provider": lambda _text: True,
    "given": lambda text: text in set(GivenAs),
    "work": lambda code: works.work(code, on=default_day()) is not None,
}
"""Whether one of the statement's own filters can mean what an address says.

Who gave is written as the ledger had it, so any name may be one.
"""


def _where(filters: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {FILTERS[name]: ("" if value == NONE else value,) for name, value in filters.items()}


def _axis(given: QueryDict, name: str, notes: list[str]) -> Axis | None:
    code = given.get(name, "")
    if code and code not in AXES:
        notes.append(_("Không chia được theo “%(text)s”.") % {"text": code})
    return AXES.get(code)


def _usual_depth(wish: Wish) -> int:
    """Open programmes and their projects, places down to districts, and two plain levels whole."""
    if len(wish.rows.dimensions) > 1:
        return 2 if wish.rows.code in ("project", "origin", "provider") else 1
    return min(2, len(wish.by))
