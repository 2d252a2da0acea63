"""What a plan means: remedies chosen, what they reach, who pays, and whether it is proved best.

The optimum is a `Solver`'s. Its answer is never believed: it is pruned of what nothing needs, paid
for exactly, and held to the goal here; a set of remedies that cannot be paid to the last đồng is
ruled out and the solver asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from chungtay.core.criteria.roadmap.paying import Payment, pay
from chungtay.core.criteria.roadmap.problem import Fund, Gap, MissingCriterion, Offer, Problem

TRIES = 40
"""How often a solver is asked again after sets that could not be paid exactly."""


class Aim(StrEnum):
    """What is made best; what an aim is about is no longer asked for as a goal."""

    CHEAPEST = "cheapest"
    """Least cost."""
    LEAST_MONEY = "least_money"
    """Least money beyond the limits."""
    MOST_FULL = "most_full"
    """Most communes that meet every criterion."""
    MOST_CRITERIA = "most_criteria"
    """Most criteria met in all communes together."""


class Outcome(StrEnum):
    """How a solver's search ended."""

    PROVED = "proved"
    FOUND = "found"
    """Time was up: the best found, and a bound that nothing beats."""
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"
    """Time was up before anything was found."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A problem, an aim, and sets of remedies that cannot all be done together."""

    problem: Problem
    aim: Aim = Aim.CHEAPEST
    barred: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Solved:
    """A solver's answer: the codes chosen, and a bound in đồng that no cheapest plan is below."""

    outcome: Outcome
    chosen: frozenset[str] = frozenset()
    bound: int = 0


Solver = Callable[[Asked], Solved]


@dataclass(frozen=True, slots=True)
class Choice:
    """A remedy that a plan takes, what it closes and who pays."""

    unit: str
    criterion: str
    requirement: str
    offer: Offer
    parts: tuple[tuple[Fund, int], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan: what it does, what that reaches and costs; `bound` is what no plan can be below."""

    problem: Problem
    choices: tuple[Choice, ...]
    payment: Payment
    reached: Reached
    cost: int
    bound: int
    proved: bool

    @property
    def gap(self) -> Fraction:
        """Give by what part of its cost the plan may at most be dearer than the best."""
        if self.proved or not self.cost:
            return Fraction(0)
        return Fraction(max(0, self.cost - self.bound), self.cost)

    @property
    def codes(self) -> frozenset[str]:
        """Give the codes of the remedies it takes."""
        return frozenset(choice.offer.code for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Reached:
    """Where communes stand after a plan: criteria met by unit, and which criteria it completes."""

    met: Mapping[str, int]
    criteria: int
    completed: frozenset[tuple[str, str]]

    @property
    def full(self) -> tuple[str, ...]:
        """Give the communes that meet every criterion."""
        return tuple(unit for unit, met in self.met.items() if met == self.criteria)

    @property
    def total(self) -> int:
        """Count the criteria met in all communes together."""
        return sum(self.met.values())

    @property
    def average(self) -> Fraction:
        """Give the criteria met per commune."""
        return Fraction(self.total, len(self.met)) if self.met else Fraction(0)

    def satisfies(self, problem: Problem) -> bool:
        """Tell whether a problem's goal is reached."""
        goal, full = problem.goal, self.full
        return (
            len(full) >= goal.full
            and self.total >= problem.wanted
            and all(met >= goal.least for met in self.met.values())
            and all(unit in full for unit in goal.must)
        )


def reach(problem: Problem, chosen: Iterable[str]) -> Reached:
    """Work out what a set of remedies reaches, by the rules and nothing else."""
    done = frozenset(chosen)
    met, completed = {}, []
    for stand in problem.stands:
        complete = [m.criterion for m in stand.missing if _complete(problem, m, done)]
        met[stand.unit] = stand.met + len(complete)
        completed += [(stand.unit, criterion) for criterion in complete]
    return Reached(met, problem.criteria, frozenset(completed))


def _complete(problem: Problem, missing: MissingCriterion, done: frozenset[str]) -> bool:
    return bool(missing.gaps) and all(_closed(problem, gap, done) for gap in missing.gaps)


def _closed(problem: Problem, gap: Gap, done: frozenset[str]) -> bool:
    return any(o.code in done and problem.usable(o) for o in gap.offers)


def plan(problem: Problem, solve: Solver) -> tuple[Outcome, Plan | None]:
    """Find the cheapest plan; None with `IMPOSSIBLE` where none reaches the goal within limits."""
    solved, chosen, payment = payable(Asked(problem), solve)
    if solved.outcome in (Outcome.IMPOSSIBLE, Outcome.UNKNOWN):
        return solved.outcome, None
    made = drawn_up(problem, replace(solved, chosen=chosen), payment)
    check(made)
    return solved.outcome, made


def drawn_up(problem: Problem, solved: Solved, payment: Payment) -> Plan:
    """Draw up what a set of remedies means: what each is for, what all reach and cost."""
    choices = tuple(
        Choice(stand.unit, missing.criterion, gap.requirement, offer, payment.parts[offer.code])
        for stand, missing, gap, offer in problem.offers()
        if offer.code in solved.chosen
    )
    cost = sum(choice.offer.cost for choice in choices)
    proved = solved.outcome is Outcome.PROVED
    bound = cost if proved else solved.bound
    return Plan(problem, choices, payment, reach(problem, solved.chosen), cost, bound, proved)


def payable(asked: Asked, solve: Solver) -> tuple[Solved, frozenset[str], Payment]:
    """Ask a solver until its answer can be paid exactly; answers it pruned, and who pays.

    Raises RuntimeError should the solver keep answering what cannot be paid.
    """
    offers = {offer.code: offer for *_rest, offer in asked.problem.offers()}
    for _try in range(TRIES):
        solved = solve(asked)
        chosen = solved.chosen
        if asked.aim is Aim.CHEAPEST:
            chosen = pruned(asked.problem, chosen)
        payment = pay((offers[code] for code in chosen), asked.problem.limits)
        if not payment.short or asked.aim is Aim.LEAST_MONEY:
            return solved, chosen, payment
        asked = replace(asked, barred=(*asked.barred, payment.witness))
    msg = f"{TRIES} answers of the solver could not be paid"
    raise RuntimeError(msg)


def pruned(problem: Problem, chosen: frozenset[str]) -> frozenset[str]:
    """Leave out what changes nothing that is reached: dearest first, then by code.

    A cheapest plan holds such remedies only where they cost nothing.
    """
    taken = [
        (offer, stand, missing, gap)
        for stand, missing, gap, offer in problem.offers()
        if offer.code in chosen
    ]
    left = set(chosen)
    for offer, _stand, missing, gap in sorted(taken, key=lambda t: (-t[0].cost, t[0].code)):
        others = [o for o in gap.offers if o.code in left and o.code != offer.code]
        needless = any(problem.usable(o) for o in others)
        if needless or not _complete(problem, missing, frozenset(left)):
            left.discard(offer.code)
    return _only_needed(problem, frozenset(left))


def _only_needed(problem: Problem, chosen: frozenset[str]) -> frozenset[str]:
    """Leave out whole criteria that the goal does not need, dearest first."""
    reached, goal = reach(problem, chosen), problem.goal
    if not reached.satisfies(problem):
        return chosen
    met, total, full, left = dict(reached.met), reached.total, len(reached.full), set(chosen)
    for _cost, unit, criterion, codes in _done(problem, chosen):
        was_full = met[unit] == problem.criteria
        needed = (
            total - 1 < problem.wanted
            or met[unit] - 1 < goal.least
            or (was_full and (full - 1 < goal.full or unit in goal.must))
        )
        if (unit, criterion) in reached.completed and not needed:
            met[unit] -= 1
            total -= 1
            full -= was_full
            left -= codes
    return frozenset(left)


def _done(problem: Problem, chosen: frozenset[str]) -> list[tuple[int, str, str, frozenset[str]]]:
    """Give the criteria that remedies of a set belong to, dearest first: cost, place, remedies."""
    done = []
    for stand in problem.stands:
        for missing in stand.missing:
            of_it = [o for gap in missing.gaps for o in gap.offers if o.code in chosen]
            if of_it:
                cost = sum(offer.cost for offer in of_it)
                codes = frozenset(offer.code for offer in of_it)
                done.append((cost, stand.unit, missing.criterion, codes))
    return sorted(done, key=lambda d: (-d[0], d[1], d[2]))


def most(problem: Problem) -> Reached:
    """Give what would be reached with money no object: every criterion that can be completed."""
    return reach(problem, (offer.code for *_rest, offer in problem.offers()))


def check(made: Plan) -> None:
    """Hold a plan to its problem, in whole numbers; raises ValueError for one that breaks it."""
    problem, limits = made.problem, made.problem.limits
    by_fund = made.payment.by_fund()
    sound = (
        reach(problem, made.codes).satisfies(problem)
        and all(problem.usable(choice.offer) for choice in made.choices)
        and all(sum(dong for _, dong in c.parts) == c.offer.cost for c in made.choices)
        and all(fund in c.offer.funds for c in made.choices for fund, _ in c.parts)
        and (limits is None or all(by_fund[fund] <= limits.get(fund, 0) for fund in by_fund))
    )
    if not sound:
        msg = f"a solver broke the problem it was given: {sorted(made.codes)}"
        raise ValueError(msg)
