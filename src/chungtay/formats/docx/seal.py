"""The seal inside a Word file, as custom properties `ChungTay.Seal.001`, `.002` and so on.

Custom properties survive a save by Word and by LibreOffice. Each holds at most 240 characters of
base64 over compressed JSON, since Word cuts longer ones at 255.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lxml import etree

from chungtay.core.reports.document import Appendix
from chungtay.core.reports.figure import Figure
from chungtay.core.reports.seal import Seal, SealedFigure
from chungtay.core.reports.sealed_tables import SHORT, SealedTable, seal_table
from chungtay.formats.docx.lines import written

PREFIX = "ChungTay.Seal."
LONGEST = 240
ROWS_DIGITS = 16
MOST_BYTES = 8_000_000
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def make(
    report: str,
    displayed: Iterable[tuple[str, str, int]],
    figures: Mapping[str, Figure],
    appendices: Iterable[Appendix] = (),
) -> Seal:
    """Seal what a document displays; a figure displayed and not computed is a KeyError."""
    return Seal(
        report,
        tuple(
            SealedFigure(name, text, times, figures[name].digest[:ROWS_DIGITS])
            for name, text, times in displayed
        ),
        tuple(
            seal_table(appendix.number, place, written(table))
            for appendix in appendices
            for place, table in enumerate(appendix.tables, 1)
        ),
    )


def digest(seal: Seal) -> str:
    """Compute the SHA-256 of a seal, in hexadecimal."""
    return hashlib.sha256(seal.canonical().encode()).hexdigest()


def chunks(seal: Seal) -> list[tuple[str, str]]:
    """Write a seal as named properties."""
    content = {
        "report": seal.report,
        "algorithm": "sha256",
        "figures": [[each.id, each.text, each.times, each.rows] for each in seal.figures],
        "tables": [
            [each.appendix, each.place, each.digest, "".join(each.rows), "".join(each.columns)]
            for each in seal.tables
        ],
        "digest": digest(seal),
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    packed = base64.b64encode(zlib.compress(text.encode(), 9)).decode("ascii")
    starts = range(0, len(packed), LONGEST)
    return [
        (f"{PREFIX}{place:03d}", packed[start : start + LONGEST])
        for place, start in enumerate(starts, 1)
    ]


def properties_part(properties: Sequence[tuple[str, str]]) -> bytes:
    """Write docProps/custom.xml."""
    root = etree.Element(f"{{{CUSTOM}}}Properties", nsmap={None: CUSTOM, "vt": VALUES})
    for number, (name, value) in enumerate(properties, 2):
        each = etree.SubElement(root, f"{{{CUSTOM}}}property")
        each.set("fmtid", FORMAT_ID)
        each.set("pid", str(number))
        each.set("name", name)
        etree.SubElement(each, f"{{{VALUES}}}lpwstr").text = value
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def properties(root: Any) -> dict[str, str]:
    """Read the text properties of a parsed custom.xml, by name."""
    return {
        str(each.get("name")): "".join(each.itertext()).strip()
        for each in root.iter(f"{{{CUSTOM}}}property")
    }


def read(named: Mapping[str, str]) -> tuple[Seal, str] | None:
    """Read a seal and the digest it states from custom properties; None where there is none.

    A seal that was cut or overwritten beyond reading counts as none.
    """
    packed = "".join(named[name] for name in sorted(named) if name.startswith(PREFIX))
    if not packed:
        return None
    try:
        content = json.loads(_inflate(base64.b64decode(packed, validate=True)))
        figures = tuple(
            SealedFigure(str(name), str(text), int(times), str(rows))
            for name, text, times, rows in content["figures"]
        )
        tables = tuple(
            SealedTable(str(number), int(place), str(whole), _short(rows), _short(columns))
            for number, place, whole, rows, columns in content["tables"]
        )
        return Seal(str(content["report"]), figures, tables), str(content["digest"])
    except (binascii.Error, zlib.error, ValueError, KeyError, TypeError):
        return None


def _short(joined: str) -> tuple[str, ...]:
    return tuple(joined[start : start + SHORT] for start in range(0, len(joined), SHORT))


def _inflate(packed: bytes) -> bytes:
    stream = zlib.decompressobj()
    content = stream.decompress(packed, MOST_BYTES)
    if stream.unconsumed_tail or not stream.eof:
        msg = "the seal is cut or too large"
        raise ValueError(msg)
    return content
