"""How the cells of a form look in a workbook, and what each lets in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.submissions.form import CellType, Column
from chungtay.formats.cells import VIETNAMESE, Look
from chungtay.formats.form_book.copy import NOT_APPLICABLE_MARK

TYPED_FILL: Final = "#FFF9DB"
COMPUTED_FILL: Final = "#F1F3F5"
CLOSED_FILL: Final = "#DEE2E6"
DAY_FORMAT: Final = f"{VIETNAMESE}dd/mm/yyyy"
MESSAGE_LENGTH: Final = 250
TITLE_LENGTH: Final = 30


@dataclass(frozen=True, slots=True)
class FormLook:
    """The looks of one cell of a form: those of any cell, its ground, and whether it is open."""

    look: Look
    fill: str = ""
    unlocked: bool = False

    def properties(self) -> dict[str, object]:
        """Give the format's properties, as XlsxWriter names them."""
        made = self.look.properties() | {"locked": not self.unlocked}
        return made | {"bg_color": self.fill} if self.fill else made

    def defused(self, text: str) -> FormLook:
        """Give the look in which a text never becomes a formula."""
        return replace(self, look=self.look.defused(text))


def look_of(
    column: Column, *, unlocked: bool, bold: bool = False, closed: bool = False
) -> FormLook:
    """Give the look of a cell of a column: numbers right, words left, open cells on yellow."""
    fill = CLOSED_FILL if closed else TYPED_FILL if unlocked else COMPUTED_FILL
    align = "right" if column.numeric else "center" if column.type is CellType.DATE else "left"
    indent = int(align == "left")
    look = Look(bold=bold, align=align, indent=indent, number=number_shape(column))
    return FormLook(look, fill, unlocked)


def number_shape(column: Column) -> str:
    """Give the number format of a column; words are kept as words whatever they look like.

    Percentages are typed as people say them (65,12), never as hundredths.
    """
    if column.type is CellType.DATE:
        return DAY_FORMAT
    if not column.numeric:
        return "" if column.type is CellType.CHOICE else "@"
    decimals = f".{'0' * column.decimals}" if column.decimals else ""
    return f"{VIETNAMESE}#,##0{decimals}"


def validation(column: Column, corner: str, choices: str) -> dict[str, Any] | None:
    """Give what a column's cells let in, as XlsxWriter asks for it; None where anything goes.

    `corner` names the first cell of the range (`F9`), `choices` the range that lists a choice
    column's answers. A number is always let be the mark of "not applicable" instead.
    """
    said = _said(column)
    if column.type is CellType.CHOICE:
        return said | {"validate": "list", "source": choices}
    if column.type is CellType.DATE:
        rule = f"AND(ISNUMBER({corner}),{corner}>=1)"
    elif column.numeric:
        rule = _number_rule(column, corner)
    else:
        return None
    return said | {"validate": "custom", "value": f'=OR({corner}="{NOT_APPLICABLE_MARK}",{rule})'}


def _number_rule(column: Column, corner: str) -> str:
    parts = [f"ISNUMBER({corner})"]
    if column.low is not None:
        parts.append(f"{corner}>={float(column.low):.15g}")
    if column.high is not None:
        parts.append(f"{corner}<={float(column.high):.15g}")
    if column.type is CellType.COUNT:
        parts.append(f"{corner}=INT({corner})")
    return f"AND({','.join(parts)})"


def _said(column: Column) -> dict[str, Any]:
    """Give the words shown beside an open cell, and those that decline a wrong entry."""
    wanted = wanted_words(column)
    lines = [wanted, column.note] if column.note else [wanted]
    return {
        "ignore_blank": True,
        "input_title": column.title.vi[:TITLE_LENGTH],
        "input_message": "\n".join(lines)[:MESSAGE_LENGTH],
        "error_title": "Chưa nhận được"[:TITLE_LENGTH],
        "error_message": f"Cột “{column.title.vi}”: {wanted}"[:MESSAGE_LENGTH],
    }


_WANTED: Mapping[CellType, str] = {
    CellType.DONG: "số tiền",
    CellType.COUNT: "số nguyên",
    CellType.NUMBER: "số",
    CellType.PERCENT: "số phần trăm, ghi 65,12 cho 65,12%",
    CellType.DATE: "ngày, ghi dd/mm/yyyy",
    CellType.CHOICE: "chọn một câu trả lời trong danh sách",
    CellType.TEXT: "chữ",
    CellType.FILE: "tệp, đính kèm trên trang",
}


def wanted_words(column: Column) -> str:
    """Say in words what a cell of a column takes."""
    words = _WANTED[column.type]
    if column.low is not None:
        words += f", từ {vietnamese(column.low, 6, trim=True)}"
    if column.high is not None:
        words += f", đến {vietnamese(column.high, 6, trim=True)}"
    if column.numeric:
        words += f"; không áp dụng thì ghi “{NOT_APPLICABLE_MARK}”"
    return f"{words[:1].upper()}{words[1:]}."
