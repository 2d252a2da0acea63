"""Laws of the engine over any rows: parts make the whole, and only rows of the time count."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from unittest.mock import patch

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from chungtay.analytics.engine import Engine
from chungtay.analytics.store import Store
from chungtay.core.kernel.quantity import Missing, Quantity, share
from chungtay.core.kernel.title import Title
from chungtay.core.measures.answer import Question
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable
from chungtay.core.measures.measure import Count, Measure, Part, Ratio, Total

OWN = (
    Column("district", ColumnType.TEXT, "Huyện"),
    Column("source", ColumnType.TEXT, "Nguồn"),
    Column("amount", ColumnType.INTEGER, "Số"),
)
"""A table of its own, so that the laws hold of the engine and of no register in particular."""
FLOW = FactTable("deeds", "Việc", FactKind.FLOW, OWN, value="amount")
STATE = FactTable("states", "Trạng thái", FactKind.STATE, OWN, key=("unit",), value="amount")
DIMENSIONS = ("district", "source", "unit", "month", "year", "amount")


def measure(name: str, **formula: Total | Count | Ratio) -> Measure:
    return Measure(name, Title(name, name), "count", DIMENSIONS, **formula)  # type: ignore[arg-type]


CATALOGUE = {
    one.name: one
    for one in (
        measure("sum", total=Total("deeds", "amount")),
        measure("positive", total=Total("deeds", "amount", {"amount": ("1..",)})),
        measure("units", count=Count("deeds", "unit")),
        measure("rate", ratio=Ratio(Part("positive"), Part("sum"))),
        measure("last", total=Total("states", "amount")),
    )
}
ENGINE = Engine(Store(), CATALOGUE)
"""One for all examples: it is given every example's rows in place of the last one's."""


@dataclass(frozen=True, slots=True)
class Deed:
    unit: str
    district: str
    source: str
    amount: int
    on: dt.date
    known: dt.date


DAYS = st.dates(dt.date(2019, 1, 1), dt.date(2020, 12, 31))
DEEDS = st.lists(
    st.builds(
        Deed,
        unit=st.sampled_from(["u1", "u2", "u3"]),
        district=st.sampled_from(["611", "612", ""]),
        source=st.sampled_from(["central", "oda"]),
        amount=st.integers(-(2**40), 2**40),
        on=DAYS,
        known=DAYS,
    ),
    min_size=1,
    max_size=12,
)
FEW = settings(max_examples=25, deadline=None)
"""Each example writes and reads a file."""


@contextmanager
def told(deeds: Sequence[Deed]) -> Iterator[Engine]:
    """Give an engine over the deeds, as a flow and as states, which asks no register."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as columns:
        path = Path(folder) / "deeds.parquet"
        columns.execute(
            "CREATE TABLE t (seq BIGINT, ref VARCHAR, unit VARCHAR, on_date DATE, known_from DATE,"
            " recorded_at TIMESTAMP, recorded_by VARCHAR, provenance VARCHAR, document VARCHAR,"
            " corrects VARCHAR, district VARCHAR, source VARCHAR, amount BIGINT)"
        )
        columns.executemany(
            "INSERT INTO t VALUES"
            " (?, ?, ?, ?, ?, '2026-01-01', 'a', 'synthetic', 'd', '', ?, ?, ?)",
            [
                [n, f"deeds:{n:03}", d.unit, d.on, d.known, d.district, d.source, d.amount]
                for n, d in enumerate(deeds)
            ],
        )
        columns.execute(f"COPY t TO '{path}' (FORMAT parquet)")
        for table in (FLOW, STATE):
            ENGINE.store.attach(table, path)
        with patch.object(Store, "catch_up", return_value=0):
            yield ENGINE


@FEW
@given(DEEDS, DAYS, st.lists(st.sampled_from(DIMENSIONS), min_size=1, max_size=3, unique=True))
def test_the_parts_of_a_sum_make_the_whole(deeds: list[Deed], on: dt.date, by: list[str]) -> None:
    with told(deeds) as engine:
        whole = engine.ask("sum", on=on).value()
        parts = engine.ask("sum", by=by, on=on).at().values()
    expected = [deed.amount for deed in deeds if deed.on <= on]
    assert whole == (sum(expected) if expected else Missing.ABSENT)
    assert sum(part for part in parts if not isinstance(part, Missing)) == sum(expected)


@FEW
@given(DEEDS, DAYS, DAYS)
def test_what_is_known_is_what_had_been_learnt(
    deeds: list[Deed], on: dt.date, known: dt.date
) -> None:
    with told(deeds) as engine:
        answer = engine.ask("sum", on=on, as_known=known).value()
    expected = [deed.amount for deed in deeds if deed.on <= on and deed.known <= known]
    assert answer == (sum(expected) if expected else Missing.ABSENT)


@FEW
@given(DEEDS, DAYS)
def test_of_states_only_the_last_of_each_unit_counts(deeds: list[Deed], on: dt.date) -> None:
    last: dict[str, tuple[dt.date, dt.date, int, int]] = {}
    for n, deed in enumerate(deeds):
        if deed.on <= on:
            said = (deed.on, deed.known, n, deed.amount)
            last[deed.unit] = max(last.get(deed.unit, said), said)
    with told(deeds) as engine:
        answer = engine.ask("last", by=["unit"], on=on).at()
    assert answer == {(unit,): amount for unit, (*_, amount) in last.items()}


@FEW
@given(DEEDS)
def test_a_rate_of_each_part_is_that_of_its_own_rows(deeds: list[Deed]) -> None:
    sums: Counter[str] = Counter()
    positive: defaultdict[str, list[int]] = defaultdict(list)
    for deed in deeds:
        sums[deed.district] += deed.amount
        if deed.amount >= 1:
            positive[deed.district].append(deed.amount)
    with told(deeds) as engine:
        answer = engine.ask("rate", by=["district"], on=dt.date(2020, 12, 31)).at()
    for district, total in sums.items():
        of = sum(positive[district]) if positive[district] else Missing.ABSENT
        assert answer[district,] == share(of, total)
    assert all(isinstance(value, Fraction | Missing) for value in answer.values())


@FEW
@given(DEEDS)
def test_a_count_is_of_different_units_and_its_receipt_of_all_rows(deeds: list[Deed]) -> None:
    question = Question({}, dt.date(2020, 12, 31))
    with told(deeds) as engine:
        units = engine.value("units", question)
        account = engine.account("units", question)
    assert units == len({deed.unit for deed in deeds})
    assert account.count == len(deeds)


@settings(max_examples=6, deadline=None)
@given(DEEDS, st.lists(DAYS, min_size=1, max_size=2, unique=True))
def test_many_sets_and_days_at_once_answer_as_one_by_one(
    deeds: list[Deed], days: list[dt.date]
) -> None:
    names = ["sum", "positive", "rate", "units", "last"]
    sets = [(), ("district",), ("source", "month")]
    question = Question({"source": ("central",)}, days[0])
    with told(deeds) as engine:
        at_once = engine.ask_sets(names, sets=sets, question=question, days=days)
        for (by, on), answers in at_once.items():
            alone = engine.ask_many(names, by=by, question=Question(question.where, on))
            for name in names:
                assert _spoken(answers[name].at()) == _spoken(alone[name].at())


def _spoken(numbers: dict[tuple[str, ...], Quantity]) -> dict[tuple[str, ...], Quantity]:
    """Leave out the places of which no row speaks: a place of a later day is none yet."""
    return {at: value for at, value in numbers.items() if value is not Missing.ABSENT}
