"""Columns kept in a file spare the next process the reading, and are never believed too much."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from chungtay.analytics import kept as module
from chungtay.analytics import store as stores
from chungtay.analytics.engine import Engine
from chungtay.analytics.kept import Kept, program
from chungtay.analytics.store import Store
from chungtay.apps.kernel.facts import FactSource, Mark, Row
from tests.analytics import small
from tests.analytics.small import ask

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """A place to keep columns, however few."""
    monkeypatch.setattr(stores, "KEEP_FROM", 1)
    return Kept(tmp_path / "site.columns", "this")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How many rows were read of each register, counted from now on."""
    counted: dict[str, int] = {}
    stream = FactSource.stream

    def counting(source: FactSource, since: Mark) -> tuple[list[Row], Mark]:
        rows, reached = stream(source, since)
        told = list(rows)
        counted[source.table.name] = counted.get(source.table.name, 0) + len(told)
        return told, reached

    monkeypatch.setattr(FactSource, "stream", counting)
    return counted


def money(engine: Engine) -> object:
    return ask(engine, "capital.plan"), ask(engine, "capital.disbursed")


def test_the_next_process_answers_the_same_and_reads_only_what_came_since(
    engine: Engine, kept: Kept, read: dict[str, int]
) -> None:
    small.plan(100)
    small.assess("23380", "10", "2019-12-31", met=True)
    Store(kept).catch_up()
    small.pay(40, "2020-03-31", "02")
    read.clear()
    again = Engine(Store(kept))
    assert money(again) == (100, 40)
    assert ask(again, "criteria.met") == 1
    assert read == {"capital": 2}
    small.pay(5, "2020-04-30", "03")
    assert money(again) == money(engine) == (100, 45)


def test_few_rows_are_not_worth_a_file(
    engine: Engine, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "KEEP_FROM", 1000)
    small.plan(100)
    Store(kept).catch_up()
    assert not kept.path.exists()


def test_what_came_since_is_kept_too_once_it_is_much(engine: Engine, kept: Kept) -> None:
    small.plan(100)
    Store(kept).catch_up()
    small.pay(40, "2020-03-31", "02")
    Store(kept).catch_up()
    assert money(Engine(Store(kept))) == (100, 40)


def test_columns_of_another_database_are_not_believed(
    engine: Engine, kept: Kept, read: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    small.plan(100)
    Store(kept).catch_up()
    read.clear()
    last = FactSource.last
    monkeypatch.setattr(FactSource, "last", lambda source, mark: last(source, mark) + "1")
    told = money(Engine(Store(kept)))
    assert read["capital"] == 2
    assert told == money(engine)


def test_columns_of_another_program_are_not_believed(
    engine: Engine, kept: Kept, read: dict[str, int]
) -> None:
    small.plan(100)
    Store(kept).catch_up()
    read.clear()
    told = money(Engine(Store(replace(kept, program="another"))))
    assert read["capital"] == 2
    assert told == money(engine)


def test_packs_that_the_site_changed_by_hand_make_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHUNGTAY_HOME", str(tmp_path))
    before = program()
    own = tmp_path / "packs" / "levels.yaml"
    own.parent.mkdir()
    own.write_text("- level: 36")
    first, days = program(), own.stat()
    own.write_text("- level: 38")
    os.utime(own, ns=(days.st_atime_ns, days.st_mtime_ns))
    assert len({before, first, program()}) == 3


def test_a_broken_file_is_as_none(engine: Engine, kept: Kept) -> None:
    small.plan(100)
    kept.path.write_bytes(b"half a file")
    assert money(Engine(Store(kept))) == money(engine)


def test_where_no_file_can_be_written_questions_are_answered_all_the_same(
    engine: Engine, kept: Kept
) -> None:
    small.plan(100)
    nowhere = Kept(kept.path.parent / "nowhere" / "site.columns", "this")
    assert money(Engine(Store(nowhere))) == money(engine)


def test_only_its_owner_may_read_the_file(
    engine: Engine, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.plan(100)
    whiles: list[int] = []
    attached = module._attached

    @contextmanager
    def watched(columns: module.Columns, path: Path, *how: str) -> Iterator[None]:
        with attached(columns, path, *how):
            whiles.append(path.parent.stat().st_mode & 0o077)
            yield

    monkeypatch.setattr(module, "_attached", watched)
    Store(kept).catch_up()
    assert whiles == [0]
    assert kept.path.stat().st_mode & 0o077 == 0
    assert [path.name for path in kept.path.parent.iterdir()] == [kept.path.name]
