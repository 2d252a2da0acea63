"""When units are merged, divided or ended, the open files of those that are no more are closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db import transaction

from chungtay.apps.criteria.recognition import queries
from chungtay.apps.criteria.recognition.services.holding import Doing, Held, write
from chungtay.apps.units import presence
from chungtay.apps.units import queries as units
from chungtay.apps.units.queries import Body
from chungtay.core.criteria.recognition import course as rules
from chungtay.core.criteria.recognition.actions import END
from chungtay.core.criteria.recognition.course import At
from chungtay.core.criteria.recognition.ending import Fate, because, fate
from chungtay.core.criteria.recognition.file import LONGEST_REASON, Course
from chungtay.core.criteria.recognition.state import FileDeed
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor, require
from chungtay.core.units.unit import Unit
from chungtay.packs import loader, recognition


@dataclass(frozen=True, slots=True)
class EndedFiles:
    """How many files were closed with their units, and how many went on under another code."""

    ended: int
    carried: int

    def __str__(self) -> str:
        return f"Khép {self.ended} hồ sơ, chuyển {self.carried} hồ sơ theo đơn vị."


@transaction.atomic
def end_files(*, by: Actor, scope: str, on: dt.date) -> EndedFiles:
    """Close the open files of units that are no more; carry on those of the same body, renamed.

    Each is a step of its own, on the day of the change and under its document. Twice on a day
    closes nothing twice; recognitions already given stay as they are.
    """
    require(by, END, unit=scope)
    told = [_followed(by, one.code, on=on) for one in queries.courses(on=on) if one.is_open]
    return EndedFiles(told.count(Fate.ENDS), told.count(Fate.CARRIED))


def _followed(by: Actor, file: str, *, on: dt.date) -> Fate:
    """Take the step that follows from what became of a file's unit, if one does."""
    presence.lock(queries.course(file).wanted.unit)
    course = queries.course(file)
    wanted, last = course.wanted, course.last
    body = units.body(wanted.unit, since=last.on, on=max(on, last.on))
    what = fate(body.then, body.now, village=bool(wanted.village))
    if what is Fate.STAYS or not course.is_open:
        return Fate.STAYS
    heirs = tuple(_heirs(body))
    held = _held(by, course, body, heirs, on=on)
    if what is Fate.CARRIED:
        (heir,) = heirs
        step = held.next(FileDeed.CARRY)
        write(held, replace(step, wanted=replace(wanted, unit=heir.code)))
        return what
    state = rules.step(held.at, FileDeed.END, on=held.doing.on, reason=held.doing.reason)
    write(held, replace(held.next(FileDeed.END), state=state))
    return what


def _held(by: Actor, course: Course, body: Body, heirs: tuple[Unit, ...], *, on: dt.date) -> Held:
    """Hold a file on the day its unit changed, under the document that changed it."""
    wanted, last, change = course.wanted, course.last, body.steps[0]
    place = queries.place(wanted.unit, on=last.on, village=wanted.village)
    rule = recognition.rule(on=last.on, province=place.province)
    known = loader.instruments().get(change.document)
    reason = because(body.then, heirs, symbol=known.symbol if known else change.document)
    grounds = Grounds(change.document, max(on, last.on), Provenance.DERIVED)
    doing = Doing(by, max(change.since, last.on), grounds, reason[:LONGEST_REASON])
    return Held(course, At(course.code, last.state, last.on, place, rule), doing)


def _heirs(body: Body) -> Iterator[Unit]:
    for step in body.steps:
        if step.after:
            yield units.unit(step.after, on=step.since)
