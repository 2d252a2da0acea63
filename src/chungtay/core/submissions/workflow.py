"""The life of a submission: which deed leads from which state to which, and at whose desk it lies.

A submission is filled in at its unit and then goes up, desk by desk: the unit's own approver, then
each superior of the day. At a desk it is looked at (accepted), approved and handed on, or returned
with what is wrong. It is approved when the last desk has approved it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.refusal import Kind, Refusal


class State(StrEnum):
    """Where a submission stands."""

    DRAFT = "draft"
    SENT = "sent"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    APPROVED = "approved"
    ABSENT = "absent"
    """There will be none, for a reason that is recorded."""


STATE_TITLES: dict[State, str] = {
    State.DRAFT: "nháp",
    State.SENT: "đã gửi",
    State.ACCEPTED: "đã tiếp nhận",
    State.RETURNED: "bị trả lại",
    State.APPROVED: "đã phê duyệt",
    State.ABSENT: "không có báo cáo",
}
WRITABLE = frozenset({State.DRAFT, State.RETURNED})
"""States in which cells may be written."""
WITH_THE_UNIT = frozenset({State.DRAFT, State.RETURNED})
"""States in which the unit itself has something to do."""
ON_A_DESK = frozenset({State.SENT, State.ACCEPTED})
"""States in which somebody above has something to do."""


class Deed(StrEnum):
    """What may be done to a submission."""

    OPEN = "open"
    SAVE = "save"
    SEND = "send"
    RECALL = "recall"
    ACCEPT = "accept"
    APPROVE = "approve"
    RETURN = "return"
    REOPEN = "reopen"
    VOID = "void"
    """Approvals above fell because what they rested on changed."""
    EXCUSE = "excuse"
    RESUME = "resume"
    COMMENT = "comment"
    ATTACH = "attach"
    HAND_OVER = "hand_over"
    """The desk it lay at ended; it lies at the next one from now on."""


DEED_TITLES: dict[Deed, str] = {
    Deed.OPEN: "mở kỳ",
    Deed.SAVE: "ghi số liệu",
    Deed.SEND: "gửi",
    Deed.RECALL: "rút lại",
    Deed.ACCEPT: "tiếp nhận",
    Deed.APPROVE: "phê duyệt",
    Deed.RETURN: "trả lại",
    Deed.REOPEN: "mở lại",
    Deed.VOID: "mất hiệu lực phê duyệt",
    Deed.EXCUSE: "ghi nhận không có báo cáo",
    Deed.RESUME: "nhận lại việc báo cáo",
    Deed.COMMENT: "trao đổi",
    Deed.ATTACH: "đính kèm",
    Deed.HAND_OVER: "chuyển bàn xử lý do đơn vị thay đổi",
}

TABLE: dict[tuple[State, Deed], State] = {
    (State.DRAFT, Deed.SAVE): State.DRAFT,
    (State.RETURNED, Deed.SAVE): State.RETURNED,
    (State.DRAFT, Deed.ATTACH): State.DRAFT,
    (State.RETURNED, Deed.ATTACH): State.RETURNED,
    (State.DRAFT, Deed.SEND): State.SENT,
    (State.RETURNED, Deed.SEND): State.SENT,
    (State.SENT, Deed.RECALL): State.DRAFT,
    (State.SENT, Deed.ACCEPT): State.ACCEPTED,
    (State.SENT, Deed.APPROVE): State.APPROVED,
    (State.ACCEPTED, Deed.APPROVE): State.APPROVED,
    (State.SENT, Deed.RETURN): State.RETURNED,
    (State.ACCEPTED, Deed.RETURN): State.RETURNED,
    (State.APPROVED, Deed.REOPEN): State.RETURNED,
    (State.SENT, Deed.VOID): State.RETURNED,
    (State.ACCEPTED, Deed.VOID): State.RETURNED,
    (State.APPROVED, Deed.VOID): State.RETURNED,
    (State.DRAFT, Deed.EXCUSE): State.ABSENT,
    (State.RETURNED, Deed.EXCUSE): State.ABSENT,
    (State.ABSENT, Deed.RESUME): State.DRAFT,
    **{(state, Deed.COMMENT): state for state in State},
    **{(state, Deed.HAND_OVER): state for state in (*WITH_THE_UNIT, *ON_A_DESK)},
}
"""State and deed → state. `APPROVE` leads to `SENT` at the next desk until the last has approved
(see `step`); whatever is not in the table is refused."""


class Absence(StrEnum):
    """Why there is no report: each is another answer to "who is missing?"."""

    NOT_DUE = "not_due"
    NOT_APPLICABLE = "not_applicable"
    LATE = "late"
    REFUSED = "refused"
    LOST = "lost"


ABSENCE_TITLES: dict[Absence, str] = {
    Absence.NOT_DUE: "chưa đến hạn",
    Absence.NOT_APPLICABLE: "không áp dụng",
    Absence.LATE: "quá hạn chưa gửi",
    Absence.REFUSED: "đơn vị không lập",
    Absence.LOST: "thất lạc khi sáp nhập",
}
DECLARED = (Absence.NOT_APPLICABLE, Absence.REFUSED, Absence.LOST)
"""Absences that somebody declares, with a reason; the other two follow from the day."""


@dataclass(eq=False)
class NoSuchStep(Refusal):
    """A deed that does not lead on from where the submission stands."""

    code = "submissions.no_such_step"
    kind = Kind.CONFLICT
    message = (
        "Báo cáo {submission} đang ở trạng thái “{state}” tại {desk}: không thể {deed} lúc này. "
        "Hãy tải lại trang để xem ai đã xử lý trước."
    )

    submission: str
    state: str
    desk: str
    deed: str


@dataclass(eq=False)
class ReasonRequired(Refusal):
    """A deed that must say why."""

    code = "submissions.reason_required"
    message = "Muốn {deed} báo cáo {submission} phải ghi lý do."

    deed: str
    submission: str


@dataclass(frozen=True, slots=True)
class Standing:
    """State and desk: whose turn it is. `desk` is a unit's code; the unit's own while it writes."""

    state: State
    desk: str


REASONED = frozenset({Deed.RETURN, Deed.REOPEN, Deed.EXCUSE})
"""Deeds that need a reason."""


def step(standing: Standing, deed: Deed, *, route: Sequence[str], submission: str) -> Standing:
    """Take a deed: give where the submission stands after it, or refuse (`NoSuchStep`).

    `route` names the desks of the day, the unit's own first. A desk that is no longer on the route
    (a district that ended) counts as passed: whoever stands next above decides.
    """
    after = TABLE.get((standing.state, deed))
    if after is None or (deed is Deed.RECALL and standing.desk != route[0]):
        raise NoSuchStep(
            submission=submission,
            state=STATE_TITLES[standing.state],
            desk=standing.desk,
            deed=DEED_TITLES[deed],
        )
    if after is State.APPROVED:
        rest = _above(standing.desk, route)
        return Standing(State.SENT, rest[0]) if rest else Standing(after, standing.desk)
    if after in ON_A_DESK or deed is Deed.COMMENT:
        return Standing(after, standing.desk)
    return Standing(after, route[0])


def desk_now(standing: Standing, *, route: Sequence[str], unit: str) -> str:
    """Name the desk at which a submission lies on a day, which an ended unit's no longer can.

    `unit` is the submission's own; what lay with it lies with its heir, the first of the route.
    What lay at a desk above that ended goes to the last one.
    """
    if standing.desk in route:
        return standing.desk
    with_the_unit = standing.desk == unit or standing.state in WITH_THE_UNIT
    return route[0] if with_the_unit else route[-1]


def _above(desk: str, route: Sequence[str]) -> Sequence[str]:
    return route[route.index(desk) + 1 :] if desk in route else ()


def absence(state: State, declared: Absence | None, *, due: dt.date, on: dt.date) -> Absence | None:
    """Tell on a day why no report lies above the unit; None where one does."""
    if state is State.ABSENT:
        return declared
    if state not in WITH_THE_UNIT:
        return None
    return Absence.LATE if on > due else Absence.NOT_DUE


def days_late(*, due: dt.date, sent: dt.date | None, on: dt.date) -> int:
    """Count the days by which a report was late, or is by now; 0 when in time.

    >>> days_late(due=dt.date(2020, 10, 5), sent=None, on=dt.date(2020, 10, 13))
    8
    """
    return max(0, ((sent or on) - due).days)
