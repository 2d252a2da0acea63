"""Decide on a file: ask what the place meets on the day, then let the decision rest on it.

Measures are asked before the transaction begins; the decision itself holds the file and looks at
everything else anew.
"""

from __future__ import annotations

import datetime as dt

from chungtay.apps.criteria.recognition import queries, services
from chungtay.core.criteria.recognition.file import Course
from chungtay.core.criteria.recognition.results import Judge, Result
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
