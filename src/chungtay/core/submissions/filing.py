"""A submission as it stands: what a reader of it sees, whole or as one line of a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.title import Title
from chungtay.core.submissions.approval import Amendment, Approval
from chungtay.core.submissions.changes import Kept
from chungtay.core.submissions.checks.finding import CellFinding
from chungtay.core.submissions.form import Form, Place
from chungtay.core.submissions.period import Period
from chungtay.core.submissions.sheet import Cell, Sheet
from chungtay.core.submissions.workflow import Absence, Deed, Standing, State
from chungtay.core.units.unit import Level


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Which submission: the codes of its form, its unit and its period."""

    form: str
    unit: str
    period: str

    def __str__(self) -> str:
        return f"{self.form}/{self.unit}/{self.period}"

    @classmethod
    def read(cls, text: str) -> Key:
        """Read a key as it is written; refuse (`UnknownSubmission`) what is none.

        >>> Key.read("von-thang/23281/2020-09").unit
        '23281'
        """
        parts = text.split("/")
        if len(parts) != 3 or not all(parts):
            raise UnknownSubmission(submission=text)
        return cls(*parts)


@dataclass(eq=False)
class UnknownSubmission(Refusal):
    """No such submission was opened."""

    code = "submissions.unknown"
    kind = Kind.NOT_FOUND
    message = (
        "Không có báo cáo {submission}. Kỳ này có thể chưa được mở cho đơn vị, hoặc mã biểu, mã "
        "đơn vị, mã kỳ viết chưa đúng."
    )

    submission: str


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
    listing: str


@dataclass(eq=False)
class NotExplained(Refusal):
    """A warning without an explanation keeps a submission from being sent."""

    code = "submissions.not_explained"
    message = "Báo cáo {submission} còn {count} cảnh báo chưa giải trình: {listing}."

    submission: str
    count: int
    listing: str


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


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a warning is right all the same; kept, and read by every desk above."""

    text: str
    by: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Comment:
    """One remark in the margin: of a cell, or of the whole (`place` None)."""

    place: Place | None
    text: str
    by: str
    at: dt.datetime
    desk: str
    step: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that stands behind a cell, or behind the whole; `sha256` is its digest."""

    place: Place | None
    name: str
    size: int
    sha256: str
    media_type: str
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Filing:
    """One submission, whole. `sheet` holds computed and given cells too; `kept` only typed ones.

    `due` is the last day in time, `closes` the last day of grace; `seq` the number of its last
    step; `route` the desks it goes over on the day, its unit first; `amended` what differs from
    what was last approved; `found` what checks found when it was just written, None where it was
    only read.
    """

    key: Key
    form: Form
    period: Period
    unit_title: str
    level: Level
    district: str
    province: str
    standing: Standing
    absence: Absence | None
    absence_reason: str
    due: dt.date
    closes: dt.date
    seq: int
    sheet: Sheet
    kept: Mapping[Place, Kept]
    explanations: Mapping[str, Explanation]
    comments: tuple[Comment, ...]
    approvals: tuple[Approval, ...]
    digest: str
    evidence: tuple[Evidence, ...]
    filled: int
    required: int
    missing_sources: tuple[str, ...]
    sent_on: dt.date | None
    approved_on: dt.date | None
    reopened: bool
    route: tuple[str, ...]
    amended: tuple[Amendment, ...]
    found: tuple[CellFinding, ...] | None = None

    @property
    def state(self) -> State:
        """Give where it stands."""
        return self.standing.state


@dataclass(frozen=True, slots=True)
class Brief:
    """One submission as a line of a list. `errors` and `warnings` are as of its last step."""

    key: Key
    form_title: Title
    period_title: str
    period_until: dt.date
    unit_title: str
    level: Level
    district: str
    province: str
    standing: Standing
    absence: Absence | None
    due: dt.date
    closes: dt.date
    days_late: int
    filled: int
    required: int
    missing_sources: tuple[str, ...]
    errors: int
    warnings: int
    sent_on: dt.date | None
    approved_on: dt.date | None
    reopened: bool
    amended: int
    digest: str
    number: int

    @property
    def state(self) -> State:
        """Give where it stands."""
        return self.standing.state


@dataclass(frozen=True, slots=True)
class StepTold:
    """One step in the life of a submission."""

    seq: int
    deed: Deed
    state: State
    desk: str
    by: str
    on: dt.date
    at: dt.datetime
    reason: str
    changes: tuple[Amendment, ...]
    comments: tuple[Comment, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Saying:
    """What one cell held in a period, or from a step on. `period` is the period's code."""

    period_title: str
    cell: Cell | None
    state: State
    by: str = ""
    at: dt.datetime | None = None
    period: str = ""


PAPER = "bao-cao"
"""What the name of an approved submission begins with where a register row names its document."""


def document_of(key: Key, *, on: dt.date) -> str:
    """Name an approved submission as the document that register rows rest on.

    >>> document_of(Key("von-thang", "23281", "2020-09"), on=dt.date(2020, 10, 13))
    'bao-cao:von-thang/23281/2020-09:2020-10-13'
    """
    return f"{PAPER}:{key}:{on.isoformat()}"


def filed_as(document: str) -> tuple[Key, dt.date] | None:
    """Tell which submission a document's name means, and the day it was approved; None if none.

    >>> filed_as("bao-cao:von-thang/23281/2020-09:2020-10-13")[0].period
    '2020-09'
    >>> filed_as("ttg:1980/QĐ-TTg:2016-10-17")
    """
    head, _, rest = document.partition(":")
    key, _, day = rest.rpartition(":")
    if head != PAPER or key.count("/") != 2:
        return None
    return Key.read(key), dt.date.fromisoformat(day)
