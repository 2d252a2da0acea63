"""The statement of differences as a workbook that holder and treasury sign; Vietnamese, as law."""

from __future__ import annotations

import io

from django.http import HttpResponse
from django.utils.translation import override

from chungtay.core.capital.reconcile.statement import Verdict
from chungtay.core.reports.document import Head, Signature
from chungtay.formats.xlsx_official import Leaf, write_official
from chungtay.web.capital.reconcile.differences import DifferencesPage, differences, table
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.names import Names, province
from chungtay.web.kit.workbook import XLSX, made_up

KIND = "BẢNG ĐỐI CHIẾU"
SIGNS = Signature(("XÁC NHẬN CỦA KHO BẠC NHÀ NƯỚC",))


def statement_file(desk: Desk, chosen: Verdict | None) -> HttpResponse:
    """Send the statement: letterhead, what it is up to, the lines, room for both signatures."""
    target = io.BytesIO()
    with override("vi"):
        made = differences(desk, chosen)
        leaf = Leaf("Đối chiếu", table(made), _up_to(made))
        note = made_up() if made.synthetic else ""
    head = _head(made, Names(made.on).unit(province()))
    write_official((leaf,), target, head=head, signature=SIGNS, note=note, on=made.on)
    response = HttpResponse(target.getvalue(), content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="doi-chieu-{made.on}.xlsx"'
    return response


def _up_to(made: DifferencesPage) -> str:
    return (
        f"Chi cho kế hoạch vốn năm {made.on.year} từ đầu năm đến ngày {made.on:%d/%m/%Y}; báo cáo "
        f"đơn vị là báo cáo vốn tháng {made.period}, kể cả bản chưa duyệt. Dương là sổ nhiều hơn "
        "kho bạc."
    )


def _head(made: DifferencesPage, issuer: str) -> Head:
    subject = f"Sổ vốn, kho bạc và báo cáo đơn vị đến ngày {made.on:%d/%m/%Y}"
    return Head("", f"ỦY BAN NHÂN DÂN {issuer.upper()}", "", issuer, KIND, subject)
