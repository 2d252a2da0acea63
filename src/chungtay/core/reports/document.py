"""A report as its parts, before any file format: sections, paragraphs, runs, notes and tables.

A figure in a sentence is a `FigureRun` that names its id; what it displays was decided when the
figures were computed, so every format shows the same text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class FigureRun:
    """A number in a sentence: the id of a figure and the text it displays."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class NoteRun:
    """A footnote's mark, and the runs of the note itself (which may hold figures, not notes)."""

    runs: tuple[TextRun | FigureRun, ...]


Run = TextRun | FigureRun | NoteRun


class ParagraphKind(StrEnum):
    """What a paragraph is for, which decides how it looks."""

    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    BODY = "body"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    kind: ParagraphKind
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: a label, or a number with the text it displays and its receipt.

    `number` is the exact value in the cell's unit (a decimal string) for spreadsheets; `span`
    counts the columns covered.
    """

    text: str
    number: str | None = None
    span: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. `level` indents and sets off totals: 0 is a grand total."""

    cells: tuple[Cell, ...]
    level: int = 2

    @classmethod
    def of(cls, *texts: str) -> Row:
        """Make a row of texts, a cell each."""
        return cls(tuple(map(Cell, texts)))


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header rows (with spans), body rows, column widths in millimetres, its unit."""

    header: tuple[Row, ...]
    body: tuple[Row, ...]
    widths: tuple[float, ...]
    unit: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix: its number as printed (`02`), its title, and its tables."""

    number: str
    title: str
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an administrative document, after Decree 30/2020/NĐ-CP.

    `name` is the issuer as a sentence names it, where that has capitals which `issuer`, all in
    capitals, does not tell.
    """

    superior: str
    issuer: str
    symbol: str
    place: str
    kind: str
    subject: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the lines of authority and title above the name (blank in a draft)."""

    lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report, ready to be drawn."""

    code: str
    head: Head
    addressees: tuple[str, ...]
    body: tuple[Paragraph, ...]
    recipients: tuple[str, ...]
    signature: Signature
    appendices: tuple[Appendix, ...]
    draft_note: str
