"""Answers of measures, and the receipts behind them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.measure import Measure, Where
from chungtay.core.units.frame import AS_THEN, Frame


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of an answer, and where it stands on each dimension asked."""

    by: tuple[str, ...]
    value: Quantity


@dataclass(frozen=True, slots=True)
class Inexact:
    """Why a number cannot be told in the units asked: the units, as of then, that stand in the way.

    `divided` where one of them was divided among several and no share is known; otherwise they
    merged, and the measure does not add up over units.
    """

    units: tuple[str, ...]
    divided: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A measure, divided by dimensions: a number for each combination.

    `inexact` names, for each number that the frame cannot tell, the units that stand in the way.
    """

    measure: Measure
    by: tuple[str, ...]
    numbers: Mapping[tuple[str, ...], Quantity]
    inexact: Mapping[tuple[str, ...], Inexact] = field(default_factory=dict)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Give the numbers one by one, in the order of their combinations."""
        return tuple(Cell(by, value) for by, value in self.numbers.items())

    def value(self, *at: str) -> Quantity:
        """Give the number at a combination; absent where no row speaks of it."""
        return self.numbers.get(at, Missing.ABSENT)

    def at(self) -> dict[tuple[str, ...], Quantity]:
        """Give every number by its combination."""
        return dict(self.numbers)


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: which rows, on which day, as known on which day, since which day.

    `frame` says in whose units the answer is told, and in whose the conditions are written.
    """

    where: Where
    on: dt.date
    as_known: dt.date | None = None
    against: dt.date | None = None
    frame: Frame = AS_THEN


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One register row behind a number."""

    fact: str
    ref: str
    unit: str
    on: dt.date
    value: int | None
    provenance: Provenance
    document: str
    known_from: dt.date
    recorded_at: dt.datetime
    recorded_by: str
    corrects: str
    detail: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Component:
    """A measure that a derived number was made from, with its own exact value and rows."""

    measure: Measure
    role: str
    question: Question
    value: Quantity
    rows: int


@dataclass(frozen=True, slots=True)
class Account:
    """One number with what it derives from, and the count and digest of all its rows."""

    measure: Measure
    question: Question
    value: Quantity
    components: tuple[Component, ...]
    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """Everything behind one number.

    `rows` holds at most as many rows as were asked for; `provenance` (rows by degree) and
    `documents` (rows by document) speak of all of them.
    """

    account: Account
    rows: tuple[ReceiptRow, ...]
    provenance: Mapping[Provenance, int]
    documents: Mapping[str, int]


def digest(rows: Iterable[tuple[str, int | None]]) -> str:
    """Digest natural keys and values: the same on every database, whatever the order of loading.

    >>> digest([("b", 2), ("a", 1)]) == digest([("a", 1), ("b", 2)])
    True
    """
    told = sorted(f"{ref}\t{'' if value is None else value}" for ref, value in rows)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
