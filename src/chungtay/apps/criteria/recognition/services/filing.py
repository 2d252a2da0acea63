"""Move a file from its commune to the team that appraises it, and back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.criteria.recognition import queries
from chungtay.apps.criteria.recognition.rows import step_row
from chungtay.apps.criteria.recognition.services.holding import Doing, hold, write
from chungtay.apps.kernel.services import append_rows
from chungtay.apps.units import presence
from chungtay.apps.units.bodies import bodies, every_code
from chungtay.core.criteria.grade import GRADE_TITLES
from chungtay.core.criteria.recognition import course as rules
from chungtay.core.criteria.recognition.actions import REQUEST
from chungtay.core.criteria.recognition.appraisal import Appraisal
from chungtay.core.criteria.recognition.course import At, FileStillOpen
from chungtay.core.criteria.recognition.file import LONGEST_FIELD, Course, Step, Wanted
from chungtay.core.criteria.recognition.place import Place
from chungtay.core.criteria.recognition.state import FileDeed
from chungtay.core.criteria.record import AlreadyRecognised
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor, require
from chungtay.packs import recognition


@transaction.atomic
def request_recognition(
    *, by: Actor, wanted: Wanted, on: dt.date, grounds: Grounds, file: str = ""
) -> Course:
    """Ask that a place be recognised; answer the file. With `file`, hand a returned one in again.

    Raises `GradeNotGiven`, `GradeMissingBefore`, `FileStillOpen`, `AlreadyRecognised` and what a
    step of a returned file may raise.
    """
    doing = Doing(by, on, grounds)
    if file:
        return _again(doing, file, wanted.field)
    place = queries.place(wanted.unit, on=on, village=wanted.village)
    require(by, REQUEST, unit=place.unit)
    presence.lock(place.unit)
    wanted.require_sound(on=on)
    code = _next_code(wanted, on=on)
    at = At(code, None, None, place, recognition.rule(on=on, province=place.province))
    _require_wanting(at, wanted, on=on)
    state = rules.step(at, FileDeed.REQUEST, on=on)
    step = Step(code, 1, wanted, FileDeed.REQUEST, state, on, grounds, by.name)
    append_rows([step_row(step, by=str(by.user))])
    note(REQUEST, by=by, subject=step.ref, unit=place.unit)
    return Course((step,))


@transaction.atomic
def review_file(*, by: Actor, file: str, on: dt.date, grounds: Grounds, reason: str = "") -> Course:
    """Say that the district has looked a file through and sends it on."""
    held = hold(Doing(by, on, grounds, reason), file, FileDeed.REVIEW)
    state = rules.step(held.at, FileDeed.REVIEW, on=on)
    return write(held, replace(held.next(FileDeed.REVIEW), state=state))


@transaction.atomic
def appraise_file(
    *,
    by: Actor,
    file: str,
    appraisal: Appraisal,
    on: dt.date,
    grounds: Grounds,
    reason: str = "",
) -> Course:
    """Record a team's meeting; a vote that does not carry sends the file back with the reason.

    `grounds` name the minutes. Raises `NoQuorum`, `StepUnreasoned`.
    """
    held = hold(Doing(by, on, grounds, reason), file, FileDeed.APPRAISE)
    state = rules.appraised(held.at, appraisal, on=on, reason=reason)
    return write(held, replace(held.next(FileDeed.APPRAISE), state=state, appraisal=appraisal))


@transaction.atomic
def return_file(*, by: Actor, file: str, reason: str, on: dt.date, grounds: Grounds) -> Course:
    """Send a file back to its commune with what is wrong."""
    held = hold(Doing(by, on, grounds, reason), file, FileDeed.RETURN)
    state = rules.step(held.at, FileDeed.RETURN, on=on, reason=reason)
    return write(held, replace(held.next(FileDeed.RETURN), state=state))


@transaction.atomic
def withdraw_file(*, by: Actor, file: str, reason: str, on: dt.date, grounds: Grounds) -> Course:
    """Take one's own file back; it is closed, and another may be handed in."""
    held = hold(Doing(by, on, grounds, reason), file, FileDeed.WITHDRAW)
    state = rules.step(held.at, FileDeed.WITHDRAW, on=on, reason=reason)
    return write(held, replace(held.next(FileDeed.WITHDRAW), state=state))


def _again(doing: Doing, file: str, field: str) -> Course:
    held = hold(doing, file, FileDeed.REQUEST)
    state = rules.step(held.at, FileDeed.REQUEST, on=doing.on)
    step = held.next(FileDeed.REQUEST)
    wanted = replace(step.wanted, field=field.strip()[:LONGEST_FIELD] or step.wanted.field)
    return write(held, replace(step, state=state, wanted=wanted))


def _next_code(wanted: Wanted, *, on: dt.date) -> str:
    """Give the file its number; refuse (`criteria.file_still_open`) while another asks the same.

    A file of another body that bore the code keeps its number, and stands in nobody's way though
    nobody has closed it yet.
    """
    known = [
        one
        for one in queries.courses(on=dt.date.max, within=every_code([wanted.unit]))
        if (one.wanted.village, one.wanted.grade) == (wanted.village, wanted.grade)
    ]
    own = bodies([(wanted.unit, on), *((one.wanted.unit, one.last.on) for one in known)])
    for one in known:
        same = own[wanted.unit, on] == own.get((one.wanted.unit, one.last.on))
        if same and one.is_open:
            raise FileStillOpen(
                file=one.code, place=wanted.place, grade=GRADE_TITLES[wanted.grade].vi
            )
    return wanted.file(1 + sum(one.wanted.for_year == wanted.for_year for one in known))


def _require_wanting(at: At, wanted: Wanted, *, on: dt.date) -> None:
    held = queries.grades_held(at.place, on=on)
    rules.require_grade(at, wanted.grade, held=held, on=on)
    if wanted.grade in held:
        raise AlreadyRecognised(
            unit=at.place.code,
            grade=GRADE_TITLES[wanted.grade].vi,
            since=_since(at.place, wanted, on=on),
            on=on,
        )


def _since(place: Place, wanted: Wanted, *, on: dt.date) -> dt.date:
    held = queries.standing([place.unit], on=on, villages=bool(place.village))
    return next(one.on for one in held if (one.village, one.grade) == (place.village, wanted.grade))
