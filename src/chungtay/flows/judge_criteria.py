"""Answer what a place meets of a criteria set on a day, from measures: a judge for decisions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from chungtay.analytics.engine import Engine, engine
from chungtay.core.criteria.criteria_set import Criterion
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Question
from chungtay.packs import loader

MET = "criteria.met"


@dataclass(frozen=True, slots=True)
class MeasuredJudge:
    """A judge that asks the measures engine, as every page does."""

    engine: Engine = field(default_factory=engine)

    def results(self, unit: str, *, criteria_set: str, on: dt.date) -> tuple[Result, ...]:
        """Give the result of every criterion of the set, in its order, with words for people."""
        where = {"unit": (unit,), "criteria_set": (criteria_set,)}
        question = Question(where, on)
        answer = self.engine.ask_many([MET], by=("criterion",), question=question)[MET]
        found = {cell.by[0]: cell.value for cell in answer.cells}
        listed = loader.criteria_set(criteria_set).criteria
        return tuple(result(one, found.get(one.code, Missing.ABSENT)) for one in listed)


def result(criterion: Criterion, value: Quantity) -> Result:
    """Tell in words how a criterion stands."""
    met = None if isinstance(value, Missing) else value == 1
    words = {True: "đạt", False: "chưa đạt", None: "chưa được đánh giá"}[met]
    number = criterion.code.lstrip("0")
    return Result(criterion.code, met, f"tiêu chí {number} {criterion.title.vi}: {words}")
