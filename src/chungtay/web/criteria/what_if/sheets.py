"""The communes that a supposition would change, as a workbook."""

from __future__ import annotations

from django.utils.translation import gettext as _

from chungtay.core.reports.document import Cell, Row, Table
from chungtay.web.criteria.what_if.pages import Shown

WIDTHS = (28.0, 28.0, 40.0, 14.0, 14.0, 60.0)


def changes(shown: Shown) -> Table:
    """Give every commune that would change, a row each."""
    heads = (
        _("Xã"), _("Huyện"), _("Thay đổi"), _("Số tiêu chí nay đạt"), _("Số tiêu chí sẽ đạt"),
        _("Chỉ tiêu quyết định"),
    )  # fmt: skip
    body = tuple(
        Row(
            (
                Cell(line.name), Cell(line.area), Cell(line.how), _count(line.met),
                _count(line.would_meet), Cell(line.parts),
            )
        )
        for line in shown.lines
    )  # fmt: skip
    return Table((Row.of(*heads),), body, WIDTHS)


def _count(number: int) -> Cell:
    return Cell(str(number), number=str(number))
