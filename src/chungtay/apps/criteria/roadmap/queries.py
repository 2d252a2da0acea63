"""Read the roadmap: targets and remedies that stand on a day, and scenarios that were kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from chungtay.apps.criteria import models
from chungtay.apps.criteria.roadmap.rows import remedy_of, scenario_of, target_of
from chungtay.core.criteria.roadmap.register import Remedy, Target
from chungtay.core.criteria.roadmap.scenario import Scenario, UnknownScenario


@dataclass(frozen=True, slots=True)
class ScenarioHead:
    """A kept scenario as a list tells it."""

    code: str
    name: str
    on: dt.date
    outcome: str
    cost: int | None
    follows: str
    kept_by: str
    provenance: str


def targets(
    units: Collection[str], *, criteria_set: str, on: dt.date, as_known: dt.date | None = None
) -> tuple[Target, ...]:
    """Give the targets of certain units that stand on a day, by year and unit."""
    rows: QuerySet[models.RoadmapTarget] = QuerySet(models.RoadmapTarget).filter(
        unit__in=units, criteria_set=criteria_set, on__lte=on, known_from__lte=as_known or on
    )
    last = {row.unit: row for row in rows.order_by("on", "known_from", "pk")}
    standing = [target_of(row) for row in last.values() if row.stands]
    return tuple(sorted(standing, key=lambda target: (target.year, target.unit)))


def remedies(
    units: Collection[str], *, criteria_set: str, on: dt.date, as_known: dt.date | None = None
) -> tuple[Remedy, ...]:
    """Give the remedies offered for certain units that stand on a day, by code."""
    rows: QuerySet[models.Remedy] = QuerySet(models.Remedy).filter(
        unit__in=units, criteria_set=criteria_set, on__lte=on, known_from__lte=as_known or on
    )
    last = {row.remedy: row for row in rows.order_by("on", "known_from", "pk")}
    return tuple(remedy_of(last[code]) for code in sorted(last) if last[code].stands)


def remedy(code: str) -> Remedy | None:
    """Find what was last said under a remedy's code, of whatever day; None where nothing was."""
    rows: QuerySet[models.Remedy] = QuerySet(models.Remedy).filter(remedy=code)
    last = rows.order_by("on", "known_from", "pk").last()
    return remedy_of(last) if last else None


def scenarios(place: str) -> tuple[ScenarioHead, ...]:
    """Give the scenarios kept for a place, the newest first."""
    rows: QuerySet[models.Scenario] = QuerySet(models.Scenario).filter(place=place)
    return tuple(
        ScenarioHead(
            row.code, row.name, row.on, row.outcome, row.cost_dong, row.follows, row.kept_by,
            row.provenance,
        )
        for row in rows.order_by("-pk").only(
            "code", "name", "on", "outcome", "cost_dong", "follows", "kept_by", "provenance"
        )
    )  # fmt: skip


def scenario(code: str) -> Scenario:
    """Find a kept scenario; refuses (`criteria.unknown_scenario`) a code of none."""
    rows: QuerySet[models.Scenario] = QuerySet(models.Scenario).filter(code=code)
    row = rows.first()
    if row is None:
        raise UnknownScenario(scenario=code)
    return scenario_of(row)


def head_of(scenario: Scenario) -> ScenarioHead:
    """Tell a scenario as a list tells it."""
    made = scenario.made
    return ScenarioHead(
        scenario.code, scenario.name, scenario.on, scenario.outcome.value,
        made.cost if made else None, scenario.follows, scenario.kept_by,
        scenario.grounds.provenance.value,
    )  # fmt: skip
