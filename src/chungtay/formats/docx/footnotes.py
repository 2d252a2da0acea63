"""Footnotes: their own part, with the separators Word expects before the first note."""

from __future__ import annotations

from collections.abc import Callable

from chungtay.core.reports.document import FigureRun, NoteRun, TextRun
from chungtay.formats.docx.markup import Element, element, paragraph, run, serialise

SEPARATOR, CONTINUATION, NOTICE = -1, 0, 1
FIRST_NOTE = 2


class Footnotes:
    """Collects the notes of one document in order of place."""

    def __init__(self, draw: Callable[[TextRun | FigureRun], Element]) -> None:
        self._draw = draw
        self._notes: list[Element] = []

    def mark(self, note: NoteRun) -> Element:
        """Keep a note and answer the mark that stands in the text."""
        number = FIRST_NOTE + len(self._notes)
        reference = element("r", _style("FootnoteReference"), element("footnoteRef"))
        words = (self._draw(part) for part in note.runs)
        text = paragraph("FootnoteText", reference, run(" "), *words)
        self._notes.append(element("footnote", text, id=number))
        return element("r", _style("FootnoteReference"), element("footnoteReference", id=number))

    def part(self) -> bytes:
        """Write footnotes.xml."""
        separators = (
            _special("separator", SEPARATOR, element("separator")),
            _special("continuationSeparator", CONTINUATION, element("continuationSeparator")),
            _special("continuationNotice", NOTICE, None),
        )
        return serialise(element("footnotes", *separators, *self._notes))


def settings() -> Element:
    """Make the footnotePr of settings.xml: the notes that are separators."""
    numbers = (SEPARATOR, CONTINUATION, NOTICE)
    return element("footnotePr", *(element("footnote", id=number) for number in numbers))


def _special(kind: str, number: int, line: Element | None) -> Element:
    content = () if line is None else (element("r", line),)
    note = paragraph(
        "Normal",
        *content,
        properties=(element("spacing", after=0, line=240, lineRule="auto"),),
    )
    return element("footnote", note, type=kind, id=number)


def _style(name: str) -> Element:
    return element("rPr", element("rStyle", val=name))
