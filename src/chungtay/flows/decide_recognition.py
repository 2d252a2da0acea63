"""Decide on a file, and tell what its place meets: what the decision rests on.

Measures are asked before the transaction begins; the decision itself holds the file and looks at
everything else anew.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.apps.criteria.recognition import queries, services
from chungtay.core.criteria.recognition.file import Course
from chungtay.core.criteria.recognition.results import Judge, Result
from chungtay.core.criteria.recognition.state import FileState
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor
from chungtay.flows.judge_criteria import RegisterJudge


def decide_recognition(
    *,
    by: Actor,
    file: str,
    on: dt.date,
    grounds: Grounds,
    ground: str = "",
    judge: Judge | None = None,
) -> Course:
    """Recognise what a file asks; answer the file, closed. Raises what the service raises."""
    results = results_of(queries.course(file), on=on, judge=judge)
    return services.decide_recognition(
        by=by, file=file, results=results, on=on, grounds=grounds, ground=ground
    )


def results_of(
    course: Course, *, on: dt.date, as_known: dt.date | None = None, judge: Judge | None = None
) -> tuple[Result, ...]:
    """Give what a file's place meets on a day; nothing where no criteria set judges it."""
    wanted = course.wanted
    if wanted.village or not wanted.criteria_set:
        return ()
    asked = judge or RegisterJudge()
    return asked.results(wanted.unit, criteria_set=wanted.criteria_set, on=on, as_known=as_known)


@dataclass(frozen=True, slots=True)
class Met:
    """What a file's place met on the day that counts, as known then, and what it meets today.

    Both days are the same until the file is decided on. `now` is empty once the unit is no more.
    """

    on: dt.date
    then: tuple[Result, ...]
    now: tuple[Result, ...]

    @property
    def differing(self) -> tuple[Result, ...]:
        """Give today's results that are not what they were."""
        before = {one.criterion: one.met for one in self.then}
        return tuple(one for one in self.now if one.met != before.get(one.criterion))


def met(course: Course, *, on: dt.date) -> Met:
    """Ask what a file's place meets; empty where no set judges it."""
    last, stands = course.last, queries.standing_place(course, on=on) is not None
    now = results_of(course, on=on) if stands else ()
    if last.state is not FileState.DECIDED:
        return Met(on, now, now)
    then = results_of(course, on=last.on, as_known=last.grounds.known_from)
    return Met(last.on, then, now)
