from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from chungtay.apps.kernel.facts import Mark
from chungtay.apps.works import queries, services
from chungtay.apps.works.facts import SOURCE
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.register import RefConflict
from chungtay.core.measures.fact import STANDING
from chungtay.core.people.actor import Actor, Grant, NotAllowed
from chungtay.core.units.unit import UnknownUnit
from chungtay.core.works.actions import RECORD_STAGE
from chungtay.core.works.course import WentBack
from chungtay.core.works.work import Stage, WorkState, WorkType

pytestmark = pytest.mark.usefixtures("some_units")
CLERK = Actor(7, frozenset({Grant(RECORD_STAGE.code, "23380")}))
PLANNED = WorkState(
    work="gn.p1.infra.001",
    name="Đường thôn 1, xã Đắk Ang",
    programme="gn",
    project="gn.p1.infra",
    work_type=WorkType.TRANSPORT,
    unit="23380",
    plan_year=2020,
    stage=Stage.PLANNED,
    on=dt.date(2020, 1, 15),
    cost=Dong(2_000_000_000),
    grounds=Grounds("demo:~x:2020-10-13", dt.date(2020, 10, 13), Provenance.SYNTHETIC),
)
FINISHED = replace(PLANNED, stage=Stage.FINISHED, on=dt.date(2020, 8, 1))


def test_a_work_is_where_it_last_stood() -> None:
    services.record_work_stage(by=CLERK, state=PLANNED)
    services.record_work_stage(by=CLERK, state=FINISHED)
    before, after = dt.date(2020, 7, 31), dt.date(2020, 8, 1)
    assert queries.work(PLANNED.work, on=before) == PLANNED
    assert queries.work(PLANNED.work, on=after) == FINISHED
    assert queries.work(PLANNED.work, on=dt.date(2019, 1, 1)) is None


def test_a_work_does_not_go_back() -> None:
    services.append_works([FINISHED], by="nạp thử")
    with pytest.raises(WentBack):
        services.record_work_stage(
            by=CLERK, state=replace(PLANNED, stage=Stage.STARTED, on=dt.date(2020, 9, 1))
        )


def test_a_load_twice_adds_nothing_and_a_change_is_refused() -> None:
    assert services.append_works([PLANNED, FINISHED], by="nạp thử") == 2
    assert services.append_works([PLANNED, FINISHED], by="người khác") == 0
    with pytest.raises(RefConflict, match="Tổng mức đầu tư"):
        services.append_works([replace(PLANNED, cost=Dong(1))], by="nạp thử")


def test_a_work_stands_in_a_unit_that_exists() -> None:
    with pytest.raises(UnknownUnit):
        services.append_works([replace(PLANNED, unit="99999")], by="nạp thử")


def test_strangers_are_refused() -> None:
    with pytest.raises(NotAllowed):
        services.record_work_stage(by=Actor(8, frozenset()), state=PLANNED)


def test_a_grant_of_the_district_holds_in_its_communes() -> None:
    district = Actor(9, frozenset({Grant(RECORD_STAGE.code, "611")}))
    services.record_work_stage(by=district, state=PLANNED)
    assert queries.work(PLANNED.work, on=PLANNED.on) == PLANNED


def test_facts_follow_the_standing_columns() -> None:
    services.append_works([PLANNED], by="nạp thử")
    (row,), _ = SOURCE.read(Mark())
    assert row[1:4] == (PLANNED.ref, "23380", PLANNED.on)
    assert row[len(STANDING) :] == (
        PLANNED.work, PLANNED.name, "gn", "gn.p1", "gn.p1.infra", "transport", "planned", 2020,
        2_000_000_000, 0, 2_000_000_000, 0,
    )  # fmt: skip


@pytest.mark.parametrize("sql", ["UPDATE works_work SET name = 'x'", "DELETE FROM works_work"])
def test_the_database_itself_refuses_to_edit(sql: str) -> None:
    services.append_works([PLANNED], by="nạp thử")
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
