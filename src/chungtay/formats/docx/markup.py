"""WordprocessingML elements, written as they nest.

Every helper answers a fresh lxml element of the `w:` namespace; keyword arguments are `w:`
attributes. Lengths are in twips (1/20 point) unless a name says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lxml import etree

Element = Any
"""An lxml element; lxml carries no types."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NAMESPACES = {"w": W, "r": R}
FONT = "Times New Roman"

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def twips(millimetres: float) -> int:
    """Turn millimetres into twips.

    >>> twips(25.4)
    1440
    """
    return round(millimetres * 1440 / 25.4)


def printable(text: str) -> str:
    """Drop the characters XML cannot hold."""
    return _UNPRINTABLE.sub("", text)


def element(name: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """Make an element; children that are None are left out."""
    made = etree.Element(f"{{{W}}}{name}", nsmap=NAMESPACES)
    for key, value in attributes.items():
        made.set(f"{{{W}}}{key}", str(value))
    made.extend(child for child in children if child is not None)
    return made


def flag(name: str, /, *, on: bool) -> Element | None:
    """Make an empty switch such as `w:b`, or nothing."""
    return element(name) if on else None


def run(text: str, *, bold: bool = False, italic: bool = False, half_points: int = 0) -> Element:
    """Make a run of text; line breaks become `w:br`, tabs `w:tab`."""
    properties = element(
        "rPr",
        flag("b", on=bold),
        flag("bCs", on=bold),
        flag("i", on=italic),
        flag("iCs", on=italic),
        element("sz", val=half_points) if half_points else None,
        element("szCs", val=half_points) if half_points else None,
    )
    return element("r", properties if len(properties) else None, *_pieces(printable(text)))


def _pieces(text: str) -> Iterable[Element]:
    for piece in re.split(r"([\n\t])", text):
        if piece == "\n":
            yield element("br")
        elif piece == "\t":
            yield element("tab")
        elif piece:
            made = element("t")
            made.text = piece
            made.set(XML_SPACE, "preserve")
            yield made


def paragraph(style: str, *content: Element, properties: Iterable[Element] = ()) -> Element:
    """Make a paragraph of a style; further paragraph properties in the order of the schema."""
    return element("p", element("pPr", element("pStyle", val=style), *properties), *content)


def rule(style: str, *, left: int, right: int) -> Element:
    """Make a horizontal rule: a paragraph one point high whose upper border is the line."""
    line = element("top", val="single", sz=6, space=0, color="000000")
    return paragraph(
        style,
        properties=(
            element("pBdr", line),
            element("spacing", before=40, after=0, line=60, lineRule="exact"),
            element("ind", left=left, right=right, firstLine=0),
        ),
    )


def serialise(root: Element) -> bytes:
    """Write a part's bytes: UTF-8 with a standalone declaration, as Word does."""
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
