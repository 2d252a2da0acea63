"""How a report's file is declined."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.kernel.refusal import Kind, Refusal


@dataclass(eq=False)
class NotAReport(Refusal):
    """A file that is not a Word document, or is unsafe to open."""

    code = "reports.not_a_report"
    message = "Tệp “{name}” không phải là văn bản Word đọc được: {reason}."

    name: str
    reason: str


@dataclass(eq=False)
class NoSeal(Refusal):
    """A Word document that this system did not write, or whose seal was taken off."""

    code = "reports.no_seal"
    message = (
        "Tệp “{name}” không mang niêm phong số liệu của Chung Tay nên không có gì để đối chiếu."
    )

    name: str


@dataclass(eq=False)
class NoLibreOffice(Refusal):
    """A PDF was asked for on a machine without LibreOffice."""

    code = "reports.no_libreoffice"
    kind = Kind.CONFLICT
    message = (
        "Máy này chưa có LibreOffice nên chưa xuất được PDF. "
        "Hãy chạy: sudo apt-get install libreoffice-writer-nogui fonts-liberation."
    )


@dataclass(eq=False)
class PdfFailed(Refusal):
    """LibreOffice was there, and made no PDF."""

    code = "reports.pdf_failed"
    kind = Kind.CONFLICT
    message = "LibreOffice không chuyển được tệp “{name}” sang PDF: {reason}."

    name: str
    reason: str
