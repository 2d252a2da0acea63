"""Decide on a file, and take a recognition away again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.criteria.recognition import queries
from chungtay.apps.criteria.recognition.services.holding import Doing, hold, write
from chungtay.apps.criteria.services import append_recognitions
from chungtay.apps.units import presence
from chungtay.core.criteria.grade import GRADE_TITLES, Grade
from chungtay.core.criteria.recognition import course as rules
from chungtay.core.criteria.recognition.actions import WITHDRAW
from chungtay.core.criteria.recognition.file import LONGEST_REASON, Course
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.criteria.recognition.state import FileDeed
from chungtay.core.criteria.recognition.withdrawal import require_ground, require_later
from chungtay.core.criteria.record import Act, NotRecognised, Recognition
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor, require


@transaction.atomic
def decide_recognition(
    *,
    by: Actor,
    file: str,
    results: Sequence[Result],
    on: dt.date,
    grounds: Grounds,
    ground: str = "",
) -> Course:
    """Recognise what a file asks; `grounds` name the decision. Answers the file, closed.

    `results` are what the place meets on the day, handed in by whoever asked. A place that falls
    short is recognised only where `ground` says on what grounds (`FallsShort`). Raises
    `GradeMissingBefore` where a grade was withdrawn meanwhile, `AlreadyRecognised` where another
    decision came first.
    """
    held = hold(Doing(by, on, grounds, ground), file, FileDeed.DECIDE)
    state = rules.step(held.at, FileDeed.DECIDE, on=on)
    wanted = held.course.wanted
    grades = queries.grades_held(held.place, on=on)
    rules.require_grade(held.at, wanted.grade, held=grades, on=on)
    short = rules.require_whole(held.at, results, ground=ground, on=on)
    step = replace(held.next(FileDeed.DECIDE), state=state, short=short)
    decision = Recognition(
        unit=wanted.unit,
        grade=wanted.grade,
        for_year=wanted.for_year,
        act=Act.RECOGNISE,
        on=on,
        grounds=grounds,
        village=wanted.village,
        field=wanted.field,
        file=file,
        reason=step.reason if short else "",
    )
    append_recognitions((decision,), by=str(by.user))
    return write(held, step)


@transaction.atomic
def withdraw_recognition(
    *,
    by: Actor,
    unit: str,
    grade: Grade,
    ground: str,
    on: dt.date,
    grounds: Grounds,
    village: str = "",
) -> Recognition:
    """Take a recognition away; `grounds` name the decision, `ground` says why. Answers it.

    Raises `NotRecognised` where it does not stand on the day, `WithdrawalUngrounded`,
    `WithdrawalTooSoon`.
    """
    place = queries.place(unit, on=on, village=village)
    require(by, WITHDRAW, unit=place.appraiser)
    presence.lock(unit)
    require_ground(place.code, ground)
    known = queries.standing([unit], on=on, villages=bool(village))
    standing = {(one.village, one.grade): one for one in known}
    given = standing.get((village, grade))
    if given is None:
        raise NotRecognised(unit=place.code, grade=GRADE_TITLES[grade].vi, on=on)
    require_later(place.code, given=given.on, on=on)
    taken = replace(
        given,
        act=Act.WITHDRAW,
        on=on,
        grounds=grounds,
        reason=ground.strip()[:LONGEST_REASON],
    )
    append_recognitions((taken,), by=str(by.user))
    note(WITHDRAW, by=by, subject=taken.ref, unit=unit, reason=taken.reason)
    return taken
