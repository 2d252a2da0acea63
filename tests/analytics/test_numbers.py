"""Numbers in place of codes: the same in every table, whatever the way and order rows came in."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chungtay.analytics.kinds import PLACED
from chungtay.analytics.numbering import Numbering
from chungtay.analytics.numbers import Numbers, shared_by
from chungtay.analytics.one_part import OnePart
from chungtay.analytics.spread import many
from chungtay.apps.kernel.facts import Row
from chungtay.core.measures.fact import Column, ColumnType, Combination, FactKind, FactTable

SUBJECT = Combination("subject", ("work",), shared=True)
WORK = Column("work", ColumnType.TEXT, "Công trình")
GIFTS = FactTable("gifts", "Món quà", FactKind.FLOW, (WORK,), combinations=(SUBJECT,))
SITES = FactTable(
    "sites", "Công trường", FactKind.STATE, (WORK,), key=("work",), numbered=(SUBJECT,)
)
TABLES = (GIFTS, SITES)
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
CODES = st.sampled_from(["", "a", "b", "c", "d"])
PARTS = st.lists(
    st.tuples(st.sampled_from(TABLES), st.lists(CODES, min_size=1, max_size=4)), max_size=6
)


def row(table: FactTable, number: int, work: str) -> Row:
    """Make a placed row that says nothing but of which work it is."""
    on = dt.date(2020, 1, 1)
    told = {"seq": number, "work": work, "on_date": on, "known_from": on, "recorded_at": NOW}
    return tuple(told.get(column.name, "") for column in (*table.all_columns, *PLACED))


class Tables:
    """Both tables in memory, empty, with what writes them."""

    def __init__(self, columns: duckdb.DuckDBPyConnection) -> None:
        self.columns = columns
        self.shared = shared_by(TABLES)
        for numbers in self.shared.values():
            numbers.create(columns)
        self.writers: dict[str, Numbering | OnePart] = {
            "gifts": Numbering(GIFTS, self.shared),
            "sites": OnePart(SITES, self.shared),
        }
        for writer in self.writers.values():
            writer.create(columns)

    def carried(self) -> set[tuple[int, str]]:
        """Tell every row's number with the code that the row has."""
        told = self.columns.execute(
            "SELECT subject, work FROM sites UNION ALL "
            "SELECT r.subject, g.work FROM gifts_rows AS r JOIN gifts AS g USING (seq)"
        )
        return set(told.fetchall())

    def known(self) -> dict[int, str]:
        """Tell which code each number stands for."""
        return dict(self.columns.execute("SELECT number, work FROM subject_numbers").fetchall())


@settings(max_examples=30)
@given(parts=PARTS, at_once=st.booleans())
def test_a_work_has_one_number_in_every_table(
    parts: list[tuple[FactTable, list[str]]], *, at_once: bool
) -> None:
    with duckdb.connect() as columns:
        tables, written = Tables(columns), set()
        for place, (table, codes) in enumerate(parts):
            rows = [row(table, 10 * place + n, code) for n, code in enumerate(codes)]
            writer = tables.writers[table.name]
            if at_once and table.name not in written:
                types = {c.name: c.type for c in (*table.all_columns, *PLACED)}
                with many(columns, types, rows) as query:
                    writer.add_all(columns, query)
                writer.settle(columns)
            else:
                writer.add(columns, rows)
            written.add(table.name)
        known = tables.known()
        assert sorted(known) == list(range(len(known)))
        assert set(known.values()) == {code for _, codes in parts for code in codes}
        assert tables.carried() == known.items()
        assert len(known) == len(set(known.values()))


def test_what_was_undone_is_numbered_anew() -> None:
    with duckdb.connect() as columns:
        tables = Tables(columns)
        tables.writers["gifts"].add(columns, [row(GIFTS, 0, "a")])
        columns.begin()
        tables.writers["sites"].add(columns, [row(SITES, 1, "b"), row(SITES, 2, "c")])
        columns.rollback()
        for writer in tables.writers.values():
            writer.read_again()
        tables.writers["sites"].add(columns, [row(SITES, 1, "c")])
        assert tables.known() == {0: "a", 1: "c"}
        assert tables.carried() == {(0, "a"), (1, "c")}


@pytest.mark.parametrize("emptied", ["gifts", "sites"])
def test_numbers_in_common_outlive_the_rows_of_one_table(emptied: str) -> None:
    with duckdb.connect() as columns:
        tables = Tables(columns)
        tables.writers["gifts"].add(columns, [row(GIFTS, 0, "a"), row(GIFTS, 1, "b")])
        tables.writers["sites"].add(columns, [row(SITES, 0, "b")])
        tables.writers[emptied].empty(columns)
        tables.writers["sites"].add(columns, [row(SITES, 2, "c")])
        assert tables.known() == {0: "a", 1: "b", 2: "c"}


def test_numbers_of_ones_own_go_with_the_rows() -> None:
    own = Combination("line", ("work",))
    with duckdb.connect() as columns:
        numbers = Numbers(GIFTS, own)
        numbers.create(columns)
        assert numbers.given(columns, [("a",), ("b",), ("a",)]) == [0, 1, 0]
        numbers.empty(columns)
        assert numbers.given(columns, [("b",)]) == [0]
