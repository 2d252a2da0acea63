"""The styles of an administrative report (Decree 30/2020/NĐ-CP, Annex I): black Times New Roman.

Headings are Word's own (`heading 1` … `heading 3`), so the navigation pane and a table of contents
work; the note styles are based on Normal, without which their font falls back.
"""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.formats.docx.markup import FONT, Element, element, flag, serialise

BODY_SIZE = 28
TABLE_SIZES = (24, 22, 20, 18, 16)
FIRST_LINE = 720
BULLETS = 1
BOX_SPACE = 80


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style; sizes in half points, lengths in twips, `line` in 240ths of a line."""

    id: str
    name: str
    based_on: str = "Normal"
    next: str = ""
    size: int = 0
    bold: bool = False
    italic: bool = False
    align: str = ""
    before: int = 0
    after: int = 0
    line: int = 240
    first_line: int = 0
    keep_next: bool = False
    outline: int | None = None
    bullets: bool = False
    boxed: bool = False


PARAGRAPHS: tuple[ParagraphStyle, ...] = (
    ParagraphStyle(
        "BodyText", "Body Text", align="both", after=120, line=276, first_line=FIRST_LINE,
    ),
    ParagraphStyle(
        "ListBullet", "List Bullet", "BodyText",
        align="both", after=120, line=276, first_line=FIRST_LINE, bullets=True,
    ),
    ParagraphStyle(
        "Heading1", "heading 1", next="BodyText", bold=True, align="both", before=180, after=120,
        line=276, first_line=FIRST_LINE, keep_next=True, outline=0,
    ),
    ParagraphStyle(
        "Heading2", "heading 2", next="BodyText", bold=True, align="both", before=120, after=120,
        line=276, first_line=FIRST_LINE, keep_next=True, outline=1,
    ),
    ParagraphStyle(
        "Heading3", "heading 3", next="BodyText", bold=True, italic=True, align="both", before=60,
        after=120, line=276, first_line=FIRST_LINE, keep_next=True, outline=2,
    ),
    ParagraphStyle("Title", "Title", next="Subtitle", bold=True, align="center", before=360),
    ParagraphStyle("Subtitle", "Subtitle", next="BodyText", bold=True, align="center"),
    ParagraphStyle("Addressee", "Kính gửi", align="center", before=240, after=240),
    ParagraphStyle("HeadLine", "Đầu văn bản", size=26, align="center"),
    ParagraphStyle("Recipients", "Nơi nhận", size=22),
    ParagraphStyle("Signature", "Signature", bold=True, align="center", keep_next=True),
    ParagraphStyle(
        "AppendixTitle", "Tên phụ lục", "Heading1", bold=True, align="center", keep_next=True,
        outline=0,
    ),
    ParagraphStyle(
        "AppendixNote", "Kèm theo", size=26, italic=True, align="center", after=120, keep_next=True,
    ),
    ParagraphStyle(
        "UnitLine", "Đơn vị tính", size=24, italic=True, align="right", before=120, after=40,
        keep_next=True,
    ),
    ParagraphStyle("TableNote", "Ghi chú bảng", size=22, italic=True, align="both", before=60),
    ParagraphStyle(
        "DraftNote", "Ghi chú dự thảo", size=18, italic=True, align="center", after=200, boxed=True,
    ),
    ParagraphStyle("FootnoteText", "footnote text", size=20, align="both"),
    ParagraphStyle("Header", "header", align="center"),
    ParagraphStyle("Footer", "footer", size=18, italic=True, align="center"),
    *(
        ParagraphStyle(
            f"TableText{size}", f"Chữ trong bảng {size / 2:g}", size=size, before=20, after=20,
        )
        for size in TABLE_SIZES
    ),
)  # fmt: skip


def part() -> bytes:
    """Write styles.xml."""
    return serialise(
        element(
            "styles",
            _defaults(),
            element(
                "style",
                element("name", val="Normal"),
                element("qFormat"),
                type="paragraph",
                default=1,
                styleId="Normal",
            ),
            _default("character", "DefaultParagraphFont", "Default Paragraph Font"),
            _table_normal(),
            _default("numbering", "NoList", "No List"),
            *(_paragraph(style) for style in PARAGRAPHS),
            _note_reference(),
            _table_grid(),
        )
    )


def _defaults() -> Element:
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    language = element("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA")
    sizes = (element("sz", val=BODY_SIZE), element("szCs", val=BODY_SIZE))
    return element(
        "docDefaults",
        element("rPrDefault", element("rPr", fonts, *sizes, language)),
        element("pPrDefault"),
    )


def _default(kind: str, style_id: str, name: str) -> Element:
    return element(
        "style",
        element("name", val=name),
        element("uiPriority", val=99 if kind == "numbering" else 1),
        element("semiHidden"),
        element("unhideWhenUsed"),
        type=kind,
        default=1,
        styleId=style_id,
    )


def _paragraph(style: ParagraphStyle) -> Element:
    built_in = not style.id.startswith("TableText") and style.name.isascii()
    return element(
        "style",
        element("name", val=style.name),
        element("basedOn", val=style.based_on),
        element("next", val=style.next) if style.next else None,
        element("qFormat"),
        _paragraph_properties(style),
        _run_properties(style),
        type="paragraph",
        **({} if built_in else {"customStyle": 1}),
        styleId=style.id,
    )


def _paragraph_properties(style: ParagraphStyle) -> Element:
    spacing = element(
        "spacing", before=style.before, after=style.after, line=style.line, lineRule="auto"
    )
    side = BOX_SPACE if style.boxed else 0
    bullets = element("numPr", element("numId", val=BULLETS)) if style.bullets else None
    return element(
        "pPr",
        flag("keepNext", on=style.keep_next),
        bullets,
        _box() if style.boxed else None,
        spacing,
        element("ind", left=side, right=side, firstLine=style.first_line),
        element("jc", val=style.align) if style.align else None,
        element("outlineLvl", val=style.outline) if style.outline is not None else None,
    )


def _run_properties(style: ParagraphStyle) -> Element | None:
    made = element(
        "rPr",
        flag("b", on=style.bold),
        flag("bCs", on=style.bold),
        flag("i", on=style.italic),
        flag("iCs", on=style.italic),
        element("sz", val=style.size) if style.size else None,
        element("szCs", val=style.size) if style.size else None,
    )
    return made if len(made) else None


def _box() -> Element:
    sides = ("top", "left", "bottom", "right")
    return element(
        "pBdr",
        *(element(side, val="single", sz=4, space=3, color="595959") for side in sides),
    )


def _note_reference() -> Element:
    return element(
        "style",
        element("name", val="footnote reference"),
        element("basedOn", val="DefaultParagraphFont"),
        element("uiPriority", val=99),
        element("unhideWhenUsed"),
        element("rPr", element("vertAlign", val="superscript")),
        type="character",
        styleId="FootnoteReference",
    )


def _table_normal() -> Element:
    margins = (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    properties = element(
        "tblPr",
        element("tblInd", w=0, type="dxa"),
        element("tblCellMar", *(element(side, w=size, type="dxa") for side, size in margins)),
    )
    made = _default("table", "TableNormal", "Normal Table")
    made.append(properties)
    return made


def _table_grid() -> Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = (element(side, val="single", sz=4, space=0, color="000000") for side in sides)
    return element(
        "style",
        element("name", val="Table Grid"),
        element("basedOn", val="TableNormal"),
        element("uiPriority", val=39),
        element("tblPr", element("tblBorders", *lines)),
        type="table",
        styleId="TableGrid",
    )


def numbering() -> bytes:
    """Write numbering.xml: one list, whose mark is the dash of administrative prose."""
    level = element(
        "lvl",
        element("start", val=1),
        element("numFmt", val="bullet"),
        element("suff", val="space"),
        element("lvlText", val="-"),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=0, firstLine=FIRST_LINE)),
        ilvl=0,
    )
    return serialise(
        element(
            "numbering",
            element(
                "abstractNum", element("multiLevelType", val="singleLevel"), level, abstractNumId=0
            ),
            element("num", element("abstractNumId", val=0), numId=BULLETS),
        )
    )
