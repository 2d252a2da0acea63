"""The tables of the roadmap as workbooks."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from chungtay.core.criteria.roadmap.planning import Plan
from chungtay.core.kernel.quantity import Missing
from chungtay.core.reports.document import Cell, Row, Table
from chungtay.web.criteria.roadmap.elsewhere import ElsewherePage
from chungtay.web.criteria.roadmap.plans import PlanShown
from chungtay.web.criteria.roadmap.targets import CommuneRow, RoadmapPage
from chungtay.web.kit.figure import Num
from chungtay.web.kit.table import Cell as TableCell

GAP_WIDTHS = (28.0, 12.0, 12.0, 60.0, 60.0, 20.0, 50.0, 14.0)
ADDED_WIDTHS = (50.0, 24.0, 24.0, 30.0)
PLAN_WIDTHS = (28.0, 12.0, 12.0, 60.0, 20.0, 60.0, 14.0, 60.0)


def gaps(page: RoadmapPage) -> Table:
    """Give every gap shown with its remedies, a row each."""
    heads = (
        _("Xã"), _("Tiêu chí"), _("Chỉ tiêu"), _("Nội dung"), _("Giải pháp"),
        _("Kinh phí (đồng)"), _("Nguồn có thể chi"), _("Ngày xong"),
    )  # fmt: skip
    body = tuple(row for one in page.gaps for row in _gaps(one))
    return Table((Row.of(*heads),), body, GAP_WIDTHS)


def added(page: ElsewherePage) -> Table:
    """Give what adds up of the roadmap by unit, and the whole."""
    heads = (
        _("Đơn vị"), _("Xã điểm và xã mục tiêu"), _("Giải pháp đã ghi"),
        _("Kinh phí của mọi giải pháp đã ghi (đồng)"),
    )  # fmt: skip
    whole = (page.targets, page.remedies, page.cost)
    lines = [(_("Tổng số"), whole), *((row.head.text, row.cells) for row in page.table.rows)]
    body = tuple(Row((Cell(name), *map(_number, cells))) for name, cells in lines)
    return Table((Row.of(*heads),), body, ADDED_WIDTHS)


def _number(cell: TableCell) -> Cell:
    """Give a number whole, whatever unit of money it is shown in."""
    if not isinstance(cell, Num) or isinstance(cell.value, Missing):
        return Cell(getattr(cell, "text", ""))
    return Cell(cell.text, number=str(cell.value))


def _gaps(one: CommuneRow) -> Iterable[Row]:
    for gap in one.gaps:
        place = (Cell(one.name), Cell(gap.criterion), Cell(gap.requirement), Cell(gap.title))
        for offer in gap.offers:
            dong = "" if offer.cost.missing else str(offer.cost.value)
            cells = (
                Cell(offer.title), Cell(dong, number=dong or None),
                Cell(" / ".join(offer.funds)), Cell(f"{offer.ready:%d/%m/%Y}"),
            )  # fmt: skip
            yield Row((*place, *cells))
        if not gap.offers:
            yield Row((*place, Cell(_("chưa có giải pháp")), Cell(""), Cell(""), Cell("")))


def plan(shown: PlanShown, made: Plan) -> Table:
    """Give the choices of a plan, a row each, and their sum."""
    heads = (
        _("Xã"), _("Tiêu chí"), _("Chỉ tiêu"), _("Giải pháp"), _("Kinh phí (đồng)"),
        _("Nguồn"), _("Ngày xong"), _("Vì sao"),
    )  # fmt: skip
    costs = {choice.offer.code: choice.offer.cost for choice in made.choices}
    body = tuple(
        Row(
            (
                Cell(one.unit), Cell(one.criterion), Cell(one.requirement), Cell(one.title),
                Cell(str(costs[one.code]), number=str(costs[one.code])),
                Cell("; ".join(f"{fund}: {dong.exact}" for fund, dong in one.parts)),
                Cell(f"{one.ready:%d/%m/%Y}"), Cell("; ".join(one.why)),
            )
        )
        for one in shown.choices
    )  # fmt: skip
    whole = Row((Cell(_("Cộng"), span=4), Cell(str(made.cost), number=str(made.cost)),
                 Cell("", span=3)), level=0)  # fmt: skip
    return Table((Row.of(*heads),), (*body, whole), PLAN_WIDTHS)
