"""What every step of a file begins with: the file held, its place, the rule, leave at its desk."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from chungtay.apps.audit.services import note
from chungtay.apps.criteria.recognition import queries
from chungtay.apps.criteria.recognition.rows import step_row
from chungtay.apps.kernel.services import append_rows
from chungtay.apps.units import presence
from chungtay.core.criteria.recognition import actions
from chungtay.core.criteria.recognition.course import At
from chungtay.core.criteria.recognition.ending import FileOfEndedUnit
from chungtay.core.criteria.recognition.file import LONGEST_REASON, Course, Step
from chungtay.core.criteria.recognition.place import Place
from chungtay.core.criteria.recognition.state import FileDeed, FileState
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actions import REORGANISE
from chungtay.core.people.actor import Action, Actor, require
from chungtay.packs import recognition

ACTION_OF: dict[FileDeed, Action] = {
    FileDeed.REQUEST: actions.REQUEST,
    FileDeed.REVIEW: actions.REVIEW,
    FileDeed.APPRAISE: actions.APPRAISE,
    FileDeed.DECIDE: actions.RECOGNISE,
    FileDeed.WITHDRAW: actions.REQUEST,
    FileDeed.CARRY: actions.END,
    FileDeed.END: actions.END,
    FileDeed.REOPEN: REORGANISE,
}
"""The action whose grant a deed needs. To return a file needs what its desk does with it."""


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does something to a file, on which day, on which paper, and why."""

    by: Actor
    on: dt.date
    grounds: Grounds
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A file held by this transaction, with what every step needs of it."""

    course: Course
    at: At
    doing: Doing

    @property
    def place(self) -> Place:
        """Give who is to be recognised."""
        return self.at.place

    def next(self, deed: FileDeed) -> Step:
        """Begin the next step; the state after it is the last one's until it is told."""
        last = self.course.last
        return replace(
            last,
            seq=last.seq + 1,
            deed=deed,
            on=self.doing.on,
            grounds=self.doing.grounds,
            by=self.doing.by.name,
            reason=self.doing.reason.strip()[:LONGEST_REASON],
            appraisal=None,
            short=(),
        )


def hold(doing: Doing, file: str, deed: FileDeed) -> Held:
    """Hold a file and let pass whoever may do the deed at the desk where it lies, or refuse.

    At a desk only its own people act: a province does not review for a district.
    """
    presence.lock(queries.course(file).wanted.unit)
    course = queries.course(file)  # as it stands now that nobody else may write
    wanted = course.wanted
    place = queries.standing_place(course, on=doing.on)
    if place is None:
        raise FileOfEndedUnit(file=file, unit=wanted.place)
    rule = recognition.rule(on=doing.on, province=place.province)
    held = Held(course, At(file, course.last.state, course.last.on, place, rule), doing)
    require_desk(held, deed)
    return held


def require_desk(held: Held, deed: FileDeed) -> None:
    """Refuse (`people.not_allowed`) whoever has no leave at the desk a deed is done at."""
    require(held.doing.by, action_at(held.at, deed), unit=desk_of(held.at, deed))


def desk_of(at: At, deed: FileDeed) -> str:
    """Name the unit whose people do a deed; whoever holds the file may return it."""
    place = at.place
    if deed in (FileDeed.REQUEST, FileDeed.WITHDRAW):
        return place.unit
    reviewing = deed is FileDeed.REVIEW or (
        deed is FileDeed.RETURN and at.state is FileState.REQUESTED
    )
    return (place.reviewer(at.rule) if reviewing else "") or place.appraiser


def action_at(at: At, deed: FileDeed) -> Action:
    """Give what one must be allowed to do; who may return a file is who may do the next with it."""
    if deed is not FileDeed.RETURN:
        return ACTION_OF[deed]
    reviewing = at.state is FileState.REQUESTED and at.place.reviewer(at.rule)
    return actions.REVIEW if reviewing else actions.APPRAISE


def write(held: Held, step: Step) -> Course:
    """Write a step down, and who took it; answer the file as it stands."""
    by = held.doing.by
    append_rows([step_row(step, by=str(by.user))])
    action = action_at(held.at, step.deed)
    note(action, by=by, subject=step.ref, unit=step.wanted.unit, reason=step.reason)
    return Course((*held.course.steps, step))
