"""What a file's place meets now, or met as it was known when it was decided on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from chungtay.core.criteria.recognition.file import Course
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.criteria.recognition.state import FileState
from chungtay.flows.decide_recognition import met
from chungtay.web.kit.names import said


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One criterion on the day that counts, or a condition before them, which has no number."""

    number: str
    name: str
    met: bool | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is met on a day; of a decided file as known then, and what comes out otherwise today.

    `met` and `asked` count criteria, conditions aside.
    """

    on: dt.date
    decided: bool
    lines: tuple[ResultLine, ...]
    met: int
    asked: int
    today: dt.date
    differing: tuple[ResultLine, ...]


def meeting(course: Course, *, on: dt.date) -> Meeting | None:
    """Ask what a file's place meets; None where no set judges it, or its unit is no more."""
    told = met(course, on=on)
    criteria = [one for one in told.then if one.number]
    if not told.then:
        return None
    return Meeting(
        told.on,
        course.last.state is FileState.DECIDED,
        lines(told.then),
        sum(bool(one.met) for one in criteria),
        len(criteria),
        on,
        lines(told.differing),
    )


def lines(told: Iterable[Result]) -> tuple[ResultLine, ...]:
    """Show results: what is met without more words, conditions always with their count."""
    return tuple(
        ResultLine(
            one.number,
            said(one.title),
            one.met,
            "" if one.met and one.number else said(one.words),
        )
        for one in told
    )
