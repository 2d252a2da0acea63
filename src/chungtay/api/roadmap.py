"""The roadmap over HTTP: target communes and what they lack, and kept scenarios."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import Field

from chungtay.analytics.engine import engine
from chungtay.api.schema import Code, Day, In, Out
from chungtay.apps.criteria.roadmap import queries
from chungtay.core.criteria.roadmap import kept
from chungtay.core.criteria.roadmap.planning import Outcome
from chungtay.core.criteria.roadmap.problem import MissingCriterion, Stand
from chungtay.core.criteria.roadmap.progress import Standing, progress
from chungtay.core.criteria.roadmap.register import TargetKind
from chungtay.flows.roadmap.situation import Situation, situation
from chungtay.flows.today import today

router = Router(tags=["Lộ trình"])


class RemedyOut(Out):
    """What would close a requirement."""

    code: Code
    title: str
    cost: int = Field(description="Đồng.")
    funds: list[str] = Field(description="Nguồn và loại vốn được chi.")
    ready: dt.date
    works: list[str]


class GapOut(Out):
    """A missing requirement and the remedies of which any one closes it."""

    requirement: str
    remedies: list[RemedyOut]


class LackingOut(Out):
    """A criterion that is not met."""

    criterion: str
    gaps: list[GapOut]


class TargetOut(Out):
    """Why a commune is on the roadmap, by when, and who answers for it."""

    kind: TargetKind
    year: int
    agency: str
    member: str
    document: str


class StandOut(Out):
    """A commune: how it stands, its target if it has one, and what it lacks."""

    unit: Code
    name: str
    met: int
    standing: Standing
    least_cost: int = Field(description="Đồng; kinh phí ít nhất của mọi chỉ tiêu có giải pháp.")
    target: TargetOut | None
    lacking: list[LackingOut]


class RoadmapOut(Out):
    """The roadmap of a day."""

    criteria_set: str
    on: dt.date
    communes: list[StandOut]


class RoadmapAsked(In):
    """The day a question is about."""

    on: Day | None = Field(None, description="Ngày hỏi; mặc định là hôm nay.")


class ScenarioOut(Out):
    """A kept scenario in the list."""

    code: Code
    name: str
    on: dt.date
    outcome: Outcome
    cost: int | None
    follows: str
    kept_by: str


class OneScenarioOut(ScenarioOut):
    """A kept scenario with its goal and what was chosen."""

    digest: str
    by: dt.date
    full: int
    average: str
    least: int
    limits: dict[str, int]
    chosen: list[str]
    proved: bool
    by_fund: dict[str, int]


class ScenarioAsked(In):
    """Which scenario."""

    code: Code


@router.get("", response=RoadmapOut, summary="Lộ trình và chỉ tiêu còn thiếu")
def roadmap(request: HttpRequest, asked: Query[RoadmapAsked]) -> RoadmapOut:  # noqa: ARG001
    """Tell where every commune stands against its target, and what would close each gap."""
    on = asked.on or today()
    now = situation(engine(), province=settings.CHUNGTAY_PROVINCE, on=on)
    names = {unit.code: unit.title for unit in now.communes}
    stands = [_stand(now, stand, names[stand.unit]) for stand in now.stands]
    return RoadmapOut(criteria_set=now.criteria_set.code, on=on, communes=stands)


@router.get("/scenarios", response=list[ScenarioOut], summary="Phương án đã lưu")
def scenarios(request: HttpRequest) -> list[ScenarioOut]:  # noqa: ARG001
    """List the scenarios kept for this site's province, the newest first."""
    return [
        ScenarioOut(
            code=head.code, name=head.name, on=head.on, outcome=Outcome(head.outcome),
            cost=head.cost, follows=head.follows, kept_by=head.kept_by,
        )
        for head in queries.scenarios(settings.CHUNGTAY_PROVINCE)
    ]  # fmt: skip


@router.get("/scenarios/{code}", response=OneScenarioOut, summary="Một phương án đã lưu")
def scenario(request: HttpRequest, asked: Path[ScenarioAsked]) -> OneScenarioOut:  # noqa: ARG001
    """Tell a kept scenario: its goal, its limits, what was chosen and who pays."""
    found = queries.scenario(asked.code)
    head, goal, made = queries.head_of(found), found.problem.goal, found.made
    return OneScenarioOut(
        code=head.code,
        name=head.name,
        on=head.on,
        outcome=found.outcome,
        cost=head.cost,
        follows=head.follows,
        kept_by=head.kept_by,
        digest=found.digest,
        by=goal.by,
        full=goal.full,
        average=str(goal.average),
        least=goal.least,
        limits=kept.told(found.problem)["limits"],
        chosen=sorted(made.codes) if made else [],
        proved=bool(made and made.proved),
        by_fund={f.code: dong for f, dong in made.payment.by_fund().items()} if made else {},
    )


def _stand(now: Situation, stand: Stand, name: str) -> StandOut:
    target = now.targets.get(stand.unit)
    found = progress(stand, target, on=now.on)
    return StandOut(
        unit=stand.unit,
        name=name,
        met=stand.met,
        standing=found.standing,
        least_cost=found.cost,
        target=None
        if target is None
        else TargetOut(
            kind=target.kind,
            year=target.year,
            agency=target.agency,
            member=target.member,
            document=target.grounds.document,
        ),
        lacking=[_lacking(now, missing) for missing in stand.missing],
    )


def _lacking(now: Situation, missing: MissingCriterion) -> LackingOut:
    return LackingOut(
        criterion=missing.criterion,
        gaps=[
            GapOut(
                requirement=gap.requirement,
                remedies=[
                    RemedyOut(
                        code=offer.code,
                        title=now.remedies[offer.code].title,
                        cost=offer.cost,
                        funds=[fund.code for fund in offer.funds],
                        ready=offer.ready,
                        works=list(now.remedies[offer.code].works),
                    )
                    for offer in gap.offers
                ],
            )
            for gap in missing.gaps
        ],
    )
