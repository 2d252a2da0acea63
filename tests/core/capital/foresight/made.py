"""Courses made up for the tests of foresight."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import strategies as st

from chungtay.core.capital.foresight.course import MONTHS, Course, Place

LINE = Place("611.bqlda", "611", "ntm", "ntm.02", "", "central", "", "development", carried=False)
PLACES = tuple(
    replace_
    for district in ("608", "611", "617")
    for replace_ in (
        LINE._replace(holder=f"{district}.bqlda", district=district),
        LINE._replace(holder=district, district=district, project="ntm.03", kind="recurrent"),
    )
)


def course(plan: int, *shares: int, year: int = 2020, place: Place = LINE) -> Course:
    """Make a course of a plan given at once and percent of it paid by the end of each month."""
    told = [0, *shares, *[shares[-1] if shares else 0] * MONTHS][:MONTHS]
    return Course(place, year, year, (plan,) * MONTHS, tuple(plan * s // 100 for s in told))


@st.composite
def courses(draw: st.DrawFn, *, year: int, place: Place) -> Course:
    """Draw a course of a year: a plan, and payments that never exceed it."""
    plan = draw(st.integers(1, 10**12))
    parts = draw(st.lists(st.integers(0, 100), min_size=MONTHS, max_size=MONTHS))
    whole = max(sum(parts), draw(st.integers(1, 1_400)))
    paid = tuple(plan * part // whole for part in accumulate(parts))
    return Course(place, year, year, (plan,) * MONTHS, paid)


@st.composite
def histories(draw: st.DrawFn) -> list[Course]:
    """Draw some years of some lines; perhaps none."""
    years = draw(st.lists(st.integers(2015, 2019), unique=True, max_size=3))
    places = draw(st.lists(st.sampled_from(PLACES), unique=True, max_size=4))
    return [draw(courses(year=year, place=place)) for year in years for place in places]
