# ruff: noqa: INP001
"""How far each work came by the end of September 2020, as its money tells.

A work is begun before it is first paid for, done when its money is paid out, and then accepted,
handed over and settled; volume always runs a little ahead of payment.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from tables import spread
from work_plan import NTM, P2, Books, Work

PLANNED_ON = date(2019, 12, 12)
UNTIL = date(2020, 9, 30)
SEEN = date(2020, 9, 25)
"""The day on which owners last looked how far a work is."""


class Step(NamedTuple):
    """A stage a work reached on a day, and its physical progress in percent."""

    stage: str
    on: date
    progress: int


def course(books: Books, work: Work) -> list[Step]:
    """Give the steps of a work, one a day at most, none after September."""
    steps = [Step("planned", _planned(work), 0)]
    if work.approved is None:
        return steps
    steps.append(Step("approved", work.approved, 0))
    started = _started(books, work)
    if started is None:
        return steps
    steps.append(Step("started", started, 0))
    share = books.shares[work.code]
    paid = books.paid.get(work.code, [])
    percent = 100 * sum(dong for _, dong in paid) // share
    if percent < 100:
        ahead = percent + spread(f"ahead{work.code}", 4, 14)
        if started < SEEN:
            steps.append(Step("started", SEEN, max(5, min(95, ahead))))
        return steps
    last = paid[-1][0]
    finished = max(started + timedelta(days=30), date(2020, last, 3))
    finished += timedelta(days=spread(f"done{work.code}", 0, 12))
    for stage, low, high in (
        ("finished", 0, 0),
        ("accepted", 3, 12),
        ("handed_over", 4, 20),
        ("settled", 70, 120),
    ):
        finished += timedelta(days=spread(f"{stage}{work.code}", low, high))
        if finished > UNTIL:
            break
        steps.append(Step(stage, finished, 100))
    return steps


def _planned(work: Work) -> date:
    if work.way == "carried":
        return date(2018, 12, 14)
    if work.approved and work.approved <= PLANNED_ON:
        return work.approved - timedelta(days=spread(f"planned{work.code}", 20, 60))
    return PLANNED_ON


def _started(books: Books, work: Work) -> date | None:
    """Tell when a work was begun: before the month of its first payment, or lately."""
    if work.approved is None:
        return None
    ready = work.approved + timedelta(days=spread(f"tender{work.code}", 8, 20))
    paid = books.paid.get(work.code)
    if work.way == "carried":
        return ready
    if paid:
        first = date(2020, paid[0][0], 24)
        lead = spread(f"lead{work.code}", 3, 45)
        return min(first, max(ready, first - timedelta(days=lead)))
    waits = 70 if work.project in {NTM, P2} else 45
    late = date(2020, 8, 20) + timedelta(days=spread(f"late{work.code}", 0, 38))
    if spread(f"begun{work.code}", 0, 99) < waits and ready < late:
        return late
    return None
