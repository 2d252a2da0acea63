"""The measures engine: the only road to a number.

A question is a set of measures over the same dimensions. Derived measures are taken apart into
leaves; leaves over the same rows become one SQL query; the answers are put together exactly, as
integers and fractions. A receipt lists the register rows a number was made from.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from typing import Any

from chungtay.analytics.sql import Compiler, Leaf
from chungtay.analytics.store import TABLES, Store
from chungtay.analytics.tables import VIEWS
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.quantity import Missing, Quantity, difference, share
from chungtay.core.measures.answer import (
    Answer,
    Cell,
    Component,
    Question,
    Receipt,
    ReceiptRow,
    digest,
)
from chungtay.core.measures.fact import STANDING, FactTable
from chungtay.core.measures.measure import (
    BadCondition,
    Change,
    Count,
    Measure,
    NoEarlierDay,
    NoSuchDimension,
    Part,
    Ratio,
    Remainder,
    Total,
    UnknownMeasure,
    Where,
)
from chungtay.packs import measures as declared

Keys = tuple[str, ...]
Numbers = dict[Keys, tuple[Quantity, int]]


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
    leaves: dict[tuple[Any, ...], Ask] = field(default_factory=dict)
    found: dict[tuple[Any, ...], Numbers] = field(default_factory=dict)

    def gather(self, ask: Ask) -> None:
        """Note the leaves that a measure rests on."""
        parts = _parts(ask)
        if not parts:
            self.leaves[ask.key()] = ask
        for _, part in parts:
            self.gather(part)

    def run(self) -> None:
        """Query each group of leaves over the same rows once."""
        groups: dict[tuple[Any, ...], list[Ask]] = {}
        for ask in self.leaves.values():
            asked, _ = _divide(ask)
            fact = _leaf(ask.measure).fact
            groups.setdefault((fact, *_identity(ask.by, asked)), []).append(ask)
        for (fact, *_), asks in groups.items():
            asked, _ = _divide(asks[0])
            compiler = Compiler(TABLES[fact], TABLES, asked)
            leaves = [Leaf(_leaf(ask.measure), _divide(ask)[1]) for ask in asks]
            query = compiler.aggregate(leaves, asks[0].by)
            rows = self.store.fetch(query.sql, query.parameters)
            for place, ask in enumerate(asks):
                self.found[ask.key()] = _numbers(ask, rows, place)

    def put_together(self, ask: Ask) -> Numbers:
        """Evaluate a measure from its leaves."""
        parts = _parts(ask)
        if not parts:
            return self.found[ask.key()]
        (_, first), *rest = parts
        of, (_, second) = self.put_together(first), rest[0]
        other = self.put_together(second)
        places = [ask.by.index(name) for name in second.by]
        absent: tuple[Quantity, int] = (Missing.ABSENT, 0)
        keys = of.keys() | (other.keys() if second.by == ask.by else set())
        numbers: Numbers = {}
        for key in sorted(keys):
            a, b = of.get(key, absent), other.get(tuple(key[i] for i in places), absent)
            numbers[key] = (_combine(ask.measure, a[0], b[0]), a[1] + b[1])
        return numbers


class Engine:
    """Ask measures over the registers, and for the rows behind an answer."""

    def __init__(self, store: Store | None = None) -> None:
        self.store = store or Store()
        self.catalogue: Mapping[str, Measure] = declared.measures()

    def measure(self, name: str) -> Measure:
        """Find a measure by name, or refuse and name the nearest ones."""
        if name not in self.catalogue:
            near = difflib.get_close_matches(name, self.catalogue, n=3, cutoff=0.3)
            raise UnknownMeasure(name=name, near=", ".join(near) or "xem `chungtay measure list`")
        return self.catalogue[name]

    @contextmanager
    def still(self) -> Iterator[None]:
        """Answer everything in the block from one moment of the registers."""
        with self.store.still():
            yield

    def ask(
        self,
        name: str,
        *,
        by: Sequence[str] = (),
        where: Where | None = None,
        on: dt.date,
        as_known: dt.date | None = None,
        against: dt.date | None = None,
    ) -> Answer:
        """Ask one measure on a day: over all rows, or divided by dimensions."""
        question = Question(where or {}, on, as_known, against)
        return self.ask_many([name], by=by, question=question)[name]

    def ask_many(
        self, names: Sequence[str], *, by: Sequence[str] = (), question: Question
    ) -> dict[str, Answer]:
        """Ask several measures over the same dimensions: one query per fact table and day."""
        self.store.catch_up()
        asks = {name: Ask(self.measure(name), tuple(by), question) for name in names}
        evaluation = Evaluation(self.store)
        for ask in asks.values():
            self._check(ask)
            evaluation.gather(ask)
        evaluation.run()
        return {name: _answer(ask, evaluation.put_together(ask)) for name, ask in asks.items()}

    def value(self, name: str, question: Question) -> Quantity:
        """Give one number."""
        return self.ask_many([name], question=question)[name].value()

    def proof(self, name: str, question: Question) -> tuple[int, str]:
        """Count and digest the rows behind a number."""
        rows = self._rows(Ask(self.measure(name), (), question), brief=True)
        return len(rows), digest((row[0], row[1]) for row in rows)

    def receipt(self, name: str, question: Question, *, limit: int = 200) -> Receipt:
        """Give everything behind one number, listing at most `limit` of its rows."""
        with self.still():
            ask = Ask(self.measure(name), (), question)
            self._check(ask)
            rows = [_told(row) for row in self._rows(ask, brief=False)]
            return Receipt(
                ask.measure,
                question,
                self.value(name, question),
                tuple(self._components(ask)),
                tuple(rows[:limit]),
                len(rows),
                dict(Counter(row.provenance for row in rows)),
                dict(sorted(Counter(row.document for row in rows).items())),
                digest((row.ref, row.value) for row in rows),
            )

    def _components(self, ask: Ask) -> Iterator[Component]:
        for role, part in _parts(ask):
            value = self.value(part.measure.name, part.question)
            rows = len(self._rows(part, brief=True))
            yield Component(part.measure, role, part.question, value, rows)

    def _rows(self, ask: Ask, *, brief: bool) -> list[tuple[Any, ...]]:
        """List the distinct register rows under a measure, derived measures included."""
        parts = _parts(ask)
        if parts:
            found = {r[0]: r for _, part in parts for r in self._rows(part, brief=brief)}
            return [found[ref] for ref in sorted(found)]
        asked, selecting = _divide(ask)
        table = TABLES[_leaf(ask.measure).fact]
        compiler = Compiler(table, TABLES, asked)
        rows = self._listed(compiler, [asked.where, selecting], brief=brief)
        if not rows and isinstance(ask.measure.formula, Count):
            # Zero out of some rests on all the rows it was counted among.
            rows = self._listed(compiler, [asked.where], brief=brief)
        return rows

    def _listed(
        self, compiler: Compiler, where: list[Where], *, brief: bool
    ) -> list[tuple[Any, ...]]:
        table = compiler.table
        view = next((view for view in VIEWS if view.table is table), None)
        if view is not None:
            return self._beneath(compiler, where, view.ingredients, brief=brief)
        columns = ["ref", table.value or "seq"]
        if not brief:
            columns += [c.name for c in STANDING] + [c.name for c in table.columns]
        query = compiler.rows(columns, where)
        rows = self.store.fetch(query.sql, query.parameters)
        if not table.value:
            rows = [(row[0], None, *row[2:]) for row in rows]
        return rows if brief else [(row[0], row[1], table, *row[2:]) for row in rows]

    def _beneath(
        self, compiler: Compiler, where: list[Where], ingredients: Sequence[str], *, brief: bool
    ) -> list[tuple[Any, ...]]:
        """List the register rows under a view's rows: those of the same units."""
        query = compiler.rows(["unit"], where)
        units = tuple(unit for (unit,) in self.store.fetch(query.sql, query.parameters))
        found: list[tuple[Any, ...]] = []
        for name in ingredients if units else ():
            under = Compiler(TABLES[name], TABLES, compiler.question)
            found += self._listed(under, [{"unit": units}], brief=brief)
        return sorted(found, key=lambda row: str(row[0]))

    def _check(self, ask: Ask) -> None:
        measure = ask.measure
        for name in (*ask.by, *ask.question.where):
            if name not in measure.dimensions:
                known = ", ".join(measure.dimensions)
                raise NoSuchDimension(measure=measure.name, dimension=name, known=known)
        if isinstance(measure.formula, Change) and ask.question.against is None:
            raise NoEarlierDay(measure=measure.name)


@cache
def engine() -> Engine:
    """Give this process's engine."""
    return Engine()


def forget() -> None:
    """Throw this process's columns away; they grow again from the registers."""
    engine.cache_clear()


def _identity(by: Keys, question: Question) -> tuple[Any, ...]:
    where = tuple(sorted(question.where.items()))
    return (by, where, question.on, question.as_known, question.against)


def _leaf(measure: Measure) -> Total | Count:
    formula = measure.formula
    if not isinstance(formula, Total | Count):
        raise TypeError(f"{measure.name} derives from other measures")
    return formula


def _divide(ask: Ask) -> tuple[Question, Where]:
    """Part the conditions: those that say which rows are asked about, those that select."""
    formula = _leaf(ask.measure)
    selects = formula.selecting if isinstance(formula, Count) else ()
    where = ask.question.where
    asked = {name: values for name, values in where.items() if name not in selects}
    chosen = {name: values for name, values in where.items() if name in selects}
    return replace(ask.question, where=asked), _both(formula.where, chosen)


def _parts(ask: Ask) -> list[tuple[str, Ask]]:
    """Take a derived measure apart; the role of each part in Vietnamese, for receipts."""
    match ask.measure.formula:
        case Ratio(of, over, _):
            return [("Tử số", _narrow(ask, of)), ("Mẫu số", _narrow(ask, over))]
        case Remainder(of, less):
            return [("Số bị trừ", _narrow(ask, of)), ("Số trừ", _narrow(ask, less))]
        case Change(of, shifting):
            return [("Ngày báo cáo", _narrow(ask, of)), ("Ngày so sánh", _earlier(ask, of, shifting))]
        case _:
            return []


def _narrow(ask: Ask, part: Part) -> Ask:
    where = {n: v for n, v in ask.question.where.items() if n not in part.ignoring}
    question = replace(ask.question, where=_both(where, part.where), against=None)
    by = tuple(name for name in ask.by if name not in part.ignoring)
    return Ask(declared.measures()[part.measure], by, question)


def _earlier(ask: Ask, part: Part, shifting: Sequence[str]) -> Ask:
    then, now = ask.question.against, ask.question.on
    if then is None:
        raise NoEarlierDay(measure=ask.measure.name)
    years = then.year - now.year
    where = {
        name: tuple(str(int(v) + years) for v in values) if name in shifting else values
        for name, values in ask.question.where.items()
    }
    return _narrow(replace(ask, question=replace(ask.question, where=where, on=then)), part)


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
    """Read one leaf's columns of a result: value, rows counted, rows asked about."""
    width = len(ask.by)
    formula, at = _leaf(ask.measure), width + 2 * place
    numbers: Numbers = {}
    for row in rows:
        found, counted, asked = row[at], row[at + 1], row[-1]
        numbers[tuple(_key(n, v) for n, v in zip(ask.by, row[:width], strict=True))] = (
            _quantity(formula, found, counted, asked),
            counted,
        )
    return numbers


def _key(name: str, value: Any) -> str:
    if value is None:
        return ""
    return f"{value // 100}-{value % 100:02d}" if name == "month" else str(value)


def _quantity(formula: Total | Count, found: Any, counted: int, asked: int) -> Quantity:
    if isinstance(formula, Count):
        return int(found) if asked else Missing.ABSENT
    if not counted or found is None:
        return Missing.ABSENT
    exact = Fraction(int(found), formula.per)
    return int(exact) if exact.denominator == 1 else exact


def _combine(measure: Measure, one: Quantity, other: Quantity) -> Quantity:
    formula = measure.formula
    if isinstance(formula, Ratio):
        return share(one, other, times=formula.times)
    if isinstance(formula, Remainder) and other is Missing.ABSENT:
        return one
    return difference(one, other)


def _answer(ask: Ask, numbers: Numbers) -> Answer:
    cells = (Cell(key, value, rows) for key, (value, rows) in numbers.items())
    return Answer(ask.measure, ask.by, tuple(cells))


def _told(row: tuple[Any, ...]) -> ReceiptRow:
    ref, value, table, *told = row
    said = dict(zip((column.name for column in _columns(table)), told, strict=True))
    return ReceiptRow(
        table.name, ref, said["unit"], said["on_date"], value, Provenance(said["provenance"]),
        said["document"], said["known_from"], said["recorded_at"], said["recorded_by"],
        {c.name: "" if said[c.name] is None else str(said[c.name]) for c in table.columns},
    )  # fmt: skip


def _columns(table: FactTable) -> tuple[Any, ...]:
    return table.all_columns
