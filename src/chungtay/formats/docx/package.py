"""The file: parts and relationships by python-docx, then the same bytes for the same content.

No template is opened, so nothing of another machine comes along. Dates inside the archive are
fixed, core properties carry the report's own day, and entries stand in order of name.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from chungtay.formats.docx.markup import FONT, Element, element, serialise

ZIP_DAY = (1980, 1, 1, 0, 0, 0)
FIRST_ENTRY = "[Content_Types].xml"
COMPATIBILITY = "http://schemas.microsoft.com/office/word"
APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>Chung Tay</Application></Properties>'
)


@dataclass(frozen=True, slots=True)
class Card:
    """The core properties of a file."""

    title: str
    author: str
    code: str
    on: dt.date


class Parts:
    """A Word file in the making: the document part and what it is related to."""

    def __init__(self) -> None:
        self._package = OpcPackage()
        self._document = self._part("/word/document.xml", CT.WML_DOCUMENT_MAIN, b"")
        self._package.relate_to(self._document, RT.OFFICE_DOCUMENT)

    def add(self, name: str, content_type: str, relation: str, blob: bytes) -> str:
        """Add a part under /word/ and answer its relationship id."""
        return self._document.relate_to(self._part(f"/word/{name}", content_type, blob), relation)

    def add_beside(self, name: str, content_type: str, relation: str, blob: bytes) -> None:
        """Add a part related to the package itself."""
        self._package.relate_to(self._part(name, content_type, blob), relation)

    def save(self, document: bytes, card: Card, path: Path) -> None:
        """Write the file."""
        self._document._blob = document  # noqa: SLF001 - python-docx sets it only at birth
        _describe(self._package, card)
        written = io.BytesIO()
        self._package.save(written)
        path.write_bytes(settled(written.getvalue()))

    def _part(self, name: str, content_type: str, blob: bytes) -> Part:
        return Part(PackURI(name), content_type, blob, self._package)  # type: ignore[arg-type]


def settled(archive: bytes) -> bytes:
    """Write a zip archive again with entries in order of name and one fixed date."""
    rewritten = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(rewritten, "w") as target,
    ):
        for name in sorted(source.namelist(), key=lambda each: (each != FIRST_ENTRY, each)):
            entry = zipfile.ZipInfo(name, ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name), compresslevel=6)
    return rewritten.getvalue()


def settings(footnotes: Element) -> bytes:
    """Write settings.xml."""
    modern = element("compatSetting", name="compatibilityMode", uri=COMPATIBILITY, val=15)
    return serialise(
        element(
            "settings",
            element("zoom", percent=100),
            element("defaultTabStop", val=720),
            element("characterSpacingControl", val="doNotCompress"),
            footnotes,
            element("compat", modern),
            element("themeFontLang", val="vi-VN"),
            element("decimalSymbol", val=","),
            element("listSeparator", val=";"),
        )
    )


def fonts() -> bytes:
    """Write fontTable.xml."""
    return serialise(
        element(
            "fonts",
            element(
                "font",
                element("panose1", val="02020603050405020304"),
                element("charset", val="00"),
                element("family", val="roman"),
                element("pitch", val="variable"),
                name=FONT,
            ),
        )
    )


def _describe(package: OpcPackage, card: Card) -> None:
    noon = dt.datetime.combine(card.on, dt.time(12))
    core = package.core_properties
    core.title = card.title[:255]
    core.author = core.last_modified_by = card.author[:255]
    core.identifier = card.code[:255]
    core.language = "vi-VN"
    core.created = core.modified = noon
    core.revision = 1
