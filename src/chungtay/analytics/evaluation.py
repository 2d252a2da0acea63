"""Put numbers together: measures taken apart into leaves, leaves queried, answers composed.

Leaves over the same rows (same fact table and conditions) share one SQL query, whatever their
dimensions and days where every row up to a day counts, and a leaf that several measures rest on
is computed once.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from chungtay.analytics.sql import Compiler, Leaf, set_number
from chungtay.analytics.store import Store
from chungtay.core.kernel.quantity import Missing, Quantity, difference, share
from chungtay.core.measures.answer import Question
from chungtay.core.measures.fact import FactKind
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
)

Keys = tuple[str, ...]
Numbers = dict[Keys, Quantity]
Catalogue = Mapping[str, Measure]


@dataclass(frozen=True, slots=True)
class Ask:
    """One measure to evaluate, over dimensions, for a question."""

    measure: Measure
    by: Keys
    question: Question

    def key(self) -> tuple[Any, ...]:
        """Identify the ask, so that a leaf shared by several measures is computed once."""
        return (self.measure.name, *_identity(self.by, self.question))


@dataclass(slots=True)
class Evaluation:
    """The leaves of one round of asks: gathered, queried table by table, then put together."""

    store: Store
    catalogue: Catalogue
    leaves: dict[tuple[Any, ...], Ask] = field(default_factory=dict)
    found: dict[tuple[Any, ...], Numbers] = field(default_factory=dict)

    def gather(self, ask: Ask) -> None:
        """Note the leaves that a measure rests on."""
        found = parts(ask, self.catalogue)
        if not found:
            self.leaves[ask.key()] = ask
        for _, part in found:
            self.gather(part)

    def run(self) -> None:
        """Query each group of leaves over the same rows once."""
        groups: dict[tuple[Any, ...], list[Ask]] = {}
        for ask in self.leaves.values():
            groups.setdefault(self._rows_of(ask), []).append(ask)
        for (fact, *_), asks in groups.items():
            compiler = self._compiler(fact, asks)
            sets = list(dict.fromkeys(ask.by for ask in asks))
            one = len(sets) == 1 and len({ask.question.on for ask in asks}) == 1
            sums = all(isinstance(leaf(ask.measure), Total) for ask in asks)
            if one and not (sums and compiler.table.combinations):
                self._run_one(compiler, asks)
            else:
                self._run_sets(compiler, asks, sets)

    def _rows_of(self, ask: Ask) -> tuple[Any, ...]:
        """Tell which rows a leaf reads: sums over the same rows may share a reading.

        They may differ in the dimensions and, of a flow, in the day: every row up to it counts.
        """
        asked, _ = divide(ask)
        formula = leaf(ask.measure)
        if not isinstance(formula, Total):
            return (formula.fact, *_identity(ask.by, asked))
        flows = self.store.tables[formula.fact].kind is FactKind.FLOW
        asked = replace(asked, on=dt.date.max if flows else asked.on, against=None)
        return (formula.fact, Total, *_identity((), asked))

    def _compiler(self, fact: str, asks: Sequence[Ask]) -> Compiler:
        asked, _ = divide(asks[0])
        last = max(ask.question.on for ask in asks)
        return Compiler(self.store.tables[fact], self.store.tables, replace(asked, on=last))

    def _run_one(self, compiler: Compiler, asks: Sequence[Ask]) -> None:
        query = compiler.aggregate([_leaf(compiler, ask) for ask in asks], asks[0].by)
        rows = self.store.fetch(query.sql, query.parameters)
        for place, ask in enumerate(asks):
            self.found[ask.key()] = _numbers(ask, rows, place)

    def _run_sets(self, compiler: Compiler, asks: Sequence[Ask], sets: Sequence[Keys]) -> None:
        by = tuple(dict.fromkeys(name for one in sets for name in one))
        columns = {(ask.measure.name, ask.question.on): _leaf(compiler, ask) for ask in asks}
        places = {column: place for place, column in enumerate(columns)}
        query = compiler.aggregate_sets(list(columns.values()), by, sets)
        of_set: dict[int, list[tuple[Any, ...]]] = {}
        for number, *row in self.store.fetch(query.sql, query.parameters):
            of_set.setdefault(number, []).append(tuple(row))
        for one in sets:
            at = [by.index(name) for name in one]
            rows = [
                (*(row[n] for n in at), *row[len(by) :])
                for row in of_set.get(set_number(by, one), ())
            ]
            for ask in (ask for ask in asks if ask.by == one):
                place = places[ask.measure.name, ask.question.on]
                self.found[ask.key()] = _numbers(ask, rows, place)

    def value(self, ask: Ask) -> Quantity:
        """Give the one number of a measure that is not divided."""
        return self.put_together(ask).get((), Missing.ABSENT)

    def put_together(self, ask: Ask) -> Numbers:
        """Evaluate a measure from its leaves."""
        found = parts(ask, self.catalogue)
        if not found:
            return self.found[ask.key()]
        (_, first), (_, second) = found
        of, other = self.put_together(first), self.put_together(second)
        places = [ask.by.index(name) for name in second.by]
        keys = of.keys() | (other.keys() if second.by == ask.by else set())
        numbers: Numbers = {}
        for key in sorted(keys):
            one = of.get(key, Missing.ABSENT)
            two = other.get(tuple(key[i] for i in places), Missing.ABSENT)
            numbers[key] = _combine(ask.measure, one, two)
        return numbers


def _identity(by: Keys, question: Question) -> tuple[Any, ...]:
    where = tuple(sorted(question.where.items()))
    return (by, where, question.on, question.as_known, question.against)


def _leaf(compiler: Compiler, ask: Ask) -> Leaf:
    """Give a leaf, with its own day where the rows read go on beyond it."""
    earlier = ask.question.on < compiler.question.on
    return Leaf(leaf(ask.measure), divide(ask)[1], ask.question.on if earlier else None)


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
        name: tuple(_shifted(v, years) for v in values) if name in shifting else values
        for name, values in ask.question.where.items()
    }
    return _narrow(
        replace(ask, question=replace(ask.question, where=where, on=then)), part, catalogue
    )


def _shifted(value: str, years: int) -> str:
    """Move a year, or both ends of a range of years."""
    return re.sub(r"\d+", lambda year: str(int(year[0]) + years), value)


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


def _numbers(ask: Ask, rows: list[tuple[Any, ...]], place: int) -> Numbers:
    """Read one leaf's column of a result: its members, then its value."""
    width, formula = len(ask.by), leaf(ask.measure)
    at = width + place
    if isinstance(formula, Count):
        found: Numbers = {
            row[:width]: row[at] if width or row[-1] else Missing.ABSENT for row in rows
        }
    else:
        found = {row[:width]: _total(row[at], formula.per) for row in rows}
    if "month" in ask.by:
        return {_with_months(ask.by, key): one for key, one in found.items()}
    return found


def _with_months(by: Keys, key: Keys) -> Keys:
    """Write months as `2020-09`; the query numbers them 202009."""
    return tuple(
        f"{member[:4]}-{member[4:]}" if name == "month" else member
        for name, member in zip(by, key, strict=True)
    )


def _total(found: int | None, per: int) -> Quantity:
    """Read a sum: no row adds up to nothing known, not to zero."""
    if found is None:
        return Missing.ABSENT
    if per == 1:
        return found
    exact = Fraction(found, per)
    return int(exact) if exact.denominator == 1 else exact


def _combine(measure: Measure, one: Quantity, other: Quantity) -> Quantity:
    formula = measure.formula
    if isinstance(formula, Ratio):
        return share(one, other, times=formula.times)
    if isinstance(formula, Remainder) and other is Missing.ABSENT:
        return one
    return difference(one, other)
