"""Re-checks, villages and their recognition, and what measures count of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chungtay.analytics.engine import Engine
from chungtay.apps.criteria.recognition import queries, services
from chungtay.core.criteria.criteria_set import UnknownCriterion
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition import actions
from chungtay.core.criteria.recognition.file import Wanted
from chungtay.core.criteria.recognition.recheck import Found, NotLost, Recheck
from chungtay.core.criteria.recognition.state import FileDeed, FileState
from chungtay.core.criteria.recognition.village import UnknownVillage, Village
from chungtay.core.criteria.recognition.withdrawal import WithdrawalTooSoon
from chungtay.core.criteria.record import NotRecognised
from chungtay.core.kernel.quantity import Missing
from chungtay.core.measures.answer import Question
from chungtay.core.people.actor import NotAllowed
from tests.apps.criteria.recognition.people import (
    ASKER,
    COMMUNE,
    DISTRICT,
    PROVINCIAL,
    REVIEWER,
    SET,
    brought,
    day,
    decide,
    paper,
    someone,
    withdraw,
)
from tests.core.criteria.recognition.examples import appraisal

pytestmark = pytest.mark.usefixtures("some_units")
LOST = Recheck(
    COMMUNE, Grade.STANDARD, SET, "17", Found.LOST, day(10), paper(10),
    cause="Bãi rác chưa xử lý", agency="", due=day(25),
)  # fmt: skip
RESTORED = replace(LOST, found=Found.RESTORED, cause="Đã đóng bãi", on=day(20), grounds=paper(20))


def count(measure: str, on: int = 30, **where: str) -> object:
    asked = {name: (value,) for name, value in where.items()}
    return Engine().value(measure, Question(asked, day(on), None, None))


def recognised() -> None:
    decide(brought(FileDeed.APPRAISE).code)


def test_what_was_found_lost_is_restored() -> None:
    recognised()
    services.record_recheck(by=REVIEWER, found=[LOST])
    assert queries.rechecks([COMMUNE], on=day(15)) == (LOST,)
    assert count("rechecks.lost", 15) == 1
    services.record_recheck(by=REVIEWER, found=[RESTORED])
    assert count("rechecks.lost") == 0
    assert count("communes.recognised") == 1


def test_a_recheck_said_anew_of_its_day_corrects_itself() -> None:
    recognised()
    services.record_recheck(by=REVIEWER, found=[LOST])
    assert services.record_recheck(by=REVIEWER, found=[LOST]) == ()
    (ref,) = services.record_recheck(by=REVIEWER, found=[replace(LOST, due=day(28))])
    assert ref.endswith("#2")
    assert queries.rechecks([COMMUNE], on=day(28))[-1].due == day(28)


def test_only_who_is_recognised_is_rechecked_and_only_in_its_set() -> None:
    with pytest.raises(NotRecognised):
        services.record_recheck(by=REVIEWER, found=[LOST])
    recognised()
    with pytest.raises(NotLost):
        services.record_recheck(by=REVIEWER, found=[RESTORED])
    with pytest.raises(UnknownCriterion):
        services.record_recheck(by=REVIEWER, found=[replace(LOST, criterion="20")])
    with pytest.raises(NotAllowed):
        services.record_recheck(by=ASKER, found=[LOST])
    assert services.append_rechecks([LOST, RESTORED], by="nạp thử") == 2
    assert services.append_rechecks([LOST, RESTORED], by="nạp thử") == 0


def test_a_withdrawn_recognition_counts_no_more() -> None:
    recognised()
    assert (count("communes.recognised", 19), count("recognitions.count")) == (1, 1)
    withdraw()
    assert count("communes.recognised") == 0
    assert count("communes.recognised_to", grade="standard") == 0


def test_files_are_counted_by_where_they_stand() -> None:
    brought(FileDeed.REVIEW)
    assert count("recognitions.files", state="reviewed") == 1
    assert count("recognitions.files", 1, state="requested") == 1
    assert count("recognitions.files", state="decided") == 0


def test_a_recognition_is_not_taken_away_on_the_day_it_was_given() -> None:
    decide(brought(FileDeed.APPRAISE).code)
    with pytest.raises(WithdrawalTooSoon, match="04/09/2020"):
        withdraw(on=4)
    withdraw(on=5)


def village(code: str, scheme: str = "") -> None:
    told = Village(COMMUNE, code, f"Thôn {code}", day(1), paper(1), scheme=scheme)
    services.record_village(by=ASKER, village=told)


def recognise_village(code: str) -> None:
    wanted = Wanted(COMMUNE, Grade.STANDARD, 2020, "", code)
    file = services.request_recognition(by=ASKER, wanted=wanted, on=day(2), grounds=paper(2)).code
    services.appraise_file(
        by=REVIEWER, file=file, appraisal=appraisal(5), on=day(3), grounds=paper(3)
    )
    chief = someone(5, DISTRICT, actions.RECOGNISE)
    done = services.decide_recognition(by=chief, file=file, results=(), on=day(4), grounds=paper(4))
    assert done.last.state is FileState.DECIDED


def test_a_village_is_recognised_by_its_district_and_never_counts_as_a_commune() -> None:
    village("01", scheme="1385")
    village("02", scheme="1385")
    village("03")
    recognise_village("01")
    assert count("villages.count", scheme="1385") == 2
    assert count("villages.share_recognised", scheme="1385") == 50
    assert (count("villages.count"), count("villages.recognised")) == (3, 1)
    assert count("villages.scheme_communes") == 1
    assert isinstance(count("communes.recognised"), Missing)
    assert not queries.recognitions(on=day(30))
    (given,) = queries.recognitions(on=day(30), villages=True)
    assert given.place == f"{COMMUNE}.01"


def test_a_village_that_is_no_more_is_not_asked_for() -> None:
    village("01")
    gone = Village(COMMUNE, "01", "Thôn", day(5), paper(5), stands=False)
    assert services.record_village(by=ASKER, village=gone)
    assert services.record_village(by=ASKER, village=gone) == ()
    assert [one.code for one in queries.villages([COMMUNE], on=day(4))] == ["01"]
    assert not queries.villages([COMMUNE], on=day(5))
    with pytest.raises(UnknownVillage):
        queries.place(COMMUNE, on=day(5), village="01")
    with pytest.raises(NotAllowed):
        services.record_village(by=PROVINCIAL, village=gone)
