"""The log keeps who did and saw what; sealed, it shows whatever is done to it past the product."""

from __future__ import annotations

import datetime as dt
import random
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event as Signal
from unittest.mock import patch

import pytest
from django.db import DatabaseError, OperationalError, connection, transaction

from chungtay.apps.audit import models, queries, services
from chungtay.apps.audit.origin import asked_from
from chungtay.core.audit.chain import BEGINNING
from chungtay.core.audit.verification import Fault, Tampering
from chungtay.core.people.actor import Action, Actor
from tests.apps.audit.tampering import TABLES, tamper

RECORD = Action("results.record", "Ghi số liệu")
CLERK = Actor(7, frozenset(), "Y Thu")


def note(*subjects: str) -> None:
    for subject in subjects:
        services.note(RECORD, by=CLERK, subject=subject, unit="23380")


def sealed(*batches: int) -> None:
    """Write and seal batches of so many events."""
    for size in batches:
        note(*(f"dòng {n}" for n in range(size)))
        assert services.seal_batch() == size


def seal_up(count: int) -> int:
    """Seal until so many events are sealed; answer how many were.

    Whatever is open on the server holds sealing back, also in the database of tests beside these:
    PostgreSQL's snapshots know of no databases. It is waited for, and only for so long.
    """
    done, patience = services.seal_batch(), time.monotonic() + 60
    while done < count and time.monotonic() < patience:
        time.sleep(0.02)
        done += services.seal_batch()
    return done


def faults(against: str = "") -> list[Fault]:
    return list(queries.verification(against=against).faults)


def ids() -> list[int]:
    return list(models.Event.objects.order_by("pk").values_list("pk", flat=True))


@pytest.mark.django_db
def test_a_deed_is_kept_with_who_what_where_why_and_the_values() -> None:
    with asked_from("10.0.0.7"):
        services.note(
            RECORD, by=CLERK, subject="results:a", unit="23380", reason="gõ nhầm",
            details={"trước": 12, "sau": 15},
        )  # fmt: skip
    (event,) = queries.log(queries.Asked()).events
    assert (event.user, event.name, event.kind, event.action) == (
        7, "Y Thu", "changed", "results.record",
    )  # fmt: skip
    assert (event.subject, event.unit, event.reason) == ("results:a", "23380", "gõ nhầm")
    assert (event.details, event.ip) == ('{"sau":15,"trước":12}', "10.0.0.7")
    assert abs(event.at - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)


@pytest.mark.django_db
def test_a_deed_taken_back_leaves_no_line_and_seeing_leaves_one() -> None:
    with transaction.atomic():
        note("a")
        transaction.set_rollback(True)
    services.saw(by=CLERK, subject="submission:1", unit="23380", action=RECORD)
    (event,) = queries.log(queries.Asked()).events
    assert (event.kind, event.subject) == ("saw", "submission:1")


@pytest.mark.django_db
def test_what_is_seen_while_the_database_is_taken_is_written_with_the_next_line() -> None:
    services._waiting.clear()
    taken = patch.object(
        type(models.Event.objects),
        "bulk_create",
        side_effect=OperationalError("database is locked"),
    )
    with taken:
        services.saw(by=CLERK, subject="a")
        services.saw(by=CLERK, subject="b")
    assert not models.Event.objects.exists()
    services.saw(by=CLERK, subject="c")
    assert [event.subject for event in queries.log(queries.Asked()).events] == ["c", "b", "a"]


@pytest.mark.django_db
def test_the_log_is_read_page_by_page_and_narrowed() -> None:
    note(*"abcde")
    services.saw(by=Actor(8, frozenset(), "A Bình"), subject="xyz", unit="62")
    first = queries.log(queries.Asked(), size=4)
    assert [event.subject for event in first.events] == ["xyz", "e", "d", "c"]
    rest = queries.log(queries.Asked(), before=first.older, size=4)
    assert ([event.subject for event in rest.events], rest.older) == (["b", "a"], None)
    only = [
        queries.Asked(user=8), queries.Asked(name="bình"), queries.Asked(subject="xy"),
        queries.Asked(kind="saw"), queries.Asked(units=("62", "611")),
    ]  # fmt: skip
    for asked in only:
        assert [event.subject for event in queries.log(asked).events] == ["xyz"]
    assert len(queries.log(queries.Asked(action="results.record")).events) == 5
    tomorrow = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    assert not queries.log(queries.Asked(since=tomorrow)).events
    assert len(queries.log(queries.Asked(until=tomorrow)).events) == 6


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = 9", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_edit(table: str, sql: str) -> None:
    sealed(1)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(table))


@pytest.mark.django_db
def test_sealing_goes_on_where_it_stopped_and_says_how_much_is_left() -> None:
    assert services.seal_batch() == 0
    assert queries.verification().head == BEGINNING
    with patch.object(services, "BATCH", 2):
        sealed(5, 1)
    note("x")
    found = queries.verification()
    assert (found.sound, found.events, found.sealed, found.unsealed) == (True, 7, 6, 1)
    assert [seal.count for seal in models.Seal.objects.all()] == [2, 2, 1, 1]
    last = queries.last_seal()
    assert last is not None
    assert (found.head, found.batches, queries.unsealed_count(last)) == (last.digest, 4, 1)


@pytest.mark.django_db
def test_a_row_changed_removed_or_inserted_is_named_with_its_batch() -> None:
    sealed(3, 3)
    head = queries.verification().head
    one, two, *_, five, six = ids()
    tamper("UPDATE audit_event SET reason = 'khác' WHERE id = %s", two)
    tamper("DELETE FROM audit_event WHERE id = %s", five)
    assert faults() == [Fault(1, two, Tampering.CHANGED), Fault(2, five, Tampering.REMOVED)]
    tamper(
        "INSERT INTO audit_event (id, at, \"user\", name, kind, action, subject, unit, reason,"
        " details, ip) SELECT %s, at, 9, name, kind, action, subject, unit, '', '', '' FROM"
        " audit_event WHERE id = %s",
        five, one,
    )  # fmt: skip
    assert Fault(2, five, Tampering.CHANGED) in faults()
    assert faults(against=head)[0].event == two
    assert six in ids()


@pytest.mark.django_db
def test_seals_cannot_be_altered_dropped_or_made_anew_unseen() -> None:
    sealed(2, 2, 2)
    head = queries.verification().head
    tamper("DELETE FROM audit_seal WHERE number = 3")
    assert faults() == []
    assert faults(against=head) == [Fault(0, 0, Tampering.ANOTHER)]
    tamper("UPDATE audit_seal SET count = 1, digest = previous WHERE number = 2")
    assert Fault(2, 0, Tampering.BROKEN) in faults()
    tamper("DELETE FROM audit_seal WHERE number = 1")
    assert Fault(2, 0, Tampering.BROKEN) in faults()


@pytest.mark.django_db
def test_random_tampering_is_always_found_and_always_named() -> None:
    sealed(4, 5, 6)
    batches = [4, 5, 6]
    chance = random.Random(3)  # noqa: S311 - the same every time
    columns = ("name", "action", "subject", "unit", "reason", "details", "ip", "kind")
    known = ids()
    for _ in range(12):
        place = chance.randrange(len(known))
        batch = next(n for n in (1, 2, 3) if place < sum(batches[:n]))
        savepoint = transaction.savepoint()
        if chance.random() < 0.5:
            column = chance.choice(columns)
            sql = f"UPDATE audit_event SET {column} = 'z' WHERE id = %s"  # noqa: S608
            expected = Fault(batch, known[place], Tampering.CHANGED)
        else:
            sql = "DELETE FROM audit_event WHERE id = %s"
            expected = Fault(batch, known[place], Tampering.REMOVED)
        tamper(sql, known[place])
        assert faults() == [expected]
        transaction.savepoint_rollback(savepoint)
    assert faults() == []


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_writers_and_the_sealer_do_not_wait_for_each_other() -> None:
    """A deed is under way all the while: others write and are sealed; then it is sealed too."""
    written, may_commit = Signal(), Signal()

    def linger() -> None:
        try:
            with transaction.atomic():
                note("late")
                written.set()
                assert may_commit.wait(30)
        finally:
            connection.close()

    note("a", "b")
    with ThreadPoolExecutor(1) as pool:
        lingering = pool.submit(linger)
        assert written.wait(30)
        note("c")
        assert seal_up(2) == 2  # c might yet be followed by what lingers
        assert faults() == []
        with transaction.atomic():
            models.Seal.objects.select_for_update().count()
            note("d")
        may_commit.set()
        lingering.result()
    assert faults() == []
    assert seal_up(3) == 3
    assert (faults(), queries.verification().unsealed) == ([], 0)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_sealing_while_many_write_misses_nobody_and_raises_no_false_alarm() -> None:
    def write(writer: int) -> None:
        chance = random.Random(writer)  # noqa: S311 - the same every time
        try:
            for turn in range(20):
                with transaction.atomic():
                    note(f"{writer}-{turn}-a")
                    time.sleep(chance.random() / 200)
                    note(f"{writer}-{turn}-b")
                    if chance.randrange(7) == 0:
                        transaction.set_rollback(True)
        finally:
            connection.close()

    def keep_sealing(_: int) -> None:
        try:
            while not all(writer.done() for writer in writers):
                services.seal_batch()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        writers = [pool.submit(write, number) for number in range(6)]
        list(pool.map(keep_sealing, range(2)))
        for writer in writers:
            writer.result()
    seal_up(queries.verification().unsealed)
    found = queries.verification()
    assert (found.faults, found.unsealed) == ((), 0)
    assert found.events == models.Event.objects.count() > 150
