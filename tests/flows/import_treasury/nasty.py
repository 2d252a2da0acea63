"""A treasury's workbook with everything that treasuries put in: made with openpyxl, not by us."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl

from chungtay.core.capital.reconcile.profile import Field, Profile

PROFILE = Profile(
    "kbnn-thu", "Kho bạc thử", "kbnn-thu",
    {
        Field.DAY: ("ngay chung tu",), Field.AMOUNT: ("so tien thanh toan",),
        Field.PAPER: ("so chung tu",), Field.HOLDER: ("chu dau tu",), Field.CONTENT: ("noi dung",),
        Field.SOURCE: ("nguon von",),
    },
)  # fmt: skip
DISTRICT = "Ủy ban nhân dân huyện Ngọc Hồi"
PAID = "Thanh toán khối lượng"


def workbook(*lines: tuple[Any, ...], total: Any = None) -> io.BytesIO:
    """Write lines (paper, day, holder, content, amount) under merged heads, sums in between."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Tháng 3"
    sheet.append(["KHO BẠC NHÀ NƯỚC KON TUM"])
    sheet.merge_cells("A1:H1")
    sheet.append(["BẢNG KÊ THANH TOÁN VỐN THÁNG 3/2020"])
    sheet.append([])
    heads(sheet)
    sheet.append(["A", "B", 1, 2, 3, 4, 5, 6])
    sheet.append(["I", "Vốn chương trình nông thôn mới"])
    for number, (paper, on, holder, content, dong) in enumerate(lines, start=1):
        sheet.append([number, paper, on, holder, content, dong, None, "NSTW"])
    sheet.append([None, "Tổng cộng", None, None, None, total])
    kept = book.create_sheet("Ghi chú")
    kept.append(["Kho bạc chỉ ghi khoản đã hạch toán"])
    target = io.BytesIO()
    book.save(target)
    target.seek(0)
    return target


def heads(sheet: Any) -> None:
    """Write heads over two rows, merged."""
    top = sheet.max_row + 1
    sheet.cell(top, 1, "STT")
    sheet.cell(top, 2, "Chứng từ")
    sheet.cell(top, 4, "Chủ đầu tư")
    sheet.cell(top, 5, "Nội dung")
    sheet.cell(top, 6, "Số tiền")
    sheet.cell(top, 8, "Nguồn vốn")
    for column, words in (
        (2, "Số chứng từ"),
        (3, "Ngày chứng từ"),
        (6, "Thanh toán"),
        (7, "Tạm ứng"),
    ):
        sheet.cell(top + 1, column, words)
    sheet.merge_cells(start_row=top, start_column=2, end_row=top, end_column=3)
    sheet.merge_cells(start_row=top, start_column=6, end_row=top, end_column=7)


MARCH = dt.date(2020, 3, 5)
USUAL = (
    ("CT01", "05/03/2020", DISTRICT, PAID, "30"),
    ("CT02", MARCH, DISTRICT, PAID, 25),
    ("CT03", "06/03/2020", "UBND huyện Ngọc Hồi", "Thu hồi chi sai", "(5)"),
)
