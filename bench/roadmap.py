"""The planner on made provinces: seconds to a proved optimum, against greedy cheapest-first.

58 communes, 19 criteria of 49 requirements, five budgets. In the first province communes miss what
communes of a poor province missed in 2020; in the last they miss every criterion. Each is tried
with money to spare and with barely enough of it (the sources' limits cut until greedy fails or
nearly does).
"""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from bench.timing import machine, row
from chungtay.analytics.optimise.roadmap import within
from chungtay.core.capital.line import CapitalKind, Source
from chungtay.core.criteria.roadmap.paying import pay
from chungtay.core.criteria.roadmap.planning import Outcome, Plan, plan, reach
from chungtay.core.criteria.roadmap.problem import (
    Fund,
    Gap,
    Goal,
    MissingCriterion,
    Offer,
    Problem,
    Stand,
)

LIMIT = 10.0
SEED = 20201231
COMMUNES, CRITERIA = 58, 19
REQUIREMENTS = (1, 4, 2, 2, 3, 3, 1, 4, 2, 1, 1, 1, 2, 3, 3, 2, 8, 6, 2)
"""Requirements of each criterion: the 49 of the commune's set of 2016."""
BY = dt.date(2020, 12, 31)
FUNDS = tuple(
    Fund(source, CapitalKind.UNSPECIFIED)
    for source in (
        Source.CENTRAL, Source.PROVINCE, Source.DISTRICT, Source.COMMUNE, Source.PEOPLE,
    )
)  # fmt: skip
SHARES = {FUNDS[0]: 50, FUNDS[1]: 20, FUNDS[2]: 15, FUNDS[3]: 5, FUNDS[4]: 10}
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Case:
    """A province tried: its name, and the problem."""

    name: str
    problem: Problem


def main() -> None:
    """Plan every case within the limit and print time, gap, and what greedy would cost."""
    print(machine())
    for case in cases():
        _tried(case)


def cases() -> Iterator[Case]:
    """Make the provinces, each with money to spare and with little."""
    few = made(random.Random(SEED), missing=(1, 11))  # noqa: S311 - a benchmark's data
    all_missing = made(random.Random(SEED + 1), missing=(19, 19))  # noqa: S311
    tries = (
        ("missing 1 to 11 of 19: 12 communes and 14.5", few, Goal(BY, 12, Fraction(29, 2), 10)),
        ("missing 1 to 11 of 19: 28 communes and 16", few, Goal(BY, 28, Fraction(16), 12)),
        ("missing all 19: 10 communes and 10", all_missing, Goal(BY, 10, Fraction(10), 5)),
        ("missing all 19: 28 communes and 14.5", all_missing, Goal(BY, 28, Fraction(29, 2), 8)),
    )
    for name, stands, goal in tries:
        free = Problem(CRITERIA, stands, goal, None)
        _outcome, dream = plan(free, within(LIMIT))
        if dream is None:
            raise SystemExit(f"{name}: a made province cannot reach its goal")
        for words, percent in (("money to spare", 300), ("little money", 104)):
            limits = {
                fund: dream.cost * share * percent // 10_000 for fund, share in SHARES.items()
            }
            yield Case(f"{name}, {words}", replace(free, limits=limits))


def _tried(case: Case) -> None:
    problem = case.problem
    start = time.perf_counter()
    outcome, found = plan(problem, within(LIMIT - 1))
    taken = time.perf_counter() - start
    remedies = sum(1 for _ in problem.offers())
    print(f"   {case.name}: {remedies} remedies")
    if found is None:
        print(f"   {outcome.value} after {taken:.2f} s")
        return
    print(row(f"   {_said(outcome, found)}", taken, LIMIT, "limit"))
    start = time.perf_counter()
    cheap = greedy(problem)
    taken = time.perf_counter() - start
    if cheap is None:
        print(f"   greedy, cheapest first: finds no plan within the limits ({taken:.2f} s)")
    else:
        more = (cheap - found.cost) * 100 / max(1, found.cost)
        print(
            f"   greedy, cheapest first: {cheap / MILLION:,.0f} million đồng, {more:+.2f} % "
            f"({taken:.2f} s)"
        )


def _said(outcome: Outcome, found: Plan) -> str:
    how = "proved best" if outcome is Outcome.PROVED else f"gap {float(found.gap):.3%}"
    return f"{found.cost / MILLION:,.0f} million đồng, {how}"


def greedy(problem: Problem) -> int | None:
    """Do the communes that cost least to complete, then the criteria that cost least.

    What the funds can no longer pay is passed over. None where that does not reach the goal.
    """
    course = _Greedy(problem, {stand.unit: stand.met for stand in problem.stands})
    for stand in sorted(problem.stands, key=lambda stand: _price(problem, stand)):
        if course.full < problem.goal.full:
            course.do(stand, stand.missing)
    priced = sorted(
        (sum(o.cost for o in _cheapest(problem, m)), stand.unit, m.criterion, stand, m)
        for stand in problem.stands
        for m in stand.missing
    )
    for only_least in (True, False):
        for _cost, unit, _criterion, stand, missing in priced:
            wanted = course.met[unit] < problem.goal.least
            if wanted or (not only_least and sum(course.met.values()) < problem.wanted):
                course.do(stand, (missing,))
    if not reach(problem, course.codes).satisfies(problem):
        return None
    return sum(course.spent.values())


@dataclass(slots=True)
class _Greedy:
    """What was done so far, and the money it took by the funds that could pay."""

    problem: Problem
    met: dict[str, int]
    done: set[tuple[str, str]] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    spent: dict[tuple[Fund, ...], int] = field(default_factory=dict)

    @property
    def full(self) -> int:
        """Count the communes that meet every criterion."""
        return sum(met == CRITERIA for met in self.met.values())

    def do(self, stand: Stand, criteria: Sequence[MissingCriterion]) -> None:
        """Complete criteria of a commune, all or, where they cannot be paid, none."""
        fresh = [m for m in criteria if (stand.unit, m.criterion) not in self.done]
        offers = [o for missing in fresh for o in _cheapest(self.problem, missing)]
        spent = dict(self.spent)
        for offer in offers:
            spent[offer.funds] = spent.get(offer.funds, 0) + offer.cost
        groups = [Offer(str(n), cost, BY, funds) for n, (funds, cost) in enumerate(spent.items())]
        if not pay(groups, self.problem.limits).short:
            self.spent = spent
            self.codes |= {offer.code for offer in offers}
            self.done |= {(stand.unit, m.criterion) for m in fresh}
            self.met[stand.unit] += len(fresh)


def _price(problem: Problem, stand: Stand) -> int:
    return sum(o.cost for m in stand.missing for o in _cheapest(problem, m))


def _cheapest(problem: Problem, missing: MissingCriterion) -> list[Offer]:
    return [min(problem.worth(gap), key=lambda o: (o.cost, o.code)) for gap in missing.gaps]


def made(chance: random.Random, *, missing: tuple[int, int]) -> tuple[Stand, ...]:
    """Make communes that miss so many criteria, with up to three remedies a requirement."""
    stands = []
    for number in range(COMMUNES):
        count = chance.randint(*missing)
        lacking = sorted(chance.sample(range(CRITERIA), count))
        criteria = tuple(_criterion(chance, f"{number:02}", n) for n in lacking)
        stands.append(Stand(f"{number:02}", CRITERIA - count, criteria))
    return tuple(stands)


def _criterion(chance: random.Random, unit: str, number: int) -> MissingCriterion:
    gaps = []
    for requirement in range(min(REQUIREMENTS[number], chance.randint(1, 3))):
        base = chance.choice((40, 120, 400, 1500)) * chance.randint(500, 2500) * 1000
        offers = tuple(
            _offer(chance, f"{unit}.{number}.{requirement}.{n}", base)
            for n in range(chance.randint(1, 3))
        )
        gaps.append(Gap(str(requirement), offers))
    return MissingCriterion(f"{number + 1:02}", tuple(gaps))


def _offer(chance: random.Random, code: str, base: int) -> Offer:
    cost = base * chance.randint(80, 140) // 100
    funds = tuple(sorted(chance.sample(FUNDS, chance.randint(1, 4))))
    return Offer(code, cost, BY, funds)


if __name__ == "__main__":
    main()
