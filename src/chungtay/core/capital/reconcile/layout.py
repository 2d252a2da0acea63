"""What is odd about how a sheet is laid out: what is hidden in it, what it heads twice.

Whatever is hidden may be what a sender took out, or what a filter left out by mistake. Rows and
columns are read all the same, because the sums of the sheet count them; a hidden sheet is not,
because it is mostly an older one. Either is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chungtay.core.capital.reconcile.heads import Heads
from chungtay.core.capital.reconcile.line import ListFinding, ListLine
from chungtay.core.capital.reconcile.profile import FIELD_TITLES, NEEDED, Field
from chungtay.core.capital.reconcile.sentences import SENTENCES
from chungtay.core.capital.reconcile.sheet import Sheet, letters
from chungtay.core.capital.reconcile.values import Cell
from chungtay.core.kernel.refusal import Severity


def hidden_sheet(sheet: Sheet) -> Iterator[ListFinding]:
    """Remark on a sheet that is hidden and holds something: it was not read."""
    if filled := sheet.filled:
        yield _finding(sheet.name, 1, "", "list_hidden_sheet", rows=filled)


def laid_out(sheet: Sheet, heads: Heads, lines: Sequence[ListLine]) -> Iterator[ListFinding]:
    """Give the remarks on hidden columns and rows that were read, and on heads that come twice."""
    for one, column in heads.at.items():
        if column in sheet.hidden_columns:
            title, at = FIELD_TITLES[one], letters(column)
            yield _finding(sheet.name, heads.below, title, "list_hidden_column", at=at)
    for one, others in heads.again_at.items():
        yield _headed_twice(sheet, heads, one, others)
    for line in lines:
        if line.row - 1 in sheet.hidden_rows:
            yield _finding(sheet.name, line.row, "", "list_hidden_row")


def _headed_twice(sheet: Sheet, heads: Heads, field: Field, others: Sequence[int]) -> ListFinding:
    """Say which of several columns was read; an error where it is a guess that money rests on."""
    taken, title = heads.at[field], FIELD_TITLES[field]
    named: dict[str, str] = {"taken": letters(taken), "others": ", ".join(map(letters, others))}
    first = next((at for at, row in _below(sheet, heads) if _differ(row, taken, others)), 0)
    if not first:
        return _finding(
            sheet.name, heads.below, title, "list_same_column", severity=Severity.WARNING, **named
        )
    severity, which = Severity.WARNING, "list_other_column"
    if field in NEEDED:
        severity, which = Severity.ERROR, "list_which_column"
    return _finding(
        sheet.name, heads.below, title, which, severity=severity, first=str(first), **named
    )


def _below(sheet: Sheet, heads: Heads) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Give the rows below the heads with their numbers; those of words alone head something."""
    for number, row in enumerate(sheet.rows[heads.below :], heads.below + 1):
        if not heads.again(row) and any(_is_number(cell) for cell in row):
            yield number, row


def _is_number(cell: Cell) -> bool:
    """Tell a cell that holds a number, a day, or words with a number among them."""
    if isinstance(cell, str):
        return any(letter.isdigit() for letter in cell)
    return cell is not None


def _differ(row: Sequence[Cell], taken: int, others: Sequence[int]) -> bool:
    """Tell whether another column says what the one that is read does not."""
    return any(_cell(row, one) not in {None, "", _cell(row, taken)} for one in others)


def _cell(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else None


def _finding(
    sheet: str, row: int, column: str, code: str, *, severity: Severity = Severity.WARNING,
    **facts: str | int,
) -> ListFinding:  # fmt: skip
    return ListFinding(f"capital.{code}", severity, sheet, row, column, "", SENTENCES[code], facts)
