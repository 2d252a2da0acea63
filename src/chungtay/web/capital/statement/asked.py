"""What an address asks of the statement: rows, columns, conditions, and which rows are open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.flows import frames
from chungtay.flows.statement.axes import AXES, Axis
from chungtay.flows.statement.columns import MATRIX, Base, Sheet
from chungtay.flows.statement.wish import PERIODS, Wish
from chungtay.web.kit.address import YEARS, View, read

S = TypeVar("S", bound=StrEnum)
FILTERS: Mapping[str, str] = {
    "programme": "programme", "project": "main_project", "sub-project": "project",
    "source": "source", "kind": "kind", "district": "district", "unit": "unit",
    "holder": "holder", "carried": "carried", "origin": "origin_year", "provider": "provider",
    "given": "given_as", "work": "work",
}  # fmt: skip
"""Parameters that narrow the statement, and the dimension each narrows."""
OWN = ("rows", "then", "across", "measure", "columns", "base", "period", "year", "depth", "toggle")
NONE = "-"
"""How an address names the member that has no code: the province's own level, no provider."""
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
    view = read(request, framed=True)
    own = {name: given[name] for name in (*FILTERS, *OWN) if given.get(name)}
    rows = _axis(given, "rows", notes) or AXES["project"]
    then, across = _axis(given, "then", notes), _axis(given, "across", notes)
    if then and set(then.dimensions) & set(rows.dimensions):
        notes.append(_("Hai cấp dòng trùng nhau nên chỉ giữ cấp thứ nhất."))
        then = None
        own.pop("then")
    taken = {*rows.dimensions, *(then.dimensions if then else ())}
    if across and across.dimensions[-1] in taken:
        notes.append(_("Cột chia theo đúng chiều của dòng nên không chia cột nữa."))
        across = None
        own.pop("across")
    sheet = _one_of(given, "columns", Sheet.PROGRESS, notes)
    year = _year(given, view.on.year, notes)
    wish = Wish(
        on=view.on,
        year=year,
        rows=rows,
        then=then,
        across=across,
        sheet=sheet,
        base=_one_of(given, "base", Base.ALL, notes),
        matrix=given["measure"] if given.get("measure") in MATRIX else "disbursed",
        period=_period(given, year) if sheet is Sheet.PERIOD and not across else "",
        as_known=view.as_known,
        where={"province": (frames.home(view.frame),), **_where(given)},
        frame=view.frame,
    )
    view = replace(view, asked={**view.asked, **own}, notes=(*view.notes, *notes))
    depth = given.get("depth", "")
    return Asked(
        view, wish,
        int(depth) if depth.isdecimal() and len(depth) == 1 else _usual_depth(wish),
        frozenset(filter(None, given.get("toggle", "").split(";"))),
    )  # fmt: skip


def _where(given: QueryDict) -> dict[str, tuple[str, ...]]:
    return {
        dimension: ("" if given[name] == NONE else str(given[name]),)
        for name, dimension in FILTERS.items()
        if given.get(name)
    }


def _axis(given: QueryDict, name: str, notes: list[str]) -> Axis | None:
    code = given.get(name, "")
    if code and code not in AXES:
        notes.append(_("Không chia được theo “%(text)s”.") % {"text": code})
    return AXES.get(code)


def _one_of(given: QueryDict, name: str, usual: S, notes: list[str]) -> S:
    text, kinds = given.get(name, ""), type(usual)
    if text and text not in set(kinds):
        notes.append(_("Không hiểu “%(text)s” trong địa chỉ.") % {"text": text})
    return kinds(text) if text in set(kinds) else usual


def _year(given: QueryDict, usual: int, notes: list[str]) -> int:
    text = given.get("year", "")
    if text.isdecimal() and int(text) in YEARS:
        return int(text)
    if text:
        notes.append(_("Không hiểu năm “%(text)s” trong địa chỉ.") % {"text": text})
    return usual


def _period(given: QueryDict, year: int) -> str:
    named = given.get("period", "")
    if named in PERIODS:
        return named
    return next((code for code, (a, b) in PERIODS.items() if a <= year <= b), next(iter(PERIODS)))


def _usual_depth(wish: Wish) -> int:
    """Open programmes and their projects, places down to districts, and two plain levels whole."""
    if len(wish.rows.dimensions) > 1:
        return 2 if wish.rows.code in ("project", "origin", "provider") else 1
    return min(2, len(wish.by))
