"""The cheapest way to a target: which remedies to do, as a programme in whole choices.

A column of 0 or 1 for each remedy; from them follow, as columns between 0 and 1 that whole remedies
make whole, the criteria completed and the communes that meet all. Remedies that the same funds may
pay form a group, and a column says what each fund gives each group. Money is counted in millions
of đồng here, and to the đồng by whoever checks the answer.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import highspy

from chungtay.analytics.optimise.highs import Row, highs
from chungtay.core.criteria.roadmap.planning import Aim, Asked, Outcome, Solved, Solver
from chungtay.core.criteria.roadmap.problem import Fund, MissingCriterion, Offer, Problem

SECONDS = 8.0
"""How long a search may take unless told otherwise."""
UNIT = 1_000_000
_Funds = tuple[Fund, ...]
_NONE = (
    highspy.HighsModelStatus.kInfeasible,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)
"""What HiGHS calls a problem without an answer; none here is without a bound."""


def within(seconds: float) -> Solver:
    """Give a solver that searches for so many seconds at most."""

    def solve(asked: Asked) -> Solved:
        return _Search(asked).run(seconds)

    return solve


cheapest: Solver = within(SECONDS)


@dataclass(slots=True)
class _Search:
    """A problem being written into HiGHS: where its columns are."""

    asked: Asked
    engine: highspy.Highs = field(default_factory=highs)
    columns: int = 0
    offers: dict[str, int] = field(default_factory=dict)
    costs: dict[str, Offer] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    @property
    def problem(self) -> Problem:
        return self.asked.problem

    def run(self, seconds: float) -> Solved:
        """Write the problem, search, and read the answer."""
        self._communes()
        self._money()
        for barred in self.asked.barred:
            inside = [self.offers[code] for code in sorted(barred) if code in self.offers]
            self._at_most(len(inside) - 1, dict.fromkeys(inside, 1.0))
        if any(row.low > 0 and not row.parts for row in self.rows):
            return Solved(Outcome.IMPOSSIBLE)  # HiGHS takes a problem without columns for solved
        for row in self.rows:
            row.add(self.engine)
        self.engine.setOptionValue("time_limit", seconds)
        self.engine.run()
        return self._told()

    def _told(self) -> Solved:
        status, info = self.engine.getModelStatus(), self.engine.getInfo()
        if status == highspy.HighsModelStatus.kModelEmpty:
            return Solved(Outcome.PROVED)
        if status in _NONE:
            return Solved(Outcome.IMPOSSIBLE)
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return Solved(Outcome.UNKNOWN)
        values = self.engine.getSolution().col_value
        chosen = frozenset(code for code, n in self.offers.items() if values[n] > 0.5)
        proved = status == highspy.HighsModelStatus.kOptimal
        bound = max(0.0, info.mip_dual_bound) * UNIT
        return Solved(Outcome.PROVED if proved else Outcome.FOUND, chosen, int(bound))

    def _communes(self) -> None:
        """Say how criteria follow from remedies, and communes from criteria; ask for the goal."""
        goal, aim = self.problem.goal, self.asked.aim
        full, done, already, whole = [], [], 0, self.problem.criteria
        for stand in self.problem.stands:
            completed = [z for m in stand.missing if (z := self._criterion(m)) is not None]
            done += completed
            self._at_least(goal.least - stand.met, dict.fromkeys(completed, 1.0))
            if not stand.missing:
                already += stand.met == whole
            elif stand.met + len(completed) == whole:
                full.append(self._full(completed, must=stand.unit in goal.must))
            if stand.unit in goal.must and stand.met + len(completed) < whole:
                self._at_least(1, {})
        if aim is Aim.MOST_FULL:
            self._prize(full)
        else:
            self._at_least(goal.full - already, dict.fromkeys(full, 1.0))
        if aim is Aim.MOST_CRITERIA:
            self._prize(done)
        else:
            self._at_least(self.problem.wanted - self.problem.met, dict.fromkeys(done, 1.0))

    def _criterion(self, missing: MissingCriterion) -> int | None:
        """Add a criterion that can be completed: each of its gaps by one remedy."""
        if not self.problem.closable(missing):
            return None
        column = self._column(0.0, 1.0)
        for gap in missing.gaps:
            ways = [self._offer(offer) for offer in self.problem.worth(gap)]
            self._at_least(0, {**dict.fromkeys(ways, 1.0), column: -1.0})
        return column

    def _offer(self, offer: Offer) -> int:
        column = self._column(0.0, 1.0, whole=True)
        if self.asked.aim is Aim.CHEAPEST:
            self.engine.changeColCost(column, offer.cost / UNIT)
        self.offers[offer.code], self.costs[offer.code] = column, offer
        return column

    def _full(self, completed: list[int], *, must: bool) -> int:
        column = self._column(float(must), 1.0)
        for criterion in completed:
            self._at_least(0, {criterion: 1.0, column: -1.0})
        return column

    def _money(self) -> None:
        """Let each group be paid by its funds, and no fund pay more than it has."""
        limits = self.problem.limits
        if limits is None:
            return
        groups: dict[_Funds, list[str]] = defaultdict(list)
        for code, offer in self.costs.items():
            groups[tuple(sorted(set(offer.funds) & limits.keys()))].append(code)
        given: dict[Fund, dict[int, float]] = defaultdict(dict)
        for funds, codes in sorted(groups.items()):
            need = {self.offers[code]: -self.costs[code].cost / UNIT for code in codes}
            gifts = {self._column(0.0, self.engine.getInfinity()): fund for fund in funds}
            self.rows.append(Row(0.0, 0.0, {**dict.fromkeys(gifts, 1.0), **need}))
            for column, fund in gifts.items():
                given[fund][column] = 1.0
        for fund, columns in sorted(given.items()):
            self._at_most(limits[fund] / UNIT, columns | self._beyond())

    def _beyond(self) -> dict[int, float]:
        """Let a fund pay more than it has where that is what is to be least."""
        if self.asked.aim is not Aim.LEAST_MONEY:
            return {}
        column = self._column(0.0, self.engine.getInfinity())
        self.engine.changeColCost(column, 1.0)
        return {column: -1.0}

    def _prize(self, columns: list[int]) -> None:
        for column in columns:
            self.engine.changeColCost(column, -1.0)

    def _column(self, low: float, high: float, *, whole: bool = False) -> int:
        self.engine.addVar(low, high)
        if whole:
            self.engine.changeColIntegrality(self.columns, highspy.HighsVarType.kInteger)
        self.columns += 1
        return self.columns - 1

    def _at_least(self, low: float, parts: dict[int, float]) -> None:
        if low > 0 or parts:
            self.rows.append(Row(float(low), self.engine.getInfinity(), parts))

    def _at_most(self, high: float, parts: dict[int, float]) -> None:
        self.rows.append(Row(-self.engine.getInfinity(), float(high), parts))
