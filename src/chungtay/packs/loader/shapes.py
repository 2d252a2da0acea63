"""Shapes of packs that the core does not speak of: a pack, units of measure, examples."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from chungtay.core.criteria.criteria_set import Column, Region
from chungtay.core.criteria.judging.verdict import Verdict
from chungtay.core.kernel.title import Title
from chungtay.core.units.unit_class import UnitClass


@dataclass(frozen=True, slots=True)
class Pack:
    """One folder of law: the nation's (no province), a province's, or the demonstration's."""

    title: Title
    province: str = ""


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """A unit of measure; `symbol` is what stands after a number."""

    code: str
    title: Title
    symbol: Title


@dataclass(frozen=True, slots=True)
class Example:
    """A day for which a parameter's value is known, as a test of the pack by itself."""

    name: str
    parameter: str
    on: dt.date
    expect: Decimal


@dataclass(frozen=True, slots=True)
class VerdictExample:
    """What a value (part, base) comes to under a threshold on a day in a column."""

    name: str
    criteria_set: str
    threshold: str
    on: dt.date
    column: Column
    expect: Verdict
    value: tuple[int, int] | None = None
    past: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ColumnExample:
    """In which column a unit stands; without one, that it cannot be said.

    `unknown` are the classes of which nobody keeps the list.
    """

    name: str
    criteria_set: str
    region: Region
    classes: tuple[UnitClass, ...] = ()
    unknown: tuple[UnitClass, ...] = ()
    farming_share: Decimal | None = None
    column: Column | None = None


AnyExample = Example | VerdictExample | ColumnExample
