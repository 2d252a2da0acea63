"""Remarks about a list, in the language of whoever reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chungtay.core.capital.reconcile.line import ListFinding
from chungtay.core.kernel.refusal import Severity
from chungtay.web.kit import wording


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark as it is shown: where, what the list says there, why it is odd."""

    place: str
    column: str
    said: str
    stops: bool
    words: str


def remarks(findings: Iterable[ListFinding]) -> tuple[Remark, ...]:
    """Say remarks."""
    return tuple(
        Remark(
            f"{one.sheet}:{one.row}",
            _(one.column),
            one.said,
            one.severity is Severity.ERROR,
            one.put(_(one.why), wording.number),
        )
        for one in findings
    )


SENTENCES = (
    gettext_noop("Dòng thanh toán không có số tiền."),
    gettext_noop("Dòng thanh toán không có ngày."),
    gettext_noop(
        "Có số tiền nhưng không có ngày và mã, cũng không bằng tổng dòng nào; hãy ghi ngày "
        "hoặc ghi chữ “Cộng”."
    ),
    gettext_noop(
        "Dòng cộng ghi {told} đồng, các dòng ở trên cộng lại {summed} đồng, lệch {off} đồng."
    ),
    gettext_noop(
        "Số tiền âm mà nội dung không ghi là hoàn trả, thu hồi hay giảm chi; hãy hỏi lại nơi "
        "gửi hoặc ghi rõ ở nội dung."
    ),
    gettext_noop("không phải là số tiền"),
    gettext_noop("“{cell}” không phải là số tiền"),
    gettext_noop("“{cell}” viết dấu chấm, dấu phẩy không rõ; hãy viết như 1.234.567,5"),
    gettext_noop("“{cell}” không chẵn đến đồng; hãy xem lại đơn vị tính và dấu phẩy"),
    gettext_noop("“{cell}” quá lớn"),
    gettext_noop("năm của ngày “{cell}” không thể đúng; hãy xem lại"),
    gettext_noop("“{cell}” không phải là ngày; hãy viết như 30/09/2020"),
    gettext_noop("“{cell}” không phải là một ngày có trong lịch"),
    gettext_noop(
        "Số tiền {dong} đồng nhỏ bất thường: các khoản đã chi trong sổ từ {least} đồng. Có thể"
        " cột này ghi bằng triệu đồng; nếu đúng, hãy đổi đơn vị tính của mẫu đọc."
    ),
    gettext_noop(
        "Số tiền {dong} đồng nhỏ bất thường: các khoản đã chi trong sổ từ {least} đồng. Có thể"
        " cột này ghi bằng nghìn đồng; nếu đúng, hãy đổi đơn vị tính của mẫu đọc."
    ),
    gettext_noop("Thanh toán ngày {day}, sau ngày nộp danh sách {came}; hãy xem lại ngày."),
    gettext_noop("Không nhận ra đơn vị “{cell}” trong danh sách chủ tài khoản."),
    gettext_noop("Ngày {day} chưa có hoặc không còn đơn vị của chủ tài khoản này."),
    gettext_noop("Sổ vốn không có quyết định số “{cell}”."),
    gettext_noop("Công trình “{cell}” chỉ có trong sổ từ ngày {since}."),
    gettext_noop("Đơn vị này chưa được giao vốn nào trong sổ."),
    gettext_noop("Thanh toán ngày {day}, trước ngày được giao vốn lần đầu là {since}."),
)
"""Every sentence of the core, named here so that the catalogue has it."""
