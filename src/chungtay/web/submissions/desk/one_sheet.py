"""The cells of one report as read at a desk: beside last period's, and what was approved before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.checks import CellFinding
from chungtay.core.submissions.filing import Filing
from chungtay.core.submissions.form import Column, Place, Row
from chungtay.core.submissions.sheet import Sheet
from chungtay.web.kit import wording
from chungtay.web.kit.names import said
from chungtay.web.submissions.entry.fields import name_of
from chungtay.web.submissions.entry.state import row_title
from chungtay.web.submissions.entry.texts import text_of, unit_of, words_of


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell: what it says, last period's, what was approved; marks of findings and remarks."""

    place: str
    text: str
    numeric: bool
    last: str
    before: str
    amended: bool
    tone: str
    marks: tuple[int, ...]
    remarks: int
    required: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet."""

    title: str
    total: bool
    cells: tuple[Shown | None, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """One column's head."""

    title: str
    unit: str
    numeric: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole sheet as a table."""

    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    last_period: str


def grid(filing: Filing, last: Sheet | None, findings: Iterable[CellFinding]) -> Grid:
    """Lay a report's sheet out. `findings` are numbered from 1 in their own order."""
    beside = _Beside(filing, last, findings)
    heads = tuple(
        Head(said(column.title), unit_of(column.unit) if column.unit else "", column.numeric)
        for column in filing.form.columns
    )
    lines = tuple(
        Line(
            row_title(row),
            bool(row.total_of),
            tuple(beside.cell(row, column) for column in filing.form.columns),
        )
        for row in filing.sheet.rows
    )
    return Grid(heads, lines, wording.period(last.period.code) if last else "")


class _Beside:
    """What stands beside each cell."""

    def __init__(self, filing: Filing, last: Sheet | None, findings: Iterable[CellFinding]) -> None:
        self.filing, self.last = filing, last
        self.amended = {change.place: change for change in filing.amended}
        self.found: Mapping[Place, list[tuple[int, CellFinding]]] = defaultdict(list)
        for number, finding in enumerate(findings, start=1):
            if finding.place:
                self.found[finding.place].append((number, finding))
        self.remarks: Mapping[Place, int] = defaultdict(int)
        for comment in filing.comments:
            if comment.place:
                self.remarks[comment.place] += 1
        self.required = set(filing.sheet.required())

    def cell(self, row: Row, column: Column) -> Shown | None:
        """Show one cell; None where the row has no such column."""
        if row.columns and column.code not in row.columns:
            return None
        place = Place(row.code, column.code)
        cell, was = self.filing.sheet.cells.get(place), self.amended.get(place)
        last = self.last.cell(*place) if self.last else None
        found = self.found.get(place, [])
        return Shown(
            place=str(place),
            text=text_of(column, cell, shown=True) if column.numeric else words_of(column, cell),
            numeric=column.numeric,
            last=text_of(column, last, shown=True) if column.numeric and last else "",
            before=words_of(column, was.before) if was else "",
            amended=was is not None,
            tone=self._tone(found),
            marks=tuple(number for number, _ in found),
            remarks=self.remarks.get(place, 0),
            required=place in self.required and cell is None,
        )

    def _tone(self, found: Iterable[tuple[int, CellFinding]]) -> str:
        tones = {
            "e"
            if one.severity is Severity.ERROR
            else "x"
            if one.key in self.filing.explanations
            else "w"
            for _, one in found
        }
        return next((tone for tone in "ewx" if tone in tones), "")


def named(filing: Filing) -> dict[str, Place]:
    """Give the places a remark can be about, by the names people read."""
    return {
        name_of(filing, place): place
        for row, column in filing.sheet.typed()
        for place in (Place(row.code, column.code),)
    }
