"""A file goes from desk to desk, and nothing happens to it that cannot follow."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition import course
from chungtay.core.criteria.recognition.appraisal import (
    Appraisal,
    BadTeam,
    Member,
    NoQuorum,
    Votes,
    VotesUneven,
)
from chungtay.core.criteria.recognition.file import FieldRequired, Wanted
from chungtay.core.criteria.recognition.place import Place
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.criteria.recognition.state import FileDeed, FileState
from chungtay.core.criteria.record import YearToCome
from chungtay.core.kernel.title import Title
from tests.core.criteria.recognition.examples import (
    COMMUNE,
    DAY,
    DISTRICT,
    RULE,
    VILLAGE,
    WITHOUT_DISTRICTS,
    appraisal,
    at,
    team,
)


def test_a_commune_asks_its_district_reviews_the_province_appraises_and_decides() -> None:
    desks = [COMMUNE.desk(state, RULE) for state in (None, *FileState)]
    assert desks == ["23311", "608", "62", "62", "", "23311", "", ""]


def test_without_districts_the_file_goes_straight_to_the_province() -> None:
    assert WITHOUT_DISTRICTS.desk(FileState.REQUESTED, RULE) == "51"
    here = at(FileState.REQUESTED, WITHOUT_DISTRICTS)
    assert course.appraised(here, appraisal(10), on=DAY) is FileState.APPRAISED
    with pytest.raises(course.StepNotPossible):
        course.step(here, FileDeed.REVIEW, on=DAY)


def test_once_districts_review_no_more_the_province_does_not_wait_for_them() -> None:
    rule = replace(RULE, district_reviews=False)
    assert COMMUNE.desk(FileState.REQUESTED, rule) == "62"


@pytest.mark.parametrize(("place", "desk"), [(DISTRICT, "62"), (VILLAGE, "608")])
def test_districts_and_villages_are_appraised_without_a_review(place: Place, desk: str) -> None:
    assert place.desk(FileState.REQUESTED, RULE) == desk
    assert (
        course.appraised(at(FileState.REQUESTED, place), appraisal(3), on=DAY)
        is FileState.APPRAISED
    )


def test_a_file_is_not_appraised_before_its_district_has_seen_it() -> None:
    with pytest.raises(course.StepNotPossible, match="“đã đề nghị”: không thể thẩm định"):
        course.appraised(at(FileState.REQUESTED), appraisal(10), on=DAY)


@pytest.mark.parametrize("state", [None, *(s for s in FileState if s is not FileState.APPRAISED)])
def test_nothing_is_recognised_that_was_not_appraised(state: FileState | None) -> None:
    with pytest.raises(course.StepNotPossible):
        course.step(at(state), FileDeed.DECIDE, on=DAY)


@pytest.mark.parametrize("state", [FileState.DECIDED, FileState.WITHDRAWN, FileState.ENDED])
@pytest.mark.parametrize("deed", list(FileDeed))
def test_a_closed_file_stays_closed(state: FileState, deed: FileDeed) -> None:
    with pytest.raises(course.StepNotPossible):
        course.step(at(state), deed, on=DAY, reason="vì")


def test_what_is_sent_back_or_taken_back_says_why() -> None:
    for deed in (FileDeed.RETURN, FileDeed.WITHDRAW):
        with pytest.raises(course.StepUnreasoned):
            course.step(at(FileState.REVIEWED), deed, on=DAY, reason="  ")
    assert course.step(
        at(FileState.REVIEWED), FileDeed.RETURN, on=DAY, reason="thiếu biên bản"
    ) is (FileState.RETURNED)


def test_no_step_comes_before_the_one_it_follows() -> None:
    with pytest.raises(course.StepTooEarly, match="31/08/2020"):
        course.step(at(FileState.REQUESTED), FileDeed.REVIEW, on=DAY - dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("in_favour", "against", "carries"), [(9, 1, True), (8, 1, False), (8, 2, False), (10, 0, True)]
)
def test_nine_in_ten_of_those_there_carry(in_favour: int, against: int, *, carries: bool) -> None:
    held = appraisal(in_favour, against)
    after = course.appraised(at(FileState.REVIEWED), held, on=DAY, reason="chưa đủ phiếu")
    assert after is (FileState.APPRAISED if carries else FileState.RETURNED)


def test_a_vote_that_does_not_carry_says_what_is_missing() -> None:
    with pytest.raises(course.StepUnreasoned):
        course.appraised(at(FileState.REVIEWED), appraisal(5, 5), on=DAY)


def test_seven_in_ten_must_be_there() -> None:
    assert appraisal(7, size=10).carries(RULE)
    with pytest.raises(NoQuorum, match="có mặt 6/10"):
        appraisal(6, size=10).carries(RULE)


def test_everybody_there_is_counted() -> None:
    with pytest.raises(VotesUneven, match="5 thành viên có mặt nhưng có 4 phiếu"):
        Appraisal(team(5, 5), Votes(4, 0, 0))


@pytest.mark.parametrize(
    "members", [(), (Member("", "Sở"),), (Member("A", "Sở"), Member("A", "Sở"))]
)
def test_a_team_is_named(members: tuple[Member, ...]) -> None:
    with pytest.raises(BadTeam):
        Appraisal(members, Votes(len(members), 0, 0))


def test_advanced_comes_after_the_standard() -> None:
    with pytest.raises(course.GradeMissingBefore, match="phải đang được công nhận đạt chuẩn"):
        course.require_grade(at(None), Grade.ADVANCED, held=(), on=DAY)
    course.require_grade(at(None), Grade.ADVANCED, held=(Grade.STANDARD,), on=DAY)


@pytest.mark.parametrize("place", [DISTRICT, VILLAGE])
def test_not_every_grade_is_given_at_every_level(place: Place) -> None:
    with pytest.raises(course.GradeNotGiven, match="nâng cao"):
        course.require_grade(at(None, place), Grade.ADVANCED, held=(Grade.STANDARD,), on=DAY)


def test_who_falls_short_is_recognised_on_a_recorded_ground_alone() -> None:
    results = (
        Result("01", met=True),
        Result(
            "10",
            met=False,
            words=Title("10 Thu nhập: 35 < 41 triệu đồng", "10 Income: 35 < 41"),
        ),
        Result(
            "17",
            met=None,
            words=Title("17 Môi trường: chưa đánh giá", "17 Environment: open"),
        ),
    )
    with pytest.raises(course.FallsShort, match=r"còn 2 tiêu chí, điều kiện .*35 < 41") as refused:
        course.require_whole(at(FileState.APPRAISED), results, ground="", on=DAY)
    assert [one.criterion for one in refused.value.short] == ["10", "17"]
    short = course.require_whole(at(FileState.APPRAISED), results, ground="Công văn 12", on=DAY)
    assert short == results[1:]
    assert course.require_whole(at(FileState.APPRAISED), results[:1], ground="", on=DAY) == ()


def test_a_file_asks_for_a_year_that_has_begun_and_a_model_commune_for_a_field() -> None:
    wanted = Wanted("23311", Grade.STANDARD, 2021, "commune-2016-2020")
    with pytest.raises(YearToCome):
        wanted.require_sound(on=DAY)
    with pytest.raises(FieldRequired):
        replace(wanted, grade=Grade.MODEL, for_year=2020).require_sound(on=DAY)
    replace(wanted, grade=Grade.MODEL, for_year=2020, field="Văn hóa").require_sound(on=DAY)
