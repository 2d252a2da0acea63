"""A table sent as a workbook, named by what it shows and the day."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

from django.http import HttpResponse
from django.utils.translation import gettext as _

from chungtay.core.reports.document import Table
from chungtay.formats import xlsx_out
from chungtay.web.kit import wording

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(
    table: Table, *, title: str, name: str, on: dt.date, synthetic: bool = False
) -> HttpResponse:
    """Send a table under its title and day; `name` begins the file's name, in ASCII.

    What was made up for the demonstration says so in the file too, which is passed on by itself.
    """
    target = io.BytesIO()
    told = replace(table, notes=(*table.notes, made_up())) if synthetic else table
    up_to = _("Tính đến ngày %(day)s.") % {"day": f"{on:%d/%m/%Y}"}
    xlsx_out.write_table(told, target, title, lines=(up_to,), on=on, english=wording.english())
    response = HttpResponse(target.getvalue(), content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{on}.xlsx"'
    return response


def made_up() -> str:
    """Say that a file rests on rows made for the demonstration."""
    return _(
        "Số liệu mô phỏng: dòng chi tiết đến xã, công trình và tháng được tạo để minh họa, không "
        "phải số liệu của cơ quan nhà nước."
    )
