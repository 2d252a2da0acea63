"""The appendices that go with reports, as workbooks of any day and any place."""

from __future__ import annotations

import datetime as dt
import io

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import override

from chungtay.analytics.engine import engine
from chungtay.core.measures.measure import Where
from chungtay.core.reports.outline import AppendixSpec, Outline
from chungtay.core.units.frame import AS_THEN, Shape
from chungtay.flows import frames
from chungtay.flows.appendices import build, of_day
from chungtay.formats import xlsx_out
from chungtay.packs import outlines
from chungtay.web.kit import page
from chungtay.web.kit.address import View
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.names import province
from chungtay.web.kit.shapes import words
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.kit.workbook import XLSX, made_up

DRAFT = "Bản dựng từ sổ theo ngày người xem chọn, chưa phải phụ lục đã phát hành."
CAPITAL = "capital."
_SHAPES = {Shape.NOW: "don-vi-nay", Shape.COMPARABLE: "vung-so-sanh"}


def of_criteria(request: HttpRequest, number: str) -> HttpResponse:
    """Send an appendix about criteria, as of the day and within the district of the address."""
    view = page.desk(request, framed=True).view
    return sent(number, view=view, on=view.on, where=view.where(), of_capital=False)


def sent(number: str, *, view: View, on: dt.date, where: Where, of_capital: bool) -> HttpResponse:
    """Send an appendix as a workbook of a day and a place; 404 where no report has it.

    It is told in the view's units and says so, in Vietnamese as all of it.
    """
    outline, spec = _found(number, of_capital=of_capital)
    appendix = build(
        engine(),
        of_day(spec, on, where=where, notes=()),
        province=frames.home(view.frame),
        frame=view.frame,
    )
    with override("vi"):
        synthetic = of_capital and shows_synthetic(Desk(engine(), view), where=where)
        told = (DRAFT, words(view), made_up() if synthetic else "")
        note = " ".join(part for part in told if part)
    target = io.BytesIO()
    xlsx_out.write_appendix(appendix, target, head=outline.head, on=on, note=note)
    response = HttpResponse(target.getvalue(), content_type=XLSX)
    shape = "" if view.frame == AS_THEN else f"-{_SHAPES[view.frame.shape]}"
    name = f"phu-luc-{number}-{on}{shape}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _found(number: str, *, of_capital: bool) -> tuple[Outline, AppendixSpec]:
    """Find an appendix among those of the province's reports."""
    for code in outlines.outline_codes():
        outline = outlines.outline(code)
        for spec in outline.appendices:
            capital = all(column.measure.startswith(CAPITAL) for column in spec.columns)
            same = spec.number == number and capital == of_capital
            if outline.province == province() and same:
                return outline, spec
    raise Http404
