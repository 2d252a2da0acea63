"""Foresee disbursement: hand the courses of lines and the schedules of works to the core.

Every base number is a measure; what the core says of them is an estimate, and never goes back into
a register.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from chungtay.core.capital.foresight.course import DECEMBER
from chungtay.core.capital.foresight.foreseeing import Foresight, foresee
from chungtay.core.capital.foresight.risk import AtRisk, at_risk
from chungtay.core.capital.foresight.trial import TriedYear, next_end, tried
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.measures.answer import Question
from chungtay.flows.line_courses import Asker, courses, plan_year
from chungtay.flows.line_signs import known
from chungtay.flows.line_windows import closes
from chungtay.flows.work_schedules import schedules
from chungtay.packs.foresight import habits

T = TypeVar("T")
KEPT = 16
"""Days whose foresight is kept until the registers move."""


class Keeper(Asker, Protocol):
    """An engine that also keeps what was computed until the registers move."""

    def still(self) -> AbstractContextManager[None]:
        """Answer everything in a block from one moment of the registers."""
        ...

    def once(self, key: str, compute: Callable[[], T]) -> T:
        """Compute something once for each state of the registers."""
        ...

    def rests_on(self, provenance: Provenance, name: str, question: Question) -> bool:
        """Tell whether any row behind a number is of a provenance."""
        ...


def foreseen(
    engine: Keeper, *, province: str, on: dt.date, as_known: dt.date | None = None
) -> Foresight:
    """Foresee the lines of the plan whose window is open on a day, in a province.

    Kept until the registers move, for the days asked last.
    """
    year = plan_year(on)
    scheduled = schedules(engine, province=province, year=year, on=on, as_known=as_known)
    kept: dict[object, Foresight] = engine.once("foresight", dict)
    key = (province, on, as_known, frozenset(scheduled.by_place.items()))
    if key not in kept:
        found = courses(engine, province=province, year=year, on=on, as_known=as_known)
        now = [course for course in found if course.plan_year == year]
        before = [course for course in found if course.plan_year < year]
        while len(kept) >= KEPT:
            kept.pop(next(iter(kept)), None)
        kept[key] = foresee(now, before, plan_year=year, on=on, schedules=scheduled, closes=closes)
    return kept[key]


def tried_again(engine: Keeper, foresight: Foresight) -> tuple[TriedYear, ...]:
    """Foresee the past years of a foresight from the years before each, at the same month.

    Told of the end of the window that still lies ahead; kept as long as the foresight is.
    """
    kept: dict[int, tuple[Foresight, tuple[TriedYear, ...]]] = engine.once("foresight tried", dict)
    told = kept.get(id(foresight))
    if told is None or told[0] is not foresight:
        month = min(foresight.month, DECEMBER)
        found = tried(
            foresight.taught, month=month, target=next_end(month), closes=closes,
            coverage=foresight.coverage,
        )  # fmt: skip
        told = (foresight, found)
        while len(kept) >= KEPT:
            kept.pop(next(iter(kept)), None)
        kept[id(foresight)] = told
    return told[1]


def at_risk_lines(foresight: Foresight, *, province: str) -> tuple[AtRisk, ...]:
    """Rank the lines of a foresight by đồng at risk, each with the evidence of why."""
    signs = known(foresight, province=province)
    return at_risk(foresight, signs.of, habits(province))
