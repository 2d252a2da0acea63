"""Pages: A4, the margins of Decree 30/2020/NĐ-CP, numbers centred at the top from page 2 on.

The body is one portrait section; each appendix is a landscape section whose pages count from 1.
"""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.formats.docx.markup import Element, R, element, paragraph, run, serialise, twips

WIDTH, HEIGHT = 210.0, 297.0
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 15.0
HEADER = 10.0

TEXT_WIDTH = WIDTH - LEFT - RIGHT
LANDSCAPE_TEXT_WIDTH = HEIGHT - LEFT - RIGHT


@dataclass(frozen=True, slots=True)
class Furniture:
    """Relationship ids of what stands in the margins: on the first page, and on the others."""

    first_header: str
    header: str
    first_footer: str
    footer: str


def section(furniture: Furniture, *, landscape: bool) -> Element:
    """Make a sectPr; the section starts on a new page and counts its pages from 1."""
    wide, high = (HEIGHT, WIDTH) if landscape else (WIDTH, HEIGHT)
    size: dict[str, str | int] = {"w": twips(wide), "h": twips(high)}
    if landscape:
        size["orient"] = "landscape"
    return element(
        "sectPr",
        _reference("headerReference", "first", furniture.first_header),
        _reference("headerReference", "default", furniture.header),
        _reference("footerReference", "first", furniture.first_footer),
        _reference("footerReference", "default", furniture.footer),
        element("type", val="nextPage"),
        element("pgSz", **size),
        element(
            "pgMar",
            top=twips(TOP),
            right=twips(RIGHT),
            bottom=twips(BOTTOM),
            left=twips(LEFT),
            header=twips(HEADER),
            footer=twips(HEADER),
            gutter=0,
        ),
        element("pgNumType", start=1),
        element("cols", space=720),
        element("titlePg"),
    )


def header_part() -> bytes:
    """Write the header of later pages: the page number, centred."""
    return serialise(element("hdr", paragraph("Header", *_field("PAGE"))))


def first_header_part(note: str) -> bytes:
    """Write the header of first pages: no number; the draft's note, boxed, if there is one."""
    line = paragraph("DraftNote", run(note)) if note else paragraph("Header")
    return serialise(element("hdr", line))


def footer_part(note: str) -> bytes:
    """Write later pages' footer: the note's first sentence, so that no loose page misleads."""
    note = note.partition(". ")[0]
    return serialise(
        element("ftr", paragraph("Footer", run(note)) if note else paragraph("Footer"))
    )


def closing(sect: Element | None) -> Element:
    """Make the paragraph that ends a section, too low to push anything to another page."""
    flat = element("spacing", before=0, after=0, line=20, lineRule="exact")
    end = () if sect is None else (sect,)
    return paragraph("Normal", properties=(flat, *end))


def gap() -> Element:
    """Make the small space before the recipients and the signature, kept with them."""
    low = element("spacing", before=0, after=0, line=160, lineRule="exact")
    return paragraph("Normal", properties=(element("keepNext"), low))


def _reference(kind: str, which: str, relationship: str) -> Element:
    made = element(kind, type=which)
    made.set(f"{{{R}}}id", relationship)
    return made


def _field(name: str) -> tuple[Element, ...]:
    instruction = element("instrText")
    instruction.text = f" {name} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return (
        element("r", element("fldChar", fldCharType="begin")),
        element("r", instruction),
        element("r", element("fldChar", fldCharType="separate")),
        run("2"),
        element("r", element("fldChar", fldCharType="end")),
    )
