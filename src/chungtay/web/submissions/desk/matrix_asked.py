"""What the matrix is asked for, and how far whoever asks may look."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from chungtay.apps.submissions import queries
from chungtay.apps.submissions.queries.reach import Reach, reach
from chungtay.apps.units import queries as units
from chungtay.core.people.actor import COUNTRY, Actor
from chungtay.core.submissions.filing import Brief
from chungtay.core.units.unit import Level, Unit
from chungtay.web.submissions.desk import marks

Column = tuple[str, str]
"""A form and a period, by their codes."""
Opened = tuple[str, str, dt.date]
"""A form and a period by their codes, and the period's last day."""
MOST = 5_000
MATRIX = "/bao-cao-ky/ma-tran/"
MONEY_FIRST = (
    "von-thang", "huy-dong-thang", "cong-trinh-thang", "ho-ngheo-thang", "tieu-chi-quy",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks the matrix for. `month` is yyyy-mm: periods that end in it."""

    unit: str
    month: str
    form: str
    state: str
    every: bool

    @classmethod
    def read(cls, given: QueryDict) -> Asked:
        """Read an address; what is not there stands for all."""
        return cls(
            given.get("don-vi", ""),
            given.get("thang", ""),
            given.get("bieu", ""),
            given.get("trang-thai", ""),
            given.get("xem", "") == "tung-don-vi",
        )

    def href(self, **changes: str) -> str:
        """Write the address with some of it changed."""
        said_now = {
            "don-vi": self.unit,
            "thang": self.month,
            "bieu": self.form,
            "trang-thai": self.state,
            "xem": "tung-don-vi" if self.every else "",
        }
        query = QueryDict(mutable=True)
        for name, value in {**said_now, **changes}.items():
            if value:
                query[name] = value
        return f"{MATRIX}?{query.urlencode()}" if query else MATRIX


@dataclass(frozen=True)
class Reading:
    """What is read for one page: who asks for what, over which unit, on which day."""

    by: Actor
    asked: Asked
    scope: tuple[str, ...]
    forms: tuple[str, ...]
    on: dt.date
    since: dt.date
    until: dt.date
    opened: tuple[Opened, ...]

    @property
    def root(self) -> str:
        """Give the unit the page is about; the country where nothing narrows it."""
        return self.scope[0] if len(self.scope) == 1 else COUNTRY


def reading_of(by: Actor, asked: Asked, on: dt.date) -> Reading:
    """Read how far somebody may look, narrowed to what is asked."""
    wanted = (asked.form,) if asked.form else ()
    scope, names = _together(reach(by, on=on, unit=asked.unit, forms=wanted))
    opened = queries.periods_open(scope=scope)
    since, until = _window(asked, on, opened)
    return Reading(by, asked, scope, names, on, since, until, opened)


def _together(reaches: Sequence[Reach]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give units and forms that one table may show, every form of them at every unit.

    Where somebody may see all forms here and one form there, the table is of all forms; asked for
    that one form, it shows both. Units and forms of different reaches are never crossed.
    """
    by_scope: dict[tuple[str, ...], list[str]] = {}
    for one in reaches:
        if not one.forms:
            return one.scope, ()
        by_scope.setdefault(one.scope, []).extend(one.forms)
    if not by_scope:
        return (), ()
    scope, names = max(by_scope.items(), key=lambda item: len(item[1]))
    return scope, tuple(dict.fromkeys(names))


def _window(asked: Asked, on: dt.date, opened: tuple[Opened, ...]) -> tuple[dt.date, dt.date]:
    """Give the days in which periods end: the month asked for, else the last one opened."""
    if asked.month == "tat-ca":
        return dt.date(on.year - 1, on.month, 1), on
    try:
        first = dt.date.fromisoformat(f"{asked.month}-01")
    except ValueError:
        ends = [until for _, _, until in opened if until <= on]
        first = (ends[0] if ends else on).replace(day=1)
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])


def unit_of(reading: Reading) -> Unit | None:
    """Find the unit a page is about; None for the country."""
    if reading.root == COUNTRY:
        return None
    on = min(reading.until, reading.on)
    return units.units([reading.root], on=on).get(reading.root)


def rolls(reading: Reading, whole: Unit | None) -> bool:
    """Tell whether rows are of the units below rather than of each one that reports."""
    if reading.asked.every or reading.asked.state:
        return False
    return whole is None or whole.level is Level.PROVINCE


def briefs_of(reading: Reading) -> tuple[Brief, ...]:
    """List the reports of the days, narrowed to a state if asked."""
    state = reading.asked.state
    found = queries.briefs(
        scope=reading.scope,
        on=reading.on,
        since=reading.since,
        until=reading.until,
        forms=reading.forms,
        limit=MOST,
    )
    return tuple(brief for brief in found if not state or marks.code_of(brief) == state)


def columns_of(reading: Reading) -> tuple[Column, ...]:
    """Give the forms and periods whose periods end in the days."""
    return tuple(
        (form, period)
        for form, period, until in sorted(reading.opened, key=lambda one: (rank(one[0]), one[2]))
        if reading.since <= until <= reading.until and (not reading.forms or form in reading.forms)
    )


def rank(form: str) -> tuple[int, str]:
    """Give the order of forms: money, works and criteria first."""
    known = form in MONEY_FIRST
    return (MONEY_FIRST.index(form) if known else len(MONEY_FIRST), form)
