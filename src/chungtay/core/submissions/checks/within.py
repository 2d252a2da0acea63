"""Parts are more than their whole: of which the poor, of which ethnic minorities."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.kernel.title import Title
from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.speaking import (
    columns,
    finding,
    listed,
    named,
    one,
    plain,
    quoted,
    say,
    shown,
    title,
)
from chungtay.core.submissions.form import Place, Rule
from chungtay.core.submissions.sheet import Sheet


def across_columns(sheet: Sheet, _context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Find rows in which parts, which do not overlap, exceed the whole together."""
    whole = one(rule, "whole")
    parts = named(rule, "parts")
    for row in listed(sheet, rule):
        places = [Place(row.code, part) for part in parts]
        yield from _exceeding(sheet, rule, Place(row.code, whole), places)


def across_rows(sheet: Sheet, _context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Find columns in which rows that are parts exceed the row that is their whole."""
    for column in columns(sheet, rule):
        places = [Place(part, column.code) for part in named(rule, "parts")]
        yield from _exceeding(sheet, rule, Place(one(rule, "whole"), column.code), places)


def _exceeding(sheet: Sheet, rule: Rule, whole: Place, parts: list[Place]) -> Iterator[CellFinding]:
    column = sheet.form.column(whole.column)
    most = sheet.amount(*whole)
    said = {place: amount for place in parts if (amount := sheet.amount(*place)) is not None}
    together = sum(said.values())
    if most is None or not said or together <= most:
        return
    typed = [place for place in said if sheet.form.column(place.column).typed]
    place = max(typed, key=lambda place: (said[place], place), default=whole)
    yield finding(
        rule,
        sheet,
        place,
        say(
            "within",
            parts=quoted((_part(sheet, each, whole) for each in said), " + "),
            together=shown(together, column),
            whole=_part(sheet, whole, parts[0]),
            most=shown(most, column),
        ),
        value=plain(together, column),
        whole=plain(most, column),
    )


def _part(sheet: Sheet, place: Place, beside: Place) -> Title:
    """Name a place by what tells it from one beside it: its column, or its row."""
    if place.row == beside.row:
        return title(sheet, place.column)
    row = sheet.row(place.row)
    return row.title if row is not None else Title(place.row, place.row)
