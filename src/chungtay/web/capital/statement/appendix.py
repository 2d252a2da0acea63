"""The appendices of capital that go with reports, as workbooks of any day and any place."""

from __future__ import annotations

import io

from django.http import Http404, HttpRequest, HttpResponse

from chungtay.analytics.engine import engine
from chungtay.core.reports.outline import AppendixSpec, Outline
from chungtay.flows.appendices import build, of_day
from chungtay.flows.statement.wish import Wish
from chungtay.formats import xlsx_out
from chungtay.packs import outlines
from chungtay.web.capital.statement.asked import asked
from chungtay.web.kit.names import province
from chungtay.web.kit.workbook import XLSX

DRAFT = "Bản dựng từ sổ vốn theo ngày người xem chọn, chưa phải phụ lục đã phát hành."


def xlsx(request: HttpRequest, number: str) -> HttpResponse:
    """Send an appendix about capital, as of the day and within the place of the address."""
    wish = asked(request).wish
    outline, spec = _found(number)
    of_now = of_day(spec, wish.on, where=_within(wish), notes=())
    appendix = build(engine(), of_now, province=outline.province)
    target = io.BytesIO()
    xlsx_out.write_appendix(appendix, target, head=outline.head, on=wish.on, note=DRAFT)
    response = HttpResponse(target.getvalue(), content_type=XLSX)
    name = f"phu-luc-{number}-{wish.on}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _found(number: str) -> tuple[Outline, AppendixSpec]:
    """Find an appendix of capital among those of the province's reports."""
    for code in outlines.outline_codes():
        outline = outlines.outline(code)
        for spec in outline.appendices:
            of_capital = all(column.measure.startswith("capital.") for column in spec.columns)
            if outline.province == province() and spec.number == number and of_capital:
                return outline, spec
    raise Http404


def _within(wish: Wish) -> dict[str, tuple[str, ...]]:
    kept = ("district", "unit", "holder")
    return {name: values for name, values in wish.where.items() if name in kept}
