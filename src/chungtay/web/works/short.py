"""A short list of a unit's works for its own page: what is late or obstructed first."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from chungtay.apps.units.queries import subtree
from chungtay.apps.works import queries
from chungtay.core.kernel.vietnamese import sort_key
from chungtay.core.units.unit import Level, Unit
from chungtay.core.works.whole import WorkSummary
from chungtay.web.kit.desk import Desk
from chungtay.web.works.marks import Mark, mark

MOST = 6
"""How many works the list names."""


@dataclass(frozen=True, slots=True)
class ShortLine:
    """One work: its name, address and stage."""

    work: WorkSummary
    href: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class ShortList:
    """A unit's first works, how many there are, and the address of all of them."""

    lines: tuple[ShortLine, ...]
    found: int
    href: str


def short(desk: Desk, unit: Unit) -> ShortList:
    """Give the works of a unit and all under it, in brief."""
    under = subtree(unit.code, on=desk.view.on)
    codes = (one.code for one in under)
    works = queries.works(codes, on=desk.view.on, known=desk.view.as_known)
    first = sorted(works, key=_urgent)[:MOST]
    every = desk.view.onward(reverse("works"))
    name = {Level.DISTRICT: "district", Level.COMMUNE: "unit"}.get(unit.level)
    if name:
        every = f"{every}{'&' if '?' in every else '?'}{name}={unit.code}"
    lines = tuple(
        ShortLine(work, desk.view.onward(reverse("work", args=[work.code])), mark(work.stage))
        for work in first
    )
    return ShortList(lines, len(works), every)


def _urgent(work: WorkSummary) -> tuple[bool, bool, int, str]:
    late = work.late_by if work.is_late else 0
    return not work.is_late, not work.obstacles, -late, sort_key(work.name)
