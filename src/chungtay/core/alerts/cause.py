"""Causes of alerts: facts about money, works and criteria held against a rule.

A number comes with the question that answers it (`Asked`), so that whoever reads the alert can
open the number's receipt.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chungtay.core.alerts.content import Content, Missed
from chungtay.core.alerts.rule import AlertKind, AlertRule, Threshold
from chungtay.core.capital.line import Line
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.quantity import Missing, Quantity


@dataclass(frozen=True, slots=True)
class Asked:
    """A measure, the conditions it was asked under, and what it answered."""

    measure: str
    where: tuple[tuple[str, tuple[str, ...]], ...]
    value: Quantity


@dataclass(frozen=True, slots=True)
class Stands:
    """How money of one thing stands on a day: a line, a holder, a district or a work.

    `subject` is a code that stays the same, `unit` the code of the unit whose people can act,
    `holder` the holder's code where there is one, `line` the line where it is about one. `moved` is
    the last day on which anything moved, `ends` the last day on which the money may be spent.
    """

    subject: str
    title: str
    unit: str
    holder: str
    plan: Dong
    paid: Dong
    rate: Asked
    remaining: Asked
    line: Line | None = None
    moved: dt.date | None = None
    ends: dt.date | None = None

    @property
    def left(self) -> Dong:
        """Give what remains to be paid."""
        return self.plan - self.paid


@dataclass(frozen=True, slots=True)
class Due:
    """Something that was to be done by a day and is not: a work, a loan, an obstacle, a debt.

    Also a criterion that is lost (`missed`), from the day on which it was.
    """

    subject: str
    title: str
    unit: str
    since: dt.date
    holder: str = ""
    amount: Dong | None = None
    number: Asked | None = None
    missed: Missed | None = None


AT_ONCE = frozenset({AlertKind.ARREARS, AlertKind.LOST})
"""Kinds that are told of on the very day they are found."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing out of order: rule, subject and period name it; the rest tells a person of it."""

    rule: str
    subject: str
    period: str
    unit: str
    holder: str
    content: Content
    due: dt.date
    number: Asked | None
    cite: str

    @property
    def key(self) -> str:
        """Name the cause: it raises one alert however often it is found."""
        return f"{self.rule}:{self.subject}:{self.period}"


@dataclass(frozen=True, slots=True)
class _Looking:
    """A rule with its threshold in force on the day it looks."""

    rule: AlertRule
    limit: Threshold
    cite: str
    on: dt.date
    year: int

    def cause(
        self, one: Stands, number: Asked, *, since: dt.date, period: dt.date, percent: int = 0
    ) -> Cause:
        """Give the cause found in how one thing stands; it waits no longer than its window."""
        due = self.on + dt.timedelta(days=self.limit.act)
        ends = one.ends if self.rule.kind is AlertKind.WINDOW else None
        content = Content(
            self.rule.kind, one.title, since, self.on, one.line,
            one.rate.value if percent else Missing.NOT_APPLICABLE, percent, ends, one.left,
        )  # fmt: skip
        return Cause(
            self.rule.code, one.subject, period.isoformat(), one.unit, one.holder, content,
            min(due, one.ends) if one.ends else due, number, self.cite,
        )  # fmt: skip


def of_money(
    rule: AlertRule, stands: Iterable[Stands], *, on: dt.date, year: int
) -> Iterator[Cause]:
    """Find what a rule about rates, still lines or windows sees on a day in the plan of a year."""
    setting = rule.on(on)
    if setting is None:
        return
    looking = _Looking(rule, setting.value, setting.cite, on, year)
    find = {
        AlertKind.RATE: _slow,
        AlertKind.STILL: _still,
        AlertKind.WINDOW: _closing,
    }[rule.kind]
    for one in stands:
        if one.left.amount > setting.value.over:
            yield from find(looking, one)


def of_due(rule: AlertRule, due: Iterable[Due], *, on: dt.date) -> Iterator[Cause]:
    """Find the causes that a rule about days that have passed sees on a day."""
    setting = rule.on(on)
    if setting is None:
        return
    limit = setting.value
    for one in due:
        late = (on - one.since).days
        if late > limit.days or (rule.kind in AT_ONCE and late >= limit.days):
            content = Content(
                rule.kind, one.title, one.since, on, amount=one.amount, missed=one.missed
            )
            yield Cause(
                rule.code, one.subject, one.since.isoformat(), one.unit, one.holder, content,
                on + dt.timedelta(days=limit.act), one.number, setting.cite,
            )  # fmt: skip


def _slow(looking: _Looking, one: Stands) -> Iterator[Cause]:
    day, percent = looking.limit.day(looking.year), looking.limit.percent
    rate = one.rate.value
    if looking.on < day or isinstance(rate, Missing) or rate >= percent:
        return
    yield looking.cause(one, one.rate, since=day, period=day, percent=percent)


def _still(looking: _Looking, one: Stands) -> Iterator[Cause]:
    if one.moved is None or (looking.on - one.moved).days < 7 * looking.limit.weeks:
        return
    yield looking.cause(one, one.remaining, since=one.moved, period=one.moved)


def _closing(looking: _Looking, one: Stands) -> Iterator[Cause]:
    if one.ends is None or not 0 <= (one.ends - looking.on).days <= looking.limit.days:
        return
    since = one.ends - dt.timedelta(days=looking.limit.days)
    yield looking.cause(one, one.remaining, since=since, period=one.ends)
