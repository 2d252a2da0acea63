from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from chungtay.apps.criteria.readings import queries, services
from chungtay.apps.criteria.readings.facts import SOURCE
from chungtay.apps.kernel.facts import Mark
from chungtay.core.criteria.criteria_set import UnknownCriterion
from chungtay.core.criteria.reading import Judgement, NoNumberAsked, PartOverBase, Reading, Stage
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.register import RefConflict
from chungtay.core.law.fault import UnknownEntry
from chungtay.core.measures.fact import STANDING
from chungtay.core.units.unit import UnknownUnit

pytestmark = pytest.mark.usefixtures("some_units")
SET = "commune-2016-2020"
DAY = dt.date(2020, 9, 30)
GROUNDS = Grounds("demo:~x:2020-10-13", dt.date(2020, 10, 13), Provenance.SYNTHETIC)
ROADS = Reading("23380", SET, "2.2", "2.2", Stage.SELF, DAY, 2020, GROUNDS, part=45, base=60)
APPRAISED = replace(
    ROADS, stage=Stage.DEPARTMENT, judgement=Judgement.NOT_MET, note="Còn 2 km đường đất"
)
BY = "nạp thử"


def test_each_stage_says_its_own_and_all_is_kept() -> None:
    assert services.append_readings([ROADS, APPRAISED], by=BY) == 2
    said = queries.readings("23380", criteria_set=SET, on=DAY)
    assert said == {("2.2", Stage.SELF): ROADS, ("2.2", Stage.DEPARTMENT): APPRAISED}
    assert not queries.readings("23380", criteria_set=SET, on=dt.date(2020, 9, 29))


def test_the_same_twice_changes_nothing_and_otherwise_is_a_correction() -> None:
    services.append_readings([ROADS], by=BY)
    assert services.append_readings([ROADS], by=BY) == 0
    with pytest.raises(RefConflict, match="Tử số"):
        services.append_readings([replace(ROADS, part=46)], by=BY)
    assert services.correct_readings([ROADS], by=BY) == ()
    assert services.correct_readings([replace(ROADS, part=46)], by=BY) == (f"{ROADS.ref}#2",)
    (last,) = queries.readings("23380", criteria_set=SET, on=DAY).values()
    assert (last.part, last.grounds.edition) == (46, 2)
    told = queries.history("23380", criteria_set=SET, threshold="2.2")
    assert [reading.part for reading in told] == [45, 46]


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (replace(ROADS, requirement="20.1", threshold="20.1"), UnknownCriterion),
        (replace(ROADS, threshold="2.3"), UnknownCriterion),
        (replace(ROADS, criteria_set="x"), UnknownEntry),
        (replace(ROADS, unit="99999"), UnknownUnit),
        (replace(ROADS, part=61), PartOverBase),
        (replace(ROADS, requirement="1.1", threshold="1.1"), NoNumberAsked),
    ],
)
def test_one_wrong_reading_stops_all(wrong: Reading, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        services.append_readings([ROADS, wrong], by=BY)
    assert not queries.readings("23380", criteria_set=SET, on=DAY)


def test_facts_follow_the_standing_columns() -> None:
    services.append_readings([ROADS, APPRAISED], by=BY)
    rows, _ = SOURCE.read(Mark())
    assert [row[len(STANDING) :] for row in rows] == [
        (SET, "2.2", "2.2", "self", 2020, 45, 60, 1, "", 0),
        (SET, "2.2", "2.2", "department", 2020, 45, 60, 1, "not_met", 0),
    ]


@pytest.mark.parametrize("sql", ["UPDATE {} SET unit = 'x'", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_edit(sql: str) -> None:
    services.append_readings([ROADS], by=BY)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format("criteria_reading"))
