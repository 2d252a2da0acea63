"""The matrix: units by forms and periods, each cell saying how one report stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.apps.submissions.queries.reach import reach
from chungtay.apps.units import queries as units
from chungtay.core.people.actor import COUNTRY, Actor
from chungtay.core.units.unit import Level, Unit
from chungtay.packs import forms
from chungtay.web.kit import wording
from chungtay.web.kit.address import View
from chungtay.web.kit.choices import Choice, Option
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import Num
from chungtay.web.kit.names import said
from chungtay.web.submissions.desk import marks
from chungtay.web.submissions.desk.marks import Mark
from chungtay.web.submissions.desk.matrix_asked import (
    Asked,
    Column,
    Reading,
    briefs_of,
    columns_of,
    rank,
    reading_of,
    rolls,
    unit_of,
)
from chungtay.web.submissions.desk.matrix_rows import Count, Line, counted, listed, rolled, summed

RATES = {
    "submissions.sent_rate": gettext_lazy("Đã nộp"),
    "submissions.on_time_rate": gettext_lazy("Nộp đúng hạn"),
    "submissions.completeness": gettext_lazy("Ô bắt buộc đã nhập"),
    "submissions.missing_sources": gettext_lazy("Nguồn vốn còn thiếu số"),
}
"""The measures at the top of the page."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: the form, the period, and the list of it alone."""

    form: str
    title: str
    period: str
    href: str


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """The page."""

    view: View
    title: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    choices: tuple[Choice, ...]
    key: tuple[Mark, ...]
    asked: Asked
    rolled: bool
    other: str
    up: str
    export: str
    approvable: int
    totals: tuple[Count, ...]
    rates: tuple[tuple[str, Num], ...]
    results: tuple[tuple[str, str, str], ...] = ()


def matrix(
    by: Actor,
    asked: Asked,
    desk: Desk,
    *,
    on: dt.date,
    results: tuple[tuple[str, str, str], ...] = (),
) -> MatrixPage:
    """Lay the matrix out for somebody, or refuse a unit they may not see."""
    reading = reading_of(by, asked, on)
    whole = unit_of(reading)
    rolled_up = rolls(reading, whole)
    columns = columns_of(reading)
    if rolled_up:
        lines = rolled(reading, columns)
        totals = summed(lines)
    else:
        briefs = briefs_of(reading)
        lines = listed(reading, columns, briefs)
        totals = counted(marks.code_of(brief) for brief in briefs)
    return MatrixPage(
        view=desk.view,
        title=whole.title if whole else _("Cả nước"),
        heads=_heads(columns, reading),
        lines=lines,
        choices=_choices(reading),
        key=marks.key(),
        asked=asked,
        rolled=rolled_up,
        other=_other(reading, whole, rolled=rolled_up),
        up=_up(reading, whole),
        export=asked.href(tai="xlsx"),
        approvable=sum(cell.approvable for line in lines for cell in line.cells),
        totals=totals,
        rates=_rates(desk, whole, columns),
        results=results,
    )


def _rates(
    desk: Desk, whole: Unit | None, columns: Sequence[Column]
) -> tuple[tuple[str, Num], ...]:
    """Ask the measures of reporting for what the page shows."""
    if not columns:
        return ()
    where = {
        "form": tuple(dict.fromkeys(form for form, _period in columns)),
        "period": tuple(dict.fromkeys(period for _form, period in columns)),
    }
    if whole is not None:
        where[{Level.COMMUNE: "unit"}.get(whole.level, whole.level.value)] = (whole.code,)
    found = desk.of(tuple(RATES), where)
    return tuple((str(title), found[name]) for name, title in RATES.items())


def _heads(columns: Sequence[Column], reading: Reading) -> tuple[Head, ...]:
    known = forms.forms(on=min(reading.until, reading.on))
    heads = []
    for form, code in columns:
        one = known.get(form)
        title = said(one.short) if one else form
        href = reading.asked.href(bieu=form, thang="tat-ca")
        heads.append(Head(form, title, wording.period(code), href))
    return tuple(heads)


def _choices(reading: Reading) -> tuple[Choice, ...]:
    own = reach(reading.by, on=reading.on)
    limit = {form for one in own for form in one.forms} if all(one.forms for one in own) else None
    found = [opened for opened in reading.opened if limit is None or opened[0] in limit]
    months = sorted({f"{until:%Y-%m}" for _, _, until in found}, reverse=True)
    now = reading.asked.month if reading.asked.month == "tat-ca" else f"{reading.since:%Y-%m}"
    listed = sorted({form for form, _, _ in found}, key=rank)
    known = forms.forms(on=min(reading.until, reading.on))
    named = [Option(code, said(known[code].short)) for code in listed if code in known]
    return (
        Choice("don-vi", _("Huyện, thành phố"), _places(reading), reading.asked.unit),
        Choice(
            "thang",
            _("Kỳ kết thúc trong tháng"),
            (*(Option(m, f"{m[5:]}/{m[:4]}") for m in months),
             Option("tat-ca", _("12 tháng gần nhất"))),
            now,
        ),
        Choice("bieu", _("Biểu mẫu"), (Option("", _("Tất cả")), *named), reading.asked.form),
        Choice(
            "trang-thai",
            _("Trạng thái"),
            (Option("", _("Tất cả")), *(Option(m.code, m.word) for m in marks.key())),
            reading.asked.state,
        ),
    )  # fmt: skip


def _places(reading: Reading) -> tuple[Option, ...]:
    own = reach(reading.by, on=reading.on)
    roots = tuple(dict.fromkeys(root for one in own for root in one.scope))
    on = min(reading.until, reading.on)
    inside: list[Unit] = []
    for root in roots:
        if root == COUNTRY:
            inside += units.standing(on=on, level=Level.PROVINCE)
        else:
            inside += [u for u in units.subtree(root, on=on) if u.level is not Level.COMMUNE]
    listed = [Option(unit.code, unit.title) for unit in inside if unit.code not in roots]
    return (Option("", _("Tất cả")), *listed)


def _other(reading: Reading, whole: Unit | None, *, rolled: bool) -> str:
    if whole is None or whole.level is not Level.PROVINCE or reading.asked.state:
        return ""
    return reading.asked.href(xem="tung-don-vi" if rolled else "")


def _up(reading: Reading, whole: Unit | None) -> str:
    return reading.asked.href(**{"don-vi": "", "xem": ""}) if whole and reading.asked.unit else ""
