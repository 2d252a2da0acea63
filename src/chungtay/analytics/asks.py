"""What is asked of measures, taken apart: a derived measure into its parts, conditions into two.

An ask that reads a fact table itself is a leaf; every other is made of the asks of its parts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from chungtay.analytics.telling import Telling, telling
from chungtay.core.measures.answer import Question
from chungtay.core.measures.measure import (
    BadCondition,
    Change,
    Count,
    Measure,
    NoEarlierDay,
    Part,
    Ratio,
    Remainder,
    Total,
    Where,
    moved,
)

Keys = tuple[str, ...]
Catalogue = Mapping[str, Measure]


@dataclass(frozen=True, slots=True)
class Ask:
    """One measure to evaluate, over dimensions, for a question."""

    measure: Measure
    by: Keys
    question: Question

    def key(self) -> tuple[Any, ...]:
        """Identify the ask, so that a leaf shared by several measures is computed once."""
        return (self.measure.name, *identity(self.by, self.question))


def identity(by: Keys, question: Question) -> tuple[Any, ...]:
    """Give all that makes two questions of a measure one."""
    where = tuple(sorted(question.where.items()))
    return (by, where, question.on, question.as_known, question.against, question.frame)


def told_in(ask: Ask) -> Telling:
    """Say in which units a leaf is told, and which of its places it names."""
    asked, selecting = divide(ask)
    names = (*ask.by, *asked.where, *selecting)
    return telling(asked, names, ask.measure.across_units)


def leaf(measure: Measure) -> Total | Count:
    """Give the formula of a measure that reads a fact table itself."""
    formula = measure.formula
    if not isinstance(formula, Total | Count):
        raise TypeError(f"{measure.name} derives from other measures")
    return formula


def divide(ask: Ask) -> tuple[Question, Where]:
    """Part the conditions: those that say which rows are asked about, those that select."""
    formula = leaf(ask.measure)
    selects = formula.selecting if isinstance(formula, Count) else ()
    where = ask.question.where
    asked = {name: values for name, values in where.items() if name not in selects}
    chosen = {name: values for name, values in where.items() if name in selects}
    return replace(ask.question, where=asked), _both(formula.where, chosen)


def parts(ask: Ask, catalogue: Catalogue) -> list[tuple[str, Ask]]:
    """Take a derived measure apart; the role of each part in Vietnamese, for receipts."""
    match ask.measure.formula:
        case Ratio(of, over, _):
            return [
                ("Tử số", _narrow(ask, of, catalogue)),
                ("Mẫu số", _narrow(ask, over, catalogue)),
            ]
        case Remainder(of, less):
            return [
                ("Số bị trừ", _narrow(ask, of, catalogue)),
                ("Số trừ", _narrow(ask, less, catalogue)),
            ]
        case Change(of, shifting):
            return [
                ("Ngày báo cáo", _narrow(ask, of, catalogue)),
                ("Ngày so sánh", _earlier(ask, of, shifting, catalogue)),
            ]
        case _:
            return []


def _narrow(ask: Ask, part: Part, catalogue: Catalogue) -> Ask:
    where = {n: v for n, v in ask.question.where.items() if n not in part.ignoring}
    question = replace(ask.question, where=_both(where, part.where), against=None)
    by = tuple(name for name in ask.by if name not in part.ignoring)
    return Ask(catalogue[part.measure], by, question)


def _earlier(ask: Ask, part: Part, shifting: Sequence[str], catalogue: Catalogue) -> Ask:
    then, now = ask.question.against, ask.question.on
    if then is None:
        raise NoEarlierDay(measure=ask.measure.name)
    years = then.year - now.year
    where = {
        name: tuple(moved(v, years) for v in values) if name in shifting else values
        for name, values in ask.question.where.items()
    }
    return _narrow(
        replace(ask, question=replace(ask.question, where=where, on=then)), part, catalogue
    )


def _both(one: Where, other: Where) -> Where:
    """Require both sets of conditions; on a shared column, the values both accept."""
    both = {**one, **other}
    for name in one.keys() & other.keys():
        if one[name] == other[name]:
            continue
        if any(".." in value for value in (*one[name], *other[name])):
            raise BadCondition(
                column=name, value="; ".join(other[name]), expected="trong " + "; ".join(one[name])
            )
        both[name] = tuple(value for value in one[name] if value in other[name])
    return both
