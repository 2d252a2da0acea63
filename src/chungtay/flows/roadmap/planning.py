"""Plan the way to a target: the situation of a day, the money left, and HiGHS's cheapest plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from chungtay.analytics.optimise.roadmap import within
from chungtay.core.capital.line import CapitalKind, Source
from chungtay.core.criteria.roadmap.asking import funds, require_askable
from chungtay.core.criteria.roadmap.explaining import Margin, margins, without
from chungtay.core.criteria.roadmap.kept import digest, told
from chungtay.core.criteria.roadmap.planning import Outcome, Plan, plan
from chungtay.core.criteria.roadmap.problem import Fund, Goal, Problem
from chungtay.core.criteria.roadmap.relaxing import Diagnosis, diagnose
from chungtay.core.criteria.roadmap.scenario import Scenario
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.saying import Said
from chungtay.core.measures.answer import Question
from chungtay.flows.foresee import Keeper
from chungtay.flows.line_courses import whole_dong
from chungtay.flows.roadmap.situation import Situation, situation

LEFT = "capital.uncommitted"
PROGRAMME = "ntm"
SECONDS = 8.0
"""How long the cheapest plan is searched for before a page; then the best found, and its gap."""
ASIDE = 2.0
"""How long each question beside it may take: a step more, a way out."""
KEPT = 32


@dataclass(frozen=True, slots=True)
class Planned:
    """A problem and how its planning ended: a plan with the price of a step, or why there is none.

    `outcome` `UNKNOWN` means that the time allowed was up before a plan was found.
    """

    problem: Problem
    outcome: Outcome
    made: Plan | None
    margins: tuple[Margin, ...] = ()
    diagnosis: Diagnosis | None = None


def money_left(engine: Keeper, *, province: str, on: dt.date) -> dict[Fund, int]:
    """Give what each fund of the programme's year holds that is bound to no work, in đồng."""
    where = {"province": (province,), "programme": (PROGRAMME,), "plan_year": (str(on.year),)}
    answer = engine.ask_many([LEFT], by=("source", "kind"), question=Question(where, on))[LEFT]
    left = dict.fromkeys(funds(), 0)
    for (source, kind), dong in answer.numbers.items():
        fund = Fund(Source(source), CapitalKind(kind))
        if fund in left:
            left[fund] = max(0, whole_dong(dong))
    return left


def problem_of(now: Situation, goal: Goal, limits: Mapping[Fund, int]) -> Problem:
    """Put a goal to a situation; refuses one that makes no sense."""
    whole = {fund: limits.get(fund, 0) for fund in funds()}
    strange = {fund: dong for fund, dong in limits.items() if fund not in whole}
    problem = Problem(len(now.criteria_set.criteria), now.stands, goal, whole | strange)
    require_askable(problem, on=now.on)
    return problem


def planned(engine: Keeper, problem: Problem) -> Planned:
    """Plan a problem within bounded time; the same problem is planned once until registers move."""
    kept: dict[str, Planned] = engine.once("roadmap", dict)
    key = digest(told(problem))
    if key not in kept:
        while len(kept) >= KEPT:
            kept.pop(next(iter(kept)), None)
        kept[key] = search(problem)
    return kept[key]


def search(problem: Problem, *, seconds: float = SECONDS) -> Planned:
    """Plan a problem: the cheapest plan and the price of a step, or what stands in the way."""
    aside = within(min(ASIDE, seconds))
    outcome, made = plan(problem, within(seconds))
    if made is not None:
        return Planned(problem, outcome, made, margins=margins(made, aside))
    if outcome is Outcome.IMPOSSIBLE:
        return Planned(problem, outcome, None, diagnosis=diagnose(problem, aside))
    return Planned(problem, outcome, None)


def why_this(made: Plan, code: str) -> Said:
    """Say what a plan would cost without one of its remedies."""
    return without(made, code, within(ASIDE))


def scenario_of(
    now: Situation, done: Planned, *, name: str, kept_by: str, follows: str = ""
) -> Scenario:
    """Make a scenario of what was planned, with what its remedies are called today."""
    provenance = Provenance.SYNTHETIC if now.synthetic else Provenance.REPORTED
    codes = {offer.code for *_rest, offer in done.problem.offers()}
    return Scenario(
        name=name,
        place=now.province,
        criteria_set=now.criteria_set.code,
        on=now.on,
        problem=done.problem,
        outcome=done.outcome,
        made=done.made,
        labels={code: now.remedies[code].title for code in sorted(codes)},
        grounds=Grounds("", now.on, provenance),
        follows=follows,
        kept_by=kept_by,
    )


def recalled(engine: Keeper, scenario: Scenario) -> Planned:
    """Give a kept scenario as it was planned; why it had no plan is found out again."""
    if scenario.made is None:
        return planned(engine, scenario.problem)
    return Planned(scenario.problem, scenario.outcome, scenario.made)


def made_anew(engine: Keeper, before: Scenario, *, on: dt.date, kept_by: str) -> Scenario:
    """Plan a kept scenario's goal again on the data and the money of another day."""
    now = situation(engine, province=before.place, on=on)
    left = money_left(engine, province=before.place, on=on)
    done = planned(engine, problem_of(now, before.problem.goal, left))
    return scenario_of(now, done, name=before.name, kept_by=kept_by, follows=before.code)
