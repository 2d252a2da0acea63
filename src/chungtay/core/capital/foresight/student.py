"""How much wider an interval must be that rests on few years (Student's distribution)."""

from __future__ import annotations

import math

STEPS = 60
"""Halvings until the bounds agree to the last digit that matters."""
FARTHEST = 1e6


def quantile(years: int, coverage: int) -> float:
    """Give how many root mean squares of so many years' misses hold `coverage` percent of ends.

    The misses are of years foreseen without themselves, so their mean is not taken off.

    >>> [round(quantile(n, 80), 3) for n in (1, 2, 3, 5)], round(quantile(4, 95), 3)
    ([3.078, 1.886, 1.638, 1.476], 2.776)
    """
    low, high = 0.0, FARTHEST
    for _ in range(STEPS):
        middle = (low + high) / 2
        if _within(middle, years) * 100 < coverage:
            low = middle
        else:
            high = middle
    return high


def _within(t: float, freedom: int) -> float:
    """Give the chance of lying within ±t, by the finite series for whole degrees of freedom."""
    angle = math.atan(t / math.sqrt(freedom))
    cosine = math.cos(angle)
    odd = freedom % 2
    term, told = (cosine if odd else 1.0), 0.0
    for n in range(2 + odd, freedom + 1, 2):
        told += term
        term *= cosine * cosine * (n - 1) / n
    if odd:
        return 2 / math.pi * (angle + math.sin(angle) * told)
    return math.sin(angle) * told
