"""The outline of a report: what it will say, before any number is known.

An outline is data: paragraphs with places for figures, footnotes and citations, the figures
themselves as questions to measures, and the tables of the appendices as the measures of their
columns. `faults` says all that is wrong with one before anything is built from it.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from chungtay.core.reports.document import Head, ParagraphKind, Signature
from chungtay.core.reports.figure import FigureSpec, UnknownFigure
from chungtay.core.reports.template import (
    CitationMark,
    FigureMark,
    NoteMark,
    Template,
    figures_in,
    read_template,
)

FIGURES = "figures"
"""Where a fault of the list of figures is said to be, beside the names of sections."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph to be: its kind, its template, and the templates of its footnotes by name."""

    text: str
    kind: ParagraphKind = ParagraphKind.BODY
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the body, kept in one file: `name` is that of the file."""

    name: str
    blocks: tuple[Block, ...]


class Shown(StrEnum):
    """How a column of an appendix shows a value."""

    NUMBER = "number"
    MARK = "mark"
    """A cross where the value is one, nothing where it is zero."""


@dataclass(frozen=True, slots=True)
class AppendixColumn:
    """A column: a measure asked once per row, or once per member of the dimension `across`.

    `group` is the heading that neighbouring columns share; `where` narrows the appendix's own.
    """

    title: str
    measure: str
    group: str = ""
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    across: str = ""
    shown: Shown = Shown.NUMBER
    scale: int = 1
    decimals: int = 0
    width: int = 22


@dataclass(frozen=True, slots=True)
class AppendixSpec:
    """A table to be: `rows` are the dimensions of its tree, outermost first.

    Every column is asked with `by` = the first n dimensions for each level n, so that totals are
    measures too and never sums of what is printed. `total` titles the first row, of no dimension.
    """

    number: str
    title: str
    on: dt.date
    unit: str
    rows: tuple[str, ...]
    columns: tuple[AppendixColumn, ...]
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    total: str = "Tổng cộng"
    row_title: str = "Nội dung"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """All that a report is made from, besides the registers, within one province (its code)."""

    code: str
    title: str
    province: str
    head: Head
    addressees: tuple[str, ...]
    figures: tuple[FigureSpec, ...]
    sections: tuple[Section, ...]
    recipients: tuple[str, ...]
    signature: Signature
    appendices: tuple[AppendixSpec, ...]
    draft_note: str

    def blocks(self) -> Iterator[Block]:
        """Give every paragraph in order."""
        for section in self.sections:
            yield from section.blocks

    def figure(self, figure_id: str) -> FigureSpec:
        """Find a figure by its id, or refuse and name the nearest ones."""
        found = next((spec for spec in self.figures if spec.id == figure_id), None)
        if found is None:
            near = difflib.get_close_matches(
                figure_id, [spec.id for spec in self.figures], cutoff=0.4
            )
            raise UnknownFigure(
                report=self.code, figure=figure_id, near=", ".join(near) or "không có"
            )
        return found

    def figure_ids(self) -> Iterator[str]:
        """Give the ids that the body and its footnotes speak of, in order, with repeats."""
        for block in self.blocks():
            yield from figures_in(block.text)
            for note in block.notes.values():
                yield from figures_in(note)


@dataclass(frozen=True, slots=True)
class OutlineFault:
    """Something wrong: in which section (a file's name), in which paragraph of it (from 0), what.

    `block` is None where the fault is of the whole file.
    """

    section: str
    block: int | None
    message: str


def faults(outline: Outline, *, instruments: Container[str]) -> Iterator[OutlineFault]:
    """Find every fault: unknown or unused figures, notes and documents, marks gone astray."""
    known = {spec.id for spec in outline.figures}
    for section in outline.sections:
        for at, block in enumerate(section.blocks):
            for message in _block_faults(block, known, instruments):
                yield OutlineFault(section.name, at, message)
    said = set(outline.figure_ids())
    counted = Counter(spec.id for spec in outline.figures)
    for spec_id, times in counted.items():
        if times > 1:
            yield OutlineFault(FIGURES, None, f"số liệu “{spec_id}” khai {times} lần")
        if spec_id not in said:
            yield OutlineFault(FIGURES, None, f"số liệu “{spec_id}” không có trong câu nào")


def _block_faults(
    block: Block, figures: Container[str], instruments: Container[str]
) -> Iterator[str]:
    """Find the faults of one paragraph and of its notes."""
    body = read_template(block.text)
    yield from _template_faults(body, figures, instruments)
    marks = [piece.name for piece in body.pieces if isinstance(piece, NoteMark)]
    for name in marks:
        if name not in block.notes:
            yield f"chú thích [^{name}] chưa được viết trong “notes”"
    for name, times in Counter(marks).items():
        if times > 1:
            yield f"chú thích [^{name}] được gọi {times} lần"
    for name, text in block.notes.items():
        if name not in marks:
            yield f"chú thích “{name}” không được gọi trong đoạn văn"
        note = read_template(text)
        yield from _template_faults(note, figures, instruments)
        if any(isinstance(piece, NoteMark) for piece in note.pieces):
            yield f"chú thích “{name}” chứa chú thích khác"


def _template_faults(
    template: Template, figures: Container[str], instruments: Container[str]
) -> Iterator[str]:
    """Find the faults of one template."""
    yield from template.faults
    for piece in template.pieces:
        if isinstance(piece, FigureMark) and piece.id not in figures:
            yield f"không có số liệu “{piece.id}” trong figures.yaml"
        if isinstance(piece, CitationMark) and piece.key not in instruments:
            yield f"không có văn bản “{piece.key}” trong danh mục văn bản"
