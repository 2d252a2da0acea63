"""How checks read their settings, and how findings name places and numbers.

A finding keeps its facts apart from its sentence (`sentences`), so that each reader has it in their
own language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from chungtay.core.kernel.refusal import Severity
from chungtay.core.kernel.saying import Fact, Listed, Said
from chungtay.core.kernel.title import Title
from chungtay.core.submissions.checks.finding import CellFinding
from chungtay.core.submissions.checks.sentences import SENTENCES
from chungtay.core.submissions.form import CellType, Column, Place, Row, Rule
from chungtay.core.submissions.reading import write
from chungtay.core.submissions.sheet import Cell, Sheet

_MONEY: dict[int, str] = {
    1: "dong", 1_000: "thousand", 1_000_000: "million", 1_000_000_000: "billion",
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


def say(what: str, **facts: Fact) -> Said:
    """Say something of the checks' sentences."""
    return Said(SENTENCES[what], facts)


def title(sheet: Sheet, column: str) -> Title:
    """Name a column."""
    return sheet.form.column(column).title


def quoted(names: Iterable[Title], between: str = ", ") -> Listed:
    """Name several things, each in quotes."""
    return Listed(tuple(say("quoted", name=name) for name in names), between)


def where(sheet: Sheet, place: Place) -> Said:
    """Name a place by the titles of its row and column.

    A form of one row names the column alone.
    """
    row, column = sheet.row(place.row), title(sheet, place.column)
    if row is None:
        return say("column", column=column)
    return say("place", row=row.title, column=column)


def shown(amount: Fraction | int, column: Column) -> Fact:
    """Write a number kept, in the unit people type it in, with that unit."""
    unit, said = _unit(column), plain(amount, column)
    return say(unit, amount=said) if unit else said


def plain(amount: Fraction | int, column: Column) -> str:
    """Write a number kept, in the unit people type it in; what is finer than kept is rounded."""
    return write(Cell.number(round(amount)), column)


def _unit(column: Column) -> str:
    if column.type is CellType.PERCENT:
        return "percent"
    return _MONEY.get(column.scale, "") if column.type is CellType.DONG else ""


def finding(
    rule: Rule, sheet: Sheet, place: Place | None, said: Said, **numbers: str
) -> CellFinding:
    """Make the finding of a rule; its code is the rule's."""
    at = where(sheet, place) if place is not None else None
    return CellFinding(rule.code or rule.kind, rule.severity, place, said, at, numbers)


def built_in(code: str, sheet: Sheet, place: Place, said: Said, **numbers: str) -> CellFinding:
    """Make the finding of a check that every form has; it is always an error."""
    return CellFinding(code, Severity.ERROR, place, said, where(sheet, place), numbers)


def total(sheet: Sheet, places: Iterable[Place]) -> int | None:
    """Add up cells; nothing at all is None, not 0."""
    said = [amount for place in places if (amount := sheet.amount(*place)) is not None]
    return sum(said) if said else None
