"""Many write at once and commit in any order; the store misses no row and doubles none."""

from __future__ import annotations

import datetime as dt
import random
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction

from chungtay.analytics.store import Store
from chungtay.apps.criteria.models import Assessment
from tests.analytics.small import DEMO

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
WRITERS, TURNS = 8, 25
DAY = dt.date(2020, 9, 30)


def write(ref: str) -> Assessment:
    row = Assessment(
        ref=ref, unit="23380", criteria_set="commune-2016-2020", criterion=ref, met=True, on=DAY,
        document=DEMO, known_from=DAY, provenance="synthetic", recorded_by="thử nghiệm",
    )  # fmt: skip
    row.save()
    return row


def held(store: Store) -> list[str]:
    return sorted(ref for (ref,) in store.fetch("SELECT ref FROM assessments"))


def write_in_turns(writer: int) -> None:
    """Write one to three rows a transaction, linger, and take every seventh back."""
    chance = random.Random(writer)  # noqa: S311 - the same order every time
    try:
        for turn in range(TURNS):
            with transaction.atomic():
                for number in range(chance.randint(1, 3)):
                    write(f"{writer}-{turn}-{number}"[:8])
                    time.sleep(chance.random() / 200)
                if chance.randrange(7) == 0:
                    transaction.set_rollback(True)
    finally:
        connection.close()


def test_every_row_of_overlapping_transactions_is_read_exactly_once() -> None:
    store = Store()
    with ThreadPoolExecutor(WRITERS) as pool:
        writers = [pool.submit(write_in_turns, writer) for writer in range(WRITERS)]
        read = 0
        while not all(writer.done() for writer in writers):
            read += store.catch_up()
    for writer in writers:
        writer.result()
    read += store.catch_up()
    written = sorted(Assessment.objects.values_list("ref", flat=True))
    assert len(written) > WRITERS * TURNS
    assert held(store) == written
    assert read == len(written)
    assert store.catch_up() == 0


def test_a_row_committed_late_is_read_where_a_largest_number_would_pass_it_by() -> None:
    """A takes a number, B takes the next and commits, the store reads, and only then A commits."""
    store, written, may_commit = Store(), Event(), Event()

    def linger() -> int:
        try:
            with transaction.atomic():
                row = write("a")
                written.set()
                assert may_commit.wait(30)
        finally:
            connection.close()
        return int(row.pk)

    with ThreadPoolExecutor(1) as pool:
        lingering = pool.submit(linger)
        assert written.wait(30)
        largest = int(write("b").pk)
        assert (store.catch_up(), held(store)) == (1, ["b"])
        may_commit.set()
        late = lingering.result()
    assert late < largest
    assert not Assessment.objects.filter(pk__gt=largest).exists()  # all that such a mark would see
    assert (store.catch_up(), held(store)) == (1, ["a", "b"])
