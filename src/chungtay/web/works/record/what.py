"""What can be written of a work, as addresses name it, and who may write it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from chungtay.apps.units.queries import last_superiors
from chungtay.apps.works.places import heirs_of
from chungtay.core.people.actor import Action, Actor
from chungtay.core.works import actions
from chungtay.core.works.work import WorkState


class What(StrEnum):
    """One thing that can be written of a work; the value stands in the address."""

    STAGE = "tien-do"
    OBSTACLE = "vuong-mac"
    SETTLE = "go-vuong-mac"
    REMARK = "giam-sat"
    ANSWER = "tra-loi"
    PHOTO = "anh"
    CARD = "ho-so"
    CONTRACT = "hop-dong"
    FUNDING = "co-cau-von"
    HEIR = "don-vi-ke-tuc"

    @property
    def words(self) -> str:
        """Name the deed."""
        return str(_TITLES[self])

    @property
    def action(self) -> Action:
        """Give what one must be allowed to do for it."""
        return _ACTIONS[self]

    @property
    def offered(self) -> bool:
        """Tell whether a button of the page leads to it, not a line of it."""
        return self not in (What.SETTLE, What.ANSWER)


_TITLES = {
    What.STAGE: _("Ghi tiến độ"),
    What.OBSTACLE: _("Ghi vướng mắc"),
    What.SETTLE: _("Gỡ vướng mắc"),
    What.REMARK: _("Ghi kiến nghị giám sát"),
    What.ANSWER: _("Trả lời kiến nghị"),
    What.PHOTO: _("Thêm ảnh"),
    What.CARD: _("Sửa hồ sơ"),
    What.CONTRACT: _("Ghi hợp đồng"),
    What.FUNDING: _("Ghi cơ cấu vốn"),
    What.HEIR: _("Chuyển về đơn vị kế tục"),
}
_ACTIONS = {
    What.STAGE: actions.RECORD_STAGE,
    What.OBSTACLE: actions.RECORD_OBSTACLE,
    What.SETTLE: actions.RECORD_OBSTACLE,
    What.REMARK: actions.RECORD_REMARK,
    What.ANSWER: actions.RECORD_REMARK,
    What.PHOTO: actions.ATTACH_PHOTO,
    What.CARD: actions.RECORD_CARD,
    What.CONTRACT: actions.RECORD_CONTRACT,
    What.FUNDING: actions.RECORD_FUNDING,
    What.HEIR: actions.RECORD_STAGE,
}


def possible(by: Actor, state: WorkState, *, on: dt.date) -> tuple[What, ...]:
    """Give what somebody may write of a work; the services decide again."""
    above = last_superiors(state.unit, on=on)
    about = actions.subject(state.project)
    may = [w for w in What if by.may(w.action, unit=state.unit, above=above, subject=about)]
    if What.HEIR in may and not heirs_of(state, on=on):
        may.remove(What.HEIR)
    return tuple(may)
