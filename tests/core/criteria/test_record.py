from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.record import (
    Act,
    AlreadyRecognised,
    Assessment,
    NotRecognised,
    Recognition,
    YearToCome,
    check_recognitions,
    held_over_time,
)
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds

GROUNDS = Grounds("demo:~x:2020-10-13", dt.date(2020, 10, 13), Provenance.SYNTHETIC)


def decision(act: Act, day: str, grade: Grade = Grade.STANDARD) -> Recognition:
    on = dt.date.fromisoformat(day)
    return Recognition("23281", grade, on.year, act, on, GROUNDS)


def test_a_commune_may_be_recognised_again_after_a_withdrawal() -> None:
    assert not check_recognitions(
        [
            decision(Act.RECOGNISE, "2020-05-01"),
            decision(Act.RECOGNISE, "2018-05-01"),
            decision(Act.WITHDRAW, "2019-05-01"),
        ],
        bodies={},
    )


def test_grades_are_recognised_apart() -> None:
    assert not check_recognitions(
        [
            decision(Act.RECOGNISE, "2018-05-01"),
            decision(Act.RECOGNISE, "2020-05-01", Grade.ADVANCED),
        ],
        bodies={},
    )


def test_a_commune_is_not_recognised_twice() -> None:
    (fault,) = check_recognitions(
        [decision(Act.RECOGNISE, "2020-05-01"), decision(Act.RECOGNISE, "2018-05-01")], bodies={}
    )
    assert isinstance(fault, AlreadyRecognised)
    assert (fault.since, fault.on) == (dt.date(2018, 5, 1), dt.date(2020, 5, 1))


def test_what_one_body_was_given_says_nothing_of_the_next_that_bears_its_code() -> None:
    days = [dt.date(2018, 5, 1), dt.date(2020, 5, 1), dt.date(2020, 6, 1)]
    named = ["23281@0001-01-01", "23281@2020-01-01", "23281@2020-01-01"]
    bodies = {("23281", day): body for day, body in zip(days, named, strict=True)}
    given, again, taken = (day.isoformat() for day in days)
    assert not check_recognitions(
        [decision(Act.RECOGNISE, given), decision(Act.RECOGNISE, again)], bodies
    )
    (fault,) = check_recognitions(
        [decision(Act.RECOGNISE, given), decision(Act.WITHDRAW, taken)], bodies
    )
    assert isinstance(fault, NotRecognised)


def test_a_body_renamed_is_taken_what_it_was_given_under_its_old_code() -> None:
    given = decision(Act.RECOGNISE, "2018-05-01")
    taken = replace(decision(Act.WITHDRAW, "2020-05-01"), unit="23999")
    bodies = {("23281", given.on): "23281@0001-01-01", ("23999", taken.on): "23281@0001-01-01"}
    assert not check_recognitions([given, taken], bodies)
    assert [one.taken for one in held_over_time([given, taken], bodies)] == [taken]
    assert len(check_recognitions([given, taken], {})) == 1


def test_what_was_not_given_is_not_withdrawn() -> None:
    (fault,) = check_recognitions([decision(Act.WITHDRAW, "2020-05-01")], bodies={})
    assert isinstance(fault, NotRecognised)


def test_nobody_is_recognised_for_a_year_to_come() -> None:
    with pytest.raises(YearToCome, match="năm 2021 chưa tới"):
        Recognition("23281", Grade.STANDARD, 2021, Act.RECOGNISE, dt.date(2020, 9, 30), GROUNDS)


def test_a_withdrawal_takes_one_away() -> None:
    assert decision(Act.RECOGNISE, "2020-05-01").weight == 1
    assert decision(Act.WITHDRAW, "2020-05-01").weight == -1


def test_the_natural_key_names_unit_set_criterion_and_day() -> None:
    row = Assessment(
        "23281", "commune-2016-2020", "05", met=True, on=dt.date(2020, 9, 30), grounds=GROUNDS
    )
    assert row.ref == "assessments:23281:commune-2016-2020:05:2020-09-30@2020-10-13"
