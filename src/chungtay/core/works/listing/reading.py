"""Read the rows of a list of works: every cell is understood or named as a fault."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from chungtay.core.capital.line import Source
from chungtay.core.capital.reconcile.sheet import Sheet, letters
from chungtay.core.capital.reconcile.values import Cell, UnclearError
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.vietnamese import fold
from chungtay.core.works.listing.agreed import Agreed
from chungtay.core.works.listing.cells import (
    CellsOf,
    OpenSheet,
    day_of,
    decimal_of,
    error,
    is_numbered,
    money,
    note,
)
from chungtay.core.works.listing.columns import (
    AMOUNTS,
    CARD_DAYS,
    CARD_TEXTS,
    CODES,
    CONTRACT_FIELDS,
    DAYS,
    UNIT_TITLES,
    Field,
    Heads,
    find_agreed_heads,
    find_heads,
)
from chungtay.core.works.listing.contracts import contract_lines
from chungtay.core.works.listing.line import ContractLine, ListFault, ListLine, ListRead
from chungtay.core.works.listing.sentences import SENTENCES
from chungtay.core.works.work import STAGE_TITLES, TYPE_TITLES, Stage, WorkType

Sheets = Sequence[Sheet]
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


def read_list(sheets: Sheets, *, scale: int = 0) -> ListRead:
    """Read every sheet that lists works or contracts; `scale` is the unit where none is said."""
    lines: list[ListLine] = []
    contracts: list[ContractLine] = []
    faults: list[ListFault] = []
    passed: list[ListFault] = []
    unseen: list[ListFault] = []
    scales = []
    for told in sheets:
        name, rows = told.name, told.rows
        agreed = find_agreed_heads(rows) if told.seen else None
        heads = agreed or (find_heads(rows) if told.seen else None)
        if heads is None:
            if told.filled and name != CODES:
                why = SENTENCES["no_heads" if told.seen else "hidden_sheet"]
                passed.append(note(name, 1, why, rows=told.filled))
            continue
        sheet = OpenSheet(name, heads, scale)
        unseen += _hidden(told, heads)
        if agreed:
            contracts += contract_lines(sheet, rows)
        else:
            lines += _lines(sheet, rows)
        faults += [*_unscaled(sheet), *sheet.faults]
        passed += sheet.passed
        scales.append(sheet.scale_of(Agreed.AMOUNT if agreed else Field.COST))
    if not scales:
        faults.append(error(_first(sheets), 1, None, SENTENCES["no_list"]))
    faults += _twice(lines)
    first = scales[0] if scales else 0
    told_of = (tuple(faults), tuple(passed), tuple(unseen))
    return ListRead(tuple(lines), tuple(contracts), *told_of, first)


def _first(sheets: Sheets) -> str:
    return sheets[0].name if sheets else ""


def _hidden(sheet: Sheet, heads: Heads) -> Iterator[ListFault]:
    """Name the columns and rows that are hidden, and read all the same."""
    for column in sorted(sheet.hidden_columns.intersection(heads.columns.values())):
        yield note(sheet.name, heads.row + 1, SENTENCES["hidden_column"], at=letters(column))
    for row in sorted(sheet.hidden_rows):
        if row > heads.row and row < len(sheet.rows) and any(sheet.rows[row]):
            yield note(sheet.name, row + 1, SENTENCES["hidden_row"])


def _lines(sheet: OpenSheet, rows: Sequence[Sequence[Cell]]) -> Iterator[ListLine]:
    for at, row in enumerate(rows[sheet.heads.row + 1 :], sheet.heads.row + 2):
        cells = CellsOf(sheet, at, row)
        if all(cell is None or not str(cell).strip() for cell in row) or is_numbered(row):
            continue
        if not cells.text(Field.WORK) or _is_sum(cells):
            _without_code(cells)
            continue
        yield _line(cells)


def _is_sum(cells: CellsOf) -> bool:
    """Tell whether a row has the word of a sum where others have their code."""
    code = cells.text(Field.WORK)
    worded = not any(sign.isdigit() for sign in code) and not cells.text(Field.NAME)
    return worded and _TOTAL.match(fold(code)) is not None


def _without_code(cells: CellsOf) -> None:
    """Pass over totals and headings between rows, by name; a work without a code is an error."""
    words = " ".join(str(cell) for cell in cells.row if isinstance(cell, str))
    told = [cells.cell(column) for column in (Field.COST, Field.STAGE, Field.UNIT, Field.TYPE)]
    if _TOTAL.match(fold(words)) or not any(cell is not None for cell in told):
        cells.sheet.passed.append(
            note(cells.sheet.name, cells.number, SENTENCES["passed"], words=words[:80])
        )
        return
    cells.fault(Field.WORK, SENTENCES["no_code"], words=words[:60])


def _line(cells: CellsOf) -> ListLine:
    sheet = cells.sheet
    amounts = {one: money(cells, one) for one in AMOUNTS}
    parts = {one: money(cells, one) for one in Source}
    reached = {stage: cells.read(one, day_of) for one, stage in DAYS.items()}
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
        on=cells.read(Field.ON, day_of),
        cost=amounts[Field.COST],
        progress=cells.read(Field.PROGRESS, _percent),
        reason=cells.text(Field.REASON),
        days={stage: on for stage, on in reached.items() if on is not None},
        card=_card(cells, amounts),
        contract=_contract(cells, amounts),
        funding={one: part for one, part in parts.items() if part is not None},
    )


def _card(cells: CellsOf, amounts: Mapping[Field, Dong | None]) -> dict[str, object]:
    said: dict[str, object] = {one.value: cells.text(one) or None for one in CARD_TEXTS}
    said |= {one.value: cells.read(one, day_of) for one in CARD_DAYS}
    said |= {name: cells.read(one, _millionths) for one, name in _COORDINATES.items()}
    said[Field.INVESTOR.value] = cells.text(Field.INVESTOR) or None
    said[Field.SPECIAL.value] = cells.read(Field.SPECIAL, _flag)
    said[Field.COMMUNITY.value] = amounts[Field.COMMUNITY]
    return {name: value for name, value in said.items() if value is not None}


def _contract(cells: CellsOf, amounts: Mapping[Field, Dong | None]) -> dict[str, object]:
    said: dict[Field, object] = {
        Field.CONTRACTOR: cells.text(Field.CONTRACTOR) or None,
        Field.CONTRACT: cells.text(Field.CONTRACT) or None,
        Field.CONTRACT_ON: cells.read(Field.CONTRACT_ON, day_of),
        Field.CONTRACT_DONG: amounts[Field.CONTRACT_DONG],
    }
    return {CONTRACT_FIELDS[one]: value for one, value in said.items() if value is not None}


def _unscaled(sheet: OpenSheet) -> Iterator[ListFault]:
    """Refuse money without a unit; and a unit that is asked for otherwise than the sheet says."""
    row = sheet.heads.row + 1
    money = [
        column for column in (*AMOUNTS, *Source, Agreed.AMOUNT) if column in sheet.heads.columns
    ]
    for column in money:
        said = sheet.heads.scale_of(column)
        if not sheet.scale_of(column):
            yield error(sheet.name, row, column, SENTENCES["no_unit_of_money"])
        elif sheet.asked and said and said != sheet.asked:
            units = {"theirs": UNIT_TITLES[said], "ours": UNIT_TITLES[sheet.asked]}
            yield error(sheet.name, row, column, SENTENCES["other_unit_of_money"], **units)


def _twice(lines: Sequence[ListLine]) -> Iterator[ListFault]:
    seen: dict[str, ListLine] = {}
    for line in lines:
        first = seen.setdefault(line.work, line)
        if first is not line:
            yield error(
                line.sheet, line.row, Field.WORK, SENTENCES["twice"],
                work=line.work, sheet=first.sheet, first=first.row,
            )  # fmt: skip


def _year(value: Cell) -> int:
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if not re.fullmatch(r"(19|20)\d\d", text.strip()):
        raise UnclearError(SENTENCES["not_a_year"], text)
    return int(text)


def _percent(value: Cell) -> int:
    number = decimal_of(str(value).strip().removesuffix("%"))
    if number != number.to_integral_value():
        raise UnclearError(SENTENCES["not_whole_percent"], str(value))
    return int(number)


def _millionths(value: Cell) -> int:
    return int((decimal_of(str(value)) * 1_000_000).to_integral_value())


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
