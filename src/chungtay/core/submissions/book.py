"""How a workbook is declined: what it is, what it carries, whose it is, what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chungtay.core.kernel.refusal import Kind, Refusal, few
from chungtay.core.kernel.saying import Fact, Listed, Said, few_of
from chungtay.core.submissions.changes import Difference


@dataclass(eq=False)
class BookTooLarge(Refusal):
    """A file beyond the size that is read at all; it was not read."""

    code = "submissions.book_too_large"
    message = (
        "Tệp nặng {size} MB, lớn hơn mức nhận là {most} MB, nên chưa đọc. Hãy nén hoặc chia nhỏ; "
        "nếu là sổ Excel, hãy dùng mẫu tải từ hệ thống, bỏ hình ảnh và trang thừa, rồi nộp lại."
    )

    size: int
    most: int


@dataclass(eq=False)
class NotABook(Refusal):
    """A file that is no workbook we read, or a damaged one."""

    code = "submissions.not_a_book"
    message = "Không đọc được tệp “{name}”: {reason}."

    name: str
    reason: Fact


@dataclass(eq=False)
class UnsafeBook(Refusal):
    """A workbook that carries something a form never needs; nothing in it was opened."""

    code = "submissions.unsafe_book"
    message = "Không nhận tệp “{name}” vì trong tệp có {what}; {advice}."

    name: str
    what: Fact
    advice: Fact


@dataclass(eq=False)
class BookUnmapped(Refusal):
    """A workbook that does not say which form, unit and period it is for."""

    code = "submissions.book_unmapped"
    message = (
        "Tệp “{name}” không còn trang ẩn ghi biểu, đơn vị và kỳ. Hãy nộp tại trang của chính báo "
        "cáo ấy, hoặc nêu rõ --form, --unit và --period."
    )

    name: str


@dataclass(eq=False)
class BookOfAnother(Refusal):
    """A workbook made for another form, unit or period than the one it was handed in for."""

    code = "submissions.book_of_another"
    kind = Kind.CONFLICT
    message = "Tệp “{name}” lập cho báo cáo {theirs}, không phải {asked}; chưa ghi gì."

    name: str
    theirs: str
    asked: str


@dataclass(eq=False)
class BookOutdated(Refusal):
    """A workbook made from another version of the form."""

    code = "submissions.book_outdated"
    kind = Kind.CONFLICT
    message = (
        "Tệp “{name}” lập theo biểu “{form}” bản {theirs}, còn kỳ này dùng bản {now}. Hãy tải mẫu "
        "mới và chép số liệu sang; chưa ghi gì."
    )

    name: str
    form: str
    theirs: str
    now: str


@dataclass(eq=False)
class BookUnrecognised(Refusal):
    """A workbook in which the form's rows or columns are not to be found."""

    code = "submissions.book_unrecognised"
    message = "Không nhận ra {what} của biểu “{form}” trong tệp “{name}”: {listing}. Chưa ghi gì."

    name: str
    form: str
    what: str
    listing: str


SENTENCES: Mapping[str, str] = {
    "fault": "{at}: {reason}",
    "unmapped": (
        "Tệp không còn trang ẩn của mẫu, nên không biết số ban đầu: ô nào khác số đang có trong hệ "
        "thống đều cần chọn."
    ),
    "missing": "{unit}: trong tệp không có {named}; giữ nguyên.",
    "strange": "{unit}: biểu không còn dòng {named}; bỏ qua.",
}
"""What is said of a workbook that was handed in."""
UNSEEN_TITLES: Mapping[str, str] = {
    "sheet": "trang tính",
    "columns": "cột",
    "cells": "dòng, cột",
    "nothing": "không có gì khớp tên",
}
"""What may not be found in a workbook."""


@dataclass(frozen=True, slots=True)
class CellFault:
    """One cell of a workbook that could not be understood: where it stands, what it says, why."""

    unit: str
    at: str
    row: Fact
    column: Fact
    said: str
    reason: Fact


@dataclass(eq=False)
class BookInvalid(Refusal):
    """A workbook with cells that could not be understood; nothing was written."""

    code = "submissions.book_invalid"
    message = "Có {count} ô trong tệp không đọc được ({listing}). Chưa ghi gì; hãy sửa rồi nộp lại."

    faults: tuple[CellFault, ...]
    count: int
    listing: Listed

    @classmethod
    def of(cls, faults: tuple[CellFault, ...]) -> BookInvalid:
        """Gather faults, naming the first few."""
        named = (
            Said(SENTENCES["fault"], {"at": fault.at, "reason": fault.reason}) for fault in faults
        )
        return cls(faults, len(faults), few_of(named, most=3, between="; "))


@dataclass(eq=False)
class BookConflicts(Refusal):
    """Cells that both the file and somebody in the system changed: a person must choose."""

    code = "submissions.book_conflicts"
    kind = Kind.CONFLICT
    message = (
        "{count} ô vừa bị sửa trong tệp vừa được người khác sửa trong hệ thống ({listing}). Chưa "
        "ghi gì; hãy chọn lấy số của tệp hay giữ số trong hệ thống."
    )

    conflicts: tuple[Difference, ...]
    count: int
    listing: str

    @classmethod
    def of(cls, conflicts: tuple[Difference, ...]) -> BookConflicts:
        """Gather conflicts, naming the first few."""
        return cls(conflicts, len(conflicts), few((str(one.place) for one in conflicts), most=5))


@dataclass(eq=False)
class BookUnitsUnknown(Refusal):
    """Lines or sheets of a workbook for units that owe no such report."""

    code = "submissions.book_units_unknown"
    kind = Kind.NOT_FOUND
    message = (
        "Tệp “{name}” có {count} đơn vị không có báo cáo này: {listing}. Đơn vị có thể đã sáp "
        "nhập, không thuộc phạm vi nộp, hoặc kỳ chưa mở; chưa ghi gì."
    )

    name: str
    count: int
    listing: str


@dataclass(eq=False)
class BookUnfit(Refusal):
    """A workbook that would not fit a spreadsheet, or that nobody could fill in."""

    code = "submissions.book_unfit"
    message = "Không lập một tệp cho {count} đơn vị: {reason}."

    count: int
    reason: Fact


@dataclass(eq=False)
class UnknownUpload(Refusal):
    """No such file was handed in, or by somebody else."""

    code = "submissions.unknown_upload"
    kind = Kind.NOT_FOUND
    message = "Không tìm thấy lần nộp tệp {upload}, hoặc tệp do người khác nộp."

    upload: str
