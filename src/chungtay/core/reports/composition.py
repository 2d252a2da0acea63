"""From an outline and computed figures to the paragraphs of a document."""

from __future__ import annotations

from collections.abc import Mapping

from chungtay.core.law.instrument import Instrument, signed_text
from chungtay.core.reports.document import FigureRun, NoteRun, Paragraph, Run, TextRun
from chungtay.core.reports.outline import Block, Outline
from chungtay.core.reports.template import (
    CitationForm,
    CitationMark,
    FigureMark,
    NoteMark,
    read_template,
)


def cited(instrument: Instrument, form: CitationForm) -> str:
    """Write a document's name in full, without its issuer, or by symbol and day alone.

    A document without a symbol is always written in full: nothing shorter would identify it.
    """
    if form is CitationForm.FULL or not instrument.symbol:
        return instrument.cited()
    day = "" if instrument.signed is None else f" {signed_text(instrument.signed)}"
    if form is CitationForm.NUMBER:
        return f"{instrument.symbol}{day}"
    return instrument.cited().removesuffix(f" của {instrument.issuer.short}")


def compose(
    outline: Outline, *, figures: Mapping[str, str], instruments: Mapping[str, Instrument]
) -> tuple[Paragraph, ...]:
    """Write the body: every place of the outline filled.

    `figures` gives the text that each figure displays. The outline must be free of faults: a
    figure or a document that is not there is a bug here.
    """
    return tuple(paragraph(block, figures, instruments) for block in outline.blocks())


def paragraph(
    block: Block, figures: Mapping[str, str], instruments: Mapping[str, Instrument]
) -> Paragraph:
    """Fill one paragraph."""
    runs: list[Run] = []
    for piece in read_template(block.text).pieces:
        match piece:
            case NoteMark(name):
                runs.append(NoteRun(_plain(block.notes[name], figures, instruments)))
            case TextRun() | FigureMark() | CitationMark():
                runs.append(_filled(piece, figures, instruments))
    return Paragraph(block.kind, tuple(runs))


def _plain(
    text: str, figures: Mapping[str, str], instruments: Mapping[str, Instrument]
) -> tuple[TextRun | FigureRun, ...]:
    """Fill the text of a note, which holds no note."""
    return tuple(
        _filled(piece, figures, instruments)
        for piece in read_template(text).pieces
        if not isinstance(piece, NoteMark)
    )


def _filled(
    piece: TextRun | FigureMark | CitationMark,
    figures: Mapping[str, str],
    instruments: Mapping[str, Instrument],
) -> TextRun | FigureRun:
    """Fill one place."""
    match piece:
        case FigureMark(id):
            return FigureRun(id, figures[id])
        case CitationMark(key, form):
            return TextRun(cited(instruments[key], form))
        case TextRun():
            return piece
