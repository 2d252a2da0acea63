"""What a planner cannot be asked: a goal that no data could meet, or limits that are none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from chungtay.core.capital.line import CapitalKind, Source
from chungtay.core.criteria.roadmap.problem import Fund, Problem
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.refusal import Kind, Refusal

PLANNED: tuple[Source, ...] = (
    Source.CENTRAL, Source.ODA, Source.PROVINCE, Source.DISTRICT, Source.COMMUNE,
    Source.ENTERPRISE, Source.PEOPLE,
)  # fmt: skip
"""Sources a plan may draw on: credit is lent to households, integrated money planned elsewhere."""
BUDGETS = frozenset({Source.CENTRAL, Source.ODA, Source.PROVINCE, Source.DISTRICT, Source.COMMUNE})


@dataclass(eq=False)
class DayPast(Refusal):
    """A target would have to be reached by a day that is not ahead."""

    code = "criteria.target_day_past"
    message = "Ngày phải đạt {by:%d/%m/%Y} không sau ngày lập phương án {on:%d/%m/%Y}."

    by: dt.date
    on: dt.date


@dataclass(eq=False)
class TooManyCommunes(Refusal):
    """More communes are to meet every criterion than there are, or fewer than none."""

    code = "criteria.too_many_communes"
    message = "Mục tiêu {asked} xã đạt đủ tiêu chí phải từ 0 đến {communes} (số xã của địa bàn)."

    asked: int
    communes: int


@dataclass(eq=False)
class BeyondSet(Refusal):
    """More criteria a commune are asked for than the set has, or fewer than none."""

    code = "criteria.beyond_set"
    message = "{what} là {asked}, phải từ 0 đến {criteria} (số tiêu chí của bộ)."

    what: str
    asked: str
    criteria: int


@dataclass(eq=False)
class NegativeLimit(Refusal):
    """A fund would have less than nothing."""

    code = "criteria.negative_limit"
    message = "Giới hạn {fund} là {dong} đồng; giới hạn không được âm."

    fund: str
    dong: int


@dataclass(eq=False)
class UnknownFund(Refusal):
    """A limit is set for money that is no source of a plan."""

    code = "criteria.unknown_fund"
    kind = Kind.NOT_FOUND
    message = "Không có nguồn vốn “{name}”; các nguồn lập phương án: {known}."

    name: str
    known: str


@dataclass(eq=False)
class NotAmong(Refusal):
    """A commune that must reach the target is none of those planned for."""

    code = "criteria.not_among"
    kind = Kind.NOT_FOUND
    message = "Xã “{unit}” không nằm trong {communes} xã của địa bàn lập phương án."

    unit: str
    communes: int


def fund_named(name: str) -> Fund:
    """Find a fund by its code (`central.development`); refuses one that no plan may draw on."""
    known = {fund.code: fund for fund in funds()}
    if name not in known:
        raise UnknownFund(name=name, known=", ".join(known))
    return known[name]


def funds() -> tuple[Fund, ...]:
    """Give every fund a plan may draw on: budgets by kind; what people and firms give has none."""
    kinds = (CapitalKind.DEVELOPMENT, CapitalKind.RECURRENT)
    return tuple(
        Fund(source, kind)
        for source in PLANNED
        for kind in (kinds if source in BUDGETS else (CapitalKind.UNSPECIFIED,))
    )


def require_askable(problem: Problem, *, on: dt.date) -> None:
    """Refuse a goal or limits that make no sense, whatever the data."""
    goal, communes = problem.goal, len(problem.stands)
    if goal.by <= on:
        raise DayPast(by=goal.by, on=on)
    if not 0 <= goal.full <= communes:
        raise TooManyCommunes(asked=goal.full, communes=communes)
    _require_within("Số tiêu chí bình quân một xã", goal.average, problem.criteria)
    _require_within("Số tiêu chí ít nhất của mỗi xã", Fraction(goal.least), problem.criteria)
    known = {stand.unit for stand in problem.stands}
    for unit in goal.must:
        if unit not in known:
            raise NotAmong(unit=unit, communes=communes)
    _require_limits(problem.limits or {})


def _require_within(what: str, asked: Fraction, criteria: int) -> None:
    if not 0 <= asked <= criteria:
        raise BeyondSet(what=what, asked=vietnamese(asked, 2, trim=True), criteria=criteria)


def _require_limits(limits: Mapping[Fund, int]) -> None:
    for fund, dong in limits.items():
        fund_named(fund.code)
        if dong < 0:
            raise NegativeLimit(fund=str(fund), dong=dong)
