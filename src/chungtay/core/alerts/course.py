"""The course of an alert: raised once, seen, answered, ended when its cause is gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.alerts.cause import Cause
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.saying import Fact, Said

LONGEST_REPLY = 500


class AlertDeed(StrEnum):
    """What a row of the register of alerts says."""

    RAISED = "raised"
    SEEN = "seen"
    ANSWERED = "answered"
    ENDED = "ended"


@dataclass(eq=False)
class UnknownAlert(Refusal):
    """There is no such alert, or none that the asker may see."""

    code = "alerts.unknown"
    kind = Kind.NOT_FOUND
    message = "Không có cảnh báo “{alert}” trong phạm vi của bạn."

    alert: str


@dataclass(eq=False)
class AlertOver(Refusal):
    """An alert was answered whose cause is already gone."""

    code = "alerts.over"
    kind = Kind.CONFLICT
    message = "Cảnh báo đã kết thúc ngày {on:%d/%m/%Y} vì nguyên nhân không còn; không cần trả lời."

    on: dt.date


FAULT_TITLES: dict[str, str] = {
    "empty": "hãy viết đang xử lý thế nào",
    "long": f"trả lời dài quá {LONGEST_REPLY} ký tự",
}
"""What is wrong with a reply."""
SENTENCES: Mapping[str, str] = {"past": "ngày hẹn {until:%d/%m/%Y} đã qua"}


@dataclass(eq=False)
class BadReply(Refusal):
    """A reply says nothing, too much, or promises a day that has passed."""

    code = "alerts.bad_reply"
    message = "Chưa ghi trả lời: {fault}."

    fault: Fact


@dataclass(frozen=True, slots=True)
class Step:
    """What a day brings: the causes that raise an alert, and the standing alerts that end."""

    raised: tuple[Cause, ...]
    ended: tuple[str, ...]


def step(standing: Collection[str], causes: Iterable[Cause]) -> Step:
    """Hold the causes found on a day against the keys of the alerts that stand.

    >>> step(["a"], [])
    Step(raised=(), ended=('a',))
    """
    found = {cause.key: cause for cause in causes}
    raised = tuple(cause for key, cause in found.items() if key not in standing)
    return Step(raised, tuple(sorted(set(standing) - set(found))))


def require_reply(text: str, until: dt.date | None, *, on: dt.date) -> None:
    """Refuse a reply without words, longer than what is kept, or until a day gone by."""
    if not text.strip():
        raise BadReply(fault=FAULT_TITLES["empty"])
    if len(text) > LONGEST_REPLY:
        raise BadReply(fault=FAULT_TITLES["long"])
    if until is not None and until < on:
        raise BadReply(fault=Said(SENTENCES["past"], {"until": until}))
