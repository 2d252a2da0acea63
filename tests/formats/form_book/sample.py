"""A small form with a cell of every kind, and one unit's copy of it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from chungtay.core.kernel.title import Title
from chungtay.core.submissions.form import (
    CellType,
    Choice,
    Column,
    Due,
    Form,
    Formula,
    Place,
    Row,
    RowSource,
)
from chungtay.core.submissions.period import Frequency, period
from chungtay.core.submissions.sheet import NOT_APPLICABLE, Cell, Sheet, computed
from chungtay.core.units.unit import Level
from chungtay.formats.form_book import Copy, write_book
from chungtay.formats.xlsx_in import Book, read_book

DAY = dt.date(2020, 10, 13)


def title(words: str) -> Title:
    return Title(words, words)


FORM = Form(
    code="von-thu",
    since=dt.date(2016, 10, 10),
    title=title("Kế hoạch và giải ngân theo nguồn"),
    short=title("Vốn thử"),
    frequency=Frequency.MONTH,
    levels=(Level.COMMUNE,),
    row_source=RowSource.LIST,
    columns=(
        Column("plan", title("Kế hoạch"), CellType.DONG, scale=10**6, decimals=3, given=True),
        Column("paid", title("Giải ngân"), CellType.DONG, scale=10**6, decimals=3, required=True,
               low=Fraction(0)),
        Column("rate", title("Tỷ lệ"), CellType.PERCENT, unit="percent", decimals=1,
               summable=False, formula=Formula(share="paid", of="plan")),
        Column("count", title("Số công trình"), CellType.COUNT, low=Fraction(0)),
        Column("share", title("Tỷ lệ hộ được hỏi"), CellType.PERCENT, decimals=2,
               low=Fraction(0), high=Fraction(100), summable=False),
        Column("day", title("Ngày khởi công"), CellType.DATE),
        Column("reason", title("Nguyên nhân"), CellType.CHOICE, choices=(
            Choice("cham", title("Lập, phê duyệt chậm")), Choice("khac", title("Khác")))),
        Column("note", title("Ghi chú"), CellType.TEXT, note="Ngắn gọn"),
    ),
    due={Level.COMMUNE: Due(3, 2)},
    cite="ttg:41/2016/QĐ-TTg:2016-10-10",
    verified=False,
    digest="0" * 64,
    rows=(
        Row("central", title("Ngân sách trung ương"), given={"plan": 2_000_000_000}),
        Row("local", title("Ngân sách địa phương"), given={"plan": 500_000_000}),
        Row("people", title("Nhân dân đóng góp"), columns=("paid", "note")),
        Row("all", title("Tổng số"), total_of=("central", "local", "people")),
    ),
)  # fmt: skip
PERIOD = period("2020-09")
CELLS: Mapping[Place, Cell] = {
    Place("central", "paid"): Cell.number(1_234_567_891),
    Place("central", "share"): Cell.number(65_120_000),
    Place("central", "day"): Cell.words("2020-08-17"),
    Place("central", "reason"): Cell.words("cham"),
    Place("local", "paid"): Cell.number(0),
    Place("local", "count"): NOT_APPLICABLE,
    Place("local", "note"): Cell.words("=HYPERLINK(\"http://x\")"),
}  # fmt: skip


def copy(
    unit: str = "23281", name: str = "Xã Đăk Kan", cells: Mapping[Place, Cell] = CELLS
) -> Copy:
    sheet = computed(Sheet(FORM, unit, PERIOD, FORM.rows, cells))
    return Copy(sheet, name, dict.fromkeys(cells, 3), seq=4, due=dt.date(2020, 10, 3))


def written(*copies: Copy) -> io.BytesIO:
    target = io.BytesIO()
    write_book(copies or (copy(),), target, on=DAY)
    target.seek(0)
    return target


def book(target: io.BytesIO) -> Book:
    target.seek(0)
    return read_book(target, "mau.xlsx")


def with_rows(given: Copy, rows: tuple[Row, ...]) -> Copy:
    return replace(given, sheet=replace(given.sheet, rows=rows))
