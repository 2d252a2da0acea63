"""What the rows of a list are: payments, sums, headings, heads once more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RowKind(StrEnum):
    """What a row of a list is."""

    LINE = "line"
    TOTAL = "total"
    HEADING = "heading"
    HEAD = "head"
    BLANK = "blank"
    FAULT = "fault"


ROW_TITLES: dict[RowKind, str] = {
    RowKind.LINE: "dòng thanh toán",
    RowKind.TOTAL: "dòng cộng",
    RowKind.HEADING: "dòng đề mục",
    RowKind.HEAD: "tiêu đề lặp lại",
    RowKind.BLANK: "dòng trống",
    RowKind.FAULT: "dòng có lỗi",
}


LONGEST = 300


@dataclass(frozen=True, slots=True)
class Passed:
    """A row that is no line, and why, in one of the `SENTENCES`."""

    sheet: str
    row: int
    kind: RowKind
    words: str
    why: str
