"""What a file's place meets now, or met as it was known when it was decided on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from chungtay.apps.criteria.recognition import queries
from chungtay.core.criteria.recognition.file import Course
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.criteria.recognition.state import State
from chungtay.flows.decide_recognition import results_of
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
    differing: tuple[ResultLine, ...] = ()


def meeting(course: Course, *, on: dt.date) -> Meeting | None:
    """Ask what a file's place meets; None where no set judges it, or its unit is no more."""
    last, stands = course.last, queries.standing_place(course, on=on) is not None
    now = results_of(course, on=on) if stands else ()
    if last.state is not State.DECIDED:
        return _meeting(now, on=on, today=on, decided=False)
    then = results_of(course, on=last.on, as_known=last.grounds.known_from)
    return _meeting(then, on=last.on, today=on, decided=True, now=now)


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


def _meeting(
    told: tuple[Result, ...],
    *,
    on: dt.date,
    today: dt.date,
    decided: bool,
    now: tuple[Result, ...] = (),
) -> Meeting | None:
    if not told:
        return None
    before = {one.criterion: one.met for one in told}
    criteria = [one for one in told if one.number]
    return Meeting(
        on,
        decided,
        lines(told),
        sum(bool(one.met) for one in criteria),
        len(criteria),
        today,
        lines(one for one in now if one.met != before.get(one.criterion)),
    )
