"""A file goes from its commune to a decision, and every step leaves a row."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from chungtay.apps.audit.models import Event
from chungtay.apps.criteria.recognition import queries, services
from chungtay.apps.criteria.recognition.queries import Wanting
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition.appraisal import NoQuorum
from chungtay.core.criteria.recognition.course import (
    FallsShort,
    FileStillOpen,
    GradeMissingBefore,
    GradeNotGiven,
    StepNotPossible,
)
from chungtay.core.criteria.recognition.file import UnknownFile
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.criteria.recognition.state import FileDeed, FileState
from chungtay.core.criteria.recognition.withdrawal import WithdrawalUngrounded
from chungtay.core.criteria.record import AlreadyRecognised, NotRecognised
from chungtay.core.kernel.title import Title
from chungtay.core.people.actor import NotAllowed
from chungtay.core.units.unit import UnknownUnit
from tests.apps.criteria.recognition.people import (
    ASKER,
    COMMUNE,
    DISTRICT,
    PROVINCIAL,
    REVIEWER,
    WANTED,
    asked,
    brought,
    day,
    decide,
    paper,
    withdraw,
)
from tests.core.criteria.recognition.examples import appraisal

pytestmark = pytest.mark.usefixtures("some_units")


def held(on: int = 30) -> frozenset[Grade]:
    return queries.grades_held(queries.place(COMMUNE, on=day(on)), on=day(on))


def test_a_file_is_asked_reviewed_appraised_and_decided() -> None:
    done = decide(brought(FileDeed.APPRAISE).code)
    assert [step.state for step in queries.course(done.code).steps] == [
        FileState.REQUESTED, FileState.REVIEWED, FileState.APPRAISED, FileState.DECIDED,
    ]  # fmt: skip
    (given,) = queries.recognitions(on=day(30))
    assert (given.unit, given.grade, given.for_year, given.on, given.file) == (
        COMMUNE, Grade.STANDARD, 2020, day(4), done.code,
    )  # fmt: skip
    assert given.grounds.document == paper(4).document
    assert not held(3)
    assert held() == {Grade.STANDARD}


def test_the_minutes_keep_who_sat_there_and_how_they_voted() -> None:
    file = brought(FileDeed.REVIEW).code
    meeting = appraisal(8, 0, 0, size=10)
    services.appraise_file(by=PROVINCIAL, file=file, appraisal=meeting, on=day(3), grounds=paper(3))
    kept = queries.course(file).appraisal
    assert kept is not None
    assert (kept.appraisal, kept.grounds.document) == (meeting, paper(3).document)


def test_the_year_recognised_for_is_not_the_year_of_the_meeting() -> None:
    done = decide(brought(FileDeed.APPRAISE, replace(WANTED, for_year=2019)).code)
    (given,) = queries.recognitions(on=day(30))
    assert (given.for_year, given.on.year, done.wanted.for_year) == (2019, 2020, 2019)


def test_at_each_desk_only_its_own_people_act() -> None:
    file = asked().code
    with pytest.raises(NotAllowed):  # the province does not review for the district
        services.review_file(by=PROVINCIAL, file=file, on=day(2), grounds=paper(2))
    services.review_file(by=REVIEWER, file=file, on=day(2), grounds=paper(2))
    with pytest.raises(NotAllowed):  # nor does the district appraise for the province
        services.appraise_file(
            by=REVIEWER, file=file, appraisal=appraisal(9), on=day(3), grounds=paper(3)
        )
    with pytest.raises(NotAllowed):
        services.withdraw_file(by=REVIEWER, file=file, reason="x", on=day(3), grounds=paper(3))
    with pytest.raises(NotAllowed):
        services.request_recognition(by=REVIEWER, wanted=WANTED, on=day(3), grounds=paper(3))


def test_a_file_sent_back_is_handed_in_again_and_keeps_its_course() -> None:
    file = brought(FileDeed.REVIEW).code
    services.return_file(
        by=PROVINCIAL, file=file, reason="Thiếu biên bản", on=day(3), grounds=paper(3)
    )
    with pytest.raises(FileStillOpen):
        asked()
    again = services.request_recognition(
        by=ASKER, wanted=WANTED, on=day(5), grounds=paper(5), file=file
    )
    assert (again.code, again.last.seq, again.last.state) == (file, 4, FileState.REQUESTED)
    assert queries.course(file).steps[2].reason == "Thiếu biên bản"


def test_a_vote_that_does_not_carry_sends_the_file_back() -> None:
    file = brought(FileDeed.REVIEW).code
    back = services.appraise_file(
        by=PROVINCIAL, file=file, appraisal=appraisal(5, 5), on=day(3), grounds=paper(3),
        reason="Môi trường chưa bảo đảm",
    )  # fmt: skip
    assert back.last.state is FileState.RETURNED
    with pytest.raises(StepNotPossible):
        decide(file)


def test_a_meeting_without_a_quorum_leaves_no_row() -> None:
    file = brought(FileDeed.REVIEW).code
    with pytest.raises(NoQuorum):
        services.appraise_file(
            by=PROVINCIAL, file=file, appraisal=appraisal(6, size=10), on=day(3), grounds=paper(3)
        )
    assert queries.course(file).last.seq == 2


def test_a_file_taken_back_is_closed_and_another_is_numbered_on() -> None:
    file = asked().code
    services.withdraw_file(by=ASKER, file=file, reason="Lập lại", on=day(2), grounds=paper(2))
    assert asked().code == WANTED.file(2)


def test_who_falls_short_is_recognised_only_on_a_recorded_ground() -> None:
    file = brought(FileDeed.APPRAISE).code
    short = Result(
        "10",
        met=False,
        words=Title("10 Thu nhập: 35 < 41 triệu đồng", "10 Income: 35 < 41"),
    )
    results = (Result("01", met=True), short)
    with pytest.raises(FallsShort, match="35 < 41"):
        services.decide_recognition(
            by=PROVINCIAL, file=file, results=results, on=day(4), grounds=paper(4)
        )
    assert not held()
    services.decide_recognition(
        by=PROVINCIAL, file=file, results=results, on=day(4), grounds=paper(4), ground="Công văn 12"
    )
    last = queries.course(file).last
    assert (last.short, last.reason) == ((short,), "Công văn 12")
    assert queries.recognitions(on=day(30))[0].reason == "Công văn 12"


def test_nobody_is_recognised_twice() -> None:
    decide(brought(FileDeed.APPRAISE).code)
    with pytest.raises(AlreadyRecognised):
        services.request_recognition(by=ASKER, wanted=WANTED, on=day(9), grounds=paper(9))


def test_advanced_comes_after_the_standard_and_not_before() -> None:
    wanted = replace(WANTED, grade=Grade.ADVANCED, criteria_set="")
    with pytest.raises(GradeMissingBefore):
        asked(wanted)
    decide(brought(FileDeed.APPRAISE).code)
    services.request_recognition(by=ASKER, wanted=wanted, on=day(9), grounds=paper(9))


def test_a_grade_not_given_yet_is_refused() -> None:
    with pytest.raises(GradeNotGiven, match="hiện đại"):
        asked(replace(WANTED, grade=Grade.MODERN, criteria_set=""))


def test_a_withdrawal_says_why_and_ends_the_recognition() -> None:
    file = decide(brought(FileDeed.APPRAISE).code).code
    with pytest.raises(WithdrawalUngrounded):
        withdraw(" ")
    with pytest.raises(NotRecognised):
        withdraw(on=3)
    withdraw()
    assert held(19) == {Grade.STANDARD}
    assert not held(20)
    with pytest.raises(NotRecognised):
        withdraw(on=21)
    assert queries.course(file).last.state is FileState.DECIDED
    later = services.request_recognition(by=ASKER, wanted=WANTED, on=day(21), grounds=paper(21))
    assert later.code == WANTED.file(2)


def test_lists_narrow_by_grade_state_and_year() -> None:
    file = decide(brought(FileDeed.APPRAISE).code).code
    found = {
        wanting: [one.code for one in queries.courses(on=day(30), wanting=wanting)]
        for wanting in (
            Wanting(), Wanting(state=FileState.DECIDED), Wanting(state=FileState.REQUESTED),
            Wanting(grade=Grade.MODEL), Wanting(year=2020), Wanting(villages=True),
        )
    }  # fmt: skip
    assert list(found.values()) == [[file], [file], [], [], [file], []]
    assert queries.courses(on=day(3), wanting=Wanting(state=FileState.APPRAISED))[0].code == file
    assert not queries.courses(on=day(30), within=["23377"])


def test_places_and_files_exist() -> None:
    with pytest.raises(UnknownFile):
        queries.course("23380-standard-2020-9")
    with pytest.raises(UnknownUnit):
        queries.place("62", on=day(1))
    assert queries.place(DISTRICT, on=day(1)).appraiser == "62"


def test_what_was_done_stands_in_the_audit_log() -> None:
    file = decide(brought(FileDeed.APPRAISE).code).code
    subjects = set(Event.objects.values_list("subject", flat=True))
    assert {f"recognition_steps:{file}:{n}" for n in (1, 2, 3, 4)} <= subjects


@pytest.mark.parametrize("sql", ["UPDATE {} SET on_ = on_", "DELETE FROM {}"])
def test_no_step_is_edited(sql: str) -> None:
    asked()
    told = sql.format("criteria_recognitionstep").replace("on_", '"on"')
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(told)


def test_loaded_files_follow_step_by_step() -> None:
    steps = queries.course(decide(brought(FileDeed.APPRAISE).code).code).steps
    assert services.append_steps(steps, by="7") == 0
    other = [
        replace(step, file="23377-standard-2020-1", wanted=replace(WANTED, unit="23377"))
        for step in steps
    ]
    with pytest.raises(StepNotPossible):
        services.append_steps([other[0], other[2]], by="nạp thử")
    assert services.append_steps(other, by="nạp thử") == 4
    assert queries.course("23377-standard-2020-1").last.on == dt.date(2020, 9, 4)
