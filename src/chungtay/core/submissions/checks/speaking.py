"""How checks read their settings, and how findings name places and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from chungtay.core.submissions.checks.finding import CellFinding
from chungtay.core.submissions.form import CellType, Column, Place, Row, Rule
from chungtay.core.submissions.reading import write
from chungtay.core.submissions.sheet import Cell, Sheet

_MONEY: dict[int, str] = {
    1: " đồng", 1_000: " nghìn đồng", 1_000_000: " triệu đồng", 1_000_000_000: " tỷ đồng",
}  # fmt: skip


def named(rule: Rule, name: str) -> tuple[str, ...]:
    """Give all that a setting names; nothing when it was left out."""
    return rule.settings.get(name, ())


def one(rule: Rule, name: str) -> str:
    """Give the one thing a setting names; an empty text when it was left out."""
    return next(iter(named(rule, name)), "")


def number(rule: Rule, name: str, default: int = 0) -> Fraction:
    """Give a setting that is a number."""
    said = one(rule, name)
    return Fraction(said) if said else Fraction(default)


def listed(sheet: Sheet, rule: Rule) -> Iterator[Row]:
    """Give the rows a rule speaks of: those it names, or all; never sums."""
    wanted = named(rule, "rows")
    for row in sheet.rows:
        if (not wanted or row.code in wanted) and not row.total_of:
            yield row


def columns(sheet: Sheet, rule: Rule, name: str = "columns") -> tuple[Column, ...]:
    """Give the columns a setting names, as far as this version of the form has them."""
    wanted = named(rule, name)
    return tuple(column for column in sheet.form.columns if column.code in wanted)


def title(sheet: Sheet, column: str) -> str:
    """Name a column."""
    return sheet.form.column(column).title.vi


def where(sheet: Sheet, place: Place) -> str:
    """Name a place by the titles of its row and column.

    A form of one row names the column alone.
    """
    row = sheet.row(place.row)
    said = f"cột “{title(sheet, place.column)}”"
    return f"Dòng “{row.title.vi}”, {said}" if row is not None else said.capitalize()


def shown(amount: Fraction | int, column: Column) -> str:
    """Write a number kept, in the unit people type it in, with that unit."""
    return plain(amount, column) + _unit(column)


def plain(amount: Fraction | int, column: Column) -> str:
    """Write a number kept, in the unit people type it in; what is finer than kept is rounded."""
    return write(Cell.number(round(amount)), column)


def _unit(column: Column) -> str:
    if column.type is CellType.PERCENT:
        return " %"
    return _MONEY.get(column.scale, "") if column.type is CellType.DONG else ""


def finding(rule: Rule, place: Place | None, message: str, **numbers: str) -> CellFinding:
    """Make the finding of a rule; its code is the rule's."""
    return CellFinding(rule.code or rule.kind, rule.severity, place, message, numbers)


def total(sheet: Sheet, places: Iterable[Place]) -> int | None:
    """Add up cells; nothing at all is None, not 0."""
    said = [amount for place in places if (amount := sheet.amount(*place)) is not None]
    return sum(said) if said else None
