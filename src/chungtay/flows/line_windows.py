"""Until when the law lets the lines that are foreseen be paid."""

from __future__ import annotations

import datetime as dt

from chungtay.core.capital.foresight.course import Course, Place
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.window import window
from chungtay.packs.capital import spending_law


def closes(course: Course) -> dt.date | None:
    """Give the last day of a course's window; none where no law says."""
    return closes_on(course.place, course.origin_year, course.plan_year)


def closes_on(place: Place, origin_year: int, plan_year: int) -> dt.date | None:
    """Give the last day on which money of a place and its years may be paid."""
    line = Line(
        place.programme, place.project, place.item, Source(place.source), CapitalKind(place.kind),
        origin_year, plan_year, place.provider,
    )  # fmt: skip
    bound = window(line, spending_law())
    return bound.last if bound else None
