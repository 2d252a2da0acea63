"""Words on a goal out of reach: what falls short, and what would have to give, by how much."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from chungtay.core.capital.foresight.saying import in_millions
from chungtay.core.criteria.roadmap.planning import Reached
from chungtay.core.criteria.roadmap.problem import Fund, Goal, Problem
from chungtay.core.criteria.roadmap.sentences import SENTENCES
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.saying import Listed, Said


def no_money(problem: Problem, cost: int) -> Said:
    """Say that the cheapest way, whoever pays, cannot be paid within the limits."""
    return Said(
        SENTENCES["no_money"],
        {"cost": in_millions(cost), "left": in_millions(sum((problem.limits or {}).values()))},
    )


def no_time(problem: Problem) -> Said:
    """Say that what is ready by the day does not reach the goal."""
    return Said(
        SENTENCES["no_time"],
        {"day": f"{problem.goal.by:%d/%m/%Y}"},
    )


def no_remedies() -> Said:
    """Say that all that is offered does not reach the goal."""
    return Said(SENTENCES["no_remedies"])


def falls_short(problem: Problem, reached: Reached) -> Iterator[Said]:
    """Say what of a goal is not reached, and by how much."""
    goal = problem.goal
    if len(reached.full) < goal.full:
        facts = {"most": len(reached.full), "criteria": problem.criteria}
        yield Said(
            SENTENCES["short_full"],
            facts | {"asked": goal.full},
        )
    if reached.total < problem.wanted:
        yield Said(
            SENTENCES["short_average"],
            {
                "most": reached.total,
                "average": reached.average,
                "asked": problem.wanted,
                "goal": goal.average,
            },
        )
    if below := sum(met < goal.least for met in reached.met.values()):
        yield Said(
            SENTENCES["short_least"],
            {"n": below, "least": goal.least},
        )
    if missed := [unit for unit in goal.must if unit not in reached.full]:
        yield Said(SENTENCES["short_must"], {"units": Listed(tuple(missed))})


def without_remedy(problem: Problem) -> Iterator[Said]:
    """Say for how many missing requirements nothing is offered in time."""
    gaps = [
        stand.unit
        for stand in problem.stands
        for missing in stand.missing
        for gap in missing.gaps or (None,)
        if gap is None or not problem.worth(gap)
    ]
    if gaps:
        yield Said(
            SENTENCES["without_remedy"],
            {"gaps": len(gaps), "units": len(set(gaps))},
        )


def more_money(fund: Fund, dong: int) -> Said:
    """Say how much more a fund would have to give, to the đồng."""
    return Said(SENTENCES["more_money"], {"dong": dong, "fund": str(fund)})


def later(problem: Problem, day: dt.date) -> Said:
    """Say by how many days the target day would have to move."""
    return Said(
        SENTENCES["later"],
        {
            "by": f"{problem.goal.by:%d/%m/%Y}",
            "day": f"{day:%d/%m/%Y}",
            "days": (day - problem.goal.by).days,
        },
    )


def lower(problem: Problem, goal: Goal) -> Iterator[Said]:
    """Say in what a goal asks for less than a problem's."""
    was = problem.goal
    if goal.full < was.full:
        yield Said(
            SENTENCES["lower_full"],
            {"asked": was.full, "most": goal.full},
        )
    if goal.average < was.average:
        yield Said(
            SENTENCES["lower_average"],
            {
                "asked": was.average,
                "most": goal.average,
                "short": problem.wanted - goal.total(len(problem.stands)),
            },
        )
    if goal.least < was.least:
        yield Said(
            SENTENCES["lower_least"],
            {"asked": was.least, "most": goal.least},
        )
    if dropped := [unit for unit in was.must if unit not in goal.must]:
        yield Said(SENTENCES["lower_must"], {"units": Listed(tuple(dropped))})


def average_words(average: Fraction) -> str:
    """Write an average with at most two decimals."""
    return vietnamese(average, 2, trim=True)
