from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from chungtay.analytics.engine import Engine
from chungtay.apps.criteria import queries, services
from chungtay.apps.criteria.facts import ASSESSMENTS, RECOGNITIONS
from chungtay.apps.kernel.facts import Mark
from chungtay.core.criteria.assessing import APPRAISE, subject
from chungtay.core.criteria.criteria_set import UnknownCriterion
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.judging import OPEN, Basis, Ruling, Verdict
from chungtay.core.criteria.judging.saying import recorded
from chungtay.core.criteria.record import (
    ASSESS,
    Act,
    AlreadyRecognised,
    Assessment,
    NotRecognised,
    Recognition,
)
from chungtay.core.criteria.whole import JudgedByRequirement, VerdictNeedsReason
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.register import RefConflict
from chungtay.core.law.fault import UnknownEntry
from chungtay.core.measures.answer import Question
from chungtay.core.measures.fact import STANDING
from chungtay.core.people.actor import Actor, Grant, NotAllowed
from chungtay.core.units.unit import UnknownUnit
from chungtay.flows.judge_units import judged

pytestmark = pytest.mark.usefixtures("some_units")
SET = "commune-2016-2020"
GROUNDS = Grounds("demo:~x:2020-10-13", dt.date(2020, 10, 13), Provenance.SYNTHETIC)
CLERK = Actor(7, frozenset({Grant(ASSESS.code, "23380")}))
MET = Assessment("23380", SET, "05", met=True, on=dt.date(2019, 12, 31), grounds=GROUNDS)
LOST = replace(MET, met=False, on=dt.date(2020, 9, 30))
RECOGNISED = Recognition(
    "23380", Grade.STANDARD, 2018, Act.RECOGNISE, dt.date(2019, 1, 10), GROUNDS
)
WITHDRAWN = replace(RECOGNISED, act=Act.WITHDRAW, on=dt.date(2020, 6, 1))


def known(on: dt.date) -> dict[str, Assessment]:
    told = queries.recorded("23380", criteria_set=SET, on=on)
    return {code: one.assessment for code, one in told.items()}


def test_a_commune_may_lose_a_criterion_and_stay_recognised() -> None:
    services.append_recognitions([RECOGNISED], by="nạp thử")
    services.record_assessment(by=CLERK, assessment=MET)
    services.record_assessment(by=CLERK, assessment=LOST)
    assert known(dt.date(2020, 1, 1)) == {"05": MET}
    assert known(LOST.on) == {"05": LOST}
    assert queries.recognitions(["23380"]) == (RECOGNISED,)


def test_one_assessment_of_a_criterion_a_day() -> None:
    services.record_assessment(by=CLERK, assessment=MET)
    with pytest.raises(RefConflict, match="Đạt"):
        services.record_assessment(by=CLERK, assessment=replace(MET, met=False))


def test_what_is_known_later_of_a_day_corrects_what_was_known_of_it() -> None:
    later = replace(GROUNDS, known_from=dt.date(2021, 1, 15))
    corrected = replace(MET, met=False, grounds=later)
    services.append_assessments([corrected, MET], by="thử nghiệm")
    assert known(MET.on) == {"05": corrected}
    asked = Question({}, MET.on, None, None)
    assert Engine().value("criteria.met", asked) == 0
    assert Engine().value("criteria.met", replace(asked, as_known=dt.date(2020, 12, 31))) == 1


@pytest.mark.parametrize("criterion", ["20", "5", ""])
def test_the_set_knows_its_criteria(criterion: str) -> None:
    with pytest.raises(UnknownCriterion):
        services.append_assessments([replace(MET, criterion=criterion)], by="nạp thử")


def test_the_law_knows_its_sets() -> None:
    with pytest.raises(UnknownEntry):
        services.append_assessments([replace(MET, criteria_set="x")], by="nạp thử")


def test_a_commune_is_recognised_once_until_withdrawn() -> None:
    services.append_recognitions([RECOGNISED], by="nạp thử")
    again = replace(RECOGNISED, on=dt.date(2020, 9, 1))
    with pytest.raises(AlreadyRecognised):
        services.append_recognitions([again], by="nạp thử")
    services.append_recognitions([WITHDRAWN], by="nạp thử")
    services.append_recognitions([again], by="nạp thử")


def test_nothing_is_withdrawn_that_was_not_given() -> None:
    with pytest.raises(NotRecognised):
        services.append_recognitions([WITHDRAWN], by="nạp thử")


def test_a_load_twice_adds_nothing() -> None:
    assert services.append_recognitions([RECOGNISED, WITHDRAWN], by="nạp thử") == 2
    assert services.append_recognitions([RECOGNISED, WITHDRAWN], by="nạp thử") == 0
    assert services.append_assessments([MET, LOST], by="nạp thử") == 2
    assert services.append_assessments([MET, LOST], by="nạp thử") == 0


def test_units_exist_and_clerks_have_leave() -> None:
    with pytest.raises(UnknownUnit):
        services.append_assessments([replace(MET, unit="99999")], by="nạp thử")
    with pytest.raises(UnknownUnit):
        services.append_recognitions([replace(RECOGNISED, unit="99999")], by="nạp thử")
    with pytest.raises(NotAllowed):
        services.record_assessment(by=Actor(8, frozenset()), assessment=MET)


def test_facts_follow_the_standing_columns() -> None:
    services.append_assessments([MET, LOST], by="nạp thử")
    services.append_recognitions([RECOGNISED, WITHDRAWN], by="nạp thử")
    assessed, _ = ASSESSMENTS.read(Mark())
    decided, _ = RECOGNITIONS.read(Mark())
    assert [row[len(STANDING) :] for row in assessed] == [(SET, "05", 1), (SET, "05", 0)]
    assert [row[len(STANDING) :] for row in decided] == [
        ("standard", 2018, "recognise", 1), ("standard", 2018, "withdraw", -1),
    ]  # fmt: skip


@pytest.mark.parametrize("table", ["criteria_assessment", "criteria_recognition"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET unit = 'x'", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_edit(table: str, sql: str) -> None:
    services.append_assessments([MET], by="nạp thử")
    services.append_recognitions([RECOGNISED], by="nạp thử")
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(table))


NEW = "commune-2026-2030"
PLANNING = replace(MET, criteria_set=NEW, criterion="01", on=dt.date(2020, 9, 30), note="Tờ trình")
PLANNERS = Actor(9, frozenset({Grant(APPRAISE.code, "62", subject("01"))}))


def test_a_department_judges_a_whole_criterion_of_unlisted_requirements() -> None:
    (key,) = services.appraise_criteria(by=PLANNERS, verdicts=[PLANNING])
    assert services.appraise_criteria(by=PLANNERS, verdicts=[PLANNING]) == ()
    lost = replace(PLANNING, met=False, note="Quy hoạch bị huỷ")
    assert services.appraise_criteria(by=PLANNERS, verdicts=[lost]) == (f"{key}#2",)
    told = queries.recorded("23380", criteria_set=NEW, on=PLANNING.on)["01"]
    assert (told.by, told.assessment.met, told.assessment.note) == ("9", False, lost.note)
    _law, result = judged(["23380"], criteria_set=NEW, on=PLANNING.on)["23380"]
    first, second = result.criteria[:2]
    assert first.ruling == Ruling(Verdict.NOT_MET, Basis.RECORDED) and second.ruling == OPEN
    assert first.computed is Verdict.UNDETERMINED
    said = "Sở A ghi 30/09/2020; phép tính: chưa xác định được; Quy hoạch bị huỷ"
    assert recorded(first, "Sở A") == said and not recorded(second, "Sở A")


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (replace(PLANNING, criterion="02"), NotAllowed),
        (replace(PLANNING, note=" "), VerdictNeedsReason),
        (replace(PLANNING, note="x" * 501), VerdictNeedsReason),
        (replace(PLANNING, criteria_set=SET), JudgedByRequirement),
        (replace(PLANNING, unit="99999"), UnknownUnit),
        (replace(PLANNING, criterion="11"), UnknownCriterion),
    ],
)
def test_one_verdict_refused_and_none_is_recorded(
    wrong: Assessment, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        services.record_stage(by=PLANNERS, readings=[], verdicts=[PLANNING, wrong])
    assert not queries.recorded("23380", criteria_set=NEW, on=PLANNING.on)
