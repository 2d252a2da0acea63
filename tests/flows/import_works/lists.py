"""Lists of works for tests to hand in, and what is said of them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import xlsxwriter

from chungtay.core.people.actor import Actor, Grant
from chungtay.core.works.actions import IMPORT
from chungtay.flows import import_works
from chungtay.flows.import_works import Asked, Proposal

TODAY = dt.date(2020, 10, 13)
DISTRICT = Actor(7, frozenset({Grant(IMPORT.code, "611")}))
HEADS = (
    "Mã công trình", "Tên công trình", "Mã dự án", "Loại công trình", "Mã xã", "Năm kế hoạch",
    "Bước thực hiện", "Tổng mức đầu tư (triệu đồng)", "Khối lượng hoàn thành (%)",
)  # fmt: skip
ROAD = (
    "d.1",
    "Đường thôn 2",
    "gn.p1.infra",
    "Giao thông",
    "23380",
    2020,
    "Đã khởi công",
    1_500.5,
    40,
)


def book(*rows: Sequence[object], heads: Sequence[str] = HEADS) -> io.BytesIO:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as made:
        sheet = made.add_worksheet("Công trình")
        for at, row in enumerate((("DANH MỤC CÔNG TRÌNH NĂM 2020",), heads, *rows)):
            sheet.write_row(at, 0, row)
    file.seek(0)
    return file


def proposed(file: io.BytesIO, *, name: str = "danh-muc.xlsx", scale: int = 0) -> Proposal:
    return import_works.propose(by=DISTRICT, file=file, asked=Asked(name, TODAY, scale))


def messages(proposal: Proposal) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.message) for one in proposal.errors]
