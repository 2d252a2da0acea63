"""The days between which a page of criteria moves: those on which anything changed.

Without scripts they are links: the one before, the one after, those of the year shown, the last of
every other year. Scripts make one slider of them all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import groupby

from chungtay.apps.criteria.queries import changed_days
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


@dataclass(frozen=True, slots=True)
class Days:
    """The stops of a slider, in order: of the year shown each, of every year the last."""

    stops: tuple[dt.date, ...]
    near: tuple[Day, ...]
    years: tuple[Day, ...]
    before: Day | None
    after: Day | None

    @property
    def listed(self) -> str:
        """Write the stops as the slider's script reads them."""
        return " ".join(day.isoformat() for day in self.stops)


def days_of(view: View, units: Collection[str], criteria_sets: Collection[str]) -> Days:
    """Give the days on which anything known of some units changed, and the day shown."""
    changed = changed_days(units, criteria_sets=criteria_sets, on=view.on, as_known=view.as_known)
    stops = sorted({day for day in changed if day <= max(today(), view.on)} | {view.on})
    at = stops.index(view.on)
    lasts = [list(few)[-1] for _year, few in groupby(stops, key=lambda day: day.year)]
    return Days(
        tuple(stops),
        tuple(_day(view, day) for day in stops if day.year == view.on.year),
        tuple(replace(_day(view, day), shown=day.year == view.on.year) for day in lasts),
        _day(view, stops[at - 1]) if at else None,
        _day(view, stops[at + 1]) if at + 1 < len(stops) else None,
    )


def quarters(view: View) -> tuple[dt.date, ...]:
    """Give the ends of quarters around the day shown, none of them to come, and that day."""
    years = range(view.on.year - BACK, view.on.year + ON + 1)
    ends = {dt.date(year, *end) for year in years for end in QUARTER_ENDS}
    last = max(today(), view.on)
    return tuple(sorted({day for day in ends if day <= last} | {view.on}))


def _day(view: View, day: dt.date) -> Day:
    return Day(day, view.href(on=day.isoformat()), day == view.on)
