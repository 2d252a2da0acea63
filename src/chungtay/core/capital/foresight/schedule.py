"""What works' schedules say of a line: how much of its plan they cover, and pay by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from chungtay.core.capital.foresight.course import DECEMBER, Place

TRUSTED = 2
"""Schedules slip: a covered đồng follows its schedule for one part in so many, and the shape of
earlier years for the rest."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Of a line's plan, what lies on works with a schedule, and what they will have paid.

    `covered`, `december` and `january` are whole đồng; `works` counts the works and `late` those
    planned to finish after the window.
    """

    covered: int
    december: int
    january: int
    works: int
    late: int

    def by(self, target: int) -> int:
        """Give what the schedules will have paid by a target month."""
        return self.december if target == DECEMBER else max(self.december, self.january)


class Schedules(Protocol):
    """Where the works' schedules are asked for."""

    def of(self, place: Place) -> Schedule | None:
        """Give what is scheduled on a line, or None where no work is known."""
        ...


@dataclass(frozen=True, slots=True)
class Known:
    """Schedules that were put together before."""

    by_place: Mapping[Place, Schedule] = field(default_factory=dict)

    def of(self, place: Place) -> Schedule | None:
        """Give what is scheduled on a line, or None where no work is known."""
        return self.by_place.get(place)


NO_SCHEDULES = Known()
