"""Who came before a unit and who carries on for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max

from chungtay.apps.units import models
from chungtay.apps.units.bodies import bodies
from chungtay.apps.units.queries.bearers import unit
from chungtay.apps.units.queries.naming import hint
from chungtay.apps.units.queries.reading import by_alphabet, told, told_succession
from chungtay.core.units.course import Courses
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.lineage import Lineage, after, before
from chungtay.core.units.succession import Succession
from chungtay.core.units.unit import Unit, UnknownUnit


def heirs(code: str, *, on: dt.date, at: dt.date | None = None) -> tuple[Unit, ...]:
    """Name the units that stand, on a day, where a unit once stood.

    `at` is a day on which the code means that unit; without it, the code's first bearer is meant.
    An abolished district lives on in the heirs of its communes.
    """
    places = _onward_from(code)
    meant = unit(code, on=at) if at else _one(places.bearers(code)[:1], code, on)
    return by_alphabet(places.heirs(meant, on=on))


def forebears(code: str, *, on: dt.date, at: dt.date | None = None) -> tuple[Unit, ...]:
    """Name the units that stood, on an earlier day, where a unit stands.

    `at` is a day on which the code means that unit; without it, the code's last bearer is meant.
    """
    places = _backward_from(code)
    meant = unit(code, on=at) if at else _one(places.bearers(code)[-1:], code, on)
    return by_alphabet(places.forebears(meant, on=on))


def became(code: str, *, on: dt.date) -> tuple[Succession, ...]:
    """Give the successions that lead away from the unit bearing a code on a day."""
    meant = unit(code, on=on)
    steps = models.Succession.objects.filter(before=code)
    return Gazetteer([meant], map(told_succession, steps)).onward(meant)


def came_from(code: str, *, on: dt.date) -> tuple[Succession, ...]:
    """Give the successions that lead to the unit bearing a code on a day."""
    meant = unit(code, on=on)
    steps = models.Succession.objects.filter(after=code)
    return Gazetteer([meant], map(told_succession, steps)).backward(meant)


@dataclass(frozen=True, slots=True)
class Body:
    """Who a unit of a day is on a later one: `now` is the same body, None where it is no more.

    `steps` are those by which it last carried on, or ended; none where it stands as it did.
    """

    then: Unit
    now: Unit | None
    steps: tuple[Succession, ...]


def body(code: str, *, since: dt.date, on: dt.date) -> Body:
    """Follow the unit that bore a code on a day while it stays the same body, whatever its name."""
    then = unit(code, on=since)
    now, day = then, since
    taken: tuple[Succession, ...] = ()
    while not now.stands(on):
        ending = tuple(s for s in became(now.code, on=day) if s.ends and s.since == now.until)
        if len(ending) != 1 or not _same_body(now, ending[0]):
            return Body(then, None, ending)
        (step,) = ending
        now, day, taken = unit(step.after, on=step.since), step.since, ending
    return Body(then, now, taken)


def _same_body(unit: Unit, step: Succession) -> bool:
    """Tell whether what a unit became is itself: alone, of its level, under whatever code."""
    borne = bodies([(unit.code, unit.start), (step.after, step.since)])
    return borne[unit.code, unit.start] == borne.get((step.after, step.since))


def _one(bearers_of_code: tuple[Unit, ...], code: str, on: dt.date) -> Unit:
    """Give the only unit; refuse a code that nobody ever bore."""
    if not bearers_of_code:
        raise UnknownUnit(asked=code, on=on, hint=hint(code, on))
    return bearers_of_code[0]


def _onward_from(code: str) -> Gazetteer:
    """Gather the units and successions that can be reached forward in time from a code."""
    codes, frontier = {code}, {code}
    steps: list[Succession] = []
    while frontier:
        fresh = [told_succession(s) for s in models.Succession.objects.filter(before__in=frontier)]
        steps += fresh
        ended = [s.before for s in fresh if not s.after]
        under = models.Unit.objects.filter(parent__in=ended).values_list("code", flat=True)
        frontier = ({s.after for s in fresh if s.after} | set(under)) - codes
        codes |= frontier
    return _gathered(codes, steps)


def _backward_from(code: str) -> Gazetteer:
    """Gather the units and successions that can be reached backward in time from a code."""
    codes, frontier = {code}, {code}
    steps: list[Succession] = []
    while frontier:
        fresh = [told_succession(s) for s in models.Succession.objects.filter(after__in=frontier)]
        steps += fresh
        frontier = {s.before for s in fresh} - codes
        codes |= frontier
    return _gathered(codes, steps)


def _gathered(codes: set[str], steps: list[Succession]) -> Gazetteer:
    return Gazetteer((told(row) for row in models.Unit.objects.filter(code__in=codes)), steps)


def lineage(code: str, *, on: dt.date) -> Lineage:
    """Tell who the unit bearing a code on a day was before, and who carries on for it."""
    meant = unit(code, on=on)
    return Lineage(
        before(Courses(_backward_from(code)), meant), after(Courses(_onward_from(code)), meant)
    )


def last_change() -> dt.date | None:
    """Give the last day on which units changed, as far as is loaded; None if none ever did."""
    last: dt.date | None = models.Succession.objects.aggregate(last=Max("since"))["last"]
    return last
