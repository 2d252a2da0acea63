"""Read a list of works and compare it with the register; nothing is written."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO

from chungtay.apps.units import presence
from chungtay.apps.units import queries as units
from chungtay.apps.works import queries
from chungtay.apps.works.places import extent
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal, Severity
from chungtay.core.kernel.saying import Facts, facts_of
from chungtay.core.kernel.vietnamese import fold
from chungtay.core.people.actor import Actor, require
from chungtay.core.units.unit import Unit
from chungtay.core.works.actions import IMPORT
from chungtay.core.works.card import WorkCard
from chungtay.core.works.contract import WorkContract
from chungtay.core.works.course import check_onward
from chungtay.core.works.findings import Extent
from chungtay.core.works.funding import Funding
from chungtay.core.works.listing.columns import TITLES, Field
from chungtay.core.works.listing.line import ListFault, ListHasFaults, ListLine, ListRead
from chungtay.core.works.listing.reading import read_list
from chungtay.core.works.listing.sentences import SENTENCES
from chungtay.core.works.work import WorkState
from chungtay.flows.import_treasury.sheets import read_sheets
from chungtay.flows.import_works.contracts import Contracts, take_contracts
from chungtay.flows.import_works.meaning import Meaning, Names, Unmeant, mean
from chungtay.flows.import_works.remarks import remarks

Told = Callable[[int, int], None]
LONGEST = 120
"""The most characters of a file's name in the name of the document."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list was handed in with: its name, the day, and what the file may not say.

    `scale` is how many đồng one unit of its money is (0: the file says it); `document` the key of
    the paper it rests on (empty: the file itself).
    """

    name: str
    on: dt.date
    scale: int = 0
    document: str = ""

    @property
    def grounds(self) -> Grounds:
        """Give why what the list says may be believed."""
        document = self.document or f"works:~{self.name[-LONGEST:]}:{self.on.isoformat()}"
        return Grounds(document, self.on, Provenance.REPORTED)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a list says that the register does not, and every remark on it.

    `rows` counts the works of the list, `added` those the register does not know, `changed` those
    of which it says something new, `same` those it says nothing new of; the rest have errors.
    """

    asked: Asked
    sha256: str
    rows: int
    added: int
    changed: int
    same: int
    states: tuple[WorkState, ...]
    cards: tuple[WorkCard, ...]
    contracts: tuple[WorkContract, ...]
    funding: tuple[Funding, ...]
    faults: tuple[ListFault, ...]
    passed: tuple[ListFault, ...]

    @property
    def errors(self) -> list[ListFault]:
        """Give the remarks because of which nothing can be written."""
        return [fault for fault in self.faults if fault.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[ListFault]:
        """Give the remarks that only ask for a look."""
        return [fault for fault in self.faults if fault.severity is Severity.WARNING]

    def require_whole(self) -> None:
        """Refuse (`works.list_has_faults`) a list with errors."""
        if self.errors:
            raise ListHasFaults.of(self.asked.name, self.errors)


def propose(*, by: Actor, file: IO[bytes], asked: Asked, told: Told | None = None) -> Proposal:
    """Read a workbook or a text file and compare it with the register; `told` hears how far it is.

    Raises what `read_sheets` raises, and `NotAllowed` where somebody may not write in a unit.
    """
    read = read_list(read_sheets(file, asked.name), scale=asked.scale)
    file.seek(0)
    sha256 = hashlib.sha256(file.read()).hexdigest()
    bad = {(fault.sheet, fault.row) for fault in read.faults}
    good = [line for line in read.lines if (line.sheet, line.row) not in bad]
    agreed = [row for row in read.contracts if (row.sheet, row.row) not in bad]
    known = _known({line.work for line in good} | {row.work for row in agreed})
    names = Names.gather(good, known, asked.on)
    faults = [*read.faults, *read.unseen]
    meanings: list[Meaning] = []
    for at, line in enumerate(good, 1):
        if told is not None:
            told(at, len(good))
        try:
            meanings.append(mean(line, known.get(line.work, ()), names, asked.grounds))
        except Unmeant as unmeant:
            faults += unmeant.faults
        except Refusal as refusal:
            faults.append(_refused(line, refusal))
    faults += _absent(meanings)
    faults += _misnamed(meanings)
    faults += _backward(meanings, known)
    contracts = take_contracts(agreed, meanings, known=known.keys(), grounds=asked.grounds)
    faults += [*contracts.faults, *_remarks(meanings, contracts, asked.on)]
    _require_leave(by, meanings, known, on=asked.on)
    return Proposal(
        asked=asked,
        sha256=sha256,
        **_counts(read, meanings, contracts),
        states=tuple(state for one in meanings for state in one.states),
        cards=tuple(one.card for one in meanings if one.card),
        contracts=tuple(contracts.fresh.values()),
        funding=tuple(part for one in meanings for part in one.funding),
        faults=tuple(sorted(faults, key=lambda one: (one.sheet, one.row, one.column))),
        passed=read.passed,
    )


def _counts(read: ListRead, meanings: Sequence[Meaning], contracts: Contracts) -> dict[str, int]:
    """Count the works named, those added, those of which something new is said, and the rest."""
    listed = {line.work for line in read.lines} | {row.work for row in read.contracts}
    added = {one.line.work for one in meanings if not one.known}
    news = {one.line.work for one in meanings if one.says_something}
    news |= {work for work, _contract in contracts.fresh}
    meant = {one.line.work for one in meanings} | {work for work, _ in contracts.where}
    return {
        "rows": max(len(read.lines), len(listed)),
        "added": len(added),
        "changed": len(news - added),
        "same": len(meant - news - added),
    }


def _known(works: Iterable[str]) -> dict[str, list[WorkState]]:
    known: dict[str, list[WorkState]] = defaultdict(list)
    for state in queries.states(works):
        known[state.work].append(state)
    return known


def _remarks(meanings: Iterable[Meaning], contracts: Contracts, on: dt.date) -> list[ListFault]:
    extents: dict[str, Extent | None] = {}
    found: list[ListFault] = []
    for one in meanings:
        if one.card and one.unit not in extents:
            extents[one.unit] = extent(one.unit, on=on)
        told = contracts.of(one.line.work)
        found += remarks(one, told, extent=extents.get(one.unit), on=on)
    return found


def _absent(meanings: Sequence[Meaning]) -> list[ListFault]:
    """Remark works that would lie in a unit which did not stand on the day."""
    named = {(state.unit, state.on) for one in meanings for state in one.states}
    absent = set(presence.missing(named))
    faults = []
    for one in meanings:
        lost = next((s for s in one.states if (s.unit, s.on) in absent), None)
        if lost is not None:
            where = (one.line.sheet, one.line.row, TITLES[Field.UNIT])
            facts: Facts = {"unit": lost.unit, "on": lost.on}
            faults.append(ListFault(*where, Severity.ERROR, SENTENCES["unit_absent"], facts))
    return faults


def _misnamed(meanings: Sequence[Meaning]) -> list[ListFault]:
    """Remark rows whose code is of one commune and whose words are of another."""
    days = {one.current.on for one in meanings}
    codes = {one.line.unit for one in meanings if one.line.unit and one.line.commune}
    borne = {on: units.units(codes, on=on) for on in days} if codes else {}
    faults = []
    for one in meanings:
        found = borne.get(one.current.on, {}).get(one.line.unit)
        if found is None or not one.line.commune or _is_called(found, one.line.commune):
            continue
        where = (one.line.sheet, one.line.row, TITLES[Field.UNIT])
        facts: Facts = {"unit": found.code, "title": found.title, "commune": one.line.commune}
        faults.append(ListFault(*where, Severity.WARNING, SENTENCES["unit_otherwise"], facts))
    return faults


def _is_called(unit: Unit, words: str) -> bool:
    """Tell whether words name a unit, with or without what kind of unit it is."""
    return fold(unit.name) in (fold(words), fold(words).partition(" ")[2]) or fold(words) in (
        fold(unit.title), fold(unit.title).replace("thi tran ", "tt "),
    )  # fmt: skip


def _backward(
    meanings: Sequence[Meaning], known: Mapping[str, Sequence[WorkState]]
) -> list[ListFault]:
    """Remark works whose states would contradict each other."""
    lines = {one.line.work: one.line for one in meanings}
    states = [
        state
        for one in meanings
        for state in (*known.get(one.line.work, ()), *one.states)
        if one.states
    ]
    return [_refused(lines[back.work], back) for back in check_onward(states)]


def _require_leave(
    by: Actor,
    meanings: Iterable[Meaning],
    known: Mapping[str, Sequence[WorkState]],
    *,
    on: dt.date,
) -> None:
    """Refuse whoever may not write in every unit where works of the list lie, or lay until now.

    Units that never stood are faults.
    """
    told = {one.unit for one in meanings} | {states[-1].unit for states in known.values()}
    for unit in sorted(told):
        if units.bearers(unit):
            require(by, IMPORT, unit=unit, above=units.last_superiors(unit, on=on))


def _refused(line: ListLine, refusal: Refusal) -> ListFault:
    """Remark a row that the register would refuse, for the reason it would give."""
    facts = facts_of(refusal.details())
    return ListFault(line.sheet, line.row, "", Severity.ERROR, refusal.message, facts)
