"""The law of the ledger: spending windows, what may pay for what and where, index, labour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import TypeVar

from chungtay.core.capital.budget_index import BudgetIndex, IndexCode, IndexPart
from chungtay.core.capital.line import CapitalKind
from chungtay.core.capital.permit import Permit
from chungtay.core.capital.reach import Reach
from chungtay.core.capital.window import Months, SpendingLaw
from chungtay.core.law.dated import Dated, Setting
from chungtay.core.law.fault import Fault
from chungtay.packs import loader
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.scalars import one_of
from chungtay.packs.loader.sheets import Sheet, whole

T = TypeVar("T")
HOME = "capital"
"""The folder of a pack that these files lie in."""


@cache
def spending_law() -> SpendingLaw:
    """Give until when a year's plan may be paid."""
    return SpendingLaw(
        fresh=_by_kind("pay_months"),
        carried=_by_kind("carried_months"),
        carry_years=_by_kind("carry_years"),
        late=loader.parameter("capital.late_months"),
        late_from=loader.parameter("capital.late_from_month"),
    )


@cache
def permits() -> tuple[Permit, ...]:
    """Give what each project takes, the nation's rules and the provinces'."""
    return tuple(one for part in whole(permit_sheets(loader.library())) for one in part)


@cache
def reaches() -> tuple[Reach, ...]:
    """Give which units each project's money is for, the nation's rules and the provinces'."""
    return tuple(one for part in whole(reach_sheets(loader.library())) for one in part)


@cache
def budget_index() -> BudgetIndex:
    """Give the dated lists of the state budget index."""
    listed = whole(index_sheets(loader.library()))
    return BudgetIndex(tuple(one for part in listed for one in part))


@cache
def arrears_law() -> Dated[Decimal]:
    """Give since when new arrears in basic construction are forbidden."""
    return loader.parameter("capital.arrears_allowed")


def labour_day(province: str, *, on: dt.date) -> Setting[Decimal] | None:
    """Give what a day of work counts for in a province, in đồng; none where nothing was set yet."""
    rate = loader.parameter("capital.labour_day", province=province or None)
    return rate.setting(on=on) if rate.settings[0].since <= on else None


def permit_sheets(packs: Library) -> tuple[Sheet[tuple[Permit, ...]], ...]:
    """Give the files of permits as read, for a list of what is not verified."""
    return _sheets(packs, "permits.yaml", tuple[Permit, ...])


def reach_sheets(packs: Library) -> tuple[Sheet[tuple[Reach, ...]], ...]:
    """Give the files of reaches as read."""
    return _sheets(packs, "reaches.yaml", tuple[Reach, ...])


def index_sheets(packs: Library) -> tuple[Sheet[tuple[IndexCode, ...]], ...]:
    """Give the files of the budget index as read."""
    return _sheets(packs, "budget_index.yaml", tuple[IndexCode, ...])


def check() -> tuple[Fault, ...]:
    """Give every fault of the files: what cannot be read, projects and kinds that nobody lists."""
    packs = loader.library()
    permits, listed = permit_sheets(packs), index_sheets(packs)
    reached = reach_sheets(packs)
    found = {
        *(fault for sheet in permits for fault in sheet.faults),
        *(fault for sheet in reached for fault in sheet.faults),
        *(fault for sheet in listed for fault in sheet.faults),
        *_stray_projects(packs, (*permits, *reached)),
        *_stray_items(listed),
    }
    return tuple(sorted(found))


def _stray_projects(
    packs: Library, sheets: Iterable[Sheet[tuple[Permit, ...]] | Sheet[tuple[Reach, ...]]]
) -> Iterator[Fault]:
    known = [project.code for one in packs.programmes for project in one.walk()]
    for sheet in sheets:
        for permit in sheet.value or ():
            if permit.project not in known:
                yield sheet.fault(one_of(sorted(known), permit.project), permit, "project")


def _stray_items(sheets: tuple[Sheet[tuple[IndexCode, ...]], ...]) -> Iterator[Fault]:
    codes = [code for sheet in sheets for code in sheet.value or ()]
    kinds = sorted({code.code for code in codes if code.part is IndexPart.KIND})
    for sheet in sheets:
        for code in sheet.value or ():
            if code.part is IndexPart.ITEM and code.under not in kinds:
                yield sheet.fault(one_of(kinds, code.under), code, "under")


def _by_kind(name: str) -> Months:
    kinds = (CapitalKind.DEVELOPMENT, CapitalKind.RECURRENT)
    return {kind: loader.parameter(f"capital.{name}.{kind.value}") for kind in kinds}


def _sheets(packs: Library, file: str, shape: type[T]) -> tuple[Sheet[T], ...]:
    homes = (packs.root / sheet.pack / HOME / file for sheet in packs.pack_sheets)
    return tuple(packs.read_sheet(path, shape) for path in homes if path.exists())
