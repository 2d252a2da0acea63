"""The small language of an outline's sentences, and its reader.

`{figure.id}` is a figure, `[^name]` a footnote written beside the sentence, `{@instrument key}`
cites a document (`{@key|short}` without its issuer, `{@key|number}` by symbol and day alone),
`**…**` is bold and `*…*` italic. Everything else is words. There is nothing to compute in a
sentence: no conditions, no arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from chungtay.core.reports.document import TextRun


class CitationForm(StrEnum):
    """How much of a document's name a citation writes."""

    FULL = "full"
    SHORT = "short"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class FigureMark:
    """A place for the figure `id`."""

    id: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A place for the footnote `name`."""

    name: str


@dataclass(frozen=True, slots=True)
class CitationMark:
    """A place for the name of the document `key`."""

    key: str
    form: CitationForm = CitationForm.FULL


Piece = TextRun | FigureMark | NoteMark | CitationMark


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence read: its pieces in order, and what could not be understood."""

    pieces: tuple[Piece, ...]
    faults: tuple[str, ...] = ()


_TOKEN = re.compile(
    r"\{@(?P<key>[^{}|]+)(?:\|(?P<form>[^{}|]*))?\}"
    r"|\{(?P<figure>[a-z0-9_.]+)\}"
    r"|\[\^(?P<note>[a-z0-9-]+)\]"
    r"|(?P<bold>\*\*)|(?P<italic>\*)"
    r"|(?P<stray>[{}\[\]])"
)


@dataclass(slots=True)
class _Reader:
    """What has been read so far."""

    bold: bool = False
    italic: bool = False
    pieces: list[Piece] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def words(self, text: str) -> None:
        """Take words as they stand between two marks."""
        if text:
            self.pieces.append(TextRun(text, self.bold, self.italic))

    def mark(self, token: re.Match[str]) -> None:
        """Take one mark."""
        found = token[0]
        match token.lastgroup:
            case "bold":
                self.bold = not self.bold
            case "italic":
                self.italic = not self.italic
            case "figure":
                self.pieces.append(FigureMark(token["figure"]))
            case "note":
                self.pieces.append(NoteMark(token["note"]))
            case "stray":
                self.faults.append(f"dấu {found} lẻ; số liệu viết {{mã}}, chú thích viết [^tên]")
            case _:
                self.citation(token["key"], token["form"])

    def citation(self, key: str, form: str | None) -> None:
        """Take a citation; an unknown form is a fault."""
        if form is not None and form not in set(CitationForm):
            forms = ", ".join(CitationForm)
            self.faults.append(f"không có cách trích dẫn “{form}”; cần một trong: {forms}")
            return
        self.pieces.append(CitationMark(key, CitationForm(form or "full")))


def read_template(text: str) -> Template:
    """Read one sentence or paragraph of an outline. Nothing is raised: faults are listed.

    >>> read_template("Có **{a.b}** xã[^x].").pieces
    (TextRun(text='Có ', bold=False, italic=False), FigureMark(id='a.b'), \
TextRun(text=' xã', bold=False, italic=False), NoteMark(name='x'), \
TextRun(text='.', bold=False, italic=False))
    >>> read_template("Có {a").faults
    ('dấu { lẻ; số liệu viết {mã}, chú thích viết [^tên]',)
    """
    reader = _Reader()
    end = 0
    for token in _TOKEN.finditer(text):
        reader.words(text[end : token.start()])
        reader.mark(token)
        end = token.end()
    reader.words(text[end:])
    if reader.bold or reader.italic:
        reader.faults.append("chữ đậm (**) hoặc chữ nghiêng (*) mở mà không đóng")
    return Template(tuple(reader.pieces), tuple(reader.faults))


def figures_in(text: str) -> Iterator[str]:
    """Give the ids of the figures in a sentence, in order."""
    return (piece.id for piece in read_template(text).pieces if isinstance(piece, FigureMark))
