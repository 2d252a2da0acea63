"""The courses of budget lines, month by month, as measures answer them (plan, disbursed)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from chungtay.core.capital.foresight.course import Course, Place, accumulated
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Answer, Question
from chungtay.core.measures.measure import Measure

PLAN, PAID = "capital.plan", "capital.disbursed"
BUDGETS = ("central", "oda", "province", "district", "commune")
"""Sources that are planned and paid month by month; what people give is used as it comes."""
YEARS_BACK = 6
LINE = (
    "holder", "district", "programme", "project", "item", "source", "provider", "kind",
    "origin_year",
)  # fmt: skip
"""Dimensions that tell lines apart, as far as the measures have them."""

Key = tuple[str, ...]
Moved = dict[str, int]


class Asker(Protocol):
    """What foreseeing needs of the measures engine."""

    def measure(self, name: str) -> Measure:
        """Find a measure."""
        ...

    def ask_many(
        self, names: Sequence[str], *, by: Sequence[str] = (), question: Question
    ) -> dict[str, Answer]:
        """Ask several measures over the same dimensions."""
        ...


def plan_year(on: dt.date) -> int:
    """Give the plan year whose window is open: in January still the year before.

    >>> plan_year(dt.date(2020, 10, 13)), plan_year(dt.date(2021, 1, 20))
    (2020, 2020)
    """
    return on.year - 1 if on.month == 1 else on.year


def line_dimensions(engine: Asker) -> tuple[str, ...]:
    """Give the dimensions that tell lines apart and that both measures can be divided by."""
    known = set(engine.measure(PLAN).dimensions) & set(engine.measure(PAID).dimensions)
    return tuple(name for name in LINE if name in known)


def courses(
    engine: Asker, *, province: str, year: int, on: dt.date, as_known: dt.date | None = None
) -> tuple[Course, ...]:
    """Give the course of every line of a plan year and of the years before it."""
    by = (*line_dimensions(engine), "plan_year", "month")
    where = {
        "province": (province,),
        "plan_year": (f"{year - YEARS_BACK}..{year}",),
        "source": BUDGETS,
    }
    answers = engine.ask_many([PLAN, PAID], by=by, question=Question(where, on, as_known))
    plans, paids = _by_line(answers[PLAN]), _by_line(answers[PAID])
    return tuple(_course(by[:-1], key, plans[key], paids.get(key, {})) for key in sorted(plans))


def _by_line(answer: Answer) -> dict[Key, Moved]:
    """Gather an answer's months under their lines; the month is the last dimension."""
    lines: dict[Key, Moved] = defaultdict(dict)
    for at, value in answer.numbers.items():
        lines[at[:-1]][at[-1]] = whole_dong(value)
    return lines


def _course(names: tuple[str, ...], key: Key, plan: Moved, paid: Moved) -> Course:
    said = dict(zip(names, key, strict=True))
    year, origin = int(said["plan_year"]), int(said["origin_year"])
    return Course(
        place_of(said, carried=origin < year), origin, year,
        accumulated(plan, year), accumulated(paid, year),
    )  # fmt: skip


def place_of(said: Mapping[str, str], *, carried: bool) -> Place:
    """Give the place of a line from the values of its dimensions."""
    return Place(
        said["holder"], said["district"], said["programme"], said["project"],
        said.get("item", ""), said["source"], said.get("provider", ""), said["kind"], carried,
    )  # fmt: skip


def whole_dong(value: Quantity) -> int:
    """Give an amount of a measure as whole đồng; what nobody speaks of is none."""
    return 0 if isinstance(value, Missing) else int(value)
