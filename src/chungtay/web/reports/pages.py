"""Reports: which there are, and one report with its figures, footnotes and appendices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chungtay.analytics.engine import Engine
from chungtay.core.reports.document import (
    Appendix,
    FigureRun,
    Head,
    NoteRun,
    Paragraph,
    ParagraphKind,
    Run,
    TextRun,
)
from chungtay.core.reports.figure import Figure
from chungtay.core.reports.outline import Outline
from chungtay.flows import figures
from chungtay.flows.build_report import Draft, draft
from chungtay.packs import outlines
from chungtay.web.kit.address import View
from chungtay.web.kit.figure import receipt_href
from chungtay.web.kit.page import Crumb

TAGS = {
    ParagraphKind.HEADING_1: "h2",
    ParagraphKind.HEADING_2: "h3",
    ParagraphKind.HEADING_3: "h4",
    ParagraphKind.BODY: "p",
    ParagraphKind.BULLET: "p",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run as shown: words, a figure with its receipt, or the mark of a footnote."""

    text: str
    href: str = ""
    note: int = 0
    title: str = ""
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph as shown; headings carry an anchor."""

    tag: str
    bullet: bool
    anchor: str
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """Give the words alone."""
        return "".join(piece.text for piece in self.pieces if not piece.note)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as shown."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the report."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report in the list."""

    code: str
    title: str
    subject: str
    href: str
    figures: int


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report as shown."""

    crumbs: tuple[Crumb, ...]
    code: str
    head: Head
    addressees: tuple[str, ...]
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    appendices: tuple[Appendix, ...]
    downloads: tuple[Download, ...]
    draft_note: str
    count: int
    missing: int


def listing(view: View) -> tuple[ReportEntry, ...]:
    """List the reports that can be built."""
    return tuple(
        ReportEntry(
            code,
            outline.head.kind,
            outline.head.subject,
            view.onward(reverse("report", args=[code])),
            len(outline.figures),
        )
        for code in outlines.outline_codes()
        for outline in (outlines.outline(code),)
    )


def report(engine: Engine, view: View, code: str) -> ReportPage:
    """Compute a report and lay it out for reading."""
    found = engine.once(f"report:{code}", lambda: draft(engine, code))
    writer = Writer(_links(engine, found), [])
    parts = tuple(writer.parts(found.document.body))
    return ReportPage(
        crumbs=(
            Crumb(pgettext("menu", "Báo cáo"), view.onward(reverse("reports"))),
            Crumb(found.document.code),
        ),
        code=found.document.code,
        head=found.document.head,
        addressees=found.document.addressees,
        parts=parts,
        notes=tuple(writer.notes),
        recipients=found.document.recipients,
        signature=found.document.signature.lines,
        appendices=found.document.appendices,
        downloads=_downloads(found),
        draft_note=found.document.draft_note,
        count=len(found.figures),
        missing=sum(figure.text in {"…", "–"} for figure in found.figures.values()),
    )


@dataclass(slots=True)
class Writer:
    """Turns paragraphs into parts, numbering footnotes as they come."""

    links: Mapping[str, str]
    notes: list[Note]

    def parts(self, body: Sequence[Paragraph]) -> Iterator[Part]:
        """Give the body's parts in order."""
        for place, paragraph in enumerate(body, start=1):
            tag = TAGS[paragraph.kind]
            yield Part(
                tag,
                paragraph.kind is ParagraphKind.BULLET,
                f"muc-{place}" if tag != "p" else "",
                tuple(self.piece(run) for run in paragraph.runs),
            )

    def piece(self, run: Run) -> Piece:
        """Give one run as shown."""
        match run:
            case TextRun(text, bold, italic):
                return Piece(text, bold=bold, italic=italic)
            case FigureRun(id_, text):
                return Piece(text, self.links[id_], title=id_)
            case NoteRun(runs):
                number = len(self.notes) + 1
                self.notes.append(Note(number, ()))
                self.notes[-1] = Note(number, tuple(self.piece(inner) for inner in runs))
                return Piece(str(number), note=number)


def _links(engine: Engine, found: Draft) -> dict[str, str]:
    return {
        id_: _href(engine, figure, found.outline.province) for id_, figure in found.figures.items()
    }


def _href(engine: Engine, figure: Figure, province: str) -> str:
    return receipt_href(figure.spec.measure, figures.asked(engine, figure.spec, province=province))


def file_names(outline: Outline) -> dict[str, str]:
    """Give the files a report is built into, and what each is called."""
    appendices = {
        f"appendix-{a.number}.xlsx": _("Phụ lục %(number)s (Excel)") % {"number": a.number}
        for a in outline.appendices
    }
    return {
        "report.docx": _("Báo cáo (Word)"),
        **appendices,
        "figures.json": _("Số liệu (JSON)"),
    }


def _downloads(found: Draft) -> tuple[Download, ...]:
    code = found.document.code
    return tuple(
        Download(title, reverse("report-file", args=[code, name]))
        for name, title in file_names(found.outline).items()
    )
