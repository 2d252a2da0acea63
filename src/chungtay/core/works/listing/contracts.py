"""Read the sheet of contracts in a list of works: every cell is understood or named as a fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from chungtay.core.capital.reconcile.values import Cell, UnclearError
from chungtay.core.kernel.vietnamese import fold
from chungtay.core.works.contract import (
    CONTRACT_STATE_TITLES,
    PACKAGE_TITLES,
    SELECTION_TITLES,
    ContractState,
    Package,
    Selection,
)
from chungtay.core.works.listing.agreed import AGREED_DAYS, AGREED_TEXTS, Agreed
from chungtay.core.works.listing.cells import CellsOf, OpenSheet, day_of, is_numbered, money
from chungtay.core.works.listing.line import ContractLine
from chungtay.core.works.listing.sentences import SENTENCES

C = TypeVar("C", Package, Selection, ContractState)


def contract_lines(sheet: OpenSheet, rows: Sequence[Sequence[Cell]]) -> Iterator[ContractLine]:
    """Read the rows under a sheet's heads; one that names no work is a fault."""
    for at, row in enumerate(rows[sheet.heads.row + 1 :], sheet.heads.row + 2):
        if all(cell is None or not str(cell).strip() for cell in row) or is_numbered(row):
            continue
        cells = CellsOf(sheet, at, row)
        work = cells.text(Agreed.WORK)
        if not work:
            words = " ".join(str(cell) for cell in row if isinstance(cell, str))
            cells.fault(Agreed.WORK, SENTENCES["no_code"], words=words[:60])
            continue
        yield ContractLine(sheet.name, at, work, _key(cells.text(Agreed.KEY)), _said(cells))


def _said(cells: CellsOf) -> Mapping[str, object]:
    said: dict[Agreed, object] = {one: cells.text(one) or None for one in AGREED_TEXTS}
    said |= {one: cells.read(one, day_of) for one in AGREED_DAYS}
    said[Agreed.AMOUNT] = money(cells, Agreed.AMOUNT)
    said[Agreed.PACKAGE] = cells.read(Agreed.PACKAGE, _package)
    said[Agreed.SELECTION] = cells.read(Agreed.SELECTION, _selection)
    said[Agreed.STATE] = cells.read(Agreed.STATE, _state)
    return {one.attribute: value for one, value in said.items() if value is not None}


def _key(text: str) -> str:
    """Give a contract's key: spreadsheets drop the leading nought."""
    return text.zfill(2) if text.isdecimal() else text


def _package(value: Cell) -> Package:
    return _one_of(value, PACKAGE_TITLES, "no_such_package")


def _selection(value: Cell) -> Selection:
    return _one_of(value, SELECTION_TITLES, "no_such_selection")


def _state(value: Cell) -> ContractState:
    return _one_of(value, CONTRACT_STATE_TITLES, "no_such_contract_state")


def _one_of(value: Cell, titles: Mapping[C, str], unclear: str) -> C:
    words = fold(str(value))
    for one, title in titles.items():
        if words in (one.value, fold(title)):
            return one
    raise UnclearError(SENTENCES[unclear], str(value), known=", ".join(titles.values()))
