"""Saying a thing again: what differs corrects what was said the same day, and both stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, transaction

from chungtay.analytics.one_part import OnePart
from chungtay.analytics.standing import standing
from chungtay.analytics.store import Store
from chungtay.apps.kernel.facts import Mark
from chungtay.apps.kernel.queries import latest_editions, next_edition
from chungtay.apps.results import models, queries, services
from chungtay.apps.results.facts import SOURCE
from chungtay.apps.units.services import load_units
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.kernel.register import NothingToCorrect, RefConflict
from chungtay.core.measures.answer import Question
from chungtay.core.people.actor import Actor, Grant
from chungtay.core.results.value import RECORD, Finality, Qualifier, Standing, Value
from tests.apps.conftest import PLACES

DAY = dt.date(2020, 10, 13)
CLERK = Actor(7, frozenset({Grant(RECORD.code, "62")}))
TRAINED = Value(
    indicator="voc.trained",
    unit="23380",
    standing=Standing.ACTUAL,
    finality=Finality.PRELIMINARY,
    amount_e6=12_000_000,
    on=DAY,
    period_from=DAY,
    period_to=DAY,
    base_stated=None,
    qualifier=Qualifier.EXACT,
    grounds=Grounds("kontum.ubnd:~x:2020-10-13", DAY, Provenance.REPORTED),
)


def saying(people: int, *, edition: int = 1) -> Value:
    grounds = replace(TRAINED.grounds, edition=edition)
    return replace(TRAINED, amount_e6=people * 1_000_000, grounds=grounds)


def counted() -> list[tuple[str, int]]:
    """What measures count on the day: of one state, the latest edition alone."""
    store = Store()
    sql, bound = standing(SOURCE.table, store.tables, Question({}, DAY))
    rows = [(*row, "", "", "", "") for row in SOURCE.read(Mark())[0]]
    OnePart(SOURCE.table).add(store._columns, rows)
    return store.fetch(f"SELECT ref, amount_e6 // 1000000 FROM {sql} AS r", bound)  # noqa: S608


@pytest.mark.usefixtures("some_units")
def test_a_correction_of_the_same_day_is_a_row_that_names_the_one_it_corrects() -> None:
    services.record_result(by=CLERK, value=saying(12))
    assert next_edition(models.Value, TRAINED.ref) == 2
    ref = services.record_result(by=CLERK, value=saying(15, edition=2))
    assert ref == f"{TRAINED.ref}#2"
    first, second = models.Value.objects.order_by("pk")
    assert (first.corrects, second.corrects) == ("", first.ref)
    told = queries.values("voc.trained", unit="23380", on=DAY)
    assert [(value.ref, value.amount_e6) for value in told] == [
        (TRAINED.ref, 12_000_000), (ref, 15_000_000),
    ]  # fmt: skip
    assert counted() == [(ref, 15)]


@pytest.mark.usefixtures("some_units")
def test_what_is_said_anew_is_added_only_where_it_differs() -> None:
    assert services.correct_results([saying(12)], by="a") == (TRAINED.ref,)
    assert services.correct_results([saying(12)], by="b") == ()
    assert services.correct_results([saying(15)], by="b") == (f"{TRAINED.ref}#2",)
    assert services.correct_results([saying(12)], by="b") == (f"{TRAINED.ref}#3",)
    assert services.correct_results([saying(12), saying(13)], by="b") == (f"{TRAINED.ref}#4",)
    assert latest_editions(models.Value, [TRAINED.ref, "x"]) == {TRAINED.ref: 4, "x": 0}


@pytest.mark.usefixtures("some_units")
def test_nothing_is_corrected_that_was_never_said() -> None:
    with pytest.raises(NothingToCorrect, match="đính chính dòng"):
        services.append_results([saying(12), saying(13, edition=3)], by="a")
    assert not models.Value.objects.exists()
    assert services.append_results([saying(12), saying(13, edition=2)], by="a") == 2


@pytest.mark.postgres
@pytest.mark.django_db
def test_postgresql_refuses_to_empty_a_register() -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE results_value")


@pytest.fixture
def two_at_once(transactional_db: None) -> Iterator[ThreadPoolExecutor]:
    load_units(by="thử nghiệm", places=PLACES)
    with ThreadPoolExecutor(2) as pool:
        yield pool


def at_once(pool: ThreadPoolExecutor, *values: Value, recording: bool) -> list[str]:
    """Write values in threads that start together; tell what came of each."""
    gate = Barrier(len(values))

    def write(value: Value) -> str:
        try:
            gate.wait(30)
            if recording:
                services.record_result(by=CLERK, value=value)
            else:
                services.append_results([value], by="a")
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()
        return "ok"

    return sorted(pool.map(write, values))


@pytest.mark.postgres
@pytest.mark.parametrize("recording", [True, False], ids=["locked", "unlocked"])
def test_two_who_say_the_same_at_once_say_it_once(
    two_at_once: ThreadPoolExecutor, *, recording: bool
) -> None:
    for turn in range(8):
        value = replace(saying(turn), period_to=DAY + dt.timedelta(turn))
        assert at_once(two_at_once, value, value, recording=recording) == ["ok", "ok"]
        assert models.Value.objects.filter(ref=value.ref).count() == 1


@pytest.mark.postgres
@pytest.mark.parametrize("recording", [True, False], ids=["locked", "unlocked"])
def test_of_two_who_contradict_each_other_at_once_one_is_refused(
    two_at_once: ThreadPoolExecutor, *, recording: bool
) -> None:
    for turn in range(8):
        one = replace(saying(turn), period_to=DAY + dt.timedelta(turn))
        other = replace(one, amount_e6=one.amount_e6 + 1)
        told = at_once(two_at_once, one, other, recording=recording)
        assert told == [RefConflict.code, "ok"]
