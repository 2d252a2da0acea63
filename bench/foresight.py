"""Foresight back-tested: months held out, our error beside seasonal-naive and a plain run-rate.

Each year but the first is foreseen at the end of every month from March to November from the years
before it alone; the error is the weighted absolute percentage error of đồng paid by 31 December,
line by line. Seasonal-naive adds the share of the plan that the line (or its group) paid in the
rest of the year before; run-rate goes on as the year has gone. How often the interval held stands
beside what it is stated to hold, by month and by held-out year, and how wide the interval of the
year's total is, in percent of its plan. Three ledgers: the demonstration's, and two made from a
seed, one whose years resemble each other and one whose years do not. A year's lines and months
share its luck, so few years tell little of totals; they are told once more over further made
ledgers (`UNSEEN`), which nobody looked at when the rule was chosen.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bench import province
from chungtay.analytics.engine import Engine
from chungtay.core.capital.foresight.backtest import wape
from chungtay.core.capital.foresight.course import (
    DECEMBER,
    PARTS,
    Course,
    Place,
)
from chungtay.core.capital.foresight.foreseeing import COVERAGE, Closes, never
from chungtay.core.capital.foresight.trial import Kept, TriedLine, TriedYear, tried
from chungtay.flows.line_courses import courses
from chungtay.flows.line_windows import closes

FROM = range(3, 12)
SEED = 20201013
UNSEEN = range(101, 105)
RESTLESS = (0.04, 0.12, 0.25)
YEARS = range(2014, 2020)
PROJECTS = 8
DISTRICTS = 10
HOLDS = "interval holds (lines; totals, and their width)"


@dataclass(frozen=True, slots=True)
class Tried:
    """One line of a held-out year foreseen at a month: how it ended, and what others said."""

    year: int
    month: int
    kept: TriedLine
    naive: int
    rate: int

    @property
    def end(self) -> int:
        """Give what was paid by 31 December."""
        return self.kept.end

    @property
    def ours(self) -> int:
        """Give what we had expected."""
        return self.kept.ahead.central


@dataclass(frozen=True, slots=True)
class Whole:
    """The total of a held-out year foreseen at a month."""

    year: int
    month: int
    kept: Kept
    plan: int


def main() -> None:
    """Back-test on each ledger and print errors and coverage by month."""
    province.load()
    demo = courses(Engine(), province=province.CODE, year=province.BEFORE.year, on=province.DAY)
    _told("the demonstration's ledger", demo, closes)
    _told(f"a made ledger whose years resemble each other (seed {SEED})", made(SEED, restless=0.04))
    _told(f"a made ledger whose years differ (seed {SEED})", made(SEED, restless=0.25))
    for restless in RESTLESS:
        wholes = [
            _whole(one, month)
            for seed in UNSEEN
            for month in (6, 9)
            for one in tried(made(seed, restless=restless), month=month, target=DECEMBER)
        ]
        print(f"   totals of {len(UNSEEN)} ledgers unseen, restless {restless}: {_totals(wholes)}")


def _told(name: str, ledger: Sequence[Course], closes: Closes = never) -> None:
    years = sorted({course.plan_year for course in ledger})
    print(f"   {name}: {len(ledger)} lines of {years[0]}–{years[-1]}" if years else f"   {name}: –")
    if len(years) < 2:
        print("   not measured: needs two whole years")
        return
    lines, wholes = back_test(ledger, closes)
    print(f"   held out: {len(years) - 1} years, {len({t.month for t in lines})} months each")
    print(f"   {'month':>5}    ours   seasonal-naive   run-rate   {HOLDS}")
    for month in FROM:
        some = [t for t in lines if t.month == month]
        print(_row(str(month), some, [w for w in wholes if w.month == month]))
    print(_row("all", lines, wholes))
    for year in years[1:]:
        some = [t for t in lines if t.year == year]
        print(_row(str(year), some, [w for w in wholes if w.year == year], least=_least(some)))


def _row(head: str, tried: Sequence[Tried], wholes: Sequence[Whole], *, least: str = "") -> str:
    ours, naive, rate = (
        (wape((getattr(t, name), t.end) for t in tried) or 0) * 100 / PARTS
        for name in ("ours", "naive", "rate")
    )
    verdict = "" if ours <= naive else "   worse than seasonal-naive"
    return (
        f"   {head:>5}  {ours:5.2f} %         {naive:5.2f} %    {rate:5.2f} %   "
        f"{holding(tried):3.0f} % (stated {COVERAGE} %); {_totals(wholes)}{least}{verdict}"
    )


def _totals(wholes: Sequence[Whole]) -> str:
    """Say how many totals' intervals held, and how wide they were on the mean."""
    held = sum(w.kept.held for w in wholes)
    wide = sum((w.kept.ahead.high - w.kept.ahead.low) * 100 / w.plan for w in wholes)
    return f"{held} of {len(wholes)}, {wide / max(1, len(wholes)):.1f} % wide"


def holding(tried: Sequence[Tried]) -> float:
    """Give the percent of lines whose end lay in the interval."""
    return sum(t.kept.held for t in tried) * 100 / max(1, len(tried))


def _least(tried: Sequence[Tried]) -> str:
    """Name the month at which the interval of a year held the fewest lines."""
    by = {month: holding([t for t in tried if t.month == month]) for month in FROM}
    month = min(by, key=lambda month: by[month])
    return f"; least from month {month}: {by[month]:.0f} %"


def back_test(ledger: Sequence[Course], closes: Closes = never) -> tuple[list[Tried], list[Whole]]:
    """Foresee every year but the first from the years before it, at every month."""
    lines: list[Tried] = []
    wholes: list[Whole] = []
    for month in FROM:
        for one in tried(ledger, month=month, target=DECEMBER, closes=closes):
            lines += _lines(ledger, one, month)
            wholes.append(_whole(one, month))
    return lines, wholes


def _whole(one: TriedYear, month: int) -> Whole:
    return Whole(one.year, month, one.total, sum(kept.line.plan for kept in one.lines))


def _lines(ledger: Sequence[Course], one: TriedYear, month: int) -> Iterator[Tried]:
    before = [course for course in ledger if course.plan_year < one.year]
    naive = seasonal_naive([c for c in before if c.plan_year == one.year - 1] or before, month)
    for kept in one.lines:
        line = kept.line
        run_rate = min(line.plan, line.paid * 12 // month)
        yield Tried(one.year, month, kept, naive(line.course), run_rate)


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
