"""What frames a report: its head and title, and at the end the recipients and the signature.

The head holds the issuing body, the national name, the number, the place and the date. In a
draft the number and the day stay blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chungtay.core.reports.document import Head, Signature
from chungtay.formats.docx.markup import Element, element, paragraph, rule, run, twips
from chungtay.formats.docx.page import TEXT_WIDTH
from chungtay.formats.wording import dated, symbol

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

LEFT_COLUMN = 65.0
SIGNATURE_COLUMN = 85.0


def head(head: Head, year: int) -> Iterable[Element]:
    """Draw the head table, the type name and the subject."""
    left = [paragraph("HeadLine", run(line, half_points=24)) for line in _lines(head.superior)]
    left += [
        paragraph("HeadLine", run(line, bold=True, half_points=24)) for line in _lines(head.issuer)
    ]
    left.append(rule("HeadLine", left=twips(18.5), right=twips(18.5)))
    left.append(paragraph("HeadLine", run(f"Số: {symbol(head)}"), properties=(_gap(),)))
    right = [
        paragraph("HeadLine", run(NATION, bold=True, half_points=24)),
        paragraph("HeadLine", run(MOTTO, bold=True)),
        rule("HeadLine", left=twips(19), right=twips(19)),
    ]
    right += [paragraph("HeadLine") for _ in range(len(left) - len(right) - 1)]
    place = run(dated(head, year), italic=True)
    right.append(paragraph("HeadLine", place, properties=(_gap(),)))
    yield beside(left, right, LEFT_COLUMN)
    yield paragraph("Title", run(head.kind.upper()))
    yield from (paragraph("Subtitle", run(line)) for line in _lines(head.subject))
    yield rule("Subtitle", left=twips(60), right=twips(60))


def addressees(names: Sequence[str]) -> Iterable[Element]:
    """Draw `Kính gửi`: one body on the same line, several as a list."""
    if len(names) == 1:
        yield paragraph("Addressee", run(f"Kính gửi: {names[0].rstrip(' .;')}."))
    elif names:
        lines = "\n".join(f"- {line}" for line in ended(names))
        yield paragraph("Addressee", run(f"Kính gửi:\n{lines}"))
    else:
        yield paragraph("Addressee")


def ending(recipients: Sequence[str], signature: Signature) -> Element:
    """Draw the recipients and the signature in one row that never splits over pages."""
    left = [paragraph("Recipients", run("Nơi nhận:", bold=True, italic=True, half_points=24))]
    left += [paragraph("Recipients", run(f"- {line}")) for line in ended(recipients)]
    right = [paragraph("Signature", run(line)) for line in signature.lines]
    right += [paragraph("Signature") for _ in range(4)]
    right.append(paragraph("Signature", run(signature.name)))
    return beside(left, right, TEXT_WIDTH - SIGNATURE_COLUMN)


def ended(lines: Sequence[str]) -> list[str]:
    """End each line of a list with a semicolon and the last with a full stop.

    >>> ended(["- Như trên", "Lưu: VT."])
    ['Như trên;', 'Lưu: VT.']
    """
    bare = [line.strip().removeprefix("-").strip().rstrip(" .;") for line in lines]
    return [line + (";" if place < len(bare) else ".") for place, line in enumerate(bare, 1)]


def beside(left: Sequence[Element], right: Sequence[Element], left_width: float) -> Element:
    """Set two columns side by side in a borderless table of one unbreakable row."""
    widths = [twips(left_width), twips(TEXT_WIDTH - left_width)]
    margins = (element(side, w=0, type="dxa") for side in ("left", "right"))
    return element(
        "tbl",
        element(
            "tblPr",
            element("tblW", w=sum(widths), type="dxa"),
            element("tblLayout", type="fixed"),
            element("tblCellMar", *margins),
        ),
        element("tblGrid", *(element("gridCol", w=width) for width in widths)),
        element(
            "tr",
            element("trPr", element("cantSplit")),
            _column(left, widths[0]),
            _column(right, widths[1]),
        ),
    )


def _column(content: Sequence[Element], width: int) -> Element:
    return element("tc", element("tcPr", element("tcW", w=width, type="dxa")), *content)


def _gap() -> Element:
    return element("spacing", before=80, after=0, line=240, lineRule="auto")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
