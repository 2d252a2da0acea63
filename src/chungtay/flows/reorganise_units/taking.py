"""Propose a reorganisation, and take it in: the site's next folder of units, loaded and audited."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from chungtay.apps.audit.services import note
from chungtay.apps.units.placings import gazetteer as loaded
from chungtay.apps.units.services import Loaded, load_units
from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.law.fault import BrokenPack, Fault
from chungtay.core.people.actions import REORGANISE
from chungtay.core.people.actor import COUNTRY, Actor, require
from chungtay.core.units.checks import check
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.reorganisation import FaultyReorganisation
from chungtay.core.units.succession import Succession
from chungtay.packs.unit_sources import Source, keep, site_folders, site_sources
from chungtay.packs.units import gazetteer


@dataclass(frozen=True, slots=True)
class Proposal:
    """A reorganisation as read: what is wrong with it, and the units as they would be.

    `places` is None where the file could not be understood. `fresh` are its successions, `before`
    how many reorganisations the site had taken in when this one was read.
    """

    source: Source
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


def propose(source: Source) -> Proposal:
    """Read a reorganisation over the units as they are; every fault is a finding with its cell."""
    before = len(site_folders())
    try:
        places = gazetteer(over=(*site_sources(), source))
    except BrokenPack as broken:
        found = tuple(_finding(fault) for fault in broken.faults)
        return Proposal(source, found, None, (), (), before)
    known = set(loaded().successions)
    plain = {(s.before, s.after, s.since, s.kind) for s in known}
    fresh = tuple(
        s for s in places.successions if (s.before, s.after, s.since, s.kind) not in plain
    )
    codes = {code for s in fresh for code in (s.before, s.after) if code}
    findings = (*_nowhere(places, codes), *_nothing(fresh))
    return Proposal(source, findings, places, fresh, tuple(sorted(codes)), before)


def take(*, by: Actor, proposal: Proposal) -> tuple[Path, Loaded]:
    """Write a reorganisation as the site's next folder of units, load it, and note the deed.

    Refuses (`people.not_allowed`), (`units.faulty_reorganisation`); what was proposed before
    another one was taken in is read again.
    """
    require(by, REORGANISE, unit=COUNTRY)
    if proposal.before != len(site_folders()):
        proposal = propose(proposal.source)
    if not proposal.sound:
        faults = proposal.faults
        raise FaultyReorganisation(count=len(faults), first=faults[0].message.rstrip("."))
    folder = keep(proposal.source)
    done = load_units(by=by.name or str(by.user), places=proposal.places)
    note(
        REORGANISE, by=by, subject=f"units:{folder.name}",
        details={"successions": len(proposal.fresh), "written": done.written,
                 "removed": done.removed},
    )  # fmt: skip
    return folder, done


def _finding(fault: Fault) -> Finding:
    where = f"{fault.file}, dòng {fault.line}"
    text = f"Cột {fault.path}: {fault.message}" if fault.path else fault.message
    said = text if text.endswith(".") else f"{text}."
    return Finding("units.fault", Severity.ERROR, where, said)


def _nowhere(places: Gazetteer, codes: set[str]) -> tuple[Finding, ...]:
    """Refuse to leave residents nowhere: a unit named here ends, and nothing carries on for it."""
    return tuple(
        Finding(one.code, Severity.ERROR, one.where, one.message)
        for one in check(places)
        if one.code == "units.nowhere" and one.where in codes
    )


def _nothing(fresh: tuple[Succession, ...]) -> tuple[Finding, ...]:
    if fresh:
        return ()
    message = "Tệp không đổi gì: mọi dòng kế tục trong tệp đã có trong danh sách đơn vị."
    return (Finding("units.nothing_new", Severity.ERROR, "", message),)
