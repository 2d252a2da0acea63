"""One officer entering for many communes: every commune's own submission, side by side."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.people.queries import unit_scope
from chungtay.apps.submissions import queries
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.actions import FILL, subject
from chungtay.core.submissions.filing import Brief, Filing
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.key import UnknownSubmission
from chungtay.core.units.unit import Level
from chungtay.web.kit import wording
from chungtay.web.kit.names import Names, said
from chungtay.web.kit.page import Crumb
from chungtay.web.submissions.entry.addressed import parts
from chungtay.web.submissions.entry.fields import (
    Choosing,
    Head,
    Line,
    choices_of,
    heads,
    lines,
)
from chungtay.web.submissions.entry.opened import Opened
from chungtay.web.submissions.entry.page import CYCLE, KeyEntry, data, key_of_marks
from chungtay.web.submissions.entry.saving import Clash, Tried
from chungtay.web.submissions.entry.state import row_title

MOST_LINES = 420
"""Lines shown at once; more are shown one row of the form, or one district, at a time."""
MOST_UNITS = 130
"""Communes shown at once."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a chooser."""

    value: str
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One commune's lines."""

    unit: str
    title: str
    href: str
    locked: str
    refusal: str
    choosing: tuple[Choosing, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ManyPage:
    """The page."""

    crumbs: tuple[Crumb, ...]
    title: str
    period: str
    here: str
    files: str
    heads: tuple[Head, ...]
    groups: tuple[Group, ...]
    districts: tuple[Option, ...]
    rows: tuple[Option, ...]
    totals: Mapping[str, int]
    ghosts: int
    key: tuple[KeyEntry, ...]
    data: Mapping[str, Any]
    worker: str
    refused: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: form, period, a district ("" all), a row ("" all)."""

    form: str
    period: str
    district: str
    row: str
    address: str


def asked_for(request: HttpRequest, form: str, period: str) -> Asked:
    """Read what an address asks for."""
    given = request.GET
    address = request.get_full_path()
    return Asked(form, period, given.get("huyen", ""), given.get("dong", ""), address)


def gathered(
    by: Actor, asked: Asked, *, on: dt.date
) -> tuple[tuple[Brief, ...], tuple[Opened, ...]]:
    """Find the communes somebody may fill the form for, and open those asked for."""
    found = queries.briefs(
        scope=unit_scope(by, FILL),
        forms=[asked.form],
        periods=[asked.period],
        levels=[Level.COMMUNE.value],
        on=on,
        limit=5000,
    )
    mine = tuple(brief for brief in found if _may(by, brief))
    if not mine:
        raise UnknownSubmission(submission=f"{asked.form}/…/{asked.period}")
    district = _district(asked, mine)
    shown = [brief for brief in mine if district in ("", brief.district)]
    opened = (Opened(by, queries.filing(brief.key, on=on), on) for brief in shown[:MOST_UNITS])
    return mine, tuple(opened)


def many(
    request: HttpRequest,
    asked: Asked,
    mine: Sequence[Brief],
    every: Sequence[Opened],
    *,
    tried: Mapping[str, Tried] | None = None,
    typed: Mapping[str, Mapping[Place, str]] | None = None,
) -> ManyPage:
    """Lay the page out; `tried` says what came of saving each unit just now."""
    first = every[0].filing
    row = _row(asked, every)
    tried, typed = tried or {}, typed or {}
    told = data(request, every, row=row)
    groups = tuple(
        _group(one, row, tried.get(one.filing.key.unit), typed.get(one.filing.key.unit, {}))
        for one in every
    )
    return ManyPage(
        crumbs=(Crumb(_("Báo cáo kỳ"), CYCLE), Crumb(_("Nhập cho nhiều xã"))),
        title=said(first.form.title),
        period=wording.period(first.period.code),
        here=asked.address,
        files=asked.address.partition("?")[2],
        heads=heads(first),
        groups=groups,
        districts=_districts(asked, mine, first),
        rows=_rows(every, row),
        totals=_totals(told["entries"]),
        ghosts=sum(len(one.ghosts) for one in every),
        key=key_of_marks(),
        data=told,
        worker=reverse("entry-worker"),
        refused=tuple(group for group in groups if group.refusal),
    )


def _may(by: Actor, brief: Brief) -> bool:
    above = tuple(code for code in (brief.district, brief.province) if code)
    return by.may(FILL, unit=brief.key.unit, above=above, subject=subject(brief.key.form))


def _district(asked: Asked, mine: Sequence[Brief]) -> str:
    """Give the district shown: the one asked for, or the first where all would be too many."""
    if asked.district == "*":
        return ""
    if asked.district in {brief.district for brief in mine}:
        return asked.district
    return "" if len(mine) <= MOST_UNITS // 3 else mine[0].district


def _districts(asked: Asked, mine: Sequence[Brief], first: Filing) -> tuple[Option, ...]:
    codes = list(dict.fromkeys(brief.district for brief in mine))
    if len(codes) < 2:
        return ()
    names, chosen = Names(first.period.until), _district(asked, mine)
    every = Option("*", _("Tất cả (%(n)s xã)") % {"n": len(mine)}, chosen == "")
    return (every, *(Option(code, names.district(code), code == chosen) for code in codes))


def _row(asked: Asked, every: Sequence[Opened]) -> str:
    """Give the row of the form shown; "" shows all, where they are not too many."""
    if asked.row:
        return "" if asked.row == "*" else asked.row
    count = sum(len(one.filing.sheet.rows) for one in every)
    return "" if count <= MOST_LINES else every[0].filing.sheet.rows[0].code


def _rows(every: Sequence[Opened], chosen: str) -> tuple[Option, ...]:
    titles = {row.code: row_title(row) for one in every for row in one.filing.sheet.rows}
    if len(titles) < 2 or len(titles) > MOST_LINES // 2:
        return ()
    whole = Option("*", _("Mọi dòng của biểu"), chosen == "")
    return (whole, *(Option(code, title, code == chosen) for code, title in titles.items()))


def _group(one: Opened, row: str, tried: Tried | None, typed: Mapping[Place, str]) -> Group:
    filing = one.filing
    clashes: Sequence[Clash] = tried.saved.clashes if tried and tried.saved else ()
    here = reverse("entry", args=parts(filing.key))
    laid = lines(one, typed=typed, clashes=clashes, here=here)
    return Group(
        unit=filing.key.unit,
        title=filing.unit_title,
        href=here,
        locked=one.locked,
        refusal=str(tried.refusal) if tried and tried.refusal else "",
        choosing=choices_of(filing, clashes),
        lines=tuple(line for line in laid if not row or line.code == row),
    )


def _totals(told: Sequence[Mapping[str, Any]]) -> Mapping[str, int]:
    """Add up what is counted of each submission."""
    sums: Counter[str] = Counter()
    for one in told:
        sums.update(one["totals"])
    return sums
