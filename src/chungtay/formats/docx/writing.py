"""Draw a report into a Word file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from chungtay.core.reports.document import Document
from chungtay.core.reports.figure import Figure
from chungtay.formats.docx import footnotes, heads, page, seal, styles
from chungtay.formats.docx.appendices import appendix
from chungtay.formats.docx.body import Body
from chungtay.formats.docx.markup import Element, element, serialise
from chungtay.formats.docx.package import APP, Card, Parts, fonts, settings
from chungtay.formats.wording import issuer_name

NO_DAY = dt.date(2020, 1, 1)


def write(
    document: Document,
    figures: Mapping[str, Figure],
    path: Path,
    *,
    on: dt.date | None = None,
) -> str:
    """Write a report to a .docx file and answer the SHA-256 of its seal, for the site to keep.

    `on` is the report's own day, which dates the file and gives the year of the blanks; without
    it, the latest day any of its figures speaks of. Equal input gives equal bytes. Raises
    KeyError for a figure displayed and not given, ValueError for one displaying two texts.
    """
    day = on or max((figure.spec.on for figure in figures.values()), default=NO_DAY)
    parts = Parts()
    body = Body()
    furniture = _furniture(parts, document.draft_note)
    content = list(_content(document, body, furniture, day.year))
    sealed = seal.make(document.code, body.controls.displayed(), figures, document.appendices)
    _add_parts(parts, body)
    properties = seal.properties_part(seal.chunks(sealed))
    parts.add_beside(
        "/docProps/custom.xml", CT.OFC_CUSTOM_PROPERTIES, RT.CUSTOM_PROPERTIES, properties
    )
    whole = serialise(element("document", element("body", *content)))
    parts.save(whole, _card(document, day), path)
    return seal.digest(sealed)


def _content(
    document: Document, body: Body, furniture: page.Furniture, year: int
) -> Iterable[Element]:
    yield from heads.head(document.head, year)
    yield from heads.addressees(document.addressees)
    yield from body.draw(document.body)
    yield page.gap()
    yield heads.ending(document.recipients, document.signature)
    landscape = False
    for each in document.appendices:
        yield page.closing(page.section(furniture, landscape=landscape))
        yield from appendix(each, document.head, year)
        landscape = True
    yield page.closing(None)
    yield page.section(furniture, landscape=landscape)


def _furniture(parts: Parts, note: str) -> page.Furniture:
    headers = (page.first_header_part(note), page.header_part())
    footers = (page.footer_part(""), page.footer_part(note))
    identifiers = [
        parts.add(f"header{number}.xml", CT.WML_HEADER, RT.HEADER, blob)
        for number, blob in enumerate(headers, 1)
    ]
    identifiers += [
        parts.add(f"footer{number}.xml", CT.WML_FOOTER, RT.FOOTER, blob)
        for number, blob in enumerate(footers, 1)
    ]
    return page.Furniture(*identifiers)


def _add_parts(parts: Parts, body: Body) -> None:
    parts.add("styles.xml", CT.WML_STYLES, RT.STYLES, styles.part())
    parts.add("numbering.xml", CT.WML_NUMBERING, RT.NUMBERING, styles.numbering())
    parts.add("settings.xml", CT.WML_SETTINGS, RT.SETTINGS, settings(footnotes.settings()))
    parts.add("fontTable.xml", CT.WML_FONT_TABLE, RT.FONT_TABLE, fonts())
    parts.add("footnotes.xml", CT.WML_FOOTNOTES, RT.FOOTNOTES, body.footnotes.part())
    parts.add_beside("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, APP)


def _card(document: Document, day: dt.date) -> Card:
    title = f"{document.head.kind.capitalize()} {' '.join(document.head.subject.split())}"
    return Card(title, issuer_name(document.head), document.code, day)
