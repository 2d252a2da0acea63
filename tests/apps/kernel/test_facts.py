"""Reading a register forward, and never waiting for whoever writes."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import DjangoDbBlocker

from chungtay.analytics.store import Store
from chungtay.apps.criteria.facts import ASSESSMENTS
from chungtay.apps.criteria.models import Assessment
from chungtay.apps.kernel.facts import Mark
from tests.prepared import speaking_to

DAY = dt.date(2020, 9, 30)


def write(*refs: str) -> None:
    for ref in refs:
        Assessment(
            ref=ref, unit="23380", criteria_set="s", criterion="10", met=True, on=DAY,
            document="demo:~x:2020", known_from=DAY, provenance="synthetic", recorded_by="a",
        ).save()  # fmt: skip


def read(since: Mark) -> tuple[list[str], Mark]:
    rows, mark = ASSESSMENTS.read(since)
    return [row[1] for row in rows], mark


@pytest.mark.django_db
def test_a_register_is_read_from_its_beginning_in_order_of_writing() -> None:
    assert read(Mark())[0] == []
    write("b", "a")
    assert read(Mark())[0] == ["b", "a"]


@pytest.mark.django_db
def test_what_comes_after_a_mark_is_read_from_it() -> None:
    write("a")
    _, mark = read(Mark())
    write("b")
    fresh, after = read(mark)
    assert fresh[-1] == "b"
    assert after.position >= mark.position


@pytest.mark.django_db
def test_a_row_tells_its_standing_before_what_is_its_own() -> None:
    write("a")
    ((row,), _) = ASSESSMENTS.read(Mark())
    told = dict(zip((c.name for c in ASSESSMENTS.table.all_columns), row, strict=True))
    assert (told["ref"], told["unit"], told["on_date"]) == ("a", "23380", DAY)
    assert (told["document"], told["provenance"], told["met"]) == ("demo:~x:2020", "synthetic", 1)


def test_a_long_write_keeps_no_reader_waiting(
    country_database: BaseDatabaseWrapper, django_db_blocker: DjangoDbBlocker
) -> None:
    """SQLite lets one write at a time; a reader must not ask for its turn."""
    begin = "BEGIN IMMEDIATE" if country_database.vendor == "sqlite" else "BEGIN"
    with django_db_blocker.unblock(), speaking_to(country_database):
        writer, store = country_database.copy(), Store()
        with writer.cursor() as cursor:
            cursor.execute(begin)
            store.catch_up()
            cursor.execute("ROLLBACK")
        assert store.fetch("SELECT count(*) > 10_000 FROM places") == [(True,)]
        writer.close()


@pytest.mark.django_db
def test_a_row_is_written_once_and_neither_saved_again_nor_deleted() -> None:
    write("a")
    row = Assessment.objects.get(ref="a")
    with pytest.raises(TypeError, match="never updated"):
        row.save()
    with pytest.raises(TypeError, match="never deleted"):
        row.delete()
    with pytest.raises(TypeError, match="never updated"):
        Assessment.objects.all().update(document="x")
    with pytest.raises(TypeError, match="never deleted"):
        Assessment.objects.all().delete()
    with transaction.atomic():
        assert Assessment.objects.count() == 1
