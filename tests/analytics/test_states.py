"""Which rows of a state stand on a day, as known on another: as ranking all that was said tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chungtay.analytics.one_part import OnePart
from chungtay.analytics.standing import standing
from chungtay.core.measures.answer import Question
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable

TABLE = FactTable(
    "stages",
    "Bước của công trình",
    FactKind.STATE,
    (
        Column("work", ColumnType.TEXT, "Công trình"),
        Column("stage", ColumnType.TEXT, "Bước"),
    ),
    key=("unit", "work"),
)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2020, 1, 8))
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Word:
    """What was said of a work of a unit: on which day it holds, and since when it was known."""

    unit: str | None
    work: str
    on: dt.date
    known: dt.date

    def row(self, number: int) -> tuple[object, ...]:
        said = (number, f"stages:{number}", self.unit, self.on, self.known, NOW, "a", "synthetic")
        return (*said, "d", "", self.work, "started", "611", "62", "commune", "xã")


WORDS = st.lists(
    st.builds(
        Word,
        unit=st.sampled_from(["u1", "u2", None]),
        work=st.sampled_from(["w1", "w2"]),
        on=DAYS,
        known=DAYS,
    ),
    min_size=1,
    max_size=14,
)


def standing_on(columns: duckdb.DuckDBPyConnection, question: Question) -> list[int]:
    sql, bound = standing(TABLE, {TABLE.name: TABLE}, question)
    found = columns.execute(f"SELECT seq FROM {sql} AS r ORDER BY seq", list(bound))  # noqa: S608
    return [number for (number,) in found.fetchall()]


def last_words(words: Sequence[Word], on: dt.date, known: dt.date) -> list[int]:
    """Find, as the rule is told, the last word on each work of each unit up to a day."""
    last: dict[tuple[str | None, str], int] = {}
    for number in sorted(range(len(words)), key=lambda n: (words[n].on, words[n].known, n)):
        if words[number].on <= on and words[number].known <= known:
            last[words[number].unit, words[number].work] = number
    return sorted(last.values())


@pytest.fixture(scope="module")
def columns() -> Iterator[duckdb.DuckDBPyConnection]:
    """Columns with a table of states in them, empty."""
    with duckdb.connect() as made:
        OnePart(TABLE).create(made)
        yield made


@settings(max_examples=60)
@given(
    words=WORDS,
    parts=st.integers(1, 4),
    days=st.sets(DAYS, min_size=1, max_size=3),
    known=st.sets(DAYS, min_size=1, max_size=3),
)
def test_the_last_word_stands_however_words_came_in_and_became_known(
    columns: duckdb.DuckDBPyConnection,
    words: list[Word],
    *,
    parts: int,
    days: set[dt.date],
    known: set[dt.date],
) -> None:
    rows = [word.row(number) for number, word in enumerate(words)]
    writer = OnePart(TABLE)
    writer.empty(columns)
    first, *later = [rows[at::parts] for at in range(parts)]
    columns.begin()
    writer.add(columns, first)
    writer.settle(columns)
    for part in filter(None, later):
        writer.add(columns, part)
    columns.commit()
    for on in days:
        assert standing_on(columns, Question({}, on)) == last_words(words, on, dt.date.max)
        for day in (*known, dt.date.max):
            question = Question({}, on, as_known=day)
            assert standing_on(columns, question) == last_words(words, on, day)


def test_a_table_that_was_emptied_again_and_again_still_tells_the_last_word() -> None:
    days = (dt.date(2020, 1, 1), dt.date(2020, 1, 2))
    first, second = (Word("23311", "road", day, day) for day in days)
    with duckdb.connect() as columns:
        writer = OnePart(TABLE)
        writer.create(columns)
        for _ in range(40):
            for word in (first, second):
                columns.begin()
                if word is first:
                    writer.empty(columns)
                writer.add(columns, [word.row((first, second).index(word))])
                columns.commit()
            assert standing_on(columns, Question({}, dt.date(2020, 1, 9))) == [1]
