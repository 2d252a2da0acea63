"""The sheet of contracts in the workbook of a list of works: one row a contract."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from chungtay.core.kernel.money import MILLION
from chungtay.core.works.contract import (
    CONTRACT_STATE_TITLES,
    PACKAGE_TITLES,
    SELECTION_TITLES,
    WorkContract,
)
from chungtay.core.works.listing.agreed import AGREED_TITLES, Agreed
from chungtay.formats.cells import Look
from chungtay.formats.workbook import A3, Workbook

TITLE = "HỢP ĐỒNG CỦA CÔNG TRÌNH"
UNIT = "Đơn vị tính: triệu đồng"
ADVICE = (
    "Mỗi hợp đồng một dòng. Hợp đồng mới thì để trống cột Mã hợp đồng. Giá trị hoặc hạn hoàn thành "
    "khác trước thì ghi phụ lục, quyết định điều chỉnh. Khôi phục hợp đồng đã bỏ thì ghi mã, tình "
    "trạng và lý do. Ô trống nghĩa là giữ nguyên."
)
ROOM = 2_000
"""Rows for which the lists of choices are offered."""
HEADED = 3
WIDE = frozenset({Agreed.NAME, Agreed.CONTRACTOR, Agreed.REASON})
HEAD = Look(bold=True, align="center", shaded=True)
TEXT = Look()
DAY = Look(align="center", number="dd/mm/yyyy")
MONEY = Look(align="right", number="#,##0.######")
_CHOICES: Mapping[Agreed, Mapping[Any, str]] = {
    Agreed.PACKAGE: PACKAGE_TITLES,
    Agreed.SELECTION: SELECTION_TITLES,
    Agreed.STATE: CONTRACT_STATE_TITLES,
}


def write_contracts(book: Workbook, contracts: Iterable[WorkContract]) -> None:
    """Write the sheet; the column of amendments is left for those who amend."""
    sheet = book.book.add_worksheet("Hợp đồng")
    plain = Look(bold=True, border=False, size=13, number="@")
    small = Look(italic=True, border=False, number="@")
    for at, (words, look) in enumerate(((TITLE, plain), (ADVICE, small), (UNIT, small))):
        sheet.write_string(at, 0, words, book.format(look))
    for place, column in enumerate(Agreed):
        sheet.write_string(HEADED, place, AGREED_TITLES[column], book.format(HEAD))
        sheet.set_column(place, place, 36 if column in WIDE else 17)
    count = 0
    for at, one in enumerate(contracts, HEADED + 1):
        count = at
        _write_row(book, sheet, at, one)
    for column, titles in _CHOICES.items():
        place = list(Agreed).index(column)
        rule = {"validate": "list", "source": list(titles.values()), "error_type": "warning"}
        sheet.data_validation(HEADED + 1, place, max(ROOM, count), place, rule)
    sheet.set_row(HEADED, 32)
    sheet.freeze_panes(HEADED + 1, 2)
    sheet.set_paper(A3)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADED)


def _write_row(book: Workbook, sheet: Any, at: int, one: WorkContract) -> None:
    texts = {
        Agreed.WORK: one.work,
        Agreed.KEY: one.contract,
        Agreed.PACKAGE: PACKAGE_TITLES[one.package],
        Agreed.NAME: one.name,
        Agreed.NUMBER: one.number,
        Agreed.CONTRACTOR: one.contractor,
        Agreed.SELECTION: SELECTION_TITLES[one.selection] if one.selection else "",
        Agreed.STATE: CONTRACT_STATE_TITLES[one.state],
    }
    days = {Agreed.SIGNED_ON: one.signed_on, Agreed.FINISH_DUE: one.finish_due}
    for place, column in enumerate(Agreed):
        text, day = texts.get(column, ""), days.get(column)
        if text:
            sheet.write_string(at, place, text, book.format(TEXT.defused(text)))
        elif day:
            sheet.write_datetime(at, place, dt.datetime.combine(day, dt.time()), book.format(DAY))
        elif column is Agreed.AMOUNT and one.amount is not None:
            sheet.write_number(at, place, one.amount.amount / MILLION, book.format(MONEY))
