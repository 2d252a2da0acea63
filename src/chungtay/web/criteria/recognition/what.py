"""What can be done with a file, as addresses name it, and who may do it now."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from chungtay.apps.criteria.recognition import queries
from chungtay.apps.criteria.recognition.services.holding import action_at, desk_of
from chungtay.core.criteria.recognition.course import At, may_follow
from chungtay.core.criteria.recognition.file import Course
from chungtay.core.criteria.recognition.state import FileDeed
from chungtay.core.people.actor import Actor
from chungtay.packs import recognition


class What(StrEnum):
    """One step that can be taken; the value stands in the address."""

    REQUEST = "nop-lai"
    REVIEW = "kiem-tra"
    APPRAISE = "tham-dinh"
    DECIDE = "cong-nhan"
    RETURN = "tra-lai"
    WITHDRAW = "rut"

    @property
    def deed(self) -> FileDeed:
        """Give the deed."""
        return FileDeed[self.name]

    @property
    def words(self) -> str:
        """Name it."""
        return str(_TITLES[self])


_TITLES = {
    What.REQUEST: _("Nộp lại hồ sơ"),
    What.REVIEW: _("Ghi kết quả kiểm tra"),
    What.APPRAISE: _("Ghi biên bản thẩm định"),
    What.DECIDE: _("Ghi quyết định công nhận"),
    What.RETURN: _("Trả lại hồ sơ"),
    What.WITHDRAW: _("Rút hồ sơ"),
}


def possible(by: Actor, course: Course, *, on: dt.date) -> tuple[What, ...]:
    """Give what somebody may do with a file as it stands; the services decide again."""
    place = queries.standing_place(course, on=on) if course.is_open else None
    if place is None:
        return ()
    rule = recognition.rule(on=on, province=place.province)
    at = At(course.code, course.last.state, course.last.on, place, rule)
    return tuple(
        what
        for what in What
        if may_follow(at, what.deed)
        and by.may(action_at(at, what.deed), unit=desk_of(at, what.deed))
    )
