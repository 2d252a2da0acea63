"""Read the rows of a list of works: every cell is understood or named as a fault."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from chungtay.core.capital.line import SOURCE_TITLES, Source
from chungtay.core.capital.reconcile.profile import DayOrder
from chungtay.core.capital.reconcile.values import Cell, UnclearError, amount, day
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.refusal import Severity
from chungtay.core.kernel.saying import Fact
from chungtay.core.kernel.vietnamese import fold
from chungtay.core.works.listing.columns import (
    AMOUNTS,
    CARD_DAYS,
    CARD_TEXTS,
    DAYS,
    TITLES,
    UNIT_TITLES,
    Column,
    Field,
    Heads,
    find_heads,
)
from chungtay.core.works.listing.line import ListFault, ListLine, ListRead
from chungtay.core.works.listing.sentences import SENTENCES
from chungtay.core.works.work import STAGE_TITLES, TYPE_TITLES, Stage, WorkType

T = TypeVar("T")
Sheets = Sequence[tuple[str, Sequence[Sequence[Cell]]]]
YEARS = range(1945, 2101)
"""Years that a list of works can mean: some were approved long before they were built."""
_YES = {"1", "x", "co", "dung", "yes", "true"}
_NO = {"0", "khong", "no", "false"}
_TYPES = {fold(word): kind for kind, title in TYPE_TITLES.items() for word in (kind.value, title)}
_STAGES = {
    fold(word): stage
    for stage, title in STAGE_TITLES.items()
    for word in (stage.value, title, title.removeprefix("Đã "))
}
_TOTAL = re.compile(r"(tong|cong(?! (?:trinh|dong))|luy ke)\b")
_COORDINATES = {Field.LAT: "lat_e6", Field.LON: "lon_e6"}


@dataclass(slots=True)
class _Open:
    """A sheet being read: where its columns stand, and what was remarked so far."""

    name: str
    heads: Heads
    asked: int
    faults: list[ListFault] = field(default_factory=list)
    passed: list[ListFault] = field(default_factory=list)

    def scale_of(self, column: Column) -> int:
        """Give how many đồng one unit of a column is: what the file says, else what was asked."""
        return self.heads.scale_of(column) or self.asked


@dataclass(slots=True)
class _Cells:
    """One row being read."""

    sheet: _Open
    number: int
    row: Sequence[Cell]

    def cell(self, column: Column) -> Cell:
        """Give what the row holds in a column; blanks are nothing."""
        place = self.sheet.heads.columns.get(column)
        value = self.row[place] if place is not None and place < len(self.row) else None
        return None if isinstance(value, str) and not value.strip() else value

    def text(self, column: Field) -> str:
        """Give a cell as a text; a whole number as its digits."""
        value = self.cell(column)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else " ".join(str(value).split())

    def fault(self, column: Column, why: str, **facts: Fact) -> None:
        """Remark an error on a cell."""
        self.sheet.faults.append(_error(self.sheet.name, self.number, column, why, **facts))

    def read(self, column: Column, understand: Callable[[Cell], T]) -> T | None:
        """Understand a cell that is not empty; what cannot be is remarked."""
        value = self.cell(column)
        if value is None:
            return None
        try:
            return understand(value)
        except UnclearError as unclear:
            self.fault(column, unclear.why, **unclear.facts)
            return None


def read_list(sheets: Sheets, *, scale: int = 0) -> ListRead:
    """Read every sheet that is a list of works; `scale` says the unit of money where none does."""
    lines: list[ListLine] = []
    faults: list[ListFault] = []
    passed: list[ListFault] = []
    scales = []
    for name, rows in sheets:
        heads = find_heads(rows)
        if heads is None:
            if any(cell is not None for row in rows for cell in row):
                passed.append(_note(name, 1, SENTENCES["no_heads"]))
            continue
        sheet = _Open(name, heads, scale)
        lines += _lines(sheet, rows)
        faults += [*_unscaled(sheet), *sheet.faults]
        passed += sheet.passed
        scales.append(sheet.scale_of(Field.COST))
    if not scales:
        faults.append(_error(_first(sheets), 1, None, SENTENCES["no_list"]))
    faults += _twice(lines)
    return ListRead(tuple(lines), tuple(faults), tuple(passed), scales[0] if scales else 0)


def _first(sheets: Sheets) -> str:
    return sheets[0][0] if sheets else ""


def _lines(sheet: _Open, rows: Sequence[Sequence[Cell]]) -> Iterator[ListLine]:
    for at, row in enumerate(rows[sheet.heads.row + 1 :], sheet.heads.row + 2):
        cells = _Cells(sheet, at, row)
        if all(cell is None or not str(cell).strip() for cell in row) or _numbered(row):
            continue
        if not cells.text(Field.WORK):
            _without_code(cells)
            continue
        yield _line(cells)


def _without_code(cells: _Cells) -> None:
    """Pass over totals and headings between rows, by name; a work without a code is an error."""
    words = " ".join(str(cell) for cell in cells.row if isinstance(cell, str))
    told = [cells.cell(column) for column in (Field.COST, Field.STAGE, Field.UNIT, Field.TYPE)]
    if _TOTAL.match(fold(words)) or not any(cell is not None for cell in told):
        cells.sheet.passed.append(
            _note(cells.sheet.name, cells.number, SENTENCES["passed"], words=words[:80])
        )
        return
    cells.fault(Field.WORK, SENTENCES["no_code"], words=words[:60])


def _line(cells: _Cells) -> ListLine:
    sheet = cells.sheet
    money = {one: _money(cells, one) for one in AMOUNTS}
    parts = {one: _money(cells, one) for one in Source}
    reached = {stage: cells.read(one, _day) for one, stage in DAYS.items()}
    return ListLine(
        sheet=sheet.name,
        row=cells.number,
        work=cells.text(Field.WORK),
        name=cells.text(Field.NAME),
        project=cells.text(Field.PROJECT),
        work_type=cells.read(Field.TYPE, _type),
        unit=_code(cells.text(Field.UNIT)),
        commune=cells.text(Field.COMMUNE),
        district=cells.text(Field.DISTRICT),
        plan_year=cells.read(Field.PLAN_YEAR, _year),
        stage=cells.read(Field.STAGE, _stage),
        on=cells.read(Field.ON, _day),
        cost=money[Field.COST],
        progress=cells.read(Field.PROGRESS, _percent),
        reason=cells.text(Field.REASON),
        days={stage: on for stage, on in reached.items() if on is not None},
        card=_card(cells, money),
        funding={one: part for one, part in parts.items() if part is not None},
    )


def _card(cells: _Cells, money: Mapping[Field, Dong | None]) -> dict[str, object]:
    said: dict[str, object] = {one.value: cells.text(one) or None for one in CARD_TEXTS}
    said |= {one.value: cells.read(one, _day) for one in CARD_DAYS}
    said |= {name: cells.read(one, _millionths) for one, name in _COORDINATES.items()}
    said[Field.INVESTOR.value] = cells.text(Field.INVESTOR) or None
    said[Field.SPECIAL.value] = cells.read(Field.SPECIAL, _flag)
    for one in (Field.COMMUNITY, Field.CONTRACT_DONG):
        said[one.value] = money[one]
    return {name: value for name, value in said.items() if value is not None}


def _unscaled(sheet: _Open) -> Iterator[ListFault]:
    """Refuse money without a unit; and a unit that is asked for otherwise than the sheet says."""
    row = sheet.heads.row + 1
    money = [column for column in (*AMOUNTS, *Source) if column in sheet.heads.columns]
    for column in money:
        said = sheet.heads.scale_of(column)
        if not sheet.scale_of(column):
            yield _error(sheet.name, row, column, SENTENCES["no_unit_of_money"])
        elif sheet.asked and said and said != sheet.asked:
            units = {"theirs": UNIT_TITLES[said], "ours": UNIT_TITLES[sheet.asked]}
            yield _error(sheet.name, row, column, SENTENCES["other_unit_of_money"], **units)


def _twice(lines: Sequence[ListLine]) -> Iterator[ListFault]:
    seen: dict[str, ListLine] = {}
    for line in lines:
        first = seen.setdefault(line.work, line)
        if first is not line:
            yield _error(
                line.sheet, line.row, Field.WORK, SENTENCES["twice"],
                work=line.work, sheet=first.sheet, first=first.row,
            )  # fmt: skip


def _error(at: str, row: int, column: Column | None, why: str, **facts: Fact) -> ListFault:
    """Remark an error on a cell, or where no column is named on a row."""
    title = ""
    if column is not None:
        title = TITLES[column] if isinstance(column, Field) else SOURCE_TITLES[column]
    return ListFault(at, row, title, Severity.ERROR, why, facts)


def _note(sheet: str, row: int, why: str, **facts: Fact) -> ListFault:
    return ListFault(sheet, row, "", Severity.WARNING, why, facts)


def _numbered(row: Sequence[Cell]) -> bool:
    """Tell whether a row only numbers the columns, from 1 on or from (1) on."""
    said = [str(cell).strip("() ") for cell in row if cell is not None and str(cell).strip()]
    numbers = [int(one) for one in said if one.isdecimal()]
    return len(said) == len(numbers) > 2 and numbers == list(
        range(numbers[0], numbers[0] + len(numbers))
    )


def _money(cells: _Cells, column: Column) -> Dong | None:
    scale = cells.sheet.scale_of(column)
    return cells.read(column, lambda value: Dong(amount(value, scale))) if scale else None


def _day(value: Cell) -> dt.date:
    return day(value, DayOrder.DMY, years=YEARS)


def _year(value: Cell) -> int:
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if not re.fullmatch(r"(19|20)\d\d", text.strip()):
        raise UnclearError(SENTENCES["not_a_year"], text)
    return int(text)


def _percent(value: Cell) -> int:
    number = _decimal(str(value).strip().removesuffix("%"))
    if number != number.to_integral_value():
        raise UnclearError(SENTENCES["not_whole_percent"], str(value))
    return int(number)


def _millionths(value: Cell) -> int:
    return int((_decimal(str(value)) * 1_000_000).to_integral_value())


def _decimal(text: str) -> Decimal:
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        raise UnclearError(SENTENCES["not_a_number"], text) from None
    if not number.is_finite() or abs(number) > 10**9:
        raise UnclearError(SENTENCES["no_usable_number"], text)
    return number


def _flag(value: Cell) -> bool:
    said = fold(str(int(value)) if isinstance(value, float | bool) else str(value))
    if said not in _YES | _NO:
        raise UnclearError(SENTENCES["not_yes_or_no"], str(value))
    return said in _YES


def _type(value: Cell) -> WorkType:
    found = _TYPES.get(fold(str(value)))
    if found is None:
        known = ", ".join(TYPE_TITLES.values())
        raise UnclearError(SENTENCES["no_such_type"], str(value), known=known)
    return found


def _stage(value: Cell) -> Stage:
    found = _STAGES.get(fold(str(value)))
    if found is None:
        known = ", ".join(STAGE_TITLES.values())
        raise UnclearError(SENTENCES["no_such_stage"], str(value), known=known)
    return found


def _code(text: str) -> str:
    """Give a unit's code as the list of units has it: spreadsheets drop the leading nought."""
    return text.zfill(5) if text.isdecimal() and len(text) == 4 else text
