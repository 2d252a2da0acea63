"""The list of works as a table for a workbook: every work asked for, in the order asked."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _

from chungtay.core.kernel.numerals import exact
from chungtay.core.kernel.quantity import Missing
from chungtay.core.reports import document
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import Num
from chungtay.web.works.asked import Asked
from chungtay.web.works.lines import WorkLine, in_order, lines, with_money


def table(desk: Desk, asked: Asked) -> document.Table:
    """Give the table."""
    found = with_money(desk, lines(desk, desk.names, asked.works()))
    money = desk.view.money.words
    heads = (
        _("Mã"), _("Công trình"), _("Xã"), _("Huyện"), _("Loại công trình"), _("Bước"),
        _("Từ ngày"), _("Khối lượng (%)"),
        *(f"{title} ({money})" for title in (
            _("Tổng mức đầu tư"), _("Hợp đồng"), _("Kế hoạch"), _("Đã giải ngân"))),
        _("Tỷ lệ (%)"), _("Hoàn thành theo kế hoạch"), _("Chậm (ngày)"), _("Vướng mắc"),
        _("Cơ chế đặc thù"),
    )  # fmt: skip
    header = document.Row(tuple(document.Cell(text) for text in heads))
    body = tuple(_row(desk, line) for line in in_order(found, desk.view.sort))
    widths = (19.0, 30.0, 16.0, 16.0, 14.0, 13.0, 19.0, 11.0, *((15.0,) * 4), 14.0, 19.0, 11.0,
              11.0, 11.0)  # fmt: skip
    return document.Table((header,), body, widths)


def _row(desk: Desk, line: WorkLine) -> document.Row:
    work = line.work
    finish = f"{work.planned_finish:%d/%m/%Y}" if work.planned_finish else ""
    before = (work.code, work.name, line.place, line.district, line.type, line.mark.title,
              f"{work.since:%d/%m/%Y}")  # fmt: skip
    return document.Row(
        (
            *map(document.Cell, before),
            _whole(work.progress),
            *(cell(num, desk) for num in (line.cost, line.contracted, line.plan, line.paid)),
            cell(line.rate, desk),
            document.Cell(finish),
            _whole(work.late_by or None),
            _whole(work.obstacles or None),
            document.Cell(_("có") if line.special else ""),
        )
    )


def _whole(number: int | None) -> document.Cell:
    if number is None:
        return document.Cell("")
    return document.Cell(str(number), number=str(number))


def cell(num: Num, desk: Desk) -> document.Cell:
    """Give a number as a workbook holds it: exact, in the unit of money shown."""
    if isinstance(num.value, Missing):
        return document.Cell("")
    scale = desk.view.money.scale if num.unit == desk.view.money.words else 1
    return document.Cell(num.text, number=exact(Fraction(num.value) / scale))
