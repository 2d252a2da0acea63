"""A country of communes with values made by rule, to try a law on where no readings are at hand.

The communes are those of the national list; what is said of them is not. Every value follows from
the commune's code, the threshold and the quarter by arithmetic alone, so that it is the same on
every machine, and says of itself that it is synthetic.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chungtay.analytics.criteria.versions import Version
from chungtay.analytics.criteria.wide import JUDGEMENTS, Cells, Country
from chungtay.core.criteria.criteria_set import Comparator, Region, Threshold
from chungtay.core.criteria.judging import Case
from chungtay.core.criteria.placing import UnitFacts, placing
from chungtay.core.criteria.reading import PERCENT, REACHED, Reading, Stage
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.unit import Level, Unit
from chungtay.core.units.unit_class import UnitClass
from chungtay.packs import loader

LISTED = dt.date(2020, 12, 31)
"""The day of the list of communes that is used: the old one, before the districts ended."""
DOCUMENT = "demo:~du-lieu-mo-phong:2020-10-13"
_HARD = (Region.NORTHERN_UPLANDS, Region.CENTRAL_HIGHLANDS)


@dataclass(frozen=True, slots=True)
class Rural:
    """A rural commune of the list, with the province it lies in and what is made up of it."""

    unit: Unit
    province: str
    facts: UnitFacts


def rural_communes(places: Gazetteer) -> tuple[Rural, ...]:
    """Give every commune (xã) of the old list, in order of code."""
    found = []
    for unit in sorted(places.units, key=lambda one: one.code):
        if unit.level is Level.COMMUNE and unit.is_rural and unit.stands(LISTED):
            _, province = places.above(unit)
            found.append(Rural(unit, province, _facts(unit, province)))
    return tuple(found)


def _facts(unit: Unit, province: str) -> UnitFacts:
    """Make up the classes of a commune: in the mountains every third is very difficult."""
    region = loader.region_of(province, on=LISTED)
    hard = region in _HARD and int(unit.code) % 3 == 0
    held = frozenset({UnitClass.VERY_DIFFICULT} if hard else ())
    return UnitFacts(None if region is Region.GENERAL else region, held, frozenset(UnitClass))


def country(law: Version, communes: Sequence[Rural], quarters: int) -> tuple[Country, list[str]]:
    """Make the country for the thresholds of a set; give it with the places its communes stand in.

    Places are numbered by their order in the list.
    """
    thresholds = list(law.law.thresholds())
    placed = [law.place_of(placing(law.law, rural.facts)) for rural in communes]
    places = sorted(set(placed))
    made = Country(thresholds)
    values = ", ".join(_cells(n, threshold) for n, threshold in enumerate(thresholds))
    made.fill(
        f"SELECT unit, quarter, place, {values} FROM "  # noqa: S608 - numbers and names of ours
        "(SELECT unnest(?::VARCHAR[]) AS unit, unnest(?::INTEGER[]) AS place) AS u, "
        "(SELECT unnest(range(?)) AS quarter) AS q",
        [[r.unit.code for r in communes], [places.index(place) for place in placed], quarters],
    )
    return made, places


def _cells(n: int, threshold: Threshold) -> str:
    """Write part, base and judgement of a threshold: mostly on the right side, better by time."""
    draw = f"((unit::BIGINT * 7919 + {n * 104_729 + 31} + unit::BIGINT // 97 * {n + 13}) % 1000)"
    judged = f"CASE WHEN {draw} < 990 + quarter // 4 THEN 1 ELSE 2 END"
    if threshold.unit == REACHED:
        return f"NULL, NULL, {judged}"
    if threshold.unit == PERCENT and threshold.comparator is Comparator.AT_MOST:
        return f"{draw} // 14 + 20 - quarter, 1000, {judged}"
    if threshold.unit == PERCENT:
        return f"least(1000, 880 + {draw} // 4 + quarter * 4), 1000, {judged}"
    if threshold.comparator is Comparator.EQUAL:
        return f"CASE WHEN {draw} < 980 + quarter THEN 0 ELSE 1 + {draw} % 9 END, 1, {judged}"
    return f"44000 + {draw} * 20 + quarter * 400, 1000, {judged}"


def case_of(
    cells: Mapping[str, Cells], law: Version, rural: Rural, *, on: dt.date = LISTED
) -> Case:
    """Give a commune, by its cells, as a case that the specification judges and explains."""
    placed = placing(law.law, rural.facts)
    grounds = Grounds(DOCUMENT, on, Provenance.SYNTHETIC)
    readings = tuple(
        Reading(
            rural.unit.code, law.law.code, requirement.code, threshold.code, Stage.DEPARTMENT, on,
            on.year, grounds, part, base, judgement=JUDGEMENTS[judged],
        )
        for requirement in law.law.requirements
        for threshold in requirement.thresholds
        for part, base, judged in (cells[threshold.code],)
    )  # fmt: skip
    return Case(rural.unit.code, on, placed.column, placed.zone, readings)
