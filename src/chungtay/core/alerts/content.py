"""What an alert says: typed facts, put into a sentence when somebody reads it, in their language.

A sentence names its facts in braces. Its Vietnamese is here; pages look its English up by it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from chungtay.core.alerts.rule import AlertKind
from chungtay.core.capital.line import Line
from chungtay.core.criteria.grade import Grade
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.quantity import Missing, Quantity

Write = Callable[[Quantity, int], str]
"""How a number is written, given its decimals."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A criterion that a place does not meet, and the grade it is recognised to."""

    criteria_set: str
    criterion: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Content:
    """The facts of an alert as they were on the day it was raised; its kind says which it has.

    `title` is a proper name, the same in every language; `line` the line of capital of that holder
    where the alert is about one, `missed` the criterion where it is about that. `since` is the day
    from which it is out of order, `ends` the last day of a window; `rate` is the measure's answer
    and `percent` the province's mark.
    """

    kind: AlertKind
    title: str
    since: dt.date
    on: dt.date
    line: Line | None = None
    rate: Quantity = Missing.NOT_APPLICABLE
    percent: int = 0
    ends: dt.date | None = None
    amount: Dong | None = None
    missed: Missed | None = None

    @property
    def days(self) -> int:
        """Count the days that are left of a window, or that have passed."""
        return (self.ends - self.on if self.ends else self.on - self.since).days


_DUE = {
    AlertKind.ARREARS: "Phát sinh nợ đọng từ ngày {since}, chưa trả hết.",
    AlertKind.FINISH: "Dự kiến hoàn thành ngày {since}, đã quá {days} ngày mà chưa hoàn thành.",
    AlertKind.ROTATION: "Hạn thu hồi ngày {since}, đã quá {days} ngày.",
    AlertKind.OBSTACLE: "Hạn xử lý ngày {since}, đã quá {days} ngày.",
    AlertKind.LOST: "Đã được công nhận, nhưng không còn đạt từ ngày {since}, đã {days} ngày.",
    AlertKind.RECHECK: (
        "Phúc tra yêu cầu khắc phục xong trong ngày {since}, đã quá {days} ngày mà chưa ghi là đã "
        "khắc phục."
    ),
}
COUNTED_SENTENCES: Mapping[AlertKind, str] = {
    AlertKind.RATE: (
        "Mới giải ngân {rate} % kế hoạch; mốc của tỉnh đến {mark} là {percent} %. Còn {amount} "
        "chưa giải ngân."
    ),
    AlertKind.STILL: (
        "Không có phát sinh từ ngày {since} ({weeks} tuần), trong khi còn {amount} chưa giải ngân."
    ),
    AlertKind.WINDOW: (
        "Vốn kéo dài chỉ được giải ngân đến hết ngày {ends} (còn {days} ngày); còn {amount}, quá "
        "ngày đó phải hủy dự toán."
    ),
    AlertKind.INSTALMENT: (
        "Hẹn trả nợ trước hết ngày {since}, đã quá {days} ngày mà còn {amount} chưa trả."
    ),
    **_DUE,
}
"""What is out of order, one sentence for each kind; it agrees with the days or weeks it names."""
SENTENCES: Mapping[str, str] = {"amount": "Số tiền {amount}."}
"""What follows where something overdue has an amount."""


def titled(
    content: Content, parts: Callable[[Line], Iterable[str]], criterion: Callable[[Missed], str]
) -> str:
    """Name what an alert is about; a line of capital is told after its holder, a criterion too."""
    if content.line is not None:
        return f"{content.title}: {' · '.join(parts(content.line))}"
    if content.missed is not None:
        return f"{content.title}: {criterion(content.missed)}"
    return content.title


def sentences(content: Content) -> tuple[str, ...]:
    """Give the sentences of an alert, unfilled."""
    first = COUNTED_SENTENCES[content.kind]
    with_amount = content.kind in _DUE and content.amount is not None
    return (first, SENTENCES["amount"]) if with_amount else (first,)


def facts(content: Content, write: Write) -> Mapping[str, str]:
    """Write what the sentences name."""
    amount = content.amount.amount if content.amount else 0
    return {
        "rate": write(content.rate, 2),
        "percent": str(content.percent),
        "mark": f"{content.since:%d/%m}",
        "since": f"{content.since:%d/%m/%Y}",
        "ends": f"{content.ends:%d/%m/%Y}" if content.ends else "",
        "days": str(content.days),
        "weeks": str(content.days // 7),
        "amount": f"{write(amount, 0)} ₫",
    }


def vietnamese_words(content: Content) -> str:
    """Say an alert in Vietnamese, as letters and commands do."""
    told = facts(content, vietnamese)
    return " ".join(sentence.format(**told) for sentence in sentences(content))
