from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from chungtay.apps.kernel.facts import Mark
from chungtay.apps.poverty import queries, services
from chungtay.apps.poverty.facts import SOURCE
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.measures.fact import STANDING
from chungtay.core.people.actor import Actor, Grant, NotAllowed
from chungtay.core.poverty.count import (
    PUBLISH,
    Count,
    CountLevel,
    Finality,
    HouseholdClass,
    People,
)
from chungtay.core.units.unit import UnknownUnit

pytestmark = pytest.mark.usefixtures("some_units")
CLERK = Actor(7, frozenset({Grant(PUBLISH.code, "62")}))
POOR = Count(
    unit="62",
    level=CountLevel.PROVINCE,
    household_class=HouseholdClass.POOR,
    people=People.ALL,
    households=18_858,
    on=dt.date(2019, 12, 31),
    finality=Finality.OFFICIAL,
    grounds=Grounds("kontum.ubnd:~x:2020-10-13", dt.date(2020, 10, 13), Provenance.PUBLISHED),
)


def test_the_last_published_count_stands() -> None:
    earlier = replace(POOR, on=dt.date(2018, 12, 31), households=22_000)
    services.publish_count(by=CLERK, count=POOR)
    services.publish_count(by=CLERK, count=earlier)
    key = (HouseholdClass.POOR, People.ALL)
    assert queries.counts("62", on=dt.date(2019, 6, 30)) == {key: earlier}
    assert queries.counts("62", on=dt.date(2020, 6, 30)) == {key: POOR}


def test_units_exist_and_clerks_have_leave() -> None:
    with pytest.raises(UnknownUnit):
        services.append_counts([replace(POOR, unit="99999")], by="nạp thử")
    with pytest.raises(NotAllowed):
        services.publish_count(by=Actor(8, frozenset()), count=POOR)


def test_a_load_twice_adds_nothing_and_facts_say_it() -> None:
    assert services.append_counts([POOR], by="nạp thử") == 1
    assert services.append_counts([POOR], by="nạp thử") == 0
    (row,), _ = SOURCE.read(Mark())
    assert row[len(STANDING) :] == ("province", "poor", "all", "official", 18_858)


@pytest.mark.parametrize(
    "sql", ["UPDATE poverty_count SET unit = 'x'", "DELETE FROM poverty_count"]
)
def test_the_database_itself_refuses_to_edit(sql: str) -> None:
    services.append_counts([POOR], by="nạp thử")
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
