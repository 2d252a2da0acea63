"""To what a unit is recognised, by which decision, and what it has lost since."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.people.actor import Actor
from chungtay.core.units.unit import Level, Unit
from chungtay.web.criteria.recognition.listing import RecognitionLine, recognitions_of
from chungtay.web.criteria.recognition.lost import LostUnit, lost_units
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.names import Names


@dataclass(frozen=True, slots=True)
class RecognisedTold:
    """The decisions on a unit, the last one first, and the criteria it lost since."""

    lines: tuple[RecognitionLine, ...]
    lost: tuple[LostUnit, ...]


def recognised(desk: Desk, unit: Unit, by: Actor) -> RecognisedTold | None:
    """Ask to what a commune or a district is recognised; nothing where it never was."""
    if unit.level is Level.PROVINCE:
        return None
    names = Names(desk.view.on)
    lines = recognitions_of(desk, names, unit.code)
    if not lines:
        return None
    stands = any(line.stands for line in lines)
    return RecognisedTold(lines, lost_units(desk, names, [unit.code], by) if stands else ())
