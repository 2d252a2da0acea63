"""Foresight back-tested: months held out, our error beside seasonal-naive and a plain run-rate.

Each year but the first is foreseen at the end of every month from March to November from the years
before it alone; the error is the weighted absolute percentage error of đồng paid by 31 December,
line by line. Seasonal-naive adds the share of the plan that the line (or its group) paid in the
rest of the year before; run-rate goes on as the year has gone. Three ledgers: the demonstration's,
and two made from a seed, one whose years resemble each other and one whose years do not.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from bench import province
from chungtay.analytics.engine import Engine
from chungtay.core.capital.foresight.backtest import wape
from chungtay.core.capital.foresight.course import (
    DECEMBER,
    JANUARY,
    PARTS,
    Course,
    Place,
    month_end,
)
from chungtay.core.capital.foresight.foreseeing import COVERAGE, foresee, total
from chungtay.flows.line_courses import courses

FROM = range(3, 12)
SEED = 20201013
YEARS = range(2014, 2020)
PROJECTS = 8
DISTRICTS = 10


@dataclass(frozen=True, slots=True)
class Tried:
    """One line foreseen at a month: what each method said, how it ended, and our bounds."""

    month: int
    end: int
    ours: int
    naive: int
    rate: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Whole:
    """A year's total foreseen at a month: the bounds, and how it ended."""

    month: int
    end: int
    low: int
    high: int


def main() -> None:
    """Back-test on each ledger and print errors and coverage by month."""
    province.load()
    demo = courses(Engine(), province=province.CODE, year=province.BEFORE.year, on=province.DAY)
    _told("the demonstration's ledger", demo)
    _told(f"a made ledger whose years resemble each other (seed {SEED})", made(SEED, restless=0.04))
    _told(f"a made ledger whose years differ (seed {SEED})", made(SEED, restless=0.25))


def _told(name: str, ledger: Sequence[Course]) -> None:
    years = sorted({course.plan_year for course in ledger})
    print(f"   {name}: {len(ledger)} lines of {years[0]}–{years[-1]}" if years else f"   {name}: –")
    if len(years) < 2:
        print("   not measured: needs two whole years")
        return
    lines, wholes = back_test(ledger)
    print(f"   held out: {len(years) - 1} years, {len({t.month for t in lines})} months each")
    print("   month    ours   seasonal-naive   run-rate   interval holds (lines, totals)")
    for month in FROM:
        print(_row(month, [t for t in lines if t.month == month], wholes))
    print(_row(0, lines, wholes))


def _row(month: int, tried: Sequence[Tried], wholes: Sequence[Whole]) -> str:
    ours, naive, rate = (
        (wape((getattr(t, name), t.end) for t in tried) or 0) * 100 / PARTS
        for name in ("ours", "naive", "rate")
    )
    of = [w for w in wholes if month in {0, w.month}]
    inside = sum(t.low <= t.end <= t.high for t in tried) * 100 / max(1, len(tried))
    held = sum(w.low <= w.end <= w.high for w in of)
    verdict = "" if ours <= naive else "   worse than seasonal-naive"
    return (
        f"   {month or 'all':>5}  {ours:5.2f} %         {naive:5.2f} %    {rate:5.2f} %   "
        f"{inside:3.0f} % (stated {COVERAGE} %), {held} of {len(of)}{verdict}"
    )


def back_test(ledger: Sequence[Course]) -> tuple[list[Tried], list[Whole]]:
    """Foresee every year but the first from the years before it, at every month."""
    lines: list[Tried] = []
    wholes: list[Whole] = []
    for year in sorted({course.plan_year for course in ledger})[1:]:
        before = [course for course in ledger if course.plan_year < year]
        now = [c for c in ledger if c.plan_year == year and c.planned(DECEMBER) > 0]
        for month in FROM:
            tried, whole = _try(now, before, year, month)
            lines += tried
            wholes.append(whole)
    return lines, wholes


def _try(
    now: Sequence[Course], before: Sequence[Course], year: int, month: int
) -> tuple[list[Tried], Whole]:
    told = {c.place: c for c in now}
    seen = [cut(course, month) for course in now]
    on = month_end(year, month)
    foresight = foresee(seen, before, plan_year=year, on=on)
    naive = seasonal_naive([c for c in before if c.plan_year == year - 1] or before, month)
    tried = []
    for line in foresight.lines:
        end = told[line.course.place].spent(DECEMBER)
        run_rate = min(line.plan, line.paid * 12 // month)
        ahead = line.december
        said = naive(line.course)
        tried.append(Tried(month, end, ahead.central, said, run_rate, ahead.low, ahead.high))
    ahead = total(foresight.lines, foresight).december
    return tried, Whole(month, sum(t.end for t in tried), ahead.low, ahead.high)


def cut(course: Course, month: int) -> Course:
    """Give a course as it was known at the end of a month."""
    rest = JANUARY - month
    return replace(
        course,
        plan=(*course.plan[: month + 1], *[course.plan[month]] * rest),
        paid=(*course.paid[: month + 1], *[course.paid[month]] * rest),
    )


def seasonal_naive(before: Sequence[Course], month: int) -> Callable[[Course], int]:
    """Say that a line pays the share of its plan that it, or its group, paid last year."""
    sums: dict[object, list[int]] = defaultdict(lambda: [0, 0])
    for course in before:
        for key in (course.place, course.place.group, course.place.family, None):
            sums[key][0] += course.spent(DECEMBER) - course.spent(month)
            sums[key][1] += course.planned(DECEMBER)

    def said(course: Course) -> int:
        plan, paid = course.planned(month), course.spent(month)
        keys = (course.place, course.place.group, course.place.family, None)
        added, planned = next((sums[key] for key in keys if sums[key][1] > 0), (0, 1))
        return min(plan, paid + plan * added // planned)

    return said


def made(seed: int, *, restless: float) -> tuple[Course, ...]:
    """Make a ledger of several years: S-shaped courses, slow lines, an end-of-year rush.

    `restless` is how far a year's pace strays from the others'.
    """
    chance = random.Random(seed)  # noqa: S311 - a benchmark's data, not a secret
    return tuple(_made(chance, restless))


def _made(chance: random.Random, restless: float) -> Iterator[Course]:
    places = [
        Place(f"{d}.bqlda", f"{d}", "p", f"p.{i}", "", "central", "", kind, carried=False)
        for i in range(PROJECTS)
        for kind in (("development",) if i % 2 else ("recurrent",))
        for d in range(608, 608 + DISTRICTS)
    ]
    pace = {place: chance.gauss(0, 0.08) for place in places}
    for year in YEARS:
        shift = chance.gauss(0, restless)
        for place in places:
            yield _course(chance, place, year, shift + pace[place])


def _course(chance: random.Random, place: Place, year: int, slower: float) -> Course:
    plan = chance.randrange(200, 20_000) * 1_000_000
    centre, reach = (7.5, 0.95) if place.kind == "development" else (10.5, 0.9)
    reach = min(1.0, max(0.1, reach - max(0.0, slower) * 0.5 + chance.gauss(0, 0.05)))
    if chance.random() < 0.08:
        reach *= chance.random()
    centre += slower * 6 + chance.gauss(0, 0.5)
    weights = [
        1 / (1 + 2.2 ** abs(month - centre)) * chance.uniform(0.6, 1.4) for month in range(1, 13)
    ]
    weights[11] *= 1.6
    paid = [int(plan * reach * w / sum(weights)) for w in weights]
    january = int((plan - sum(paid)) * chance.random() * 0.3)
    return Course(place, year, year, (plan,) * 14, tuple(accumulate((0, *paid, january))))


if __name__ == "__main__":
    main()
