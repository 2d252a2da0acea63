"""Every number that a reorganisation would move: before and after, and what nobody could tell.

Facts are told in the units of the day on which the reorganisation takes effect, by the units as
they are loaded and by those that would be. Only units it names can differ.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chungtay.analytics.engine import Engine
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Answer, Inexact, Question
from chungtay.core.measures.measure import Measure
from chungtay.core.units.frame import Frame, Shape
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.flows.compare_shapes import comparable_measures

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """One number that moves: its unit, where it stands otherwise, before and after.

    `refused` says why there is none after, where there is none.
    """

    measure: Measure
    at: Keys
    unit: str
    before: Quantity
    after: Quantity
    refused: Inexact | None


@dataclass(frozen=True, slots=True)
class Impact:
    """What a reorganisation would move, as told in the units of the day it takes effect."""

    on: dt.date
    moved: tuple[Moved, ...]
    measures: int

    @property
    def refused(self) -> tuple[Moved, ...]:
        """Give the numbers that could not be told any more."""
        return tuple(one for one in self.moved if one.after is Missing.INEXACT)


def impact(
    engine: Engine,
    new: Gazetteer,
    codes: Sequence[str],
    *,
    on: dt.date,
    asked_on: dt.date,
    measures: Sequence[Measure] = (),
) -> Impact:
    """Tell all facts known on a day in the units of another, before and after a reorganisation.

    `codes` are the units it names; `measures` are all that can be told by unit unless given.
    """
    question = Question({"unit": tuple(codes)}, asked_on, frame=Frame(Shape.NOW, on))
    told = list(measures) or comparable_measures(engine)
    with engine.still():
        before = {measure.name: _ask(engine, measure, question) for measure in told}
    with engine.store.supposing(new):
        after = {measure.name: _ask(engine, measure, question) for measure in told}
    moved = tuple(
        one for measure in told for one in _moved(before[measure.name], after[measure.name])
    )
    return Impact(on, moved, len({one.measure.name for one in moved}))


def _ask(engine: Engine, measure: Measure, question: Question) -> Answer:
    by = (*measure.required, "unit")
    return engine.ask_many([measure.name], by=by, question=question)[measure.name]


def _moved(before: Answer, after: Answer) -> Iterator[Moved]:
    for key in sorted(before.numbers.keys() | after.numbers.keys()):
        one, other = before.value(*key), after.value(*key)
        if one != other:
            yield Moved(before.measure, key[:-1], key[-1], one, other, after.inexact.get(key))
