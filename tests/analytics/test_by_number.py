"""Sums over rows that name combinations by number are those of the rows themselves."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from chungtay.analytics.combined import Parts
from chungtay.analytics.engine import Engine
from chungtay.analytics.numbering import Numbering
from chungtay.analytics.spread import many
from chungtay.analytics.store import Store
from chungtay.analytics.summing import summed
from chungtay.core.kernel.quantity import Missing
from chungtay.core.kernel.title import Title
from chungtay.core.measures.answer import Question
from chungtay.core.measures.fact import Column, ColumnType, Combination, FactKind, FactTable, Sums
from chungtay.core.measures.measure import Measure, Total, Where

TABLE = FactTable(
    "gifts",
    "Món quà",
    FactKind.FLOW,
    (
        Column("source", ColumnType.TEXT, "Nguồn"),
        Column("kind", ColumnType.TEXT, "Loại"),
        Column("plan_year", ColumnType.INTEGER, "Năm"),
        Column("work", ColumnType.TEXT, "Công trình"),
        Column("slip", ColumnType.TEXT, "Phiếu"),
        Column("amount", ColumnType.INTEGER, "Số"),
    ),
    value="amount",
    combinations=(
        Combination("line", ("source", "kind", "plan_year")),
        Combination("spot", ("unit", "district", "province", "unit_level", "unit_type")),
        Combination("subject", ("work",)),
    ),
    sums=(
        Sums("days", of="line", values={"amount": {}}),
        Sums(
            "given",
            of="subject",
            values={"all_of_it": {}, "in_cash": {"kind": ("cash",)}},
            where={"source": ("people", "nobody")},
        ),
    ),
)
DIMENSIONS = ("source", "kind", "plan_year", "work", "slip", "unit", "district", "month", "year")
CATALOGUE = {
    name: Measure(
        name, Title(name, name), "count", DIMENSIONS, total=Total("gifts", "amount", where)
    )
    for name, where in (("all", {}), ("cash", {"kind": ("cash",)}), ("old", {"slip": ("s1",)}))
}
ENGINE = Engine(Store(), CATALOGUE)
"""One for all examples: it is given every example's rows in place of the last one's."""
NUMBERING = Numbering(TABLE)
NUMBERING.create(ENGINE.store._columns)
ENGINE.store.tables["gifts"] = TABLE
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
DAYS = st.dates(dt.date(2019, 11, 1), dt.date(2020, 4, 30))
MONTH_ENDS = st.sampled_from([dt.date(2019, 12, 31), dt.date(2020, 2, 29), dt.date(2020, 3, 31)])


@dataclass(frozen=True, slots=True)
class Gift:
    source: str
    kind: str
    plan_year: int
    work: str
    slip: str
    unit: str
    amount: int
    on: dt.date
    known: dt.date

    def row(self, number: int) -> tuple[object, ...]:
        district = {"u1": "611", "u2": "611", "u3": None}[self.unit]
        return (
            number, f"gifts:{number:03}", self.unit, self.on, self.known, NOW, "a", "synthetic",
            "d", "", self.source, self.kind, self.plan_year, self.work, self.slip, self.amount,
            district, "62", "commune", "xã",
        )  # fmt: skip

    def member(self, dimension: str) -> str:
        if dimension == "month":
            return f"{self.on:%Y-%m}"
        if dimension == "year":
            return str(self.on.year)
        if dimension == "district":
            return "" if self.unit == "u3" else "611"
        return str(getattr(self, dimension))


GIFTS = st.lists(
    st.builds(
        Gift,
        source=st.sampled_from(["central", "people"]),
        kind=st.sampled_from(["cash", "work"]),
        plan_year=st.sampled_from([2019, 2020]),
        work=st.sampled_from(["", "w1", "w2"]),
        slip=st.sampled_from(["s1", "s2"]),
        unit=st.sampled_from(["u1", "u2", "u3"]),
        amount=st.integers(-(2**40), 2**40),
        on=DAYS,
        known=DAYS,
    ),
    min_size=1,
    max_size=12,
)
SETS = st.lists(
    st.lists(st.sampled_from(DIMENSIONS), max_size=3, unique=True).map(tuple),
    min_size=1,
    max_size=3,
    unique=True,
)
CONDITIONS: Sequence[Where] = (
    {},
    {"source": ("people",)},
    {"district": ("611",)},
    {"plan_year": ("..2019",), "work": ("w1", "")},
    {"month": ("2020-01..",), "unit": ("u1", "u3")},
    {"slip": ("s2",)},
)
SELECTED: dict[str, Callable[[Gift], bool]] = {
    "all": lambda _: True,
    "cash": lambda gift: gift.kind == "cash",
    "old": lambda gift: gift.slip == "s1",
}


def meets(gift: Gift, where: Where) -> bool:
    """Hold a gift against conditions as a reader would, ranges and all."""
    for name, accepted in where.items():
        member = gift.member(name)
        low, dots, high = accepted[0].partition("..")
        within = (not low or member >= low) and (not high or member <= high)
        if not (within if dots else member in accepted):
            return False
    return True


@contextmanager
def told(gifts: Sequence[Gift], *, parts: int) -> Iterator[Engine]:
    """Give an engine over the gifts, which came in several parts."""
    rows = [gift.row(number) for number, gift in enumerate(gifts)]
    columns = ENGINE.store._columns
    NUMBERING.empty(columns)
    first, *later = [rows[at::parts] for at in range(parts)]
    with many(columns, {c.name: c.type for c in Parts(TABLE).columns}, first) as query:
        NUMBERING.add_all(columns, query)
    NUMBERING.settle(columns)
    for part in filter(None, later):
        NUMBERING.add(columns, part)
    ENGINE.store._changed()
    with patch.object(Store, "catch_up", return_value=0):
        yield ENGINE


@settings(max_examples=60, deadline=None)
@given(
    gifts=GIFTS,
    sets=SETS,
    days=st.lists(DAYS | MONTH_ENDS, min_size=1, max_size=2, unique=True),
    where=st.sampled_from(CONDITIONS),
    known=st.none() | DAYS,
    parts=st.integers(1, 3),
)
def test_sums_by_number_are_those_of_the_rows(
    *,
    gifts: list[Gift],
    sets: list[tuple[str, ...]],
    days: list[dt.date],
    where: Where,
    known: dt.date | None,
    parts: int,
) -> None:
    question = Question(where, days[0], known)
    with told(gifts, parts=parts) as engine:
        answers = engine.ask_sets(list(CATALOGUE), sets=sets, question=question, days=days)
    for (by, on), found in answers.items():
        asked = [
            gift
            for gift in gifts
            if gift.on <= on and meets(gift, where) and (known is None or gift.known <= known)
        ]
        for name, selected in SELECTED.items():
            expected: defaultdict[tuple[str, ...], int] = defaultdict(int)
            for gift in filter(selected, asked):
                expected[tuple(gift.member(one) for one in by)] += gift.amount
            said = {k: v for k, v in found[name].at().items() if v is not Missing.ABSENT}
            assert said == expected, (name, by, on)


@settings(max_examples=40, deadline=None)
@given(gifts=GIFTS, on=DAYS, known=DAYS, parts=st.integers(1, 3))
def test_sums_kept_are_those_of_the_rows_they_are_of(
    *, gifts: list[Gift], on: dt.date, known: dt.date, parts: int
) -> None:
    expected: dict[str, tuple[int, int]] = {}
    for gift in gifts:
        if gift.source == "people" and gift.on <= on and gift.known <= known:
            whole, cash = expected.get(gift.work, (0, 0))
            in_cash = gift.amount if gift.kind == "cash" else 0
            expected[gift.work] = (whole + gift.amount, cash + in_cash)
    (given,) = (one for one in summed(TABLE) if one.sums.name == "given")
    with told(gifts, parts=parts) as engine:
        works = dict(engine.store.fetch("SELECT number, work FROM gifts_subject"))
        rows = engine.store.fetch(given.of_days("on_date <= ? AND known_from <= ?"), [on, known])
    found: defaultdict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for number, whole, cash in rows:
        found[works[number]] = (found[works[number]][0] + whole, found[works[number]][1] + cash)
    assert found == expected


@settings(max_examples=20, deadline=None)
@given(GIFTS)
def test_the_parts_put_together_are_the_rows_that_came(gifts: list[Gift]) -> None:
    with told(gifts, parts=2) as engine:
        rows = engine.store.fetch("SELECT seq, source, district, work, amount FROM gifts")
    expected = {
        (n, gift.source, gift.member("district") or None, gift.work, gift.amount)
        for n, gift in enumerate(gifts)
    }
    assert set(rows) == expected
    assert len(rows) == len(gifts)
