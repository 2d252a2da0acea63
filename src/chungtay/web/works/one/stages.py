"""The stages of one work: the day planned, the day reached, and how far apart they lie."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.core.works.whole import WorkWhole
from chungtay.core.works.work import COURSE, Stage, WorkState
from chungtay.web.kit.address import View
from chungtay.web.kit.names import Names
from chungtay.web.law.links import DocumentLink
from chungtay.web.works.course import Tick, Track, course_of, track, window
from chungtay.web.works.marks import Mark, mark
from chungtay.web.works.paper import shown
from chungtay.web.works.timeline import Passed, passed, planned_words


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage: planned, reached, on which paper; `late` counts days after the day planned."""

    mark: Mark
    planned: dt.date | None
    reached: dt.date | None
    late: int
    reason: str
    document: DocumentLink | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """The course of the work drawn on a scale of its own."""

    track: Track
    passed: tuple[Passed, ...]
    planned: str
    ticks: tuple[Tick, ...]
    today: float


def drawn(work: WorkWhole, *, on: dt.date) -> Drawn:
    """Draw the course of a work."""
    course = course_of(work.summary)
    days = window([course], on=on)
    bars = track(course, days, on=on)
    return Drawn(bars, passed(bars), planned_words(course), days.ticks(), days.at(on))


def stages(work: WorkWhole, view: View) -> tuple[StageLine, ...]:
    """Give every stage of the course, and the stop where there was one."""
    names = Names(view.on)
    first: dict[Stage, WorkState] = {}
    for state in work.states:
        first.setdefault(state.stage, state)
    told = [*COURSE, *([Stage.STOPPED] if Stage.STOPPED in first else [])]
    return tuple(
        StageLine(
            mark=mark(stage),
            planned=_planned(stage, work),
            reached=first[stage].on if stage in first else None,
            late=_late(stage, work, on=view.on),
            reason=first[stage].reason if stage in first else "",
            document=shown(first[stage].grounds.document, view, names) if stage in first else None,
        )
        for stage in told
    )


def _planned(stage: Stage, work: WorkWhole) -> dt.date | None:
    """Give the day a stage was planned for: cards plan only the beginning and end of building."""
    course = course_of(work.summary)
    days = {
        Stage.STARTED: course.planned_start,
        Stage.FINISHED: course.planned_finish,
    }
    return days.get(stage)


def _late(stage: Stage, work: WorkWhole, *, on: dt.date) -> int:
    """Count the days by which building began, or ended, after the day planned."""
    if stage is Stage.FINISHED:
        return work.summary.late_by
    course = course_of(work.summary)
    if stage is not Stage.STARTED or course.planned_start is None:
        return 0
    return max(0, ((course.started or on) - course.planned_start).days)
