"""How the state of a report is shown: a shape, a word and a colour, always the three together."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.core.submissions.filing import Brief
from chungtay.core.submissions.workflow import ABSENCE_TITLES, Absence, State


@dataclass(frozen=True, slots=True)
class Mark:
    """A state as shown: its code in addresses, shape, word, and tone of the chip."""

    code: str
    shape: str
    word: str
    tone: str


LATE, WAITING = "late", "waiting"
"""What a report that lies with its unit is, past its due day and before."""
SHAPES: dict[str, tuple[str, str]] = {
    LATE: ("✕", "unmet"),
    WAITING: ("○", ""),
    State.RETURNED: ("↩", "risk"),
    State.SENT: ("▲", "star"),
    State.ACCEPTED: ("◆", "star"),
    State.APPROVED: ("✓", "met"),
    State.ABSENT: ("–", ""),
}
WORDS = {
    LATE: gettext_lazy("quá hạn"),
    WAITING: gettext_lazy("chưa gửi"),
    State.RETURNED: gettext_lazy("trả lại"),
    State.SENT: gettext_lazy("đã gửi"),
    State.ACCEPTED: gettext_lazy("tiếp nhận"),
    State.APPROVED: gettext_lazy("phê duyệt"),
    State.ABSENT: gettext_lazy("không có"),
}


def mark(code: str) -> Mark:
    """Give the mark of a state, of being late, or of waiting."""
    shape, tone = SHAPES[code]
    return Mark(str(code), shape, str(WORDS[code]), tone)


def code_of(brief: Brief) -> str:
    """Name what a report is now: its state, and of those not sent whether they are overdue."""
    if brief.state is State.DRAFT:
        return LATE if brief.absence is Absence.LATE else WAITING
    return brief.state


def mark_of(brief: Brief) -> Mark:
    """Give the mark of a report."""
    return mark(code_of(brief))


def key() -> tuple[Mark, ...]:
    """Give every mark, for the key beside a table."""
    return tuple(mark(code) for code in SHAPES)


def absence_words(absence: Absence | None) -> str:
    """Say why there is no report."""
    return _(ABSENCE_TITLES[absence]) if absence else ""
