"""What is worked out once answers until a register says more, and never anything else."""

from __future__ import annotations

from contextlib import suppress

import duckdb
import pytest

from chungtay.analytics import worked
from chungtay.analytics.engine import Engine
from chungtay.analytics.layout import View
from chungtay.analytics.worked import Written
from chungtay.core.kernel.quantity import Missing
from chungtay.core.measures.answer import Question
from chungtay.core.poverty.count import HouseholdClass
from chungtay.core.units.gazetteer import Gazetteer, with_ends
from tests.analytics import reform, small
from tests.analytics.reform import LATER
from tests.analytics.small import ask

POOR = {"people": ("all",), "level": ("commune",), "unit": ("23428",)}
KEPT = "SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'worked_out_%' AND NOT temporary"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Written]:
    """What views worked out themselves, each as it ended."""
    found: list[Written] = []
    end = View.end

    def ended(view: View) -> dict[Written, int]:
        found.extend(view.worked_out)
        return end(view)

    monkeypatch.setattr(View, "end", ended)
    return found


def met(engine: Engine) -> object:
    return ask(engine, "criteria.met")


def test_the_second_who_asks_finds_it_worked_out(engine: Engine, made: list[Written]) -> None:
    small.assess("23380", "10", "2019-12-31", met=True)
    assert met(engine) == 1
    first = len(made)
    assert first
    assert met(engine) == 1
    assert len(made) == first


def test_a_new_row_is_in_the_answer_and_what_was_worked_out_before_is_gone(engine: Engine) -> None:
    small.assess("23380", "10", "2019-12-31", met=True)
    assert met(engine) == 1
    kept = engine.store.fetch(KEPT)
    small.assess("23380", "11", "2019-12-31", met=True)
    assert met(engine) == 2
    assert engine.store.fetch(KEPT) == kept != [(0,)]


def test_a_row_written_while_a_view_is_held_is_not_lost_to_the_next(engine: Engine) -> None:
    small.assess("23380", "10", "2019-12-31", met=True)
    with engine.store.still():
        small.assess("23380", "11", "2019-12-31", met=True)
        assert met(engine) == 1
    assert met(engine) == 2


def test_a_view_sees_nothing_written_after_it_began_not_even_before_its_first_question(
    engine: Engine,
) -> None:
    small.assess("23380", "10", "2019-12-31", met=True)
    engine.store.catch_up()
    with engine.store.still():
        engine.store._columns.execute("DELETE FROM assessments")
        assert engine.store.fetch("SELECT count(*) FROM assessments") == [(1,)]
    assert engine.store.fetch("SELECT count(*) FROM assessments") == [(0,)]


def test_where_a_query_failed_nothing_is_kept_and_the_next_answer_is_right(engine: Engine) -> None:
    small.assess("23380", "10", "2019-12-31", met=True)
    with engine.store.still():
        assert met(engine) == 1
        with suppress(duckdb.Error):
            engine.store.fetch("SELECT CAST(unit || 'x' AS INTEGER) FROM assessments")
    assert engine.store.fetch(KEPT) == [(0,)]
    assert met(engine) == 1


def test_no_more_is_kept_than_there_is_room_for(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.assess("23380", "10", "2019-12-31", met=True)
    monkeypatch.setattr(worked, "MOST_ROWS", 0)
    assert [met(engine), met(engine)] == [1, 1]
    assert len(engine.store._worked.all()) == len(
        [name for (name,) in engine.store.fetch("SELECT table_name FROM duckdb_tables()")
         if name.startswith("worked_out_")]
    )  # fmt: skip


def test_a_change_that_is_only_weighed_is_told_by_its_own_units(db: None) -> None:
    reform.settle()
    small.count("23428", HouseholdClass.POOR, 40, "2020-12-31")
    spared = Gazetteer(
        with_ends(
            [u for u in reform.UNITS if u.code != "23428" or u.since is None],
            steps := [s for s in reform.STEPS if "23428" not in {s.before, s.after}],
        ),
        steps,
    )
    store, asked = (engine := Engine()).store, Question(POOR, LATER)
    with store.still():
        before = engine.value("poverty.poor", asked)
        with store.supposing(spared):
            assert engine.value("poverty.poor", asked) == 40
        after = engine.value("poverty.poor", asked)
    assert before is after is Missing.ABSENT
    assert engine.value("poverty.poor", asked) is Missing.ABSENT
