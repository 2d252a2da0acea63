"""Words on a goal out of reach: what falls short, and what would have to give, by how much."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from chungtay.core.capital.foresight.saying import Said, millions
from chungtay.core.criteria.roadmap.planning import Reached
from chungtay.core.criteria.roadmap.problem import Fund, Goal, Problem
from chungtay.core.kernel.numerals import vietnamese


def no_money(problem: Problem, cost: int) -> Said:
    """Say that the cheapest way, whoever pays, cannot be paid within the limits."""
    return Said(
        "Giải pháp và thời gian đều đủ, nhưng vốn thì không: không kể giới hạn của từng nguồn, "
        "cách rẻ nhất cần %(cost)s triệu đồng; các nguồn còn %(left)s triệu đồng, và không phải "
        "nguồn nào cũng được chi cho mọi giải pháp.",
        {"cost": millions(cost), "left": millions(sum((problem.limits or {}).values()))},
    )


def no_time(problem: Problem) -> Said:
    """Say that what is ready by the day does not reach the goal."""
    return Said(
        "Dù có đủ vốn, các giải pháp xong đến ngày %(day)s cũng không đạt mục tiêu.",
        {"day": f"{problem.goal.by:%d/%m/%Y}"},
    )


def no_remedies() -> Said:
    """Say that all that is offered does not reach the goal."""
    return Said("Dù có đủ vốn và thời gian, các giải pháp đã có cũng không đạt mục tiêu.")


def falls_short(problem: Problem, reached: Reached) -> Iterator[Said]:
    """Say what of a goal is not reached, and by how much."""
    goal = problem.goal
    if len(reached.full) < goal.full:
        facts = {"most": str(len(reached.full)), "criteria": str(problem.criteria)}
        yield Said(
            "Nhiều nhất %(most)s xã đạt đủ %(criteria)s tiêu chí, mục tiêu là %(asked)s xã.",
            facts | {"asked": str(goal.full)},
        )
    if reached.total < problem.wanted:
        yield Said(
            "Nhiều nhất %(most)s lượt tiêu chí đạt (bình quân %(average)s), mục tiêu là %(asked)s "
            "(bình quân %(goal)s).",
            {
                "most": vietnamese(reached.total),
                "average": average_words(reached.average),
                "asked": vietnamese(problem.wanted),
                "goal": average_words(goal.average),
            },
        )
    if below := sum(met < goal.least for met in reached.met.values()):
        yield Said(
            "%(n)s xã không lên được mức ít nhất %(least)s tiêu chí.",
            {"n": str(below), "least": str(goal.least)},
        )
    if missed := [unit for unit in goal.must if unit not in reached.full]:
        yield Said("Xã buộc phải đạt mà không đạt được: %(units)s.", {"units": ", ".join(missed)})


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
            "%(gaps)s chỉ tiêu còn thiếu ở %(units)s xã chưa có giải pháp nào kịp và có nguồn chi.",
            {"gaps": vietnamese(len(gaps)), "units": str(len(set(gaps)))},
        )


def more_money(fund: Fund, dong: int) -> Said:
    """Say how much more a fund would have to give, to the đồng."""
    exact = vietnamese(Fraction(dong, 1_000_000), 6, trim=True)
    return Said("thêm %(dong)s triệu đồng từ %(fund)s", {"dong": exact, "fund": str(fund)})


def later(problem: Problem, day: dt.date) -> Said:
    """Say by how many days the target day would have to move."""
    return Said(
        "lùi ngày phải đạt từ %(by)s đến %(day)s (%(days)s ngày)",
        {
            "by": f"{problem.goal.by:%d/%m/%Y}",
            "day": f"{day:%d/%m/%Y}",
            "days": vietnamese((day - problem.goal.by).days),
        },
    )


def lower(problem: Problem, goal: Goal) -> Iterator[Said]:
    """Say in what a goal asks for less than a problem's."""
    was = problem.goal
    if goal.full < was.full:
        yield Said(
            "hạ mục tiêu từ %(asked)s xuống %(most)s xã đạt đủ tiêu chí",
            {"asked": str(was.full), "most": str(goal.full)},
        )
    if goal.average < was.average:
        yield Said(
            "hạ bình quân từ %(asked)s xuống %(most)s tiêu chí một xã (bớt %(short)s lượt)",
            {
                "asked": average_words(was.average),
                "most": average_words(goal.average),
                "short": vietnamese(problem.wanted - goal.total(len(problem.stands))),
            },
        )
    if goal.least < was.least:
        yield Said(
            "hạ mức ít nhất của mỗi xã từ %(asked)s xuống %(most)s tiêu chí",
            {"asked": str(was.least), "most": str(goal.least)},
        )
    if dropped := [unit for unit in was.must if unit not in goal.must]:
        yield Said("không buộc các xã: %(units)s", {"units": ", ".join(dropped)})


def average_words(average: Fraction) -> str:
    """Write an average with at most two decimals."""
    return vietnamese(average, 2, trim=True)
