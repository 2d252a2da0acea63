"""A recognition is of the body it was given to: another that bears the code since has its own."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.criteria import services as register
from chungtay.apps.criteria.queries import recorded
from chungtay.apps.criteria.recognition import queries, services
from chungtay.apps.criteria.recognition.rows import village_row
from chungtay.apps.kernel.services import append_corrections
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition import actions
from chungtay.core.criteria.recognition.village import Village
from chungtay.core.criteria.record import Act, Assessment, NotRecognised, Recognition
from chungtay.flows.backsliding import backsliding
from chungtay.flows.count_communes import communes_of
from tests.analytics import reform, small
from tests.analytics.reform import EVE, LATER, REFORM
from tests.apps.criteria.recognition.people import someone

pytestmark = pytest.mark.django_db
GIVEN = dt.date(2024, 12, 31)
COMMUNE = "23428"
"""A commune whose code another, made of it and of part of its neighbour, bears since."""
LEADER = someone(3, "51", actions.WITHDRAW)


@pytest.fixture(autouse=True)
def _given_before_the_reform() -> None:
    reform.settle()
    recognise(GIVEN)


def recognise(on: dt.date, village: str = "") -> None:
    grounds = small.grounds(on.isoformat())
    given = Recognition(
        COMMUNE, Grade.STANDARD, on.year, Act.RECOGNISE, on, grounds, village=village
    )
    register.append_recognitions([given], by=small.BY)


def held(on: dt.date) -> list[dt.date]:
    return [one.on for one in queries.standing([COMMUNE], on=on)]


def test_the_next_bearer_of_a_code_is_not_recognised_for_the_last() -> None:
    assert held(EVE) == [GIVEN]
    assert held(REFORM) == []
    assert not queries.grades_held(queries.place(COMMUNE, on=REFORM), on=REFORM)


def test_the_next_bearer_is_recognised_itself() -> None:
    recognise(LATER)
    assert held(LATER) == [LATER]


def test_nothing_is_counted_lost_or_taken_away_of_a_body_that_never_held_it() -> None:
    assert all(not one.held for one in communes_of("51", on=REFORM))
    assert not backsliding(province="51", on=REFORM)
    with pytest.raises(NotRecognised):
        services.withdraw_recognition(
            by=LEADER,
            unit=COMMUNE,
            grade=Grade.STANDARD,
            ground="Kết luận phúc tra",
            on=LATER,
            grounds=small.grounds(LATER.isoformat()),
        )


def test_no_verdict_of_another_is_shown_beside_its_own() -> None:
    row = Assessment(
        COMMUNE, small.SET, "10", met=True, on=GIVEN, grounds=small.grounds(str(GIVEN))
    )
    register.append_assessments([row], by=small.BY)
    assert set(recorded(COMMUNE, criteria_set=small.SET, on=EVE)) == {"10"}
    assert recorded(COMMUNE, criteria_set=small.SET, on=REFORM) == {}


def test_its_villages_are_listed_anew_too() -> None:
    village = Village(COMMUNE, "01", "Thôn 1", GIVEN, small.grounds(GIVEN.isoformat()))
    append_corrections([village_row(village, by=small.BY)])
    recognise(GIVEN, "01")
    assert [one.code for one in queries.villages([COMMUNE], on=EVE)] == ["01"]
    assert queries.villages([COMMUNE], on=REFORM) == ()
    assert queries.villages(None, on=REFORM) == ()
    assert queries.standing([COMMUNE], on=REFORM, villages=True) == ()
