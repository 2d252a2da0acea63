"""What keeps a submission from being written, sent or approved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.saying import Listed


@dataclass(eq=False)
class NotWritable(Refusal):
    """Cells of a submission that has gone up, or is closed, are not written."""

    code = "submissions.not_writable"
    kind = Kind.CONFLICT
    message = (
        "Báo cáo {submission} đang ở trạng thái “{state}” nên không ghi được. Nếu cần sửa, hãy đề "
        "nghị cấp trên trả lại hoặc mở lại kỳ."
    )

    submission: str
    state: str


@dataclass(eq=False)
class ChangedSince(Refusal):
    """What somebody is about to sign is no longer what they saw."""

    code = "submissions.changed_since"
    kind = Kind.CONFLICT
    message = (
        "Báo cáo {submission} đã thay đổi sau khi bạn mở trang (số đã xem {seen}, số hiện tại "
        "{now}). Hãy xem lại phần khác nhau rồi phê duyệt."
    )

    submission: str
    seen: str
    now: str


@dataclass(eq=False)
class ErrorsLeft(Refusal):
    """A submission with errors is not sent."""

    code = "submissions.errors_left"
    message = "Báo cáo {submission} còn {count} lỗi nên chưa gửi được: {listing}."

    submission: str
    count: int
    listing: Listed


@dataclass(eq=False)
class NotExplained(Refusal):
    """A warning without an explanation keeps a submission from being sent."""

    code = "submissions.not_explained"
    message = "Báo cáo {submission} còn {count} cảnh báo chưa giải trình: {listing}."

    submission: str
    count: int
    listing: Listed


@dataclass(eq=False)
class NotUnderstood(Refusal):
    """A request about cells that no page or program of ours sends."""

    code = "submissions.not_understood"
    message = "Không hiểu dữ liệu gửi lên ({reason}). Chưa ghi gì; hãy tải lại trang rồi nhập lại."

    reason: str


@dataclass(eq=False)
class EmptyRemark(Refusal):
    """A remark without words."""

    code = "submissions.empty_remark"
    message = "Nhận xét về báo cáo {submission} chưa có nội dung."

    submission: str


@dataclass(eq=False)
class LedgerAhead(Refusal):
    """A report says less was paid than the ledger already holds."""

    code = "submissions.ledger_ahead"
    kind = Kind.CONFLICT
    message = (
        "Báo cáo {submission}: dòng “{line}” báo giải ngân lũy kế {said}, nhỏ hơn số {held} đã ghi "
        "sổ đến {on:%d/%m/%Y}. Hãy ghi thu hồi vào sổ vốn trước, hoặc trả lại báo cáo để kiểm tra."
    )

    submission: str
    line: str
    said: Dong
    held: Dong
    on: dt.date
