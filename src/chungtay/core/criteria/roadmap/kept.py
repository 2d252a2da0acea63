"""A problem and its plan as plain data: what a scenario keeps, and what its digest is taken of."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from chungtay.core.criteria.roadmap.asking import fund_named
from chungtay.core.criteria.roadmap.paying import Payment, pay
from chungtay.core.criteria.roadmap.planning import Outcome, Plan, Solved, drawn_up
from chungtay.core.criteria.roadmap.problem import (
    Fund,
    Gap,
    Goal,
    MissingCriterion,
    Offer,
    Problem,
    Stand,
)

Told = dict[str, Any]


def told(problem: Problem) -> Told:
    """Tell a problem in JSON's own kinds."""
    return {
        "criteria": problem.criteria,
        "goal": _goal_told(problem.goal),
        "limits": {fund.code: dong for fund, dong in sorted((problem.limits or {}).items())},
        "stands": [
            [stand.unit, stand.met, [_missing_told(missing) for missing in stand.missing]]
            for stand in problem.stands
        ],
    }


def problem_of(data: Told) -> Problem:
    """Read a problem back."""
    goal = data["goal"]
    return Problem(
        data["criteria"],
        tuple(
            Stand(unit, met, tuple(_missing_of(one) for one in missing))
            for unit, met, missing in data["stands"]
        ),
        Goal(
            dt.date.fromisoformat(goal["by"]),
            goal["full"],
            Fraction(goal["average"]),
            goal["least"],
            tuple(goal["must"]),
        ),
        {fund_named(code): dong for code, dong in data["limits"].items()},
    )


def plan_told(made: Plan) -> Told:
    """Tell what a plan chose and how well it is proved; the rest follows from its problem."""
    return {"chosen": sorted(made.codes), "bound": made.bound, "proved": made.proved}


def plan_of(problem: Problem, data: Told) -> Plan:
    """Draw a plan up again from what was chosen."""
    outcome = Outcome.PROVED if data["proved"] else Outcome.FOUND
    chosen = frozenset(data["chosen"])
    return drawn_up(problem, Solved(outcome, chosen, data["bound"]), _paid(problem, chosen))


def digest(data: Told) -> str:
    """Digest what was told: the same data give the same digest everywhere."""
    return hashlib.sha256(text(data).encode()).hexdigest()


def text(data: Told) -> str:
    """Write data the one way they are kept and digested."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _paid(problem: Problem, chosen: Iterable[str]) -> Payment:
    codes = frozenset(chosen)
    return pay((o for *_rest, o in problem.offers() if o.code in codes), problem.limits)


def _goal_told(goal: Goal) -> Told:
    return {
        "by": goal.by.isoformat(),
        "full": goal.full,
        "average": str(goal.average),
        "least": goal.least,
        "must": list(goal.must),
    }


def _missing_told(missing: MissingCriterion) -> list[Any]:
    gaps = [[gap.requirement, [_offer_told(offer) for offer in gap.offers]] for gap in missing.gaps]
    return [missing.criterion, gaps]


def _offer_told(offer: Offer) -> list[Any]:
    return [offer.code, offer.cost, offer.ready.isoformat(), [f.code for f in offer.funds]]


def _missing_of(data: list[Any]) -> MissingCriterion:
    criterion, gaps = data
    return MissingCriterion(
        criterion,
        tuple(
            Gap(requirement, tuple(_offer_of(one) for one in offers))
            for requirement, offers in gaps
        ),
    )


def _offer_of(data: list[Any]) -> Offer:
    code, cost, ready, funds = data
    found: tuple[Fund, ...] = tuple(fund_named(name) for name in funds)
    return Offer(code, cost, dt.date.fromisoformat(ready), found)
