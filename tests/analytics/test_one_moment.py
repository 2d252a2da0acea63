"""The column store reads whole moments: nothing half read, nothing that may be taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import transaction

from chungtay.analytics.engine import Engine
from chungtay.apps.units.services import load_units
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.quantity import Missing, Quantity
from tests.apps.capital.conftest import open_book, record
from tests.apps.conftest import PLACES

ROWS = "SELECT count(*), count(province) FROM capital"


def paid(engine: Engine) -> Quantity:
    on = dt.date(2020, 12, 31)
    return engine.ask("capital.disbursed", where={"plan_year": ("2020",)}, on=on).value()


def pay(number: int) -> None:
    record(f"{number:02}", 3, Movement.DISBURSEMENT, "62", dong=10)


@pytest.mark.django_db
def test_what_may_yet_be_taken_back_is_not_read() -> None:
    open_book()
    engine = Engine()
    with transaction.atomic(), pytest.raises(RuntimeError):
        paid(engine)
    assert paid(engine) is Missing.ABSENT


@pytest.mark.django_db
def test_others_find_every_fact_while_all_are_read_anew_for_new_units(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_book()
    engine = Engine()
    engine.store.catch_up()
    load_units(by="thử nghiệm", places=PLACES)
    seen, add = [], engine.store._add

    def add_and_look(*told: object, **since: object) -> int:
        seen.extend(engine.store.fetch(ROWS))
        return add(*told, **since)  # type: ignore[arg-type]

    monkeypatch.setattr(engine.store, "_add", add_and_look)
    engine.store.catch_up()
    assert set(seen) == {(2, 0)}
    assert engine.store.fetch(ROWS) == [(2, 2)]


@pytest.mark.django_db
def test_a_row_read_again_is_not_added_again() -> None:
    """On PostgreSQL a reader goes back to the oldest transaction open when it last read."""
    open_book()
    pay(2)
    engine = Engine()
    assert paid(engine) == 10
    marks = engine.store._marks
    engine.store._marks = {name: replace(mark, position=1) for name, mark in marks.items()}
    pay(3)
    assert paid(engine) == 20
    assert engine.store.fetch("SELECT count(*), count(DISTINCT seq) FROM capital") == [(6, 6)]
