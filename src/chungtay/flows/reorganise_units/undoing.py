"""Undo a reorganisation that was taken in: by its number, once, while nothing rests upon it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import transaction

from chungtay.analytics.engine import Engine
from chungtay.analytics.spoken import rows_since
from chungtay.apps.criteria.recognition.services import followed, reopen_files
from chungtay.apps.units.placings import gazetteer as loaded
from chungtay.apps.units.reorganisations import done
from chungtay.apps.units.services import Loaded, load_units
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.reorganisation import (
    DEED_TITLES,
    Deed,
    Done,
    ReorganisationBuiltUpon,
    ReorganisationFollowed,
    ReorganisationUndone,
    UnknownReorganisation,
)
from chungtay.flows.reorganise_units.taking import record, require_operator
from chungtay.packs.unit_sources import site_folders, site_sources, withdraw
from chungtay.packs.units import gazetteer

NAMED = 3
"""Units named where rows stand in the way."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing a reorganisation changed: units, and files for recognition open again."""

    loaded: Loaded
    reopened: int

    def __str__(self) -> str:
        return f"{self.loaded}, mở lại {self.reopened} hồ sơ đề nghị công nhận"


def undo(*, by: Actor, number: str, asking: Engine, on: dt.date) -> Undone:
    """Take a reorganisation away again: the units are those of before, and the deed is noted.

    Files for recognition that followed their units are open again, as they stood.

    Refuses (`people.not_allowed`), (`units.unknown_reorganisation`), one undone before
    (`units.reorganisation_undone`), one after which another was taken in
    (`units.reorganisation_followed`), and one of whose units any register has spoken
    (`units.reorganisation_built_upon`).
    """
    require_operator(by)
    taken = standing(number)
    before = gazetteer(over=site_sources()[:-1])
    _require_bare(number, before, asking)
    who = by.name or str(by.user)
    with transaction.atomic():
        gone = load_units(by=who, places=before)
        told = replace(taken, deed=Deed.UNDONE, by=who, at=None)
        document = next(s.document for s in before.successions)
        grounds = Grounds(document, on, Provenance.REPORTED)
        record(by=by, told=told, loaded=gone, grounds=grounds)
        reopened = reopen_files(
            by=by, scope=str(settings.CHUNGTAY_PROVINCE), on=on, grounds=grounds,
            reason=f"{DEED_TITLES[Deed.UNDONE]}: {number}",
        )  # fmt: skip
        withdraw(site_folders()[-1])
    return Undone(gone, reopened)


def standing(number: str) -> Done:
    """Find the reorganisation of a number, that stands and is the last; refuse any other."""
    deeds = {one.deed: one for one in done() if one.number == number}
    if Deed.UNDONE in deeds:
        raise ReorganisationUndone(name=number)
    if Deed.TAKEN not in deeds:
        raise UnknownReorganisation(name=number)
    last = site_folders()[-1].name
    if last != number:
        raise ReorganisationFollowed(name=number, later=last)
    return deeds[Deed.TAKEN]


def _require_bare(number: str, before: Gazetteer, asking: Engine) -> None:
    """Refuse where registers have spoken of units that stand by this reorganisation alone.

    That the clock closed files with units that ended, or carried them on, is undone with it.
    """
    known = {(unit.code, unit.start) for unit in before.units}
    own = [unit for unit in loaded().units if (unit.code, unit.start) not in known]
    since = {unit.code: unit.start for unit in own}
    closed = followed(since)
    told = rows_since(asking.store, since)
    found = {code: left for code, n in told.items() if (left := n - closed.get(code, 0)) > 0}
    if found:
        units = ", ".join(f"{unit.title} ({unit.code})" for unit in own if unit.code in found)
        few = ", ".join(units.split(", ")[:NAMED])
        raise ReorganisationBuiltUpon(name=number, count=sum(found.values()), units=few)
