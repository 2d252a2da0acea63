"""Rows are remembered until a register says more, and only as many as there is room for."""

from __future__ import annotations

import pytest

from chungtay.analytics import remembered
from chungtay.analytics.engine import Engine
from chungtay.analytics.remembered import Remembered, Rows
from tests.analytics import small
from tests.analytics.small import ask


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries that were asked of the columns, in their order."""
    found: list[str] = []
    keep = Remembered._keep

    def kept(known: Remembered, name: bytes, rows: Rows) -> None:
        found.append(name.hex())
        keep(known, name, rows)

    monkeypatch.setattr(Remembered, "_keep", kept)
    return found


def test_the_second_who_asks_the_same_is_told_what_is_remembered(
    engine: Engine, asked: list[str]
) -> None:
    small.assess("23380", "10", "2019-12-31", met=True)
    assert ask(engine, "criteria.met") == 1
    first = len(asked)
    assert ask(engine, "criteria.met") == 1
    assert len(asked) == first > 0
    assert ask(engine, "criteria.met", unit="23380") == 1
    assert len(asked) > first


def test_what_a_register_said_since_is_in_the_answer(engine: Engine) -> None:
    small.assess("23380", "10", "2019-12-31", met=True)
    assert ask(engine, "criteria.met") == 1
    small.assess("23380", "11", "2019-12-31", met=True)
    assert ask(engine, "criteria.met") == 2


def test_a_view_held_still_neither_sees_nor_leaves_rows_of_another_moment(engine: Engine) -> None:
    small.assess("23380", "10", "2019-12-31", met=True)
    rows = "SELECT count(*) FROM assessments"
    with engine.store.still():
        earlier = engine.store._still().remembered
        engine.store._changed()
        assert engine.store.fetch(rows) == [(1,)]
        assert earlier is not engine.store._remembered
    small.assess("23380", "11", "2019-12-31", met=True)
    with engine.store.still():
        assert engine.store.fetch(rows) == [(2,)]


def test_whoever_changes_a_list_of_rows_changes_it_for_nobody_else(engine: Engine) -> None:
    with engine.store.still():
        engine.store.fetch("SELECT 1").clear()
        assert engine.store.fetch("SELECT 1") == [(1,)]


def test_one_and_true_are_two_questions() -> None:
    known = Remembered()
    assert known.rows("SELECT ?", [1], lambda: [(1,)]) == [(1,)]
    assert known.rows("SELECT ?", [True], lambda: [(2,)]) == [(2,)]


def test_those_asked_for_longest_ago_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST_CELLS", 20)
    known = Remembered()

    def told(sql: str, number: int) -> int:
        ((found,),) = known.rows(sql, [], lambda: [(number,)])
        return int(found)

    for sql in "abcdefghij":
        told(sql, 1)
    assert told("a", 2) == 1
    told("k", 1)
    assert told("a", 3) == 1
    assert told("b", 4) == 4


def test_what_would_take_the_place_of_all_else_is_asked_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(remembered, "MOST_CELLS", 20)
    known = Remembered()
    assert known.rows("a", [], lambda: [(1, 2)]) == [(1, 2)]
    assert known.rows("a", [], lambda: [(3, 4)]) == [(3, 4)]
