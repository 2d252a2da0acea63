"""What a list says of contracts, next to what the register says of those of the same work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from chungtay.apps.works import queries
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal, Severity
from chungtay.core.kernel.saying import Fact, Listed, facts_of
from chungtay.core.works.card import WorkCard
from chungtay.core.works.contract import (
    ContractCase,
    ContractState,
    Package,
    WorkContract,
    free_key,
)
from chungtay.core.works.contracting import (
    last_of_each,
    require_approved_first,
    require_follows,
    require_number_free,
    same_number,
)
from chungtay.core.works.listing.agreed import Agreed
from chungtay.core.works.listing.columns import Column, Field, title_of
from chungtay.core.works.listing.line import ContractLine, ListFault, ListLine
from chungtay.core.works.listing.sentences import SENTENCES
from chungtay.flows.import_works.meaning import Meaning

_NOWHERE = Grounds("", dt.date.max, Provenance.REPORTED)


@dataclass(slots=True)
class Contracts:
    """The contracts of the works of a list: as they stand, every row, and what the list adds.

    `where` says in which row of the list each was told of; `faults` are the remarks so far.
    """

    grounds: Grounds
    approved: Mapping[str, dt.date | None]
    rows: dict[str, list[WorkContract]]
    standing: dict[str, dict[str, WorkContract]]
    fresh: dict[tuple[str, str], WorkContract] = field(default_factory=dict)
    where: dict[tuple[str, str], ContractLine | ListLine] = field(default_factory=dict)
    faults: list[ListFault] = field(default_factory=list)

    @classmethod
    def gather(
        cls, works: Iterable[str], *, grounds: Grounds, approved: Mapping[str, dt.date | None]
    ) -> Contracts:
        """Look up the contracts of certain works; `approved` says when each was approved."""
        rows = queries.contract_rows(works)
        standing: dict[str, dict[str, WorkContract]] = {}
        for work, told in rows.items():
            last = {row.contract: row for row in told if row.on <= grounds.known_from}
            standing[work] = last
        return cls(grounds, approved, rows, standing)

    def of(self, work: str) -> tuple[WorkContract, ...]:
        """Give the contracts of a work that count, as the list leaves them."""
        return tuple(one for one in self.standing.get(work, {}).values() if one.counts)

    def take_line(self, line: ListLine) -> None:
        """Take what a row of the sheet of works says of the contract of construction."""
        if not line.contract:
            return
        kept = self._meant(line)
        if kept is None and self.of(line.work):
            known = Listed(tuple(one.title for one in self.of(line.work)))
            self.fault(line, Field.CONTRACT, "contract_elsewhere", known=known)
            return
        self._take(line, kept, Package.CONSTRUCTION, dict(line.contract))

    def take_contract(self, line: ContractLine) -> None:
        """Take a row of the sheet of contracts."""
        meant = self._meant_by(line)
        named = {"work": line.work, "contract": line.key}
        package = line.said.get(Agreed.PACKAGE.attribute)
        if len(meant) > 1:
            alike: dict[str, Fact] = {"number": meant[0].number, "count": len(meant)}
            self.fault(line, Agreed.KEY, "void_alike", work=line.work, **alike)
        elif meant and _left_void(meant[0], line):
            self.fault(line, Agreed.KEY, "contract_void", since=meant[0].on, **named)
        elif meant:
            self._take(line, meant[0], package, dict(line.said))
        elif line.key:
            self.fault(line, Agreed.KEY, "no_contract", **named)
        elif line.voids:
            self.fault(line, Agreed.STATE, "nothing_to_void", work=line.work)
        elif not isinstance(package, Package):
            self.fault(line, Agreed.PACKAGE, "empty")
        else:
            self._take(line, None, package, dict(line.said))

    def take_papers(self, meaning: Meaning) -> None:
        """Refuse papers by which a contract that stands was signed before the approval."""
        if meaning.card is None:
            return
        try:
            require_approved_first(self.of(meaning.line.work), meaning.card.approved_on)
        except Refusal as refusal:
            self.refuse(meaning.line, refusal)

    def _meant_by(self, line: ContractLine) -> list[WorkContract]:
        """Find the contract that a row of the sheet of contracts speaks of, by key or by number.

        By its number a contract that is void is meant only where the row voids it, or says why it
        counts again: then all that are void under the number.
        """
        held = self.standing.get(line.work, {})
        if line.key:
            return [held[line.key]] if line.key in held else []
        number = str(line.said.get(Agreed.NUMBER.attribute, ""))
        alike = [one for one in held.values() if same_number(one.number, number)]
        counted = [one for one in alike if one.counts]
        if counted or line.voids:
            return (counted or alike)[-1:]
        return alike if line.restores else []

    def _meant(self, line: ListLine) -> WorkContract | None:
        """Find the contract that a row of the sheet of works speaks of."""
        held = self.of(line.work)
        built = [one for one in held if one.package is Package.CONSTRUCTION] or list(held)
        number = str(line.contract.get("number", ""))
        for one in held:
            if same_number(one.number, number):
                return one
        alone = built[0] if len(built) == 1 else None
        return alone if alone is not None and not (number and alone.number) else None

    def _take(
        self,
        line: ContractLine | ListLine,
        kept: WorkContract | None,
        package: object,
        said: dict[str, object],
    ) -> None:
        rows = self.rows.setdefault(line.work, [])
        key = kept.contract if kept else free_key(row.contract for row in rows)
        before = self.where.setdefault((line.work, key), line)
        if before is not line:
            at: dict[str, Fact] = {"sheet": before.sheet, "first": before.row}
            self.fault(line, None, "contract_twice", work=line.work, contract=key, **at)
            return
        try:
            base = self._base(kept, said) if kept else self._blank(line.work, package, key)
            now = self._now(base, said, new=kept is None)
            if kept is not None and _bare(now, said) == _bare(kept, said):
                return
            self._agree(now)
        except Refusal as refusal:
            self.refuse(line, refusal)
            return
        rows.append(now)
        self.standing.setdefault(line.work, {})[key] = self.fresh[line.work, key] = now

    def _base(self, kept: WorkContract, said: Mapping[str, object]) -> WorkContract:
        """Give what a row changes: how a contract stands or, where it is restored, last counted."""
        if kept.counts or said.get(Agreed.STATE.attribute) is ContractState.VOID:
            return kept
        told = (row for row in self.rows[kept.work] if row.contract == kept.contract)
        by_then = (row for row in told if row.on <= self.grounds.known_from)
        return ContractCase(tuple(by_then)).counted or kept

    def _now(self, base: WorkContract, said: dict[str, object], *, new: bool) -> WorkContract:
        """Give a contract as a row tells it; what the row leaves unsaid stays as it was."""
        told = {
            "amendment": "",
            "reason": "",
            **said,
            "on": self.grounds.known_from,
            "grounds": self.grounds,
        }
        if new:
            told = {"state": ContractState.IN_FORCE, **told}
        return replace(base, **told)  # type: ignore[arg-type]

    def refuse(self, line: ContractLine | ListLine, refusal: Refusal) -> None:
        """Remark a row that the register would refuse, for the reason it would give."""
        facts = facts_of(refusal.details())
        fault = ListFault(line.sheet, line.row, "", Severity.ERROR, refusal.message, facts)
        self.faults.append(fault)

    def _agree(self, now: WorkContract) -> None:
        """Refuse what the register would refuse."""
        rows = self.rows[now.work]
        require_follows(now, rows)
        if now.counts:
            require_number_free(now, last_of_each(rows).values())
        require_approved_first((now,), self.approved.get(now.work))

    def _blank(self, work: str, package: object, key: str) -> WorkContract:
        """Give a contract of which nothing is said yet, and which therefore does not count yet."""
        return WorkContract(
            work=work,
            contract=key,
            package=Package(str(package)),
            name="",
            number="",
            contractor="",
            selection=None,
            signed_on=None,
            amount=None,
            finish_due=None,
            amendment="",
            state=ContractState.VOID,
            on=self.grounds.known_from,
            grounds=self.grounds,
        )

    def fault(
        self, line: ContractLine | ListLine, column: Column | None, code: str, **facts: Fact
    ) -> None:
        """Remark an error on a row."""
        title = title_of(column) if column is not None else ""
        where = (line.sheet, line.row, title)
        self.faults.append(ListFault(*where, Severity.ERROR, SENTENCES[code], facts))


def take_contracts(
    rows: Sequence[ContractLine],
    meanings: Sequence[Meaning],
    *,
    known: Collection[str],
    grounds: Grounds,
) -> Contracts:
    """Take all that a list says of contracts; `known` are works that the register tells of.

    `rows` are those of the sheet of contracts, `meanings` those of works, that have no faults of
    their own.
    """
    approved = {one.line.work: _approved(one.card_now) for one in meanings}
    others = {row.work for row in rows} - approved.keys()
    papers = queries.cards(others, on=grounds.known_from)
    approved |= {work: _approved(papers.get(work)) for work in others}
    contracts = Contracts.gather(approved, grounds=grounds, approved=approved)
    for one in meanings:
        contracts.take_line(one.line)
        contracts.take_papers(one)
    for row in rows:
        if row.work not in known and row.work in others:
            contracts.fault(row, Agreed.WORK, "no_work", work=row.work)
            continue
        contracts.take_contract(row)
    return contracts


def _approved(card: WorkCard | None) -> dt.date | None:
    return card.approved_on if card else None


def _bare(contract: WorkContract, said: Mapping[str, object]) -> WorkContract:
    """Give a contract without when and why it was said, nor by which paper where none is named.

    Why it counts again is told of the day it did, and is no news afterwards.
    """
    bare = replace(contract, on=dt.date.min, grounds=_NOWHERE)
    if not said.get("amendment"):
        bare = replace(bare, amendment="")
    return replace(bare, reason="") if contract.counts or not said.get("reason") else bare


def _left_void(kept: WorkContract, line: ContractLine) -> bool:
    """Tell whether a row speaks of a contract that is void, and neither voids nor restores it."""
    return not (kept.counts or line.voids or line.restores)
