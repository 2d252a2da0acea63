"""Exact numbers, and the three ways of not being one.

Zero, absent, not applicable and inexact are four different answers: "nothing was paid", "nobody
said", "the question does not arise" (a rate over nothing), "no share of it is known" (in units
other than those it was said of).
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

Number = int | Fraction


class Missing(StrEnum):
    """Why there is no number."""

    ABSENT = "absent"
    """No row speaks of it."""
    NOT_APPLICABLE = "not_applicable"
    """The question does not arise: a share of nothing."""
    INEXACT = "inexact"
    """Told in other units it cannot be known: one it was said of was divided, or merged."""


Quantity = int | Fraction | Missing


def share(part: Quantity, whole: Quantity, *, times: int = 100) -> Quantity:
    """Divide exactly; a share of nothing is not applicable, of the unknown is absent.

    >>> share(1, 4)
    Fraction(25, 1)
    >>> share(0, 0), share(Missing.ABSENT, 4)
    (<Missing.NOT_APPLICABLE: 'not_applicable'>, <Missing.ABSENT: 'absent'>)
    """
    if isinstance(part, Missing):
        return part
    if isinstance(whole, Missing):
        return whole
    return Fraction(part * times, whole) if whole else Missing.NOT_APPLICABLE


def difference(later: Quantity, earlier: Quantity) -> Quantity:
    """Subtract before any rounding; what is missing on either side stays missing."""
    if isinstance(later, Missing):
        return later
    if isinstance(earlier, Missing):
        return earlier
    return later - earlier
