"""The rules of alerts: what is looked at, from which day on, and the thresholds of a province."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from enum import StrEnum

from chungtay.core.kernel.refusal import Refusal
from chungtay.core.kernel.title import Title
from chungtay.core.law.dated import Setting

LONGEST = 3660
"""More days or weeks than anybody would wait."""
_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


class AlertKind(StrEnum):
    """What is out of order."""

    RATE = "rate"
    """Less paid out of a plan than it should be by a day of the year."""
    STILL = "still"
    """Money is left on a line, and nothing has moved there for weeks."""
    WINDOW = "window"
    """Money carried over is left on a line whose time is nearly up."""
    ARREARS = "arrears"
    """Arrears of basic construction stand open."""
    INSTALMENT = "instalment"
    """An instalment of arrears was to be paid by now."""
    FINISH = "finish"
    """A work has passed the day on which it was to be finished."""
    ROTATION = "rotation"
    """Capital lent to be turned over was to be back by now."""
    OBSTACLE = "obstacle"
    """An obstacle of a work was to be out of the way by now."""
    LOST = "lost"
    """A recognised place met a criterion and does so no more."""
    RECHECK = "recheck"
    """What a re-check found lost was to be restored by now."""


class Scope(StrEnum):
    """Of what a rate is looked at: each budget line of a holder, a holder, a district, a work."""

    LINE = "line"
    HOLDER = "holder"
    DISTRICT = "district"
    WORK = "work"


KIND_TITLES: dict[AlertKind, str] = {
    AlertKind.RATE: "Giải ngân chậm",
    AlertKind.STILL: "Vốn không có phát sinh",
    AlertKind.WINDOW: "Sắp hết thời hạn vốn kéo dài",
    AlertKind.ARREARS: "Nợ đọng xây dựng cơ bản",
    AlertKind.INSTALMENT: "Quá hạn trả nợ theo lộ trình",
    AlertKind.FINISH: "Quá ngày dự kiến hoàn thành",
    AlertKind.ROTATION: "Quá hạn thu hồi vốn luân chuyển",
    AlertKind.OBSTACLE: "Vướng mắc quá hạn xử lý",
    AlertKind.LOST: "Tiêu chí không còn đạt",
    AlertKind.RECHECK: "Quá hạn khắc phục sau phúc tra",
}

FAULT_TITLES: dict[str, Title] = {
    "percent": Title("cần tỷ lệ từ 1 đến 100", "a share from 1 to 100 is needed"),
    "by": Title(
        "cần một ngày mà năm nào cũng có, như 31/08 (trong tệp viết 08-31)",
        "a day that every year has is needed, such as 31/08 (in files 08-31)",
    ),
    "weeks": Title("cần số tuần từ 1 trở lên", "one week at least is needed"),
    "days": Title("cần số ngày từ 1 trở lên", "one day at least is needed"),
    "negative": Title(
        "số ngày, số tuần, số tiền không được âm và hạn xử lý phải từ 1 ngày",
        "days, weeks and sums cannot be negative, and one day at least is needed to act",
    ),
    "long": Title(
        f"số ngày, số tuần không được quá {LONGEST}",
        f"days and weeks cannot be more than {LONGEST}",
    ),
    "no_day": Title(
        "quy tắc này không xem theo một ngày trong năm",
        "this rule does not look at a day of the year",
    ),
    "no_money": Title(
        "quy tắc này không xem theo số tiền còn lại",
        "this rule does not look at how much is left",
    ),
}
OF_MONEY = (AlertKind.RATE, AlertKind.STILL, AlertKind.WINDOW)
"""Kinds of rules that look at how much is left, so that a least amount may be set."""


@dataclass(eq=False)
class BadThreshold(Refusal):
    """A rule's threshold lacks what its kind needs, or says what cannot be."""

    code = "alerts.bad_threshold"
    message = "Ngưỡng cảnh báo “{rule}” từ ngày {since:%d/%m/%Y}: {fault}."

    rule: str
    since: dt.date
    fault: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """How much is too little or too long.

    `percent` of the plan by the day `by` (MM-DD) of the plan year; `weeks` without a movement;
    `days` before the end of a window, or after the day something was due; `over` is the least
    remaining amount in đồng worth an alert; `act` is within how many days somebody should act. A
    rule that is `off` raises nothing from its day on.
    """

    percent: int = 0
    by: str = ""
    weeks: int = 0
    days: int = 0
    over: int = 0
    act: int = 14
    off: bool = False

    def day(self, year: int) -> dt.date:
        """Give the day of a year that `by` names."""
        month, day = (int(part) for part in self.by.split("-"))
        return dt.date(year, month, day)


@dataclass(frozen=True, slots=True)
class AlertRule:
    """One rule: its settings stand in order of effect, a province's after the nation's.

    `scope` says of what a rate is looked at; rules that look at no rate have no use for it.
    Raises `BadThreshold`.
    """

    code: str
    kind: AlertKind
    title: Title
    settings: tuple[Setting[Threshold], ...]
    scope: Scope = Scope.HOLDER
    capital_kind: str = ""
    """Only this kind of capital, or all."""

    def __post_init__(self) -> None:
        for setting in self.settings:
            if fault := threshold_fault(self.kind, setting.value):
                raise BadThreshold(rule=self.code, since=setting.since, fault=fault)

    def until(self, day: dt.date) -> tuple[Setting[Threshold], ...]:
        """Give the settings that have begun by a day: the last of them holds."""
        return tuple(setting for setting in self.settings if setting.since <= day)

    def on(self, day: dt.date) -> Setting[Threshold] | None:
        """Give the setting by which alerts are raised on a day; none where the rule is off."""
        held = self.until(day)
        return None if not held or held[-1].value.off else held[-1]

    def brought_forward(self, day: dt.date, *, to: dt.date) -> AlertRule:
        """Give the rule as if what holds on a day held on another, earlier one."""
        held = self.until(day)[-1:]
        return replace(self, settings=tuple(replace(one, since=min(one.since, to)) for one in held))

    def overridden(self, own: tuple[Setting[Threshold], ...]) -> AlertRule:
        """Let a province's own settings take over from the first of them on."""
        if not own:
            return self
        kept = tuple(s for s in self.settings if s.since < own[0].since)
        return replace(self, settings=kept + own)


@dataclass(frozen=True, slots=True)
class AlertOverride:
    """What a province sets over a national rule, named by the rule's code."""

    code: str
    settings: tuple[Setting[Threshold], ...]


def threshold_fault(kind: AlertKind, told: Threshold) -> str:
    """Say what a threshold of a kind lacks, or what it says that cannot be; nothing when sound."""
    if told.off:
        return ""
    lacks = {
        "percent": kind is AlertKind.RATE and not 0 < told.percent <= 100,
        "by": kind is AlertKind.RATE and not _day_of_year(told.by),
        "weeks": kind is AlertKind.STILL and told.weeks < 1,
        "days": kind is AlertKind.WINDOW and told.days < 1,
        "negative": min(told.days, told.weeks, told.over) < 0 or told.act < 1,
        "long": max(told.days, told.weeks, told.act) > LONGEST,
    }
    return next((FAULT_TITLES[name].vi for name, found in lacks.items() if found), "")


def _day_of_year(text: str) -> bool:
    """Tell a day that every year has."""
    if not _DAY.fullmatch(text) or text == "02-29":
        return False
    try:
        dt.date.fromisoformat(f"2001-{text}")
    except ValueError:
        return False
    return True
