"""The parts of a small Word report as kept texts; run this module to write them anew.

A change of layout shows here as a difference to read before it is accepted.
"""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

from lxml import etree

from chungtay.core.reports.document import Appendix, Document
from chungtay.formats import docx
from tests.formats.sample import BODY, CAPITAL, DOCUMENT, FIGURES

KEPT = Path(__file__).parent / "docx"
SMALL: Document = replace(
    DOCUMENT,
    body=(*BODY[:6], BODY[-1]),
    appendices=(Appendix("02", "Nguồn vốn", (replace(CAPITAL, body=CAPITAL.body[:4]),)),),
)


def parts() -> dict[str, str]:
    """Write the small report and give its parts, indented, by the names they are kept under."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        docx.write(SMALL, FIGURES, path)
        with zipfile.ZipFile(path) as archive:
            return {
                name.replace("/", "--"): _indented(archive.read(name))
                for name in archive.namelist()
                if name != "docProps/custom.xml"  # compressed: its bytes are zlib's business
            }


def _indented(part: bytes) -> str:
    root = etree.fromstring(part)
    etree.indent(root)
    text: str = etree.tostring(root, encoding="unicode")
    return f"{text}\n"


def keep() -> None:
    """Write the kept texts anew."""
    KEPT.mkdir(exist_ok=True)
    for stale in KEPT.iterdir():
        stale.unlink()
    for name, text in parts().items():
        (KEPT / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    keep()
