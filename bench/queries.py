"""Every measure over the province, whole and divided by each of its dimensions.

Each question is asked a few times in one process, the very first question excepted, each time
looking for new rows in the registers as a page does. The limit is 30 ms at the 95th percentile.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from functools import partial

from bench import province
from bench.timing import machine, p95, row, times
from chungtay.analytics.engine import Engine
from chungtay.core.measures.answer import Question
from chungtay.core.measures.measure import Change, Measure

ROUNDS, LIMIT = 3, 0.030
Asked = tuple[str, tuple[str, ...], Question]


def questions(engine: Engine) -> Iterator[Asked]:
    """Ask each measure whole, by each dimension, and by district crossed with each."""
    for measure in engine.catalogue.values():
        where = {"province": (province.CODE,)} if "province" in measure.dimensions else {}
        against = province.BEFORE if isinstance(measure.formula, Change) else None
        question = Question(where, province.DAY, None, against)
        for by in divisions(measure):
            yield measure.name, by, question


def divisions(measure: Measure) -> Iterator[tuple[str, ...]]:
    """Divide by nothing, each dimension, and district with each; always by what is required."""
    ways = {(), *((name,) for name in measure.dimensions)}
    if "district" in measure.dimensions:
        ways |= {("district", name) for name in measure.dimensions if name != "district"}
    for way in sorted(ways):
        yield tuple(dict.fromkeys((*measure.required, *way)))


def ask(engine: Engine, asked: Asked) -> object:
    """Ask one question."""
    name, by, question = asked
    return engine.ask_many([name], by=by, question=question)


def main() -> None:
    """Time every question and print the slowest."""
    province.load()
    engine = Engine()
    asked = list(questions(engine))
    engine.value("units.communes", Question({}, province.DAY))
    taken = [(times(partial(ask, engine, one), rounds=ROUNDS), one) for one in asked]
    every = [seconds for rounds, _ in taken for seconds in rounds]
    print(machine())
    print(f"{len(taken)} questions, {len(every)} answers, median {statistics.median(every):.4f} s")
    print(row("a measure over the province, p95", p95(every), LIMIT, "limit"))
    for rounds, (name, by, _) in sorted(taken, key=lambda one: statistics.median(one[0]))[:-4:-1]:
        slow = statistics.median(rounds) * 1000
        print(f"   slowest: {slow:6.1f} ms  {name} by {', '.join(by) or 'nothing'}")


if __name__ == "__main__":
    main()
