"""What people do to one report at a desk: a form read, a service called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from chungtay.apps.submissions import services
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.filing import Filing
from chungtay.core.submissions.form import Place, UnknownColumn
from chungtay.core.submissions.workflow import Absence, Deed, NoSuchStep
from chungtay.web.submissions.desk.one import REMARKS, place_called

DONE = {
    Deed.SEND: _("Đã gửi báo cáo."),
    Deed.RECALL: _("Đã rút lại báo cáo; bây giờ có thể sửa."),
    Deed.ACCEPT: _("Đã tiếp nhận báo cáo."),
    Deed.APPROVE: _("Đã phê duyệt báo cáo."),
    Deed.RETURN: _("Đã trả lại báo cáo; đơn vị nhìn thấy lý do và nhận xét."),
    Deed.REOPEN: _("Đã mở lại báo cáo; lý do được ghi vào danh sách thay đổi kỳ đã đóng."),
    Deed.EXCUSE: _("Đã ghi nhận lý do không có báo cáo."),
    Deed.RESUME: _("Đơn vị lại phải báo cáo."),
    Deed.COMMENT: _("Đã ghi nhận xét."),
}
"""What is said once it is done."""


@dataclass(frozen=True, slots=True)
class _Doing:
    by: Actor
    filing: Filing
    given: QueryDict
    on: dt.date

    def text(self, name: str) -> str:
        """Read a field."""
        return self.given.get(name, "").strip()


def do(by: Actor, filing: Filing, given: QueryDict, *, on: dt.date) -> Deed:
    """Do what a form asks; answers which deed it was. Raises the services' refusals."""
    asked = given.get("do", "")
    deed = next((one for one in _DOERS if one.value == asked), None)
    if deed is None:
        raise NoSuchStep(
            submission=str(filing.key),
            state=filing.state.value,
            desk=filing.standing.desk,
            deed=asked,
        )
    _DOERS[deed](_Doing(by, filing, given, on))
    return deed


def _send(doing: _Doing) -> None:
    services.send(by=doing.by, key=doing.filing.key, on=doing.on, digest=doing.text("digest"))


def _recall(doing: _Doing) -> None:
    services.recall(by=doing.by, key=doing.filing.key, on=doing.on)


def _accept(doing: _Doing) -> None:
    services.accept(by=doing.by, key=doing.filing.key, on=doing.on)


def _approve(doing: _Doing) -> None:
    services.approve(by=doing.by, key=doing.filing.key, on=doing.on, digest=doing.text("digest"))


def _return(doing: _Doing) -> None:
    services.return_submission(
        by=doing.by,
        key=doing.filing.key,
        reason=doing.text("reason"),
        comments=_remarks(doing),
        on=doing.on,
    )


def _reopen(doing: _Doing) -> None:
    services.reopen(
        by=doing.by, key=doing.filing.key, reason=doing.text("reopen_reason"), on=doing.on
    )


def _excuse(doing: _Doing) -> None:
    given = doing.text("absence")
    absence = Absence(given) if given in set(Absence) else Absence.NOT_APPLICABLE
    services.excuse(
        by=doing.by,
        key=doing.filing.key,
        absence=absence,
        reason=doing.text("excuse_reason"),
        on=doing.on,
    )


def _resume(doing: _Doing) -> None:
    services.resume(by=doing.by, key=doing.filing.key, on=doing.on)


def _comment(doing: _Doing) -> None:
    place, text = _place(doing, doing.text("place")), doing.text("text")
    services.comment(by=doing.by, key=doing.filing.key, place=place, text=text, on=doing.on)


def _remarks(doing: _Doing) -> Mapping[Place, str]:
    found: dict[Place, str] = {}
    for number in range(REMARKS):
        text = doing.text(f"remark-{number}")
        place = _place(doing, doing.text(f"place-{number}"))
        if text and place:
            found[place] = text
    return found


def _place(doing: _Doing, text: str) -> Place | None:
    if not text:
        return None
    place = place_called(doing.filing, text)
    if place is None:
        raise UnknownColumn(form=doing.filing.form.code, column=text)
    return place


_DOERS: Mapping[Deed, Callable[[_Doing], None]] = {
    Deed.SEND: _send,
    Deed.RECALL: _recall,
    Deed.ACCEPT: _accept,
    Deed.APPROVE: _approve,
    Deed.RETURN: _return,
    Deed.REOPEN: _reopen,
    Deed.EXCUSE: _excuse,
    Deed.RESUME: _resume,
    Deed.COMMENT: _comment,
}
