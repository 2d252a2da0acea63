from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from chungtay.apps.kernel.facts import Mark
from chungtay.apps.results import queries, services
from chungtay.apps.results.facts import SOURCE
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.measures.fact import STANDING
from chungtay.core.people.actor import Actor, Grant, NotAllowed
from chungtay.core.results.value import (
    RECORD,
    BaseMissing,
    Finality,
    Qualifier,
    Standing,
    UnknownIndicator,
    Value,
)
from chungtay.core.units.unit import UnknownUnit

pytestmark = pytest.mark.usefixtures("some_units")
DAY = dt.date(2020, 10, 13)
CLERK = Actor(7, frozenset({Grant(RECORD.code, "62")}))
SHARE = Value(
    indicator="health.commune_std.pct",
    unit="62",
    standing=Standing.ACTUAL,
    finality=Finality.OFFICIAL,
    amount_e6=95_100_000,
    on=DAY,
    period_from=DAY,
    period_to=DAY,
    base_stated=False,
    qualifier=Qualifier.OVER,
    grounds=Grounds("kontum.ubnd:~x:2020-10-13", DAY, Provenance.PUBLISHED),
)
TRAINED = replace(SHARE, indicator="voc.trained", amount_e6=2_459_000_000, base_stated=None)


def test_a_value_is_kept_as_it_was_said() -> None:
    services.record_result(by=CLERK, value=SHARE)
    assert queries.values(SHARE.indicator, unit="62", on=DAY) == (SHARE,)
    assert not queries.values(SHARE.indicator, unit="62", on=dt.date(2020, 10, 12))


def test_a_share_of_nothing_in_particular_is_refused() -> None:
    with pytest.raises(BaseMissing, match=r"95,1 %: phải nêu tính trên tổng số nào"):
        services.record_result(by=CLERK, value=replace(SHARE, base_stated=None))


def test_indicators_and_units_exist_and_clerks_have_leave() -> None:
    with pytest.raises(UnknownIndicator, match=r"“voc\.unheard_of”"):
        services.append_results([replace(TRAINED, indicator="voc.unheard_of")], by="nạp thử")
    with pytest.raises(UnknownUnit):
        services.append_results([replace(TRAINED, unit="99999")], by="nạp thử")
    with pytest.raises(NotAllowed):
        services.record_result(by=Actor(8, frozenset()), value=SHARE)


def test_a_load_twice_adds_nothing_and_facts_say_it() -> None:
    assert services.append_results([SHARE, TRAINED], by="nạp thử") == 2
    assert services.append_results([SHARE, TRAINED], by="nạp thử") == 0
    (share, trained), _ = SOURCE.read(Mark())
    assert share[len(STANDING) :] == (
        "health.commune_std.pct", "actual", "official", 95_100_000, 0, "over", DAY, DAY,
        DAY.year,
    )  # fmt: skip
    assert trained[-6:-4] == (2_459_000_000, 1)


@pytest.mark.parametrize(
    "sql", ["UPDATE results_value SET unit = 'x'", "DELETE FROM results_value"]
)
def test_the_database_itself_refuses_to_edit(sql: str) -> None:
    services.append_results([SHARE], by="nạp thử")
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
