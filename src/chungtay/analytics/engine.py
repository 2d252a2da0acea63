"""The measures engine: the only road to a number.

A question is a set of measures over the same dimensions (`evaluation` computes it); a receipt
lists the register rows a number was made from (`receipts`).
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar, cast

from chungtay.analytics import receipts
from chungtay.analytics.asks import Ask, parts
from chungtay.analytics.conditions import is_one
from chungtay.analytics.evaluation import Evaluation
from chungtay.analytics.kept import beside_database
from chungtay.analytics.store import Store
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.quantity import Quantity
from chungtay.core.measures.answer import Account, Answer, Component, Question, Receipt, digest
from chungtay.core.measures.measure import (
    Change,
    ConditionRequired,
    Measure,
    NoEarlierDay,
    NoSuchDimension,
    NotEarlier,
    UnknownMeasure,
    Where,
)
from chungtay.core.units.frame import AS_THEN, Frame
from chungtay.packs import measures as declared

T = TypeVar("T")


class Engine:
    """Ask measures over the registers, and for the rows behind an answer."""

    def __init__(
        self, store: Store | None = None, catalogue: Mapping[str, Measure] | None = None
    ) -> None:
        self.store = store or Store()
        self.catalogue = catalogue or declared.measures()
        self._known: dict[str, tuple[int, Any]] = {}

    def measure(self, name: str) -> Measure:
        """Find a measure by name, or refuse and name the nearest ones."""
        if name not in self.catalogue:
            near = difflib.get_close_matches(name, self.catalogue, n=3, cutoff=0.3)
            raise UnknownMeasure(name=name, near=", ".join(near) or "chưa có")
        return self.catalogue[name]

    @contextmanager
    def still(self) -> Iterator[None]:
        """Answer everything in the block from one moment of the registers."""
        with self.store.still():
            yield

    def once(self, key: str, compute: Callable[[], T]) -> T:
        """Compute something once for each state of the registers; answer it again until they move.

        `key` names what is computed; the computation may ask this engine and nothing that changes
        otherwise.
        """
        with self.still():
            changes = self.store.changes
            known = self._known.get(key)
            if known is None or known[0] != changes:
                known = (changes, compute())
                self._known[key] = known
            return cast("T", known[1])

    def ask(
        self,
        name: str,
        *,
        by: Sequence[str] = (),
        where: Where | None = None,
        on: dt.date,
        as_known: dt.date | None = None,
        against: dt.date | None = None,
        frame: Frame = AS_THEN,
    ) -> Answer:
        """Ask one measure on a day: over all rows, or divided by dimensions."""
        question = Question(where or {}, on, as_known, against, frame)
        return self.ask_many([name], by=by, question=question)[name]

    def ask_many(
        self, names: Sequence[str], *, by: Sequence[str] = (), question: Question
    ) -> dict[str, Answer]:
        """Ask several measures over the same dimensions: one query per fact table and day."""
        return self.ask_sets(names, sets=[by], question=question)[tuple(by), question.on]

    def ask_sets(
        self,
        names: Sequence[str],
        *,
        sets: Sequence[Sequence[str]],
        question: Question,
        days: Sequence[dt.date] = (),
    ) -> dict[tuple[tuple[str, ...], dt.date], dict[str, Answer]]:
        """Ask several measures over several sets of dimensions, at once, on one or more days.

        Answers what `ask_many` would for each set and day (by default the question's own), with
        one query for all sets and days of a table whose rows add up.
        """
        asks = {
            (tuple(by), on): {
                name: self._ask(name, tuple(by), replace(question, on=on)) for name in names
            }
            for by in sets
            for on in (days or (question.on,))
        }
        evaluation = Evaluation(self.store, self.catalogue)
        for ask in (ask for told in asks.values() for ask in told.values()):
            evaluation.gather(ask)
        with self.still():
            self.store.place(question.frame, on=max((question.on, *days)))
            evaluation.run()
        return {
            place: {
                name: Answer(
                    ask.measure, ask.by, evaluation.put_together(ask), evaluation.refusals(ask)
                )
                for name, ask in told.items()
            }
            for place, told in asks.items()
        }

    def value(self, name: str, question: Question) -> Quantity:
        """Give one number."""
        return self.ask_many([name], question=question)[name].value()

    def account(self, name: str, question: Question, *, by: Sequence[str] = ()) -> Account:
        """Give one number with what it was made from, and the count and digest of its rows.

        `by` names dimensions an answer was divided by: the rows are those of all its numbers.
        """
        ask = self._ask(name, tuple(by), question)
        return self._accounts([replace(ask, by=())])[0]

    def accounts(self, asked: Sequence[tuple[str, Question]]) -> list[Account]:
        """Give several such numbers, those over the same rows by one query."""
        return self._accounts([self._ask(name, (), question) for name, question in asked])

    def _accounts(self, asks: Sequence[Ask]) -> list[Account]:
        evaluation = Evaluation(self.store, self.catalogue)
        for ask in asks:
            evaluation.gather(ask)
        with self.still():
            for ask in asks:
                self.store.place(ask.question.frame, on=ask.question.on)
            evaluation.run()
            return [self._account(ask, evaluation) for ask in asks]

    def _account(self, ask: Ask, evaluation: Evaluation) -> Account:
        """Put together one number that has been evaluated, and list its rows."""
        components = []
        rows: dict[str, int | None] = {}
        for role, part in parts(ask, self.catalogue) or [("", ask)]:
            found = dict(receipts.brief(self.store, self.catalogue, part))
            rows |= found
            value = evaluation.value(part)
            components.append(Component(part.measure, role, part.question, value, len(found)))
        return Account(
            ask.measure,
            ask.question,
            evaluation.value(ask),
            tuple(components) if components[0].role else (),
            len(rows),
            digest(rows.items()),
        )

    def receipt(self, name: str, question: Question, *, limit: int = 200) -> Receipt:
        """Give everything behind one number, listing at most `limit` of its rows."""
        with self.still():
            self.store.place(question.frame, on=question.on)
            ask = self._ask(name, (), question)
            rows = receipts.full(self.store, self.catalogue, ask)
            return receipts.receipt(self.account(name, question), rows, limit=limit)

    def rests_on(self, provenance: Provenance, name: str, question: Question) -> bool:
        """Tell whether any row behind a number is of a provenance; cheaper than its receipt."""
        with self.still():
            self.store.place(question.frame, on=question.on)
            ask = self._ask(name, (), question)
            return receipts.rests_on(self.store, self.catalogue, ask, provenance)

    def _ask(self, name: str, by: tuple[str, ...], question: Question) -> Ask:
        """Make an ask of a name and a question, or refuse what the measure cannot answer."""
        measure = self.measure(name)
        said = (*by, *question.where)
        for dimension in said:
            if dimension not in measure.dimensions:
                known = ", ".join(measure.dimensions)
                raise NoSuchDimension(measure=name, dimension=dimension, known=known)
        for dimension in measure.required:
            if dimension not in by and not is_one(question.where.get(dimension, ())):
                raise ConditionRequired(measure=name, dimension=dimension)
        if isinstance(measure.formula, Change):
            _require_earlier(name, question)
        return Ask(measure, by, question)


def begin() -> Engine:
    """Make an engine over the registers, with what is kept beside the database."""
    return Engine(Store(beside_database()))


@cache
def engine() -> Engine:
    """Give this process's engine."""
    return begin()


def forget() -> None:
    """Throw this process's columns away; they grow again from the registers."""
    engine.cache_clear()


def _require_earlier(name: str, question: Question) -> None:
    if question.against is None:
        raise NoEarlierDay(measure=name)
    if question.against >= question.on:
        raise NotEarlier(measure=name, against=question.against, on=question.on)
