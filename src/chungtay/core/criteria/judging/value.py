"""Values as fractions of whole numbers, held against levels without rounding.

A level such as 31.4 is the fraction 157/5; a value of 45 of 60 households is 4500/60 percent. Both
sides are multiplied out, so that the comparison is one of whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from chungtay.core.criteria.criteria_set import Comparator


@dataclass(frozen=True, slots=True)
class Value:
    """A value in the unit of its threshold, as `part/base`; `base` is above zero.

    >>> Value.in_percent(45, 60)
    Value(part=4500, base=60)
    >>> Value.in_percent(45, 60).number
    Fraction(75, 1)
    """

    part: int
    base: int

    def __post_init__(self) -> None:
        if self.base <= 0:
            msg = f"mẫu số phải lớn hơn 0, không phải {self.base}"
            raise ValueError(msg)

    @classmethod
    def in_percent(cls, part: int, whole: int) -> Value:
        """Make a share of its part and its whole."""
        return cls(100 * part, whole)

    @classmethod
    def of(cls, number: Decimal | int | Fraction) -> Value:
        """Make the value that a number is."""
        return cls(*number.as_integer_ratio())

    @property
    def number(self) -> Fraction:
        """Give the value as one fraction, in lowest terms."""
        return Fraction(self.part, self.base)

    def times(self, other: Value) -> Value:
        """Multiply by another value."""
        return Value(self.part * other.part, self.base * other.base)


def holds(value: Value, comparator: Comparator, level: Value) -> bool:
    """Tell whether a value keeps a level; on the level itself it does.

    >>> level = Value.of(Decimal("31.4"))
    >>> [holds(Value.in_percent(part, 1000), Comparator.AT_MOST, level) for part in (313, 314, 315)]
    [True, True, False]
    >>> [holds(Value(part, 1000), Comparator.AT_LEAST, Value.of(41)) for part in (40_999, 41_000)]
    [False, True]
    >>> [holds(Value(houses, 1), Comparator.EQUAL, Value.of(0)) for houses in (0, 1)]
    [True, False]
    """
    ours, asked = value.part * level.base, level.part * value.base
    match comparator:
        case Comparator.AT_LEAST:
            return ours >= asked
        case Comparator.AT_MOST:
            return ours <= asked
        case Comparator.EQUAL:
            return ours == asked


def short_by(value: Value, comparator: Comparator, level: Value) -> Fraction:
    """Tell by how much a value misses a level, in its unit; at or below zero it keeps the level.

    Of a level to be equalled it is the distance, whichever side the value lies on.

    >>> short_by(Value.in_percent(45, 60), Comparator.AT_LEAST, Value.of(80))
    Fraction(5, 1)
    >>> short_by(Value.in_percent(2, 40), Comparator.AT_MOST, Value.of(7))
    Fraction(-2, 1)
    """
    gap = level.number - value.number
    match comparator:
        case Comparator.AT_LEAST:
            return gap
        case Comparator.AT_MOST:
            return -gap
        case Comparator.EQUAL:
            return abs(gap)
