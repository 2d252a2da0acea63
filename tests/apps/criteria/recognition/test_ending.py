"""Units merge while files are open: the files of those that are no more are closed with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chungtay.apps.criteria.recognition import queries, services
from chungtay.apps.criteria.recognition.queries import Wanting
from chungtay.apps.units.bodies import ended
from chungtay.apps.units.services import load_units
from chungtay.core.criteria.recognition import actions
from chungtay.core.criteria.recognition.course import FileStillOpen
from chungtay.core.criteria.recognition.ending import FileOfEndedUnit
from chungtay.core.criteria.recognition.file import Course
from chungtay.core.criteria.recognition.state import FileDeed, FileState
from chungtay.core.people.actor import COUNTRY, Actor, NotAllowed
from tests.apps.criteria.recognition.changes import BEYOND, CHANGE, DOCUMENT, PLACES, RENAMED
from tests.apps.criteria.recognition.people import (
    ASKER,
    COMMUNE,
    PROVINCIAL,
    REVIEWER,
    WANTED,
    brought,
    day,
    decide,
    paper,
    someone,
)

pytestmark = pytest.mark.django_db
CLOCK: Actor = someone(0, COUNTRY, actions.END)


@pytest.fixture(autouse=True)
def _units_that_change() -> None:
    load_units(by="thử nghiệm", places=PLACES)


def opened(unit: str, on: int = 1) -> Course:
    asker = someone(20, unit, actions.REQUEST)
    return services.request_recognition(
        by=asker, wanted=replace(WANTED, unit=unit), on=day(on), grounds=paper(on)
    )


def closed(on: int = 12) -> str:
    return str(services.end_files(by=CLOCK, scope=COUNTRY, on=day(on)))


def test_a_merged_communes_file_is_closed_on_the_day_under_the_document_that_merged_it() -> None:
    file = brought(FileDeed.REVIEW).code
    assert closed(9) == "Khép 0 hồ sơ, chuyển 0 hồ sơ theo đơn vị."
    assert closed() == "Khép 1 hồ sơ, chuyển 0 hồ sơ theo đơn vị."
    last = queries.course(file).last
    assert (last.state, last.on, last.grounds.document) == (FileState.ENDED, CHANGE, DOCUMENT)
    assert last.reason == "Xã Đắk Ang → Xã Dục Nông (720/NQ-UBTVQH14)"
    assert closed() == "Khép 0 hồ sơ, chuyển 0 hồ sơ theo đơn vị."
    assert not queries.courses(on=day(12), wanting=Wanting(state=FileState.REVIEWED))


def test_before_it_is_closed_nobody_takes_a_step_for_the_commune_that_bears_its_code_now() -> None:
    file = brought(FileDeed.REQUEST).code
    assert queries.standing_place(queries.course(file), on=day(9)) is not None
    assert queries.standing_place(queries.course(file), on=CHANGE) is None
    with pytest.raises(FileOfEndedUnit):
        services.review_file(by=REVIEWER, file=file, on=day(11), grounds=paper(11))


@pytest.mark.parametrize("swept", [False, True])
def test_the_new_commune_asks_for_itself_and_its_file_is_numbered_on(*, swept: bool) -> None:
    """Whether or not the clock has closed by then the file of the one that bore its code."""
    brought(FileDeed.REQUEST)
    if swept:
        closed()
    again = services.request_recognition(by=ASKER, wanted=WANTED, on=day(15), grounds=paper(15))
    assert again.code == WANTED.file(2)
    assert closed(20) == f"Khép {1 - swept} hồ sơ, chuyển 0 hồ sơ theo đơn vị."
    assert queries.course(again.code).is_open


def test_a_renamed_commune_does_not_ask_twice_while_its_file_waits_to_be_carried() -> None:
    opened(RENAMED)
    with pytest.raises(FileStillOpen):
        opened(BEYOND, on=11)


def test_a_renamed_communes_file_goes_on_under_its_new_code() -> None:
    file = opened(RENAMED).code
    assert closed() == "Khép 0 hồ sơ, chuyển 1 hồ sơ theo đơn vị."
    course = queries.course(file)
    assert (course.wanted.unit, course.last.state) == (BEYOND, FileState.REQUESTED)
    assert course.last.reason == "Xã Đắk Nông → Xã Đắk Nông Mới (720/NQ-UBTVQH14)"
    (listed,) = queries.courses(on=day(12), within=[BEYOND])
    assert listed.steps == course.steps
    services.review_file(by=REVIEWER, file=file, on=day(13), grounds=paper(13))
    assert closed(14) == "Khép 0 hồ sơ, chuyển 0 hồ sơ theo đơn vị."


def test_a_commune_that_became_a_township_leaves_the_programme_and_others_stay() -> None:
    gone, stays = opened("23389").code, opened("23392").code
    assert closed() == "Khép 1 hồ sơ, chuyển 0 hồ sơ theo đơn vị."
    assert queries.course(gone).last.state is FileState.ENDED
    assert queries.course(stays).last.state is FileState.REQUESTED


def test_what_was_decided_stays_in_history_and_says_since_when_its_commune_is_no_more() -> None:
    decided = decide(brought(FileDeed.APPRAISE).code)
    closed()
    assert queries.course(decided.code).last.state is FileState.DECIDED
    (given,) = queries.recognitions(on=day(12))
    assert ended([(given.unit, given.on)], on=day(12)) == {(COMMUNE, day(4)): CHANGE}
    assert ended([(given.unit, given.on)], on=day(9)) == {}
    assert ended([("23389", day(1)), ("23392", day(1))], on=day(12)) == {}


def test_only_the_clock_closes_files() -> None:
    with pytest.raises(NotAllowed):
        services.end_files(by=PROVINCIAL, scope=COUNTRY, on=day(12))
