"""Propose a reorganisation, and take it in: the site's next folder of units, loaded and audited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from chungtay.analytics.engine import Engine
from chungtay.analytics.spoken import rows_since
from chungtay.apps.audit.services import note
from chungtay.apps.units.placings import gazetteer as loaded
from chungtay.apps.units.reorganisations import append
from chungtay.apps.units.services import Loaded, load_units
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.kernel.saying import Facts, Listed, Said, few_of
from chungtay.core.law.fault import BrokenPack, Fault
from chungtay.core.people.actions import REORGANISE
from chungtay.core.people.actor import Actor, require
from chungtay.core.units.checks import nowhere
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.reorganisation import SENTENCES, Deed, Done, FaultyReorganisation
from chungtay.core.units.succession import Succession
from chungtay.core.units.unit import Unit
from chungtay.packs.unit_sources import Source, keep, next_name, site_folders, site_sources
from chungtay.packs.units import COLUMNS, gazetteer

HEADS = frozenset(head for heads in COLUMNS.values() for head in heads)
"""The columns of the tables; what else a fault names is the code of a unit."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A reorganisation as read: what is wrong with it, and the units as they would be.

    `name` and `sha256` are those of the file. `places` is None where it could not be understood.
    `fresh` are its successions, `before` how many reorganisations the site had taken in when this
    one was read.
    """

    source: Source
    name: str
    sha256: str
    findings: tuple[Finding, ...]
    places: Gazetteer | None
    fresh: tuple[Succession, ...]
    codes: tuple[str, ...]
    before: int

    @property
    def sound(self) -> bool:
        """Tell whether nothing forbids taking it in."""
        return self.places is not None and not self.faults

    @property
    def faults(self) -> tuple[Finding, ...]:
        """Give what forbids taking it in."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    @property
    def on(self) -> dt.date | None:
        """Give the last day on which any of it takes effect; None if it changes nothing."""
        return max((step.since for step in self.fresh), default=None)


def propose(
    source: Source, *, name: str = "", sha256: str = "", asking: Engine | None = None
) -> Proposal:
    """Read a reorganisation over the units as they are; every fault is a finding with its cell.

    What the site took in before, word for word, changes nothing and says so. Where an engine is
    given, what would be left nowhere is counted.
    """
    named, before = (source, name, sha256), len(site_folders())
    if any(_cells(source) == _cells(one) for one in site_sources()):
        return Proposal(*named, _nothing(()), None, (), (), before)
    try:
        places = gazetteer(over=(*site_sources(), source))
    except BrokenPack as broken:
        found = tuple(_finding(fault) for fault in broken.faults)
        return Proposal(*named, found, None, (), (), before)
    known = set(loaded().successions)
    plain = {(s.before, s.after, s.since, s.kind) for s in known}
    fresh = tuple(
        s for s in places.successions if (s.before, s.after, s.since, s.kind) not in plain
    )
    codes = {code for s in fresh for code in (s.before, s.after) if code}
    findings = (*_nowhere(places, codes, asking), *_nothing(fresh))
    return Proposal(*named, findings, places, fresh, tuple(sorted(codes)), before)


@transaction.atomic
def take(*, by: Actor, proposal: Proposal, on: dt.date) -> tuple[str, Loaded]:
    """Write a reorganisation as the site's next folder of units, load it, and note the deed.

    Refuses (`people.not_allowed`), (`units.faulty_reorganisation`); what was proposed before
    another one was taken in is read again. Answers its number, and what was loaded.
    """
    require_operator(by)
    if proposal.before != len(site_folders()):
        proposal = propose(proposal.source, name=proposal.name, sha256=proposal.sha256)
    if not proposal.sound or proposal.on is None:
        faults = proposal.faults
        first = few_of((one.said for one in faults[:1]), most=1)
        raise FaultyReorganisation(count=len(faults), first=first)
    number, who = next_name(), by.name or str(by.user)
    loaded_now = load_units(by=who, places=proposal.places)
    told = Done(
        number, Deed.TAKEN, proposal.name, proposal.sha256, proposal.on, len(proposal.fresh), who,
    )  # fmt: skip
    grounds = Grounds(proposal.fresh[0].document, on, Provenance.REPORTED)
    record(by=by, told=told, loaded=loaded_now, grounds=grounds)
    keep(proposal.source)
    return number, loaded_now


def require_operator(by: Actor) -> None:
    """Let pass who may rearrange the units of this site: its list is its province's own."""
    require(by, REORGANISE, unit=str(settings.CHUNGTAY_PROVINCE))


def record(*, by: Actor, told: Done, loaded: Loaded, grounds: Grounds) -> None:
    """Enter what was done in the register, and in the audit log."""
    append(told, written=loaded.written, removed=loaded.removed, grounds=grounds)
    note(
        REORGANISE, by=by, subject=f"units:{told.number}",
        details={"deed": told.deed.value, "file": told.file, "sha256": told.sha256,
                 "successions": told.successions, "written": loaded.written,
                 "removed": loaded.removed},
    )  # fmt: skip


def _cells(source: Source) -> dict[str, list[tuple[str, ...]]]:
    """Give what the tables say, but for how their rows are numbered."""
    return {name: [tuple(cells) for _, cells in rows] for name, rows in source.tables.items()}


def _finding(fault: Fault) -> Finding:
    what = "column" if fault.path in HEADS else "code" if fault.path else "table"
    facts: Facts = {"at": fault.path, "reason": Listed((Said(fault.why, fault.facts),))}
    where = f"{fault.file}:{fault.line}"
    return Finding("units.fault", Severity.ERROR, where, SENTENCES[what], facts)


def _nowhere(places: Gazetteer, codes: set[str], asking: Engine | None) -> Iterator[Finding]:
    """Refuse to leave residents nowhere: a unit named here ends, and nothing carries on for it."""
    for one in nowhere(places, codes):
        gone = next(u for u in places.bearers(one.where) if _left(places, u))
        rows = rows_since(asking.store, {gone.code: gone.start}) if asking else {}
        day = gone.until or gone.start
        facts: Facts = {"unit": gone.title, "unit_code": gone.code, "day": day,
                 "rows": rows.get(gone.code, 0)}  # fmt: skip
        words = SENTENCES["rows_nowhere" if rows else "residents_nowhere"]
        yield Finding(one.code, Severity.ERROR, one.where, words, facts)


def _left(places: Gazetteer, unit: Unit) -> bool:
    """Tell whether a unit ends and nothing carries on for it."""
    return unit.until is not None and not places.carried_on(unit, on=unit.until)


def _nothing(fresh: tuple[Succession, ...]) -> tuple[Finding, ...]:
    if fresh:
        return ()
    return (Finding("units.nothing_new", Severity.ERROR, "", SENTENCES["nothing_new"]),)
