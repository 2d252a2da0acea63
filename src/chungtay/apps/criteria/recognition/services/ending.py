"""When units are merged, divided or ended, the open files of those that are no more are closed.

When that is undone they are open again, as they stood.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
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
from chungtay.core.criteria.recognition.ending import Fate, because, fate, reopened
from chungtay.core.criteria.recognition.file import LONGEST_REASON, Course, Step
from chungtay.core.criteria.recognition.state import FileDeed, FileState
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actions import REORGANISE
from chungtay.core.people.actor import Actor, require
from chungtay.core.units.unit import Unit
from chungtay.packs import loader, recognition

_FOLLOWING = frozenset({FileDeed.CARRY, FileDeed.END})
"""Steps by which a file follows its unit."""


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


@transaction.atomic
def reopen_files(*, by: Actor, scope: str, on: dt.date, grounds: Grounds, reason: str) -> int:
    """Open again the files that were closed, or carried on, with units that stand after all.

    Each by a step of its own under `grounds`, where and under the code it stood before. Answers
    how many.
    """
    require(by, REORGANISE, unit=scope)
    doing = Doing(by, on, grounds, reason)
    every = queries.courses(on=dt.date.max)
    return sum(_reopened(doing, one.code) for one in every if one.last.deed in _FOLLOWING)


def followed(since: Mapping[str, dt.date]) -> dict[str, int]:
    """Count the files that last followed their unit under certain codes, each from a day on."""
    found: dict[str, int] = defaultdict(int)
    for one in queries.courses(on=dt.date.max, within=since):
        last = one.last
        unit = last.wanted.unit
        if last.deed in _FOLLOWING and unit in since and last.on >= since[unit]:
            found[unit] += 1
    return dict(found)


def _reopened(doing: Doing, file: str) -> bool:
    presence.lock(queries.course(file).wanted.unit)
    course = queries.course(file)
    before, last = course.steps[-2], course.last
    body = units.body(before.wanted.unit, since=before.on, on=max(last.on, before.on))
    if not reopened(course, fate(body.then, body.now)):
        return False
    at = _at(before, state=last.state, since=last.on)
    held = Held(course, at, replace(doing, on=max(doing.on, last.on)))
    step = held.next(FileDeed.REOPEN)
    write(held, replace(step, wanted=before.wanted, state=before.state))
    return True


def _followed(by: Actor, file: str, *, on: dt.date) -> Fate:
    """Take the step that follows from what became of a file's unit, if one does."""
    presence.lock(queries.course(file).wanted.unit)
    course = queries.course(file)
    wanted, last = course.wanted, course.last
    body = units.body(wanted.unit, since=last.on, on=max(on, last.on))
    what = fate(body.then, body.now)
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
    last, change = course.last, body.steps[0]
    known = loader.instruments().get(change.document)
    reason = because(body.then, heirs, symbol=known.symbol if known else change.document)
    grounds = Grounds(change.document, max(on, last.on), Provenance.DERIVED)
    doing = Doing(by, max(change.since, last.on), grounds, reason[:LONGEST_REASON])
    return Held(course, _at(last, state=last.state, since=last.on), doing)


def _at(step: Step, *, state: FileState, since: dt.date) -> At:
    """Tell where a file stands, its place and rule being those of one of its steps."""
    wanted = step.wanted
    place = queries.place(wanted.unit, on=step.on, village=wanted.village)
    return At(step.file, state, since, place, recognition.rule(on=step.on, province=place.province))


def _heirs(body: Body) -> Iterator[Unit]:
    for step in body.steps:
        if step.after:
            yield units.unit(step.after, on=step.since)
