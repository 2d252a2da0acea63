"""Verdicts over time: what stood at the end of a year, and on which days it turned.

A unit is judged on every day on which anything it is judged by changed; a turn is a day whose
verdict differs from the one before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chungtay.core.criteria.judging.result import SetResult
from chungtay.core.criteria.judging.verdict import Ruling, Verdict


@dataclass(frozen=True, slots=True)
class Moment:
    """A unit judged on a day."""

    on: dt.date
    result: SetResult


@dataclass(frozen=True, slots=True)
class Turn:
    """A ruling from a day on, and the verdict before it; None where nothing was said before."""

    on: dt.date
    ruling: Ruling
    before: Verdict | None


def turns(judged: Iterable[tuple[dt.date, Ruling]]) -> tuple[Turn, ...]:
    """Keep of rulings, in order of day, those whose verdict is not that of the one before."""
    found: list[Turn] = []
    for on, ruling in judged:
        before = found[-1].ruling.verdict if found else None
        if ruling.verdict is not before:
            found.append(Turn(on, ruling, before))
    return tuple(found)


def at_end(told: Sequence[Turn], year: int) -> Turn | None:
    """Give the turn whose verdict stands at the end of a year; None before the first."""
    return next((turn for turn in reversed(told) if turn.on.year <= year), None)


def within(told: Sequence[Turn], year: int) -> tuple[Turn, ...]:
    """Give the turns of a year, without the first saying of all, which turns nothing."""
    return tuple(turn for turn in told if turn.on.year == year and turn.before is not None)
