"""The column store keeps up with the registers, at once, and holds no row twice."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.db import transaction

from chungtay.analytics.engine import Engine
from chungtay.analytics.store import Store
from chungtay.apps.kernel.facts import FactSource, Mark, Row
from chungtay.core.kernel.quantity import Missing
from tests.analytics import small
from tests.analytics.small import ask


def test_a_value_saved_a_moment_ago_is_in_the_answer(engine: Engine) -> None:
    for number in range(1, 20):
        small.assess("23380", f"{number:02}", "2019-12-31", met=True)
        assert ask(engine, "criteria.met") == number


def test_catching_up_reads_only_what_is_new(engine: Engine) -> None:
    small.plan(100)
    assert engine.store.catch_up() == 2
    assert engine.store.catch_up() == 0
    small.pay(40, "2020-03-31", "02")
    assert engine.store.catch_up() == 2
    assert ask(engine, "capital.remaining") == 60


def test_saying_a_thing_twice_changes_no_number(engine: Engine) -> None:
    small.plan(100)
    small.plan(100)
    small.assess("23380", "10", "2019-12-31", met=True)
    small.assess("23380", "10", "2019-12-31", met=True)
    assert engine.store.catch_up() == 3
    assert (ask(engine, "capital.plan"), ask(engine, "criteria.met")) == (100, 1)


def test_a_store_thrown_away_grows_again_the_same(engine: Engine) -> None:
    small.plan(100)
    small.pay(40, "2020-03-31", "02")
    again = Engine(Store())
    assert ask(again, "capital.disbursement_rate") == ask(engine, "capital.disbursement_rate")


def test_a_write_that_was_undone_leaves_no_trace(engine: Engine) -> None:
    small.plan(100)
    engine.store.catch_up()
    with transaction.atomic():
        small.pay(40, "2020-03-31", "02")
        transaction.set_rollback(True)
    small.pay(10, "2020-03-31", "03")
    assert ask(engine, "capital.disbursed") == 10


def test_a_reader_interrupted_between_two_registers_misses_nothing(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.plan(100)
    small.assess("23380", "10", "2019-12-31", met=True)
    read, left = FactSource.stream, [1]

    def cut(source: FactSource, since: Mark) -> tuple[Iterable[Row], Mark]:
        if not left[0]:
            raise ConnectionError
        left[0] -= 1
        return read(source, since)

    with monkeypatch.context() as patch:
        patch.setattr(FactSource, "stream", cut)
        with pytest.raises(ConnectionError):
            engine.store.catch_up()
    assert (ask(engine, "capital.plan"), ask(engine, "criteria.met")) == (100, 1)
    assert engine.store.catch_up() == 0


def test_a_still_block_answers_from_one_moment(engine: Engine) -> None:
    with engine.still():
        small.plan(100)
        assert ask(engine, "capital.plan") is Missing.ABSENT
        with engine.still():
            assert ask(engine, "capital.plan") is Missing.ABSENT
        assert ask(engine, "capital.plan") is Missing.ABSENT
    assert ask(engine, "capital.plan") == 100


def test_what_is_computed_once_is_computed_anew_when_the_registers_move(engine: Engine) -> None:
    asked: list[object] = []

    def remaining() -> object:
        asked.append(ask(engine, "capital.remaining"))
        return asked[-1]

    small.plan(100)
    assert [engine.once("còn lại", remaining) for _ in range(3)] == [100, 100, 100]
    assert len(asked) == 1
    small.pay(40, "2020-03-31", "02")
    assert engine.once("còn lại", remaining) == 60
