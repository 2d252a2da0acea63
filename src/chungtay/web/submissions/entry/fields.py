"""The plain form: one field for each cell, which works without any script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.checks import CellFinding
from chungtay.core.submissions.filing import Filing
from chungtay.core.submissions.form import CellType, Column, Place, Row
from chungtay.core.submissions.sheet import CellKind
from chungtay.web.kit.names import said
from chungtay.web.submissions.entry.opened import GAP, Opened, brief
from chungtay.web.submissions.entry.saving import Clash
from chungtay.web.submissions.entry.state import row_title, said_at
from chungtay.web.submissions.entry.texts import text_of, unit_of, words_of


class Mark(StrEnum):
    """What is said of a cell, by shape and by word; the gravest first."""

    CONFLICT = "conflict"
    ERROR = "error"
    MISSING = "missing"
    UNSAVED = "unsaved"
    WARNING = "warning"
    EXPLAINED = "explained"
    OTHER = "other"
    AMENDED = "amended"
    SAVED = "saved"


SHAPES: dict[Mark, str] = {
    Mark.CONFLICT: "≠",
    Mark.ERROR: "✕",
    Mark.MISSING: "○",
    Mark.UNSAVED: "●",
    Mark.WARNING: "▲",
    Mark.EXPLAINED: "◆",
    Mark.OTHER: "⇄",
    Mark.AMENDED: "✎",
    Mark.SAVED: "✓",
}
"""The shapes of marks; the same in `entry-store.js`."""
WORDS = {
    Mark.CONFLICT: gettext_lazy("hai người cùng sửa"),
    Mark.ERROR: gettext_lazy("sai"),
    Mark.MISSING: gettext_lazy("còn trống, bắt buộc"),
    Mark.UNSAVED: gettext_lazy("chưa lưu"),
    Mark.WARNING: gettext_lazy("cảnh báo"),
    Mark.EXPLAINED: gettext_lazy("đã giải trình"),
    Mark.OTHER: gettext_lazy("người khác vừa sửa"),
    Mark.AMENDED: gettext_lazy("đổi sau phê duyệt"),
    Mark.SAVED: gettext_lazy("đã lưu"),
}
TONES: dict[Mark, str] = {
    Mark.CONFLICT: "lost",
    Mark.ERROR: "unmet",
    Mark.WARNING: "risk",
    Mark.EXPLAINED: "star",
    Mark.SAVED: "met",
}
"""The chip of the kit in which a mark's word is shown."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """Two values of one cell, side by side."""

    place: str
    name: str
    before: str
    yours: str
    theirs: str
    who: str


@dataclass(frozen=True, slots=True)
class Field:
    """One cell of the plain form. `seen` is what the field was made from: revision and text."""

    place: str
    kind: str
    label: str
    text: str
    seen: str
    numeric: bool
    required: bool
    mark: Mark | None
    notes: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]
    ghost: str
    choosing: Choosing | None = None

    @property
    def shape(self) -> str:
        """Give the shape of the mark."""
        return SHAPES[self.mark] if self.mark else ""

    @property
    def word(self) -> str:
        """Give the word of the mark."""
        return str(WORDS[self.mark]) if self.mark else ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column."""

    code: str
    title: str
    unit: str
    numeric: bool
    required: bool
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the plain form."""

    code: str
    title: str
    total: bool
    href: str
    cells: tuple[tuple[Head, Field | None], ...]


def heads(filing: Filing) -> tuple[Head, ...]:
    """Give the heads of the columns."""
    return tuple(
        Head(
            column.code,
            said(column.title),
            unit_of(column.unit) if column.unit else "",
            column.numeric,
            column.required,
            column.note,
        )
        for column in filing.form.columns
    )


def lines(
    opened: Opened, *, typed: Mapping[Place, str], clashes: Sequence[Clash], here: str
) -> tuple[Line, ...]:
    """Give the rows; `typed` is shown over what is kept, `here` is the page's own address."""
    maker = _Fields(opened, typed, {clash.place: clash for clash in clashes})
    top = heads(opened.filing)
    return tuple(
        Line(
            row.code,
            row_title(row),
            bool(row.total_of),
            f"{here}?o={Place(row.code, _first(row, opened.filing))}#chi-tiet",
            tuple(zip(top, maker.row(row), strict=True)),
        )
        for row in opened.filing.sheet.rows
    )


def choices_of(filing: Filing, clashes: Sequence[Clash]) -> tuple[Choosing, ...]:
    """Give both values of each cell that two people changed."""
    return tuple(choosing(filing, clash) for clash in clashes)


def choosing(filing: Filing, clash: Clash) -> Choosing:
    """Give both values of a cell that two people changed."""
    column = filing.form.column(clash.place.column)
    return Choosing(
        str(clash.place),
        name_of(filing, clash.place),
        "",
        clash.typed.text,
        words_of(column, clash.conflict.now.cell),
        ", ".join(word for word in (clash.who, said_at(clash.when)) if word),
    )


def mark_of(filing: Filing, finding: CellFinding) -> Mark:
    """Tell how grave a finding is: an error, a warning, or one that has been explained."""
    if finding.severity is Severity.ERROR:
        return Mark.ERROR
    return Mark.EXPLAINED if finding.key in filing.explanations else Mark.WARNING


def name_of(filing: Filing, place: Place | None) -> str:
    """Name a cell by its row and its column."""
    if place is None:
        return _("Cả biểu")
    row = filing.sheet.row(place.row)
    title = row_title(row) if row else place.row
    return f"{title} · {said(filing.form.column(place.column).title)}"


class _Fields:
    """Makes the fields of a sheet."""

    def __init__(
        self, opened: Opened, typed: Mapping[Place, str], clashes: Mapping[Place, Clash]
    ) -> None:
        self.opened = opened
        self.filing = opened.filing
        self.typed = typed
        self.clashes = clashes
        self.findings: dict[Place, list[CellFinding]] = defaultdict(list)
        for finding in opened.findings:
            if finding.place is not None:
                self.findings[finding.place].append(finding)
        self.amended = {one.place for one in self.filing.amended}

    def row(self, row: Row) -> Iterator[Field | None]:
        for column in self.filing.form.columns:
            shown = not row.columns or column.code in row.columns
            yield self.field(row, column) if shown else None

    def field(self, row: Row, column: Column) -> Field:
        place = Place(row.code, column.code)
        cell = self.filing.sheet.cells.get(place)
        typed = column.typed and not row.total_of
        text = text_of(column, cell, shown=not typed)
        kept = self.filing.kept.get(place)
        clash = self.clashes.get(place)
        choices = tuple((choice.code, said(choice.title)) for choice in column.choices)
        if text and column.type is CellType.CHOICE and text not in dict(choices):
            choices = (*choices, (text, text))
        return Field(
            place=str(place),
            kind=self.kind(column, typed=typed),
            label=f"{row_title(row)} · {said(column.title)}",
            text=self.text(place, column, typed=typed),
            seen=f"{kept.revision if kept else 0} {text}",
            numeric=column.numeric,
            required=column.required and row.required,
            mark=self.mark(place, typed=typed),
            notes=self.notes(place),
            choices=choices,
            ghost=self.opened.ghosts.get(str(place), "") if not text else "",
            choosing=choosing(self.filing, clash) if clash else None,
        )

    def text(self, place: Place, column: Column, *, typed: bool) -> str:
        cell = self.filing.sheet.cells.get(place)
        if typed and self.opened.writable:
            return self.typed.get(place, text_of(column, cell))
        if column.type is CellType.CHOICE:
            return words_of(column, cell)
        return text_of(column, cell, shown=not typed)

    def kind(self, column: Column, *, typed: bool) -> str:
        if not typed:
            return "output"
        if column.type is CellType.FILE:
            return "file"
        if not self.opened.writable:
            return "output"
        kinds = {CellType.CHOICE: "select", CellType.TEXT: "textarea"}
        return kinds.get(column.type, "input")

    def mark(self, place: Place, *, typed: bool) -> Mark | None:
        if place in self.clashes or place in self.typed:
            return Mark.CONFLICT if place in self.clashes else Mark.UNSAVED
        cell = self.filing.sheet.cells.get(place)
        if cell is not None and cell.kind is CellKind.INVALID:
            return Mark.ERROR
        if place in self.findings:
            return self.gravest(self.findings[place])
        if place in self.amended:
            return Mark.AMENDED
        return Mark.SAVED if typed and cell is not None else None

    def gravest(self, found: Sequence[CellFinding]) -> Mark:
        wrong = [one for one in found if one.severity is Severity.ERROR]
        if wrong:
            return Mark.MISSING if all(one.code == GAP for one in wrong) else Mark.ERROR
        explained = all(one.key in self.filing.explanations for one in found)
        return Mark.EXPLAINED if explained else Mark.WARNING

    def notes(self, place: Place) -> tuple[str, ...]:
        """Say beside a cell what is wrong; what is doubtful stands in the list and the panel."""
        found = self.findings.get(place, [])
        wrong = [one for one in found if one.severity is Severity.ERROR and one.code != GAP]
        return tuple(dict.fromkeys(brief(one) for one in wrong))


def _first(row: Row, filing: Filing) -> str:
    codes = [column.code for column in filing.form.typed]
    return next((code for code in codes if not row.columns or code in row.columns), codes[0])
