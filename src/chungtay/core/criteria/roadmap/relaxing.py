"""Why no plan reaches a goal, and the least by which one thing would have to give for one to.

Three things can break a goal, and are asked in this order: nothing is offered for what is missing;
what is offered is not ready in time; what is ready cannot be paid. Then each thing that is asked
for is relaxed by itself, by the least that lets a plan through; where none does it alone, day and
money together, and the goal by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from chungtay.core.criteria.roadmap.planning import (
    Aim,
    Asked,
    Outcome,
    Solver,
    most,
    payable,
    reach,
)
from chungtay.core.criteria.roadmap.problem import Fund, Goal, Problem
from chungtay.core.criteria.roadmap.saying import (
    falls_short,
    later,
    lower,
    more_money,
    no_money,
    no_remedies,
    no_time,
    without_remedy,
)
from chungtay.core.kernel.saying import Said

FOUND = (Outcome.PROVED, Outcome.FOUND)


class Breaks(StrEnum):
    """What stands between a goal and every plan."""

    REMEDIES = "remedies"
    DAY = "day"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Way:
    """Changes after which a plan reaches the goal: in words, and the problem so changed."""

    changes: tuple[Said, ...]
    problem: Problem


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What breaks a goal, in words with numbers, and the ways out; none where time was up."""

    breaks: Breaks
    words: tuple[Said, ...]
    ways: tuple[Way, ...]


def diagnose(problem: Problem, solve: Solver) -> Diagnosis:
    """Explain why a problem has no plan, and find the least changes that give it one."""
    single = tuple(_single(problem, solve))
    ways = single or tuple(_together(problem, solve))
    breaks = _breaks(problem)
    return Diagnosis(breaks, tuple(_words(problem, breaks, solve)), ways)


def _breaks(problem: Problem) -> Breaks:
    if most(problem).satisfies(problem):
        return Breaks.MONEY
    last = _by(problem, max(_days(problem), default=problem.goal.by))
    return Breaks.DAY if most(last).satisfies(last) else Breaks.REMEDIES


def _words(problem: Problem, breaks: Breaks, solve: Solver) -> Iterator[Said]:
    if breaks is Breaks.MONEY:
        solved, chosen, _payment = payable(Asked(replace(problem, limits=None)), solve)
        if solved.outcome in FOUND:
            cost = sum(o.cost for *_rest, o in problem.offers() if o.code in chosen)
            yield no_money(problem, cost)
        return
    last = problem
    if breaks is Breaks.DAY:
        yield no_time(problem)
    else:
        last = _by(problem, max(_days(problem), default=problem.goal.by))
        yield no_remedies()
    yield from falls_short(last, most(last))
    yield from without_remedy(last)


def _single(problem: Problem, solve: Solver) -> Iterator[Way]:
    """Relax one thing at a time, the others as asked."""
    for relax in (_money, _day, _communes, _criteria, _least):
        way = relax(problem, solve)
        if way is not None:
            yield way


def _together(problem: Problem, solve: Solver) -> Iterator[Way]:
    day = _first_day(problem)
    if day is not None:
        moved = _by(problem, day)
        money = _money(moved, solve)
        if money is not None:
            yield Way((later(problem, day), *money.changes), money.problem)
    way = _lower(problem, solve)
    if way is not None:
        yield way


def _money(problem: Problem, solve: Solver) -> Way | None:
    if problem.limits is None or not most(problem).satisfies(problem):
        return None
    solved, _chosen, payment = payable(Asked(problem, Aim.LEAST_MONEY), solve)
    if solved.outcome not in FOUND:
        return None
    more = _gathered(payment.shorts)
    limits = {fund: dong + more.get(fund, 0) for fund, dong in problem.limits.items()}
    changes = tuple(more_money(fund, dong) for fund, dong in more.items())
    return Way(changes, replace(problem, limits=limits))


def _gathered(shorts: Mapping[tuple[Fund, ...], int]) -> dict[Fund, int]:
    """Ask as few funds as may be for what is short: first the one that can make up the most."""
    left, more = dict(shorts), dict[Fund, int]()
    while left:
        open_to = {
            fund: sum(dong for funds, dong in left.items() if fund in funds)
            for fund in sorted({fund for funds in left for fund in funds})
        }
        most_of_it = max(open_to, key=lambda fund: open_to[fund])
        more[most_of_it] = open_to[most_of_it]
        left = {funds: dong for funds, dong in left.items() if most_of_it not in funds}
    return more


def _day(problem: Problem, solve: Solver) -> Way | None:
    """Find the first day on which enough is ready and can be paid."""
    days = sorted(day for day in _days(problem) if day > problem.goal.by)
    low, high = 0, len(days)
    while low < high:
        middle = (low + high) // 2
        if _has_plan(_by(problem, days[middle]), solve):
            high = middle
        else:
            low = middle + 1
    if low == len(days):
        return None
    return Way((later(problem, days[low]),), _by(problem, days[low]))


def _communes(problem: Problem, solve: Solver) -> Way | None:
    full = _most_full(problem, solve)
    return None if full is None else _goal(problem, replace(problem.goal, full=full))


def _most_full(problem: Problem, solve: Solver) -> int | None:
    solved, chosen, _payment = payable(Asked(problem, Aim.MOST_FULL), solve)
    if solved.outcome not in FOUND:
        return None
    return len(reach(problem, chosen).full)


def _criteria(problem: Problem, solve: Solver) -> Way | None:
    average = _most_criteria(problem, solve)
    return None if average is None else _goal(problem, replace(problem.goal, average=average))


def _most_criteria(problem: Problem, solve: Solver) -> Fraction | None:
    solved, chosen, _payment = payable(Asked(problem, Aim.MOST_CRITERIA), solve)
    if solved.outcome not in FOUND:
        return None
    return reach(problem, chosen).average


def _least(problem: Problem, solve: Solver) -> Way | None:
    for least in range(problem.goal.least - 1, -1, -1):
        way = _goal(problem, replace(problem.goal, least=least))
        if way is not None and _has_plan(way.problem, solve):
            return way
    return None


def _lower(problem: Problem, solve: Solver) -> Way | None:
    """Keep day and money, and lower the goal: communes first, then the average, then the least."""
    goal = replace(problem.goal, average=Fraction(0), least=0, must=())
    full = _most_full(replace(problem, goal=goal), solve)
    if full is None:
        return None
    goal = replace(goal, full=min(full, problem.goal.full), average=problem.goal.average)
    average = _most_criteria(replace(problem, goal=goal), solve)
    if average is None:
        return None
    goal = replace(goal, average=min(average, goal.average), least=problem.goal.least)
    while not _has_plan(replace(problem, goal=goal), solve):
        goal = replace(goal, least=goal.least - 1)
    return _goal(problem, goal)


def _goal(problem: Problem, goal: Goal) -> Way | None:
    """Tell how one goal is lower than a problem's; None where it is not."""
    changes = tuple(lower(problem, goal))
    return Way(changes, replace(problem, goal=goal)) if changes else None


def _has_plan(problem: Problem, solve: Solver) -> bool:
    if not most(problem).satisfies(problem):
        return False
    solved, _chosen, _payment = payable(Asked(problem), solve)
    return solved.outcome in FOUND


def _first_day(problem: Problem) -> dt.date | None:
    """Give the first day on which enough is ready, whatever it costs."""
    days = sorted(day for day in _days(problem) if day > problem.goal.by)
    moved = (_by(problem, day) for day in days)
    return next((one.goal.by for one in moved if most(one).satisfies(one)), None)


def _days(problem: Problem) -> set[dt.date]:
    return {offer.ready for *_rest, offer in problem.offers()}


def _by(problem: Problem, day: dt.date) -> Problem:
    return replace(problem, goal=replace(problem.goal, by=day))
