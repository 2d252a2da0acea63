from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from chungtay.apps.criteria.readings import queries, services
from chungtay.apps.criteria.readings.facts import SOURCE
from chungtay.apps.kernel.facts import Mark
from chungtay.core.criteria.assessing import (
    APPRAISE,
    CHECK,
    SELF_ASSESS,
    ReasonNeeded,
    subject,
)
from chungtay.core.criteria.criteria_set import UnknownCriterion
from chungtay.core.criteria.evidence import (
    READ_EVIDENCE,
    Evidence,
    EvidenceKind,
    EvidenceNotFit,
    EvidenceNotLaid,
    UnknownEvidence,
    WithdrawalNeedsReason,
)
from chungtay.core.criteria.reading import Judgement, NoNumberAsked, PartOverBase, Reading, Stage
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.register import RefConflict
from chungtay.core.law.fault import UnknownEntry
from chungtay.core.measures.fact import STANDING
from chungtay.core.people.actor import Action, Actor, Grant, NotAllowed
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
    told = queries.history("23380", criteria_set=SET, threshold="2.2", on=DAY)
    assert [one.reading.part for one in told] == [45, 46]


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


def person(user: int, unit: str, action: Action, criterion: str = "") -> Actor:
    about = subject(criterion) if criterion else ""
    return Actor(user, frozenset({Grant(action.code, unit, about)}))


OFFICER = person(1, "23380", SELF_ASSESS)
DISTRICT = person(2, "611", CHECK)
ROADS_DEPARTMENT = person(3, "62", APPRAISE, "02")
WATER_DEPARTMENT = person(4, "62", APPRAISE, "17")


def test_each_stage_is_said_by_whom_it_belongs_to() -> None:
    checked = replace(ROADS, stage=Stage.DISTRICT)
    said = ((OFFICER, ROADS), (DISTRICT, checked), (ROADS_DEPARTMENT, APPRAISED))
    for by, reading in said:
        assert services.record_readings(by=by, readings=[reading]) == (reading.ref,)
        for other, _ in said:
            if other is not by:
                with pytest.raises(NotAllowed):
                    services.record_readings(by=other, readings=[reading])


def test_a_department_appraises_its_own_criteria_only() -> None:
    with pytest.raises(NotAllowed, match="Sở phụ trách thẩm định"):
        services.record_readings(by=WATER_DEPARTMENT, readings=[APPRAISED])


def test_who_differs_from_the_stage_below_says_why() -> None:
    services.record_readings(by=OFFICER, readings=[replace(ROADS, judgement=Judgement.MET)])
    with pytest.raises(ReasonNeeded, match="Sở thẩm định khác với Xã tự đánh giá"):
        services.record_readings(by=ROADS_DEPARTMENT, readings=[replace(APPRAISED, note="")])
    with pytest.raises(ReasonNeeded):
        counted = replace(APPRAISED, part=44, note="", judgement=Judgement.NONE)
        services.record_readings(by=ROADS_DEPARTMENT, readings=[counted])
    services.record_readings(by=ROADS_DEPARTMENT, readings=[APPRAISED])
    agreeing = replace(APPRAISED, judgement=Judgement.MET, note="")
    services.record_readings(by=ROADS_DEPARTMENT, readings=[agreeing])


def test_a_reason_is_owed_to_the_same_year_only() -> None:
    before = replace(ROADS, on=dt.date(2019, 12, 31), period=2019, judgement=Judgement.MET, part=59)
    services.record_readings(by=OFFICER, readings=[before])
    assert services.record_readings(by=ROADS_DEPARTMENT, readings=[replace(APPRAISED, note="")])


def test_evidence_is_kept_once_beside_the_reading() -> None:
    said = Evidence(
        "23380", SET, "2.2", Stage.SELF, EvidenceKind.FILE, "?", "so-duong.pdf", DAY, GROUNDS,
        size=1,
    )  # fmt: skip
    laid = services.attach_evidence(by=OFFICER, evidence=said, content=b"%PDF-1.7 roads")
    kept = laid.evidence
    again = services.attach_evidence(by=OFFICER, evidence=said, content=b"%PDF-1.7 roads")
    assert laid.fresh and again == services.Laid(kept, fresh=False)
    work = replace(said, kind=EvidenceKind.WORK, what="ntm.02.002", title="Đường trục thôn")
    services.attach_evidence(by=OFFICER, evidence=work)
    told = queries.evidence(["23380"], criteria_set=SET, on=DAY)["23380", "2.2"]
    assert [one.title for one in told] == ["so-duong.pdf", "Đường trục thôn"]
    (found,) = queries.evidence_file("23380", kept.what)
    assert found == kept and queries.evidence_content(kept.what) == b"%PDF-1.7 roads"
    with pytest.raises(UnknownEvidence):
        queries.evidence_file("23377", kept.what)
    with pytest.raises(NotAllowed):
        services.attach_evidence(by=WATER_DEPARTMENT, evidence=work)


def test_a_file_is_handed_to_whoever_may_look_at_it_beside_some_requirement() -> None:
    said = Evidence(
        "23380", SET, "2.2", Stage.SELF, EvidenceKind.FILE, "?", "so-duong.pdf", DAY, GROUNDS,
        size=1,
    )  # fmt: skip
    kept = services.attach_evidence(by=OFFICER, evidence=said, content=b"%PDF-1.7 roads").evidence
    water = Actor(9, frozenset({Grant(READ_EVIDENCE.code, "62", subject("17"))}))
    neighbour = Actor(8, frozenset({Grant(READ_EVIDENCE.code, "23377")}))
    for stranger in (water, neighbour, OFFICER):
        with pytest.raises(NotAllowed):
            services.fetch_evidence(by=stranger, unit="23380", sha256=kept.what)
    roads = Actor(9, frozenset({Grant(READ_EVIDENCE.code, "62", subject("02"))}))
    told, content = services.fetch_evidence(by=roads, unit="23380", sha256=kept.what)
    assert (told, content) == (kept, b"%PDF-1.7 roads")
    beside = replace(said, threshold="17.3")
    services.attach_evidence(by=OFFICER, evidence=beside, content=b"%PDF-1.7 roads")
    assert services.fetch_evidence(by=water, unit="23380", sha256=kept.what)[0].threshold == "17.3"
    with pytest.raises(UnknownEvidence):
        services.fetch_evidence(by=roads, unit="23377", sha256=kept.what)


def test_evidence_is_withdrawn_with_a_reason_by_whose_it_is_and_may_be_laid_again() -> None:
    words = Evidence("23380", SET, "2.2", Stage.SELF, EvidenceKind.NOTE, "a", "b", DAY, GROUNDS)
    services.attach_evidence(by=OFFICER, evidence=words)
    back = replace(words, withdrawn="Ghi nhầm chỉ tiêu")
    with pytest.raises(NotAllowed):
        services.withdraw_evidence(by=DISTRICT, evidence=back)
    with pytest.raises(WithdrawalNeedsReason):
        services.withdraw_evidence(by=OFFICER, evidence=words)
    with pytest.raises(EvidenceNotLaid):
        services.withdraw_evidence(by=OFFICER, evidence=replace(back, what="c"))
    assert services.withdraw_evidence(by=OFFICER, evidence=back) == f"{words.ref}#2"
    (told,) = queries.evidence(["23380"], criteria_set=SET, on=DAY)["23380", "2.2"]
    assert told.withdrawn == "Ghi nhầm chỉ tiêu" and told.grounds.edition == 2
    with pytest.raises(EvidenceNotLaid):
        services.withdraw_evidence(by=OFFICER, evidence=back)
    services.attach_evidence(by=OFFICER, evidence=back)
    (told,) = queries.evidence(["23380"], criteria_set=SET, on=DAY)["23380", "2.2"]
    assert not told.withdrawn and told.grounds.edition == 3
    later = replace(back, on=DAY + dt.timedelta(days=1))
    services.withdraw_evidence(by=OFFICER, evidence=later)
    assert not queries.evidence(["23380"], criteria_set=SET, on=DAY)["23380", "2.2"][0].withdrawn


@pytest.mark.parametrize(
    ("name", "content"),
    [("so-duong.exe", b"MZ"), ("so-duong.pdf", b""), ("so-duong.pdf", b"MZ"), ("x" * 501, b"a")],
)
def test_what_nobody_can_look_into_is_no_evidence(name: str, content: bytes) -> None:
    with pytest.raises(EvidenceNotFit):
        said = Evidence(
            "23380", SET, "2.2", Stage.SELF, EvidenceKind.FILE, "?", name, DAY, GROUNDS, size=1
        )
        services.attach_evidence(by=OFFICER, evidence=said, content=content)


def test_facts_follow_the_standing_columns() -> None:
    services.append_readings([ROADS, APPRAISED], by=BY)
    rows, _ = SOURCE.read(Mark())
    assert [row[len(STANDING) :] for row in rows] == [
        (SET, "2.2", "2.2", "self", 2020, 45, 60, 1, "", 0),
        (SET, "2.2", "2.2", "department", 2020, 45, 60, 1, "not_met", 0),
    ]


@pytest.mark.parametrize("table", ["criteria_reading", "criteria_readingevidence"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET unit = 'x'", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_edit(table: str, sql: str) -> None:
    services.append_readings([ROADS], by=BY)
    words = Evidence("23380", SET, "2.2", Stage.SELF, EvidenceKind.NOTE, "a", "b", DAY, GROUNDS)
    services.attach_evidence(by=OFFICER, evidence=words)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(table))
