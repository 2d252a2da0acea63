"""The contracts on the page of a work: what each is for, with whom, for how much, until when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.core.works.contract import (
    CONTRACT_STATE_TITLES,
    PACKAGE_TITLES,
    SELECTION_TITLES,
    ContractCase,
    ContractState,
    WorkContract,
)
from chungtay.core.works.whole import WorkWhole
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names
from chungtay.web.kit.wording import day
from chungtay.web.law.links import DocumentLink
from chungtay.web.works.lines import CONTRACTED, written
from chungtay.web.works.one.said import deed_href
from chungtay.web.works.paper import shown
from chungtay.web.works.record.what import What

TONES = {
    ContractState.IN_FORCE: "plain",
    ContractState.LIQUIDATED: "met",
    ContractState.ENDED: "lost",
}


@dataclass(frozen=True, slots=True)
class AmendmentLine:
    """A change by an appendix or a decision: its name, since when, and what it changed."""

    name: str
    since: str
    before: Num | None
    now: Num | None
    due: str


@dataclass(frozen=True, slots=True)
class ContractLine:
    """A contract in words; `amend` leads somebody who may to where it is written of again."""

    contract: WorkContract
    package: str
    selection: str
    state: str
    tone: str
    amount: Num
    amendments: tuple[AmendmentLine, ...]
    document: DocumentLink
    amend: str


@dataclass(frozen=True, slots=True)
class VoidLine:
    """A contract that does not count any more: since when, why, and where it is restored."""

    contract: WorkContract
    package: str
    since: str
    restore: str


@dataclass(frozen=True, slots=True)
class Contracts:
    """The contracts of a work, what they add up to, and where somebody who may writes another."""

    lines: tuple[ContractLine, ...]
    void: tuple[VoidLine, ...]
    total: Num
    add: str


def contracts(desk: Desk, whole: WorkWhole, may: Collection[What]) -> Contracts:
    """Give the contracts of a work as they stand on the desk's day."""
    code = whole.summary.code
    where = {"work": (code,)}
    amounts = desk.by([CONTRACTED], ("contract",), where)[CONTRACTED]
    names = Names(desk.view.on)
    open_to = What.CONTRACT in may
    lines = tuple(
        ContractLine(
            contract=case.last,
            package=_(PACKAGE_TITLES[case.last.package]),
            selection=_(SELECTION_TITLES[case.last.selection]) if case.last.selection else "",
            state=_(CONTRACT_STATE_TITLES[case.last.state]),
            tone=TONES.get(case.last.state, "plain"),
            amount=amounts.get((case.last.contract,), NONE),
            amendments=tuple(_amendments(desk, case)),
            document=shown(case.last.grounds.document, desk.view, names),
            amend=deed_href(code, What.CONTRACT, case.last.contract) if open_to else "",
        )
        for case in whole.contracts
    )
    add = deed_href(code, What.CONTRACT) if open_to else ""
    void = tuple(
        VoidLine(
            contract=case.last,
            package=_(PACKAGE_TITLES[case.last.package]),
            since=day(case.last.on),
            restore=deed_href(code, What.CONTRACT, case.last.contract) if open_to else "",
        )
        for case in whole.void
    )
    return Contracts(lines, void, desk.one(CONTRACTED, where), add)


def _amendments(desk: Desk, case: ContractCase) -> list[AmendmentLine]:
    told = []
    for before, now in case.amendments:
        dearer = before.amount != now.amount
        told.append(
            AmendmentLine(
                name=now.amendment,
                since=day(now.on),
                before=written(desk, before.amount) if dearer and before.amount else None,
                now=written(desk, now.amount) if dearer and now.amount else None,
                due=day(now.finish_due)
                if now.finish_due and before.finish_due != now.finish_due
                else "",
            )
        )
    return told
