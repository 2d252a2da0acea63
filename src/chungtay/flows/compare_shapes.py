"""Hold the totals of a province in the units of then against those of now and of areas.

Every measure that reads rows and can be told by province is asked in the three shapes, divided by
what it must be divided by; totals must agree to the đồng and to the commune.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from chungtay.analytics.engine import Engine
from chungtay.apps.units import queries
from chungtay.apps.units.placings import gazetteer
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Answer, Question
from chungtay.core.measures.measure import Count, Measure, Total
from chungtay.core.units.areas import areas
from chungtay.core.units.course import Courses
from chungtay.core.units.frame import AS_THEN, Frame, Shape
from chungtay.core.units.unit import Level

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One total in the three shapes, and what its parts by unit add up to in each of the later two.

    `at` is where it stands on the dimensions that its measure must be divided by. A sum of parts
    is None where some cannot be told: `refused` names the units of then that stand in the way.
    """

    measure: Measure
    at: Keys
    then: Quantity
    now: Quantity
    areas: Quantity
    parts_now: Quantity | None
    parts_areas: Quantity | None
    refused: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Tell whether all that can be told says the same."""
        told = (self.now, self.areas, self.parts_now, self.parts_areas)
        return all(one == self.then for one in told if one not in (None, Missing.INEXACT))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A province in three shapes: how many communes of then, of now, areas; and its totals."""

    then: int
    now: int
    areas: int
    lines: tuple[Line, ...]

    @property
    def disagreeing(self) -> tuple[Line, ...]:
        """Give the totals that do not agree."""
        return tuple(line for line in self.lines if not line.agrees)


def compare(
    engine: Engine, province: str, *, on: dt.date, frame_on: dt.date, names: Sequence[str] = ()
) -> Comparison:
    """Ask a province's totals on a day in its units of then and in those of a later day.

    The later province may have come of several: all that became it are compared with it.
    """
    now = Frame(Shape.NOW, frame_on)
    unchanged = Frame(Shape.COMPARABLE, frame_on, on)
    heir = queries.heirs(province, on=frame_on, at=on)[0].code
    before = tuple(one.code for one in queries.forebears(heir, on=on, at=frame_on))
    measures = [engine.measure(name) for name in names] or comparable_measures(engine)
    lines: list[Line] = []
    with engine.still():
        for measure in measures:
            asker = _Asker(engine, measure, on, {"province": before}, {"province": (heir,)})
            lines += asker.lines(now, unchanged)
    return Comparison(*_communes(province, on, frame_on), tuple(lines))


def comparable_measures(engine: Engine) -> list[Measure]:
    """Give the measures that read rows themselves and can be told by unit and province."""
    return [
        measure
        for measure in sorted(engine.catalogue.values(), key=lambda one: one.name)
        if isinstance(measure.formula, Total | Count)
        and {"unit", "province"} <= set(measure.dimensions)
    ]


def _communes(province: str, on: dt.date, frame_on: dt.date) -> tuple[int, int, int]:
    """Count a province's communes, the units they have become, and the areas these make."""
    courses = Courses(gazetteer())
    communes = set(queries.subtree(province, on=on, level=Level.COMMUNE))
    heirs = {h for u in communes for h in courses.carried(u, from_day=on, to=frame_on)}
    held = [a for a in areas(courses, since=on, until=frame_on) if communes & {*a.before}]
    return len(communes), len(heirs), len(held)


@dataclass(frozen=True, slots=True)
class _Asker:
    """Asks one measure in the three shapes."""

    engine: Engine
    measure: Measure
    on: dt.date
    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]

    def lines(self, now: Frame, unchanged: Frame) -> list[Line]:
        by = self.measure.required
        then = self._ask(by, AS_THEN).numbers
        told = [self._ask(by, frame).numbers for frame in (now, unchanged)]
        parts = [self._ask((*by, "unit"), frame) for frame in (now, unchanged)]
        sums = [_sums(part) for part in parts]
        absent, stands = Missing.ABSENT, defaultdict[Keys, set[str]](set)
        for part in parts:
            for key, one in part.inexact.items():
                stands[key[:-1]] |= set(one.units)
        return [
            Line(
                self.measure, key, value, told[0].get(key, absent), told[1].get(key, absent),
                sums[0].get(key, value), sums[1].get(key, value), tuple(sorted(stands[key])),
            )
            for key, value in then.items()
            if not isinstance(value, Missing)
        ]  # fmt: skip

    def _ask(self, by: Sequence[str], frame: Frame) -> Answer:
        where = self.before if frame == AS_THEN else self.after
        question = Question(where, self.on, None, None, frame)
        return self.engine.ask_many([self.measure.name], by=by, question=question)[
            self.measure.name
        ]


def _sums(answer: Answer) -> dict[Keys, Quantity | None]:
    """Add up the parts by unit, exactly; None where one of them cannot be told."""
    sums: dict[Keys, Quantity | None] = {}
    for key, value in answer.numbers.items():
        at, known = key[:-1], sums.get(key[:-1], 0)
        if value is Missing.INEXACT or known is None:
            sums[at] = None
        elif not isinstance(value, Missing) and not isinstance(known, Missing):
            whole = Fraction(known) + Fraction(value)
            sums[at] = int(whole) if whole.denominator == 1 else whole
    return sums
