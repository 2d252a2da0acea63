"""Villages of Decision 1385 and model villages: which communes list them, which are recognised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from chungtay.apps.criteria.recognition import queries
from chungtay.core.criteria.grade import GRADE_NAMES, Grade
from chungtay.core.criteria.recognition.actions import RECORD_VILLAGE, REQUEST
from chungtay.core.criteria.recognition.village import Village
from chungtay.core.people.actor import Actor
from chungtay.core.units.unit import Unit
from chungtay.web.criteria.recognition.asked import Asked
from chungtay.web.criteria.recognition.listing import inside
from chungtay.web.kit.choices import Choice, choices
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names, province, said
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
    """A village and to what it is recognised; `record` leads to the form that says more of it."""

    name: str
    record: str
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
    """All the list of villages shows; `numbers` are of all communes shown.

    `record` leads to the form that lists a village, `request` to the one that asks for recognition;
    each is empty for who may not.
    """

    choices: tuple[Choice, ...]
    communes: Num
    numbers: tuple[Num, ...]
    lines: tuple[VillageLine, ...]
    record: str
    request: str
    synthetic: bool


def recordable(by: Actor, names: Names) -> tuple[Unit, ...]:
    """Give the communes of the day whose villages somebody may list."""
    return tuple(
        unit
        for unit in names.rural
        if by.may(RECORD_VILLAGE, unit=unit.code, above=(unit.parent, province()))
    )


def villages(desk: Desk, asked: Asked, by: Actor) -> VillagesPage:
    """Ask all the list of villages shows."""
    names, where = Names(asked.view.on), asked.view.where()
    units = inside(names, asked.district)
    own = frozenset(unit.code for unit in recordable(by, names))
    asks = any(grant.action == REQUEST.code and grant.unit for grant in by.grants)
    with desk.engine.still():
        whole = desk.of(NUMBERS, where)
        return VillagesPage(
            choices(asked.view, names, "district"),
            desk.one("villages.scheme_communes", where),
            tuple(whole[name] for name in NUMBERS),
            _lines(desk, names, queries.villages(units, on=asked.view.on), own),
            reverse("village-record") if own else "",
            reverse("recognition-new") if asks else "",
            shows_synthetic(desk, "villages.count"),
        )


def _held(desk: Desk, units: frozenset[str]) -> Held:
    held: Held = defaultdict(list)
    for one in queries.standing(units, on=desk.view.on, villages=True):
        held[one.unit, one.village].append(one.grade)
    return held


def _lines(
    desk: Desk, names: Names, listed: Sequence[Village], own: frozenset[str]
) -> tuple[VillageLine, ...]:
    held = _held(desk, frozenset(one.unit for one in listed))
    found = desk.by(NUMBERS, ("unit",), desk.view.where())
    return tuple(
        VillageLine(
            names.unit(unit),
            desk.view.onward(reverse("unit", args=[unit])),
            tuple(found[name].get((unit,), NONE) for name in NUMBERS),
            tuple(
                VillageMark(
                    one.name,
                    _record(one) if one.unit in own else "",
                    one.scheme,
                    ", ".join(said(GRADE_NAMES[grade]) for grade in held[unit, one.code]),
                )
                for one in listed
                if one.unit == unit
            ),
        )
        for unit in dict.fromkeys(village.unit for village in listed)
    )


def _record(village: Village) -> str:
    return f"{reverse('village-record')}?unit={village.unit}&village={village.code}"
