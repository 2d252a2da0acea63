"""A unit's kin: who it was before, step by step back, and who carries on for it since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chungtay.core.units.course import Courses
from chungtay.core.units.succession import Succession
from chungtay.core.units.unit import Unit


@dataclass(frozen=True, slots=True)
class Kin:
    """One unit before or after another, the succession between the two, and those beyond it."""

    unit: Unit
    step: Succession
    beyond: tuple[Kin, ...]

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Kin]]:
        """Give this one and all beyond it, each with how many steps further away it stands."""
        yield depth, self
        for one in self.beyond:
            yield from one.walk(depth + 1)


@dataclass(frozen=True, slots=True)
class Lineage:
    """The units a unit was made of, and those that carry on for it, in order of time and code."""

    before: tuple[Kin, ...]
    after: tuple[Kin, ...]


def before(courses: Courses, unit: Unit) -> tuple[Kin, ...]:
    """Give what a unit was made of."""
    return tuple(Kin(one, step, before(courses, one)) for step, one in courses.arriving(unit))


def after(courses: Courses, unit: Unit) -> tuple[Kin, ...]:
    """Give what a unit has become, or gave a share to."""
    return tuple(Kin(one, step, after(courses, one)) for step, one in courses.leaving(unit))
