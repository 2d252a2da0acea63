"""What people may be allowed to do with periodic reports."""

from __future__ import annotations

from collections.abc import Sequence

from chungtay.core.people.actor import Action, Actor

READ = Action("submissions.read", "Xem báo cáo kỳ")
FILL = Action("submissions.fill", "Nhập báo cáo kỳ")
SEND = Action("submissions.send", "Gửi báo cáo kỳ")
ACCEPT = Action("submissions.accept", "Tiếp nhận, thẩm định báo cáo kỳ")
APPROVE = Action("submissions.approve", "Phê duyệt báo cáo kỳ")
RETURN = Action("submissions.return", "Trả lại báo cáo kỳ")
REOPEN = Action("submissions.reopen", "Mở lại kỳ đã đóng")
OPEN = Action("submissions.open", "Mở kỳ báo cáo")
EXCUSE = Action("submissions.excuse", "Ghi nhận lý do không có báo cáo")
ALL = (READ, FILL, SEND, ACCEPT, APPROVE, RETURN, REOPEN, OPEN, EXCUSE)

FORM = "form:"
"""What the subject of a grant limited to one form begins with."""
TAKING_PART = tuple(action for action in ALL if action is not READ)
"""Whoever may do one of these has a part in a report, and a word to say about it."""


def takes_part(by: Actor, *, unit: str, above: Sequence[str], form: str) -> bool:
    """Tell whether somebody has more to do with a unit's report than to read it."""
    about = subject(form)
    return any(by.may(one, unit=unit, above=above, subject=about) for one in TAKING_PART)


def subject(form: str) -> str:
    """Name a form as the subject of a grant.

    >>> subject("von-thang")
    'form:von-thang'
    """
    return FORM + form


def form_named(subject: str) -> str:
    """Give the form that the subject of a grant names; nothing where it names none.

    >>> form_named("form:von-thang"), form_named("project:ntm")
    ('von-thang', '')
    """
    return subject.removeprefix(FORM) if subject.startswith(FORM) else ""
