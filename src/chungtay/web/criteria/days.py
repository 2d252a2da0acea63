"""The days between which a page of criteria moves: ends of quarters, and the day shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.flows.today import today
from chungtay.web.kit.address import View

QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))
BACK, ON = 1, 1
"""The years before and after that of the day shown."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day one can move to: its address, and whether it is the one shown."""

    day: dt.date
    href: str
    shown: bool


def days_of(view: View) -> tuple[Day, ...]:
    """Give the ends of quarters around the day shown, none of them to come, and that day."""
    years = range(view.on.year - BACK, view.on.year + ON + 1)
    ends = {dt.date(year, *end) for year in years for end in QUARTER_ENDS}
    last = max(today(), view.on)
    days = sorted({day for day in ends if day <= last} | {view.on})
    return tuple(Day(day, view.href(on=f"{day:%d/%m/%Y}"), day == view.on) for day in days)
