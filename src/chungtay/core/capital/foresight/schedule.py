"""What works' schedules say of a line: how much of its plan they cover, and pay by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from chungtay.core.capital.foresight.course import DECEMBER, Place

TRUSTED = 2
"""Schedules slip: a covered đồng follows its schedule for one part in so many, and the shape of
earlier years for the rest."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Of a line's plan, what lies on works with a schedule, and what they will have paid.

    `covered`, `december` and `january` are whole đồng; `works` counts the works and `late` those
    planned to finish after the window. `contracted` is what contracts bind of the line's plan,
    `uncovered` the completed volume that no plan covers yet. `idle` names the works that will leave
    part of their plan unpaid and unbound by contract, and how much; the most first.
    """

    covered: int
    december: int
    january: int
    works: int
    late: int
    contracted: int = 0
    uncovered: int = 0
    idle: tuple[tuple[str, int], ...] = ()

    def by(self, target: int) -> int:
        """Give what the schedules will have paid by a target month."""
        return self.december if target == DECEMBER else max(self.december, self.january)


class Schedules(Protocol):
    """Where the works' schedules are asked for."""

    def of(self, place: Place) -> Schedule | None:
        """Give what is scheduled on a line, or None where no work is known."""
        ...


@dataclass(frozen=True, slots=True)
class Known:
    """Schedules that were put together before."""

    by_place: Mapping[Place, Schedule] = field(default_factory=dict)

    def of(self, place: Place) -> Schedule | None:
        """Give what is scheduled on a line, or None where no work is known."""
        return self.by_place.get(place)


NO_SCHEDULES = Known()


@dataclass(frozen=True, slots=True)
class Job:
    """A work as its schedule sees it; `plan` and `paid` in whole đồng.

    `progress` is in whole percent, None where nobody has said it; `contract` is the value of the
    contract and `funded` all that was ever planned for the work, from every line and year. `work`
    is its code.
    """

    work: str
    plan: int
    paid: int
    approved: bool
    started: bool
    finished: bool
    stopped: bool
    progress: int | None
    planned_start: dt.date | None
    planned_finish: dt.date | None
    contract: int = 0
    funded: int = 0


def put_together(jobs: Iterable[Job], *, on: dt.date, ends: tuple[dt.date, dt.date]) -> Schedule:
    """Say what the works of a line will have paid by the two ends of its window.

    A finished work is paid whole; one under way goes on evenly to its planned finish; one not yet
    started goes evenly from its planned start, or from the day asked if that has passed; one not
    approved, or stopped, is paid no more. Works without a planned finish are not covered.
    """
    jobs = tuple(jobs)
    known = [job for job in jobs if job.plan > 0 and (job.finished or job.planned_finish)]
    december, january = (sum(_paid_by(job, on, end) for job in known) for end in ends)
    late = sum(1 for job in known if not job.finished and _finish(job) > ends[1])
    return Schedule(
        covered=sum(job.plan for job in known),
        december=december,
        january=january,
        works=len(known),
        late=late,
        contracted=sum(min(job.contract, job.plan) for job in jobs),
        uncovered=sum(_uncovered(job) for job in jobs),
        idle=_idle(jobs, on, ends[1]),
    )


def _idle(jobs: Iterable[Job], on: dt.date, last: dt.date) -> tuple[tuple[str, int], ...]:
    """Name works by what they will not have paid by the last day and no contract binds.

    Nothing is said of a work that goes on and whose finish nobody has planned.
    """
    told = [
        (job.work, job.plan - max(_paid_by(job, on, last), min(job.contract, job.plan), job.paid))
        for job in jobs
        if job.finished or job.stopped or not job.approved or job.planned_finish
    ]
    return tuple(sorted((one for one in told if one[1] > 0), key=lambda one: (-one[1], one[0])))


def _uncovered(job: Job) -> int:
    """Give the completed volume of a work beyond all that was planned for it."""
    done = 100 if job.finished else job.progress or 0
    return max(0, job.contract * done // 100 - job.funded)


def _finish(job: Job) -> dt.date:
    return job.planned_finish or dt.date.min


def _paid_by(job: Job, on: dt.date, end: dt.date) -> int:
    paid = min(max(0, job.paid), job.plan)
    if job.finished:
        return job.plan
    if job.stopped or not job.approved:
        return paid
    done = job.progress or 0
    since = on if job.started else max(on, job.planned_start or on)
    whole, gone = (_finish(job) - since).days, (end - since).days
    if gone <= 0:
        return paid
    # A work past its planned finish is given until the window's end, not paid at once.
    share = 100 if 0 < whole <= gone else done + (100 - done) * gone // max(whole, gone * 2)
    return max(paid, job.plan * min(share, 100) // 100)
