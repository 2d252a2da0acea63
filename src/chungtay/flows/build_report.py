"""Build a report: figures, sentences and appendices from the registers, into files.

The same register content, packs and dependencies give the same bytes, on every database; the PDF
is excepted.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chungtay.analytics.engine import Engine
from chungtay.core.reports.composition import compose
from chungtay.core.reports.document import Document
from chungtay.core.reports.figure import Figure
from chungtay.core.reports.outline import Outline
from chungtay.flows import appendices, figures
from chungtay.formats import docx, figures_json, pdf, xlsx_out
from chungtay.packs import loader, outlines


@dataclass(frozen=True, slots=True)
class Draft:
    """A report computed and put together, before any file is written."""

    outline: Outline
    figures: Mapping[str, Figure]
    document: Document


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file written: where, how long, and its SHA-256."""

    path: Path
    size: int
    sha256: str


def draft(engine: Engine, code: str) -> Draft:
    """Compute a report at one moment of the registers."""
    outline = outlines.outline(code)
    with engine.still():
        computed = figures.compute(engine, outline.figures, province=outline.province)
        tables = tuple(
            appendices.build(engine, spec, province=outline.province) for spec in outline.appendices
        )
    texts = {id_: figure.text for id_, figure in computed.items()}
    document = Document(
        code=outline.code,
        head=outline.head,
        addressees=outline.addressees,
        body=compose(outline, figures=texts, instruments=loader.instruments()),
        recipients=outline.recipients,
        signature=outline.signature,
        appendices=tables,
        draft_note=outline.draft_note,
    )
    return Draft(outline, computed, document)


def seal_digest(engine: Engine, code: str) -> str:
    """Give the digest of the seal that the report would carry if it were built now.

    Against a file's own seal this tells a forged seal, and a report whose registers have moved on.
    """
    report = draft(engine, code)
    with tempfile.TemporaryDirectory() as folder:
        return docx.write(report.document, report.figures, Path(folder) / "report.docx")


def build(engine: Engine, code: str, out: Path, *, with_pdf: bool = False) -> list[BuiltFile]:
    """Write the report's Word document, its appendices as workbooks, and its figures.

    Raises the refusal `reports.no_libreoffice` when a PDF is asked for and cannot be made.
    """
    report = draft(engine, code)
    out.mkdir(parents=True, exist_ok=True)
    word = out / "report.docx"
    day = max(figure.spec.on for figure in report.figures.values())
    docx.write(report.document, report.figures, word, on=day)
    written = [word]
    for appendix in report.document.appendices:
        path = out / f"appendix-{appendix.number}.xlsx"
        xlsx_out.write_appendix(
            appendix, path, head=report.document.head, on=day, note=report.document.draft_note
        )
        written.append(path)
    numbers = out / "figures.json"
    figures_json.write(report.figures, numbers)
    written.append(numbers)
    if with_pdf:
        written.append(pdf.convert(word, out))
    return [_measured(path) for path in written]


def _measured(path: Path) -> BuiltFile:
    content = path.read_bytes()
    return BuiltFile(path, len(content), hashlib.sha256(content).hexdigest())
