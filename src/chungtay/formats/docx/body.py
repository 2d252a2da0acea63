"""The body: headings, paragraphs and lists, with figures as controls and notes at their marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from chungtay.core.reports.document import (
    FigureRun,
    NoteRun,
    Paragraph,
    ParagraphKind,
    Run,
    TextRun,
)
from chungtay.formats.docx.controls import Controls
from chungtay.formats.docx.footnotes import Footnotes
from chungtay.formats.docx.markup import Element, element, paragraph, run

END_MARK = "./."
STYLES: dict[ParagraphKind, str] = {
    ParagraphKind.HEADING_1: "Heading1",
    ParagraphKind.HEADING_2: "Heading2",
    ParagraphKind.HEADING_3: "Heading3",
    ParagraphKind.BODY: "BodyText",
    ParagraphKind.BULLET: "ListBullet",
}


class Body:
    """Draws the paragraphs of one document, collecting its controls and notes on the way."""

    def __init__(self) -> None:
        self.controls = Controls()
        self.footnotes = Footnotes(self._words)

    def draw(self, paragraphs: Sequence[Paragraph]) -> Iterable[Element]:
        """Draw the paragraphs; the last ends with the end mark and goes with the signature."""
        for place, each in enumerate(paragraphs, 1):
            last = place == len(paragraphs)
            runs = finished(each.runs) if last else each.runs
            if each.kind is ParagraphKind.BULLET:
                runs = without_dash(runs)
            kept = (element("keepNext"),) if last else ()
            drawn = (self._run(one) for one in runs)
            yield paragraph(STYLES[each.kind], *drawn, properties=kept)

    def _run(self, one: Run) -> Element:
        return self.footnotes.mark(one) if isinstance(one, NoteRun) else self._words(one)

    def _words(self, one: TextRun | FigureRun) -> Element:
        if isinstance(one, FigureRun):
            return self.controls.control(one)
        return run(one.text, bold=one.bold, italic=one.italic)


def finished(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Close the last sentence of a document with the end mark in place of its full stop.

    >>> finished((TextRun("Hết. "),))
    (TextRun(text='Hết./.', bold=False, italic=False),)
    """
    if runs and isinstance(runs[-1], TextRun):
        bare = runs[-1].text.rstrip().removesuffix(END_MARK).rstrip(".")
        return (*runs[:-1], replace(runs[-1], text=bare + END_MARK))
    return (*runs, TextRun(END_MARK))


def without_dash(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Drop a typed dash at the start of a list's paragraph: the list style draws it."""
    if runs and isinstance(runs[0], TextRun):
        bare = runs[0].text.lstrip()
        if bare.startswith(("- ", "– ", "+ ")):
            return (replace(runs[0], text=bare[2:].lstrip()), *runs[1:])
    return runs
