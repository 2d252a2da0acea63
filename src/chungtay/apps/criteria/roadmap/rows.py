"""What the core says of a roadmap as rows of its registers, and back."""

from __future__ import annotations

import json

from chungtay.apps.criteria import models
from chungtay.apps.kernel.standing import grounds, standing
from chungtay.core.capital.line import CapitalKind, Source
from chungtay.core.criteria.roadmap import kept
from chungtay.core.criteria.roadmap.planning import Outcome
from chungtay.core.criteria.roadmap.register import Remedy, Target, TargetKind
from chungtay.core.criteria.roadmap.scenario import Scenario
from chungtay.core.kernel.money import Dong

_BETWEEN = " "


def target_row(target: Target, *, by: str) -> models.RoadmapTarget:
    """Write a target as a row."""
    return models.RoadmapTarget(
        ref=target.ref,
        unit=target.unit,
        criteria_set=target.criteria_set,
        kind=target.kind.value,
        year=target.year,
        agency=target.agency,
        member=target.member,
        stands=target.stands,
        on=target.on,
        **standing(target.grounds, by=by),
    )


def target_of(row: models.RoadmapTarget) -> Target:
    """Read a target back."""
    return Target(
        unit=row.unit,
        criteria_set=row.criteria_set,
        kind=TargetKind(row.kind),
        year=row.year,
        agency=row.agency,
        member=row.member,
        on=row.on,
        grounds=grounds(row),
        stands=row.stands,
    )


def remedy_row(remedy: Remedy, *, by: str) -> models.Remedy:
    """Write a remedy as a row."""
    return models.Remedy(
        ref=remedy.ref,
        remedy=remedy.code,
        unit=remedy.unit,
        criteria_set=remedy.criteria_set,
        requirement=remedy.requirement,
        title=remedy.title,
        cost_dong=remedy.cost.amount,
        kind=remedy.kind.value,
        sources=_BETWEEN.join(remedy.sources),
        project=remedy.project,
        ready=remedy.ready,
        works=_BETWEEN.join(remedy.works),
        stands=remedy.stands,
        on=remedy.on,
        **standing(remedy.grounds, by=by),
    )


def remedy_of(row: models.Remedy) -> Remedy:
    """Read a remedy back."""
    return Remedy(
        code=row.remedy,
        unit=row.unit,
        criteria_set=row.criteria_set,
        requirement=row.requirement,
        title=row.title,
        cost=Dong(row.cost_dong),
        kind=CapitalKind(row.kind),
        sources=tuple(Source(one) for one in row.sources.split()),
        project=row.project,
        ready=row.ready,
        works=tuple(row.works.split()),
        on=row.on,
        grounds=grounds(row),
        stands=row.stands,
    )


def scenario_row(scenario: Scenario, *, by: str) -> models.Scenario:
    """Write a scenario as a row."""
    made = scenario.made
    return models.Scenario(
        ref=scenario.ref,
        code=scenario.code,
        name=scenario.name,
        place=scenario.place,
        criteria_set=scenario.criteria_set,
        inputs=kept.text(kept.told(scenario.problem)),
        digest=scenario.digest,
        outcome=scenario.outcome.value,
        result=kept.text(kept.plan_told(made)) if made else "",
        labels=kept.text(dict(scenario.labels)),
        cost_dong=made.cost if made else None,
        follows=scenario.follows,
        kept_by=scenario.kept_by,
        on=scenario.on,
        **standing(scenario.grounds, by=by),
    )


def scenario_of(row: models.Scenario) -> Scenario:
    """Read a scenario back; its plan is drawn up again from what was chosen."""
    problem = kept.problem_of(json.loads(row.inputs))
    return Scenario(
        name=row.name,
        place=row.place,
        criteria_set=row.criteria_set,
        on=row.on,
        problem=problem,
        outcome=Outcome(row.outcome),
        made=kept.plan_of(problem, json.loads(row.result)) if row.result else None,
        labels=json.loads(row.labels),
        grounds=grounds(row),
        follows=row.follows,
        kept_by=row.kept_by,
    )
