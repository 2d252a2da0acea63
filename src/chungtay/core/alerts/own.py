"""What a province sets over the rules of alerts: from which day on, by which document, undone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from chungtay.core.alerts.rule import (
    FAULT_TITLES,
    OF_MONEY,
    AlertKind,
    AlertOverride,
    AlertRule,
    BadThreshold,
    Threshold,
    threshold_fault,
)
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.title import Title
from chungtay.core.law.dated import Setting
from chungtay.core.law.instrument import Instrument, signed_text
from chungtay.core.people.actor import Action

SET_THRESHOLDS = Action("alerts.set_thresholds", "Đặt ngưỡng cảnh báo của tỉnh")
LONGEST_REASON = 500
"""The most characters of the reason of a change."""
Told = tuple[AlertOverride | AlertRule, ...]
_WHOLE = re.compile(r"(-?[0-9]{1,9})\s*%?")
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")


@dataclass(eq=False)
class UnknownRule(Refusal):
    """No rule of alerts bears this code."""

    code = "alerts.unknown_rule"
    kind = Kind.NOT_FOUND
    message = "Không có quy tắc cảnh báo “{rule}”; các quy tắc là {known}."

    rule: str
    known: str


@dataclass(eq=False)
class NotWhole(Refusal):
    """A threshold is a whole number of percent, weeks or days."""

    code = "alerts.not_whole"
    message = "“{text}” không phải số nguyên; hãy ghi số phần trăm, số tuần hoặc số ngày, như 60."

    text: str


@dataclass(eq=False)
class ThresholdBeforeDocument(Refusal):
    """A document sets nothing for the days before it was signed."""

    code = "alerts.threshold_before_document"
    message = (
        "Ngưỡng cảnh báo “{rule}” áp dụng từ ngày {since:%d/%m/%Y}, trước khi ký văn bản "
        "({signed}); cần ngày ký hoặc sau đó."
    )

    rule: str
    since: dt.date
    signed: str


@dataclass(eq=False)
class ThresholdsChanged(Refusal):
    """Somebody else saved thresholds of this province after they were read."""

    code = "alerts.thresholds_changed"
    kind = Kind.CONFLICT
    message = (
        "Ngưỡng cảnh báo của tỉnh đã có người khác lưu (bản {found}) sau khi mở (bản {given}); "
        "hãy xem lại rồi nhập tiếp."
    )

    given: int
    found: int


@dataclass(eq=False)
class ThresholdNotSet(Refusal):
    """Only a threshold that the province set itself can be taken back."""

    code = "alerts.threshold_not_set"
    kind = Kind.CONFLICT
    message = (
        "Tỉnh không đặt ngưỡng nào của quy tắc “{rule}” bắt đầu từ ngày {since:%d/%m/%Y} để bỏ."
    )

    rule: str
    since: dt.date


@dataclass(eq=False)
class SwitchedAlready(Refusal):
    """A rule that is off cannot be switched off, nor one that is on be switched on."""

    code = "alerts.switched_already"
    kind = Kind.CONFLICT
    message = "Ngày {since:%d/%m/%Y} quy tắc “{rule}” vẫn {state}; không có gì để đổi."

    rule: str
    since: dt.date
    state: str


@dataclass(eq=False)
class NothingToSwitch(Refusal):
    """A rule that never had a threshold is not switched off or on: it needs one first."""

    code = "alerts.nothing_to_switch"
    kind = Kind.CONFLICT
    message = "Quy tắc “{rule}” chưa có ngưỡng nào đến ngày {since:%d/%m/%Y}; hãy đặt ngưỡng."

    rule: str
    since: dt.date


@dataclass(eq=False)
class ChangeNeedsReason(Refusal):
    """Whoever changes what a rule tells says why."""

    code = "alerts.change_needs_reason"
    message = "Đổi ngưỡng cảnh báo “{rule}”: cần ghi lý do, tối đa {most} ký tự."

    rule: str
    most: int


class Switch(StrEnum):
    """Whether a rule raises alerts at all, whatever its threshold."""

    ON = "on"
    OFF = "off"


STATE_TITLES: dict[Switch, Title] = {
    Switch.ON: Title("đang báo", "is on"),
    Switch.OFF: Title("không báo", "is off"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A threshold as somebody writes it; what is not written stays as it was.

    `number` is what the kind of the rule goes by: percent, weeks or days. `day` is the day of the
    year (`31/08`) of a rate; `over` is for rules that look at money.
    """

    number: str
    day: str = ""
    over: int | None = None
    act: int | None = None


def wanted(rule: AlertRule, told: Wanted, *, since: dt.date) -> Threshold:
    """Read a threshold from a day on over the one that held; `NotWhole` or `BadThreshold`."""
    match = _WHOLE.fullmatch(told.number.strip())
    if match is None:
        raise NotWhole(text=told.number)
    held = [setting.value for setting in rule.until(since)]
    value = _numbered(rule.kind, held[-1] if held else Threshold(), int(match[1]))
    value = replace(
        value,
        off=False,
        by=_month_first(told.day.strip()) or value.by,
        over=value.over if told.over is None else told.over,
        act=value.act if told.act is None else told.act,
    )
    fault = threshold_fault(rule.kind, value)
    if told.day and rule.kind is not AlertKind.RATE:
        fault = FAULT_TITLES["no_day"].vi
    if told.over is not None and rule.kind not in OF_MONEY:
        fault = FAULT_TITLES["no_money"].vi
    if fault:
        raise BadThreshold(rule=rule.code, since=since, fault=fault)
    return value


def switched(rule: AlertRule, to: Switch, *, since: dt.date) -> Threshold:
    """Switch a rule off from a day on, or on again with the last threshold it had.

    Raises `SwitchedAlready`, `NothingToSwitch`.
    """
    last = last_raising(rule, since=since)
    if last is None:
        raise NothingToSwitch(rule=rule.code, since=since)
    if (rule.on(since) is None) is (to is Switch.OFF):
        raise SwitchedAlready(rule=rule.code, since=since, state=STATE_TITLES[to].vi)
    return replace(last, off=to is Switch.OFF)


def last_raising(rule: AlertRule, *, since: dt.date) -> Threshold | None:
    """Give the threshold a rule has on a day, or had before it was off; None where it had none."""
    told = [setting.value for setting in rule.until(since) if not setting.value.off]
    return told[-1] if told else None


def require_signed(rule: str, since: dt.date, paper: Instrument) -> None:
    """Refuse (`ThresholdBeforeDocument`) a day before the document was signed."""
    if paper.signed is not None and before_signing(since, paper.signed):
        signed = signed_text(paper.signed)
        raise ThresholdBeforeDocument(rule=rule, since=since, signed=signed)


def require_reason(rule: str, reason: str) -> None:
    """Refuse (`ChangeNeedsReason`) a change without a reason, or with one too long to be kept."""
    if not 0 < len(reason.strip()) <= LONGEST_REASON:
        raise ChangeNeedsReason(rule=rule, most=LONGEST_REASON)


def before_signing(since: dt.date, signed: dt.date | int | None) -> bool:
    """Tell whether a day lies before the day, or the year, in which a document was signed."""
    if isinstance(signed, dt.date):
        return since < signed
    return signed is not None and since.year < signed


def found(rules: Iterable[AlertRule], code: str) -> AlertRule:
    """Find a rule by its code. Raises `UnknownRule`."""
    known = {rule.code: rule for rule in rules}
    if code not in known:
        raise UnknownRule(rule=code, known=", ".join(known))
    return known[code]


def with_setting(told: Told, rule: str, setting: Setting[Threshold]) -> Told:
    """Add a setting to what a province sets; one of the same day takes the other's place."""
    kept = {one.code: one for one in told}
    one = kept.get(rule, AlertOverride(rule, ()))
    others = (each for each in one.settings if each.since != setting.since)
    settings = tuple(sorted((*others, setting), key=lambda each: each.since))
    kept[rule] = replace(one, settings=settings)
    return tuple(kept.values())


def without_setting(told: Told, rule: str, since: dt.date) -> Told:
    """Take a setting back from what a province sets; refuses (`ThresholdNotSet`) a stranger."""
    kept = {one.code: one for one in told}
    one = kept.get(rule, AlertOverride(rule, ()))
    left = tuple(each for each in one.settings if each.since != since)
    if left == one.settings:
        raise ThresholdNotSet(rule=rule, since=since)
    kept[rule] = replace(one, settings=left)
    return tuple(one for one in kept.values() if one.settings)


def _numbered(kind: AlertKind, held: Threshold, number: int) -> Threshold:
    match kind:
        case AlertKind.RATE:
            return replace(held, percent=number)
        case AlertKind.STILL:
            return replace(held, weeks=number)
        case _:
            return replace(held, days=number)


def _month_first(text: str) -> str:
    """Turn `31/8` into `08-31`; what is written otherwise stays as it is."""
    match = _DAY.fullmatch(text)
    return f"{int(match[2]):02}-{int(match[1]):02}" if match else text
