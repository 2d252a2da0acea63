"""Moves of money: most of what can go, over the fewest ways.

A problem of moves is a transport problem with a fixed charge. It is solved in two steps, in whole
steps of money: first the most that can go at all (a linear programme, whose vertices are whole),
then the fewest ways to let so much go (a mixed-integer one), and in a problem of at most `NEARBY`
pairs nearer ways before farther ones. A problem too large to be proved best within `NODES` nodes
gives the best answer found, which still moves the most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import highspy

from chungtay.analytics.optimise.highs import Row, highs
from chungtay.core.capital.foresight.reallocation import Pair, Problem

NODES = 200
NEARBY = 64
"""Pairs beyond which penalties are left out: they make the proof many times as long."""
CHARGE = 16
"""What a further way costs, beside penalties of a few."""


def fewest_moves(problem: Problem) -> dict[Pair, int]:
    """Let the most steps go over the fewest pairs; answers the steps of each pair used.

    Raises RuntimeError where HiGHS gives no answer, which a problem of moves always has.
    """
    pairs = sorted(problem.pairs)
    if not pairs:
        return {}
    most = round(sum(_solved(problem, pairs, most=None)))
    if not most:
        return {}
    found = _solved(problem, pairs, most=most)
    used = [pair for pair, n in zip(pairs, found, strict=False) if round(n) > 0]
    # Once more over the pairs chosen, without the charge and its rounding: whole steps to the last.
    exact = _solved(problem, used, most=None)
    return {pair: round(n) for pair, n in zip(used, exact, strict=True) if round(n) > 0}


def _solved(problem: Problem, pairs: Sequence[Pair], *, most: int | None) -> list[float]:
    """Solve for the most steps (`most` None), or for the fewest pairs that carry so many."""
    engine = highs()
    engine.setOptionValue("mip_max_nodes", NODES)
    infinity = engine.getInfinity()
    for i, j in pairs:
        engine.addVar(0.0, float(min(problem.spare[i], problem.room[j])))
    if most is None:
        for column in range(len(pairs)):
            engine.changeColCost(column, -1.0)
    else:
        for column, pair in enumerate(pairs, len(pairs)):
            engine.addVar(0.0, 1.0)
            penalty = problem.pairs[pair] if len(pairs) <= NEARBY else 0
            engine.changeColCost(column, float(CHARGE + penalty))
            engine.changeColIntegrality(column, highspy.HighsVarType.kInteger)
    for row in _rows(problem, pairs, most, infinity):
        engine.addRow(row.low, row.high, len(row.parts), list(row.parts), list(row.parts.values()))
    engine.run()
    if engine.getInfo().primal_solution_status != 2:
        msg = f"HiGHS gave no answer: {engine.modelStatusToString(engine.getModelStatus())}"
        raise RuntimeError(msg)
    return list(engine.getSolution().col_value)


def _rows(
    problem: Problem, pairs: Sequence[Pair], most: int | None, infinity: float
) -> Iterator[Row]:
    for side, bounds in ((0, problem.spare), (1, problem.room)):
        for place, bound in enumerate(bounds):
            inside = [k for k, pair in enumerate(pairs) if pair[side] == place]
            if inside:
                yield Row(-infinity, float(bound), dict.fromkeys(inside, 1.0))
    if most is not None:
        yield Row(float(most), float(most), dict.fromkeys(range(len(pairs)), 1.0))
        for k, (i, j) in enumerate(pairs):
            open_way = float(min(problem.spare[i], problem.room[j]))
            yield Row(-infinity, 0.0, {k: 1.0, len(pairs) + k: -open_way})
