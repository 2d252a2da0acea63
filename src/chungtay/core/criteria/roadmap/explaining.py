"""Why a plan is what it is: what each choice is for, what was passed over, what more would cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from chungtay.core.capital.foresight.saying import in_millions
from chungtay.core.criteria.roadmap.planning import Choice, Outcome, Plan, Solver, plan
from chungtay.core.criteria.roadmap.problem import (
    Gap,
    Goal,
    MissingCriterion,
    Offer,
    Problem,
    Stand,
)
from chungtay.core.criteria.roadmap.sentences import SENTENCES
from chungtay.core.kernel.saying import Facts, Listed, Said


@dataclass(frozen=True, slots=True)
class Passed:
    """A criterion that a plan leaves unmet: the least it would cost, or why it cannot be had."""

    unit: str
    criterion: str
    cost: int | None
    why: Said


class Step(StrEnum):
    """One step more or less of what a goal asks for."""

    COMMUNE_LESS = "commune_less"
    COMMUNE_MORE = "commune_more"
    CRITERION_LESS = "criterion_less"
    CRITERION_MORE = "criterion_more"


@dataclass(frozen=True, slots=True)
class Margin:
    """What one step changes in the cost of the cheapest plan; None where no plan is known."""

    step: Step
    change: int | None
    outcome: Outcome


def why(made: Plan, choice: Choice) -> tuple[Said, ...]:
    """Say what a choice is for and why this remedy and not another."""
    stand, gap = _place(made.problem, choice)
    return (*_role(made, choice, stand), *_alternatives(made, choice, gap))


def _role(made: Plan, choice: Choice, stand: Stand) -> Iterator[Said]:
    beside = [
        other
        for other in made.choices
        if (other.unit, other.criterion) == (choice.unit, choice.criterion)
    ]
    facts: Facts = {"requirement": choice.requirement, "criterion": choice.criterion.lstrip("0")}
    if len(beside) > 1:
        yield Said(
            SENTENCES["role_together"],
            {**facts, "n": len(beside) - 1},
        )
    else:
        yield Said(SENTENCES["role"], facts)
    after, whole = made.reached.met[choice.unit], made.problem.criteria
    moved: Facts = {"before": stand.met, "after": after, "all": whole}
    if after == whole:
        yield Said(SENTENCES["reaches_all"], moved)
    else:
        yield Said(SENTENCES["reaches_more"], moved)


def _alternatives(made: Plan, choice: Choice, gap: Gap) -> Iterator[Said]:
    for other in sorted(gap.offers, key=lambda offer: (offer.cost, offer.code)):
        if other.code != choice.offer.code:
            yield _instead(made.problem, choice.offer, other)


def _instead(problem: Problem, taken: Offer, other: Offer) -> Said:
    facts: Facts = {"other": other.code}
    if other.ready > problem.goal.by:
        return Said(SENTENCES["other_late"], {**facts, "day": f"{other.ready:%d/%m/%Y}"})
    if other.cost and not other.funds:
        return Said(SENTENCES["other_unpayable"], facts)
    apart = other.cost - taken.cost
    if apart > 0:
        return Said(SENTENCES["other_dearer"], {**facts, "dong": in_millions(apart)})
    if apart == 0:
        return Said(SENTENCES["other_same"], facts)
    return Said(
        SENTENCES["other_cheaper"],
        {**facts, "dong": in_millions(-apart)},
    )


def without(made: Plan, code: str, solve: Solver) -> Said:
    """Say what the cheapest plan would cost without one remedy."""
    outcome, other = plan(made.problem.without(code), solve)
    if outcome is Outcome.IMPOSSIBLE:
        return Said(SENTENCES["without_none"])
    if other is None or not (made.proved and other.proved):
        return Said(SENTENCES["without_unknown"])
    if other.cost == made.cost:
        return Said(SENTENCES["without_same"])
    swapped = sorted(other.codes - made.codes)
    return Said(
        SENTENCES["without_dearer"],
        {"dong": in_millions(other.cost - made.cost), "others": Listed(tuple(swapped))},
    )


def passed_over(made: Plan) -> tuple[Passed, ...]:
    """Give the criteria that the plan leaves unmet, cheapest first, those out of reach last."""
    left = [
        _passed(made.problem, stand, missing)
        for stand in made.problem.stands
        for missing in stand.missing
        if (stand.unit, missing.criterion) not in made.reached.completed
    ]
    return tuple(sorted(left, key=_order))


def _order(one: Passed) -> tuple[bool, int, str, str]:
    return (one.cost is None, one.cost or 0, one.unit, one.criterion)


def _passed(problem: Problem, stand: Stand, missing: MissingCriterion) -> Passed:
    if problem.closable(missing):
        cost = sum(min(o.cost for o in problem.worth(gap)) for gap in missing.gaps)
        why = Said(SENTENCES["passed_cost"], {"dong": in_millions(cost)})
        return Passed(stand.unit, missing.criterion, cost, why)
    return Passed(stand.unit, missing.criterion, None, _out_of_reach(problem, missing))


def _out_of_reach(problem: Problem, missing: MissingCriterion) -> Said:
    gap = next((gap for gap in missing.gaps if not problem.worth(gap)), None)
    if gap is None or not gap.offers:
        return Said(
            SENTENCES["passed_no_remedy"],
            {"requirement": gap.requirement if gap else missing.criterion},
        )
    payable = [offer.ready for offer in gap.offers if offer.funds or not offer.cost]
    if not payable:
        return Said(SENTENCES["passed_unpayable"], {"requirement": gap.requirement})
    return Said(
        SENTENCES["passed_late"],
        {"requirement": gap.requirement, "day": f"{min(payable):%d/%m/%Y}"},
    )


def margins(made: Plan, solve: Solver) -> tuple[Margin, ...]:
    """Price one commune and one criterion more, and less, than the goal asks for."""
    goal, communes = made.problem.goal, len(made.problem.stands)
    steps: Mapping[Step, Goal] = {
        Step.COMMUNE_LESS: replace(goal, full=goal.full - 1),
        Step.COMMUNE_MORE: replace(goal, full=goal.full + 1),
        Step.CRITERION_LESS: _moved(made.problem, -1),
        Step.CRITERION_MORE: _moved(made.problem, 1),
    }
    askable = {
        step: one
        for step, one in steps.items()
        if 0 <= one.full <= communes and 0 <= one.average <= made.problem.criteria
    }
    return tuple(_margin(made, step, one, solve) for step, one in askable.items())


def _moved(problem: Problem, criteria: int) -> Goal:
    """Give a goal whose average asks for so many criteria more in all communes together."""
    goal, communes = problem.goal, max(1, len(problem.stands))
    whole = Fraction(problem.wanted + criteria, communes)
    return replace(goal, average=whole)


def _margin(made: Plan, step: Step, goal: Goal, solve: Solver) -> Margin:
    outcome, other = plan(replace(made.problem, goal=goal), solve)
    return Margin(step, None if other is None else other.cost - made.cost, outcome)


def _place(problem: Problem, choice: Choice) -> tuple[Stand, Gap]:
    return next(
        (stand, gap)
        for stand, _missing, gap, offer in problem.offers()
        if offer.code == choice.offer.code
    )
