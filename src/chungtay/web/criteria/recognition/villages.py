"""Villages of Decision 1385 and model villages: which communes list them, which are recognised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from chungtay.apps.criteria.recognition import queries
from chungtay.core.criteria.grade import GRADE_NAMES, Grade
from chungtay.core.criteria.recognition.village import Village
from chungtay.web.criteria.recognition.asked import Asked
from chungtay.web.criteria.recognition.listing import inside
from chungtay.web.kit.choices import Choice, choices
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names, said
from chungtay.web.kit.synthetic import shows_synthetic

NUMBERS = (
    "villages.count",
    "villages.recognised",
    "villages.share_recognised",
    "villages.model",
)
Held = dict[tuple[str, str], list[Grade]]


@dataclass(frozen=True, slots=True)
class VillageMark:
    """A village and to what it is recognised."""

    name: str
    scheme: str
    grades: str


@dataclass(frozen=True, slots=True)
class VillageLine:
    """A commune and its villages."""

    name: str
    href: str
    numbers: tuple[Num, ...]
    villages: tuple[VillageMark, ...]


@dataclass(frozen=True, slots=True)
class VillagesPage:
    """All the list of villages shows; `numbers` are of all communes shown."""

    choices: tuple[Choice, ...]
    communes: Num
    numbers: tuple[Num, ...]
    lines: tuple[VillageLine, ...]
    synthetic: bool


def villages(desk: Desk, asked: Asked) -> VillagesPage:
    """Ask all the list of villages shows."""
    names, where = Names(asked.view.on), asked.view.where()
    units = inside(names, asked.district)
    with desk.engine.still():
        whole = desk.of(NUMBERS, where)
        return VillagesPage(
            choices(asked.view, names, "district"),
            desk.one("villages.scheme_communes", where),
            tuple(whole[name] for name in NUMBERS),
            _lines(desk, names, queries.villages(units, on=asked.view.on), _held(desk, units)),
            shows_synthetic(desk, "villages.count"),
        )


def _held(desk: Desk, units: frozenset[str]) -> Held:
    held: Held = defaultdict(list)
    for one in queries.standing(units, on=desk.view.on, villages=True):
        held[one.unit, one.village].append(one.grade)
    return held


def _lines(
    desk: Desk, names: Names, listed: Sequence[Village], held: Held
) -> tuple[VillageLine, ...]:
    found = desk.by(NUMBERS, ("unit",), desk.view.where())
    return tuple(
        VillageLine(
            names.unit(unit),
            desk.view.onward(reverse("unit", args=[unit])),
            tuple(found[name].get((unit,), NONE) for name in NUMBERS),
            tuple(
                VillageMark(
                    one.name,
                    one.scheme,
                    ", ".join(said(GRADE_NAMES[grade]) for grade in held[unit, one.code]),
                )
                for one in listed
                if one.unit == unit
            ),
        )
        for unit in dict.fromkeys(village.unit for village in listed)
    )
