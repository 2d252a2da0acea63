"""The course of a work: the states it goes through never contradict each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.works.work import COURSE, REACHED, STAGE_TITLES, Stage, WorkState

_ORDER = tuple(Stage)


@dataclass(eq=False)
class WentBack(Refusal):
    """A work was said to stand at an earlier stage than it had already reached."""

    code = "works.went_back"
    kind = Kind.CONFLICT
    message = (
        "Công trình “{work}” ngày {since:%d/%m/%Y} đã ở bước “{reached}”, không thể ghi lùi về "
        "“{stage}” ngày {on:%d/%m/%Y}."
    )

    work: str
    reached: str
    since: dt.date
    stage: str
    on: dt.date


@dataclass(eq=False)
class AcceptedUnfinished(Refusal):
    """A work still under way was accepted, handed over or settled before it was finished."""

    code = "works.accepted_unfinished"
    kind = Kind.CONFLICT
    message = (
        "Công trình “{work}” chưa ghi hoàn thành, không thể ghi “{stage}” ngày {on:%d/%m/%Y}; "
        "hãy ghi ngày hoàn thành trước."
    )

    work: str
    stage: str
    on: dt.date


@dataclass(eq=False)
class ProgressFell(Refusal):
    """Physical progress was said to be less than before, and nobody said why."""

    code = "works.progress_fell"
    kind = Kind.CONFLICT
    message = (
        "Công trình “{work}”: khối lượng hoàn thành {progress} % ngày {on:%d/%m/%Y} thấp hơn "
        "{before} % đã ghi ngày {since:%d/%m/%Y}; cần ghi lý do."
    )

    work: str
    progress: int
    on: dt.date
    before: int
    since: dt.date


@dataclass(slots=True)
class _Way:
    """How far a work had come before a state of it: the state before, finished or not, progress."""

    before: WorkState | None = None
    finished: bool = False
    measured: WorkState | None = None


def check_onward(
    states: Iterable[WorkState],
) -> Iterator[WentBack | AcceptedUnfinished | ProgressFell]:
    """Yield a refusal for every state that cannot follow those of its work before it.

    A stage never goes back, nothing is accepted before it is finished, and progress falls only
    for a reason. A stopped work may start again at any stage; a work first written down when it
    stood already may begin at any stage. Of what is said twice of a day the last given counts.
    """
    ways: dict[str, _Way] = {}
    told = {(state.work, state.on, state.stage): state for state in states}
    for state in sorted(told.values(), key=lambda s: (s.on, _place(s.stage))):
        way = ways.setdefault(state.work, _Way())
        yield from _after(way, state)
        way.before = state
        way.finished = state.stage in REACHED[Stage.FINISHED] or (
            way.finished and state.stage is Stage.STOPPED
        )
        if state.progress is not None:
            way.measured = state


def onward(known: WorkState, reached: WorkState) -> tuple[WorkState, ...]:
    """Give the states to record where only the stage reached is told: with the finish before it.

    A list that is filled in once a month may say that a work was handed over and leave out when
    it was finished: by that day it was.
    """
    early = COURSE.index(Stage.FINISHED)
    if known.stage not in COURSE[:early] or reached.stage not in COURSE[early + 1 :]:
        return (reached,)
    return (replace(reached, stage=Stage.FINISHED), reached)


def _after(way: _Way, state: WorkState) -> Iterator[WentBack | AcceptedUnfinished | ProgressFell]:
    before = way.before
    if before is None:
        return
    if Stage.STOPPED not in {before.stage, state.stage}:
        if _place(state.stage) < _place(before.stage):
            yield WentBack(
                work=state.work,
                reached=STAGE_TITLES[before.stage],
                since=before.on,
                stage=STAGE_TITLES[state.stage],
                on=state.on,
            )
        elif state.stage in REACHED[Stage.ACCEPTED] and not way.finished:
            stage = STAGE_TITLES[state.stage]
            yield AcceptedUnfinished(work=state.work, stage=stage, on=state.on)
    fell = way.measured
    if fell is None or state.progress is None or fell.progress is None or state.reason:
        return
    if state.progress < fell.progress:
        yield ProgressFell(
            work=state.work,
            progress=state.progress,
            on=state.on,
            before=fell.progress,
            since=fell.on,
        )


def _place(stage: Stage) -> int:
    return _ORDER.index(stage)
