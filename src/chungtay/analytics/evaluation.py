"""Put numbers together: measures taken apart into leaves, leaves queried, answers composed.

Leaves over the same rows (same fact table and conditions) share one SQL query, whatever their
dimensions and days where every row up to a day counts, and a leaf that several measures rest on
is computed once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import groupby
from operator import itemgetter
from typing import Any

from chungtay.analytics import inexact
from chungtay.analytics.asks import Ask, Catalogue, Keys, divide, identity, leaf, parts, told_in
from chungtay.analytics.sql import Compiler, Leaf, set_number
from chungtay.analytics.store import Store
from chungtay.analytics.telling import Telling, divided
from chungtay.analytics.working_out import compiler_over
from chungtay.core.kernel.quantity import Missing, Quantity, difference, share
from chungtay.core.measures.answer import Inexact
from chungtay.core.measures.fact import FactKind
from chungtay.core.measures.measure import Change, Formula, Ratio, Remainder, Total, moved
from chungtay.core.units.frame import AS_THEN

Numbers = dict[Keys, Quantity]
Row = tuple[Any, ...]
Refusals = Mapping[Keys, Inexact]


@dataclass(slots=True)
class Evaluation:
    """The leaves of one round of asks: gathered, queried table by table, then put together."""

    store: Store
    catalogue: Catalogue
    leaves: dict[tuple[Any, ...], Ask] = field(default_factory=dict)
    found: dict[tuple[Any, ...], Numbers] = field(default_factory=dict)
    """Every measure's numbers: of the leaves once they were queried, of others once asked for."""
    refused: dict[tuple[Any, ...], Refusals] = field(default_factory=dict)

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
            if told_in(asks[0]).elsewhere or (one and not (sums and compiler.table.combinations)):
                self._run_one(compiler, asks)
            else:
                self._run_sets(compiler, asks, sets)

    def _rows_of(self, ask: Ask) -> tuple[Any, ...]:
        """Tell which rows a leaf reads: leaves over the same rows may share a reading.

        They may differ in the dimensions and, sums of a flow, in the day: every row up to it
        counts. Counts share one where rows need not be added up or looked at by day first.
        """
        asked, _ = divide(ask)
        formula = leaf(ask.measure)
        told = told_in(ask)
        if told.elsewhere:
            return (formula.fact, ask.measure.across_units, *identity(ask.by, asked))
        table = self.store.tables[formula.fact]
        if table.of_units is not None and self.store.bodies_ended(asked.on):
            return (formula.fact, told.named, *identity(ask.by, asked))
        flows = table.kind is FactKind.FLOW
        if flows and not isinstance(formula, Total):
            return (formula.fact, *identity(ask.by, asked))
        asked = replace(asked, on=dt.date.max if flows else asked.on, against=None)
        return (formula.fact, Total, *identity((), asked))

    def _compiler(self, fact: str, asks: Sequence[Ask]) -> Compiler:
        asked, _ = divide(asks[0])
        last = max(ask.question.on for ask in asks)
        table = self.store.tables[fact]
        return compiler_over(self.store, table, replace(asked, on=last), told_in(asks[0]))

    def _run_one(self, compiler: Compiler, asks: Sequence[Ask]) -> None:
        query = compiler.aggregate([_leaf(compiler, ask) for ask in asks], asks[0].by)
        by, rows = asks[0].by, self.store.fetch(query.sql, query.parameters)
        keys = _keys(by, range(len(by)), rows)
        for place, ask in enumerate(asks, start=len(by)):
            self.found[ask.key()] = _numbers(ask, keys, rows, place)
        if (told := told_in(asks[0])).elsewhere:
            self._refuse(compiler, asks, told)

    def _refuse(self, compiler: Compiler, asks: Sequence[Ask], told: Telling) -> None:
        """Put no number where rows without one place in the frame would have changed it."""
        apart = divided(compiler.table, self.store.tables, compiler.question, told)
        by = asks[0].by
        query = inexact.query(apart, [_leaf(compiler, ask) for ask in asks], by)
        rows = self.store.fetch(query.sql, query.parameters)
        for place, ask in enumerate(asks):
            found = inexact.read(_keys(by, range(len(by)), rows), rows, len(by) + 2 * place)
            self.refused[ask.key()] = found
            self.found[ask.key()] |= dict.fromkeys(found, Missing.INEXACT)

    def _run_sets(self, compiler: Compiler, asks: Sequence[Ask], sets: Sequence[Keys]) -> None:
        by = tuple(dict.fromkeys(name for one in sets for name in one))
        columns = {(ask.measure.name, ask.question.on): _leaf(compiler, ask) for ask in asks}
        places = {column: place for place, column in enumerate(columns)}
        query = compiler.aggregate_sets(list(columns.values()), by, sets)
        rows = self.store.fetch(query.sql, query.parameters)
        of_set = {number: list(those) for number, those in groupby(rows, key=itemgetter(0))}
        for one in sets:
            those = of_set.get(set_number(by, one), [])
            keys = _keys(one, [1 + by.index(name) for name in one], those)
            for ask in (ask for ask in asks if ask.by == one):
                place = 1 + len(by) + places[ask.measure.name, ask.question.on]
                self.found[ask.key()] = _numbers(ask, keys, those, place)

    def value(self, ask: Ask) -> Quantity:
        """Give the one number of a measure that is not divided."""
        return self.put_together(ask).get((), Missing.ABSENT)

    def put_together(self, ask: Ask) -> Numbers:
        """Evaluate a measure from its leaves, once."""
        name = ask.key()
        if name not in self.found:
            (_, first), (_, second) = parts(ask, self.catalogue)
            of, other = self.put_together(first), self.put_together(second)
            if (told := _told_by(ask, second)) is not None:
                other = {key: other[at] for key in of if (at := told(key)) in other}
            self.found[name] = _arising(ask, _combined(ask.measure.formula, of, other))
        return self.found[name]

    def refusals(self, ask: Ask) -> Refusals:
        """Give, for each number that the frame cannot tell, the units that stand in the way."""
        if ask.question.frame == AS_THEN:
            return {}
        beneath = [
            (self.refusals(part), _told_by(ask, part)) for _, part in parts(ask, self.catalogue)
        ]
        if not beneath:
            return self.refused[ask.key()]
        return {
            key: inexact.together(part.get(told(key) if told else key) for part, told in beneath)
            for key, number in self.put_together(ask).items()
            if number is Missing.INEXACT
        }


def _leaf(compiler: Compiler, ask: Ask) -> Leaf:
    """Give a leaf, with its own day where the rows read go on beyond it."""
    earlier = ask.question.on < compiler.question.on
    return Leaf(leaf(ask.measure), divide(ask)[1], ask.question.on if earlier else None)


def _keys(by: Keys, places: Sequence[int], rows: Sequence[Row]) -> list[Keys]:
    """Read the members of each row, at those places of it: one key, whatever leaves it tells of.

    Months are written as `2020-09`; the query numbers them 202009.
    """
    if not by:
        return [()] * len(rows)
    listed = [[row[place] for row in rows] for place in places]
    if "month" in by:
        at = by.index("month")
        listed[at] = [f"{month[:4]}-{month[4:]}" for month in listed[at]]
    return list(zip(*listed, strict=True))


def _numbers(ask: Ask, keys: Sequence[Keys], rows: Sequence[Row], place: int) -> Numbers:
    """Read one leaf's column of a result: no row adds up to nothing known, not to zero."""
    formula = leaf(ask.measure)
    values = [row[place] for row in rows]
    if isinstance(formula, Total):
        values = [Missing.ABSENT if one is None else _per(one, formula.per) for one in values]
    elif not ask.by and not rows[0][-1]:
        values = [Missing.ABSENT]
    return dict(zip(keys, values, strict=True))


def _per(found: int, per: int) -> Quantity:
    """Read a sum told in parts of a unit."""
    if per == 1:
        return found
    exact = Fraction(found, per)
    return int(exact) if exact.denominator == 1 else exact


def _told_by(ask: Ask, part: Ask) -> Callable[[Keys], Keys] | None:
    """Give how a part is keyed where an ask has some key; None where both are keyed alike.

    A part may be undivided by some dimension, and stand in earlier years where these shift.
    """
    formula = ask.measure.formula
    shifting = formula.shifting if isinstance(formula, Change) else ()
    years = part.question.on.year - ask.question.on.year
    moving = {name for name in part.by if years and name in shifting}
    if part.by == ask.by and not moving:
        return None
    places = [(ask.by.index(name), name in moving) for name in part.by]
    return lambda key: tuple([moved(key[at], years) if by else key[at] for at, by in places])


def _combined(formula: Formula, of: Numbers, other: Numbers) -> Numbers:
    """Put two measures' numbers together, in the order of their combinations."""
    keys = of if other.keys() <= of.keys() else sorted({*of, *other})
    one = [of.get(key, Missing.ABSENT) for key in keys]
    two = [other.get(key, Missing.ABSENT) for key in keys]
    match formula:
        case Ratio(_, _, times, either):
            if either:
                one = list(map(_of, one, two))
            told = [share(part, whole, times=times) for part, whole in zip(one, two, strict=True)]
        case Remainder(_, _, either):
            told = [_left(whole, less, either=either) for whole, less in zip(one, two, strict=True)]
        case _:
            told = list(map(difference, one, two))
    return dict(zip(keys, told, strict=True))


def _arising(ask: Ask, found: Numbers) -> Numbers:
    """Leave no number where a measure is asked by what divides only one of its parts."""
    if {*ask.measure.whole_of} & {*ask.by, *ask.question.where}:
        return dict.fromkeys(found, Missing.NOT_APPLICABLE)
    return found


def _of(part: Quantity, whole: Quantity) -> Quantity:
    """Take nothing known of a part for nought, where the whole is known."""
    return 0 if part is Missing.ABSENT and not isinstance(whole, Missing) else part


def _left(whole: Quantity, less: Quantity, *, either: bool) -> Quantity:
    """Take away what is known to be taken away; of what nobody named, only where it says so."""
    if less is Missing.ABSENT:
        return whole
    return difference(0 if whole is Missing.ABSENT and either else whole, less)
