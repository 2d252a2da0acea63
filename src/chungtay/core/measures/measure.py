"""A measure: what a number means, declared once.

A measure either reads one fact table (`Total`, `Count`) or derives from other measures (`Ratio`,
`Remainder`, `Change`). It is data, from `packs/vn/measures`; the engine compiles it. Nobody adds
numbers up anywhere else.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.title import Title

Where = Mapping[str, tuple[str, ...]]
"""Conditions: column → the values accepted, each a plain value or a range such as `15..18`."""


class AcrossUnits(StrEnum):
    """What becomes of a measure that reads rows where units merge."""

    ADDS = "adds"
    """Money, households, works: what two units had, the one made of them has."""
    COUNTS = "counts"
    """Units, or judgements of units: they add up over a province, and say nothing of the unit that
    several became: three communes of nineteen criteria are no commune of fifty-seven."""
    STANDS = "stands"
    """A rate or an average as somebody stated it: of one unit, never of two together."""


@dataclass(frozen=True, slots=True)
class Total:
    """Add up a column of the rows that meet the conditions; `per` divides it exactly.

    No row at all is absent, not zero.
    """

    fact: str
    column: str
    where: Where = field(default_factory=dict)
    per: int = 1


@dataclass(frozen=True, slots=True)
class Count:
    """Count the different values of a column among the rows that meet the conditions.

    None counted out of some is zero, none out of none is absent. The rows asked about are those
    that meet the question's conditions, but for columns named in `selecting`: a condition on one
    of those selects among the rows asked about, as `where` does.
    """

    fact: str
    distinct: str
    where: Where = field(default_factory=dict)
    selecting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Another measure, narrowed; `ignoring` names dimensions that do not divide it."""

    measure: str
    where: Where = field(default_factory=dict)
    ignoring: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ratio:
    """One measure over another, times a factor (100 for percent), as an exact fraction.

    Where `either` is enough, nothing known of the first is nought of the second: a plan of which
    nothing is paid is paid to nought percent.
    """

    of: Part
    over: Part
    times: int = 100
    either: bool = False


@dataclass(frozen=True, slots=True)
class Remainder:
    """One measure less another; nothing known of the other takes nothing away.

    Where `either` is enough, nothing known of the first is nought as well: so books are compared.
    """

    of: Part
    less: Part
    either: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A measure on the day asked, less the same measure on an earlier day, before any rounding.

    `shifting` names columns of years that move with the years between the two days, where they are
    conditions and where they divide: a rate of the 2020 plan is compared with that of the 2019
    plan, one of the capital of 2020 with that of the capital of 2019.
    """

    of: Part
    shifting: tuple[str, ...] = ()


def moved(years: str, by: int) -> str:
    """Move a year, or both ends of a range of years.

    >>> moved("2020", -1), moved("2016..2020", 2), moved("", 1)
    ('2019', '2018..2022', '')
    """
    return re.sub(r"\d+", lambda year: str(int(year[0]) + by), years)


Formula = Total | Count | Ratio | Remainder | Change


@dataclass(frozen=True, slots=True)
class Measure:
    """A number's definition: title, unit, formula, dimensions, decimals at display, legal basis.

    `required` names dimensions that must be divided by or narrowed to one value, because adding
    across them would count the same thing twice (a province's count and its communes', a plan and
    its result). `across_units` says what becomes of it where units merge; of a derived measure the
    measures it derives from say that. `whole_of` names dimensions that divide one of its parts and
    not the other: divided or narrowed by one of them, the question does not arise.
    """

    name: str
    title: Title
    unit: str
    dimensions: tuple[str, ...]
    decimals: int = 0
    total: Total | None = None
    count: Count | None = None
    ratio: Ratio | None = None
    remainder: Remainder | None = None
    change: Change | None = None
    required: tuple[str, ...] = ()
    whole_of: tuple[str, ...] = ()
    across_units: AcrossUnits = AcrossUnits.ADDS
    cite: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if len(self._formulas()) != 1:
            msg = f"measure {self.name!r} must say exactly one formula"
            raise ValueError(msg)

    @property
    def formula(self) -> Formula:
        """Give the one formula."""
        return self._formulas()[0]

    def _formulas(self) -> list[Formula]:
        said = (self.total, self.count, self.ratio, self.remainder, self.change)
        return [formula for formula in said if formula is not None]

    def parts(self) -> tuple[Part, ...]:
        """Give the measures this one derives from, the base of a ratio last."""
        match self.formula:
            case Ratio(of, over):
                return (of, over)
            case Remainder(of, less):
                return (of, less)
            case Change(of, _):
                return (of,)
            case _:
                return ()


@dataclass(eq=False)
class UnknownMeasure(Refusal):
    """Nobody has declared a measure by that name."""

    code = "measures.unknown"
    kind = Kind.NOT_FOUND
    message = "Không có chỉ số “{name}”; gần giống: {near}."

    name: str
    near: str


@dataclass(eq=False)
class NoSuchDimension(Refusal):
    """The measure cannot be divided or narrowed that way."""

    code = "measures.no_dimension"
    message = "Chỉ số “{measure}” không phân tổ theo “{dimension}”; có thể dùng: {known}."

    measure: str
    dimension: str
    known: str


@dataclass(eq=False)
class BadCondition(Refusal):
    """A condition's value is not of the column's type."""

    code = "measures.bad_condition"
    message = "Điều kiện {column} = “{value}” không hợp lệ: cần {expected}."

    column: str
    value: str
    expected: str


@dataclass(eq=False)
class NoEarlierDay(Refusal):
    """A change was asked for without saying since when."""

    code = "measures.no_earlier_day"
    message = "Chỉ số “{measure}” so sánh hai ngày: cần nêu ngày trước đó."

    measure: str


@dataclass(eq=False)
class NotEarlier(Refusal):
    """A change was asked for since a day that is not before the day asked about."""

    code = "measures.not_earlier"
    message = (
        "Chỉ số “{measure}” so sánh với ngày trước đó: "
        "{against:%d/%m/%Y} không trước {on:%d/%m/%Y}."
    )

    measure: str
    against: dt.date
    on: dt.date


@dataclass(eq=False)
class ConditionRequired(Refusal):
    """Adding across this dimension would count the same thing twice."""

    code = "measures.condition_required"
    message = (
        "Chỉ số “{measure}” phải nêu một giá trị “{dimension}”: cộng qua chiều này sẽ tính trùng."
    )

    measure: str
    dimension: str


@dataclass(eq=False)
class SameTwice(Refusal):
    """Rows and columns, or two levels of rows, were to be divided by the same dimension."""

    code = "measures.same_twice"
    message = "Bảng không thể chia theo “{dimension}” hai lần; hãy chọn hai chiều khác nhau."

    dimension: str
