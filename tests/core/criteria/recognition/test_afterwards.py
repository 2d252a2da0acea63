"""What was given is looked at anew: re-checks, what was lost since when, villages."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition.backsliding import Judged, Why, fell
from chungtay.core.criteria.recognition.recheck import (
    Found,
    NotLost,
    Recheck,
    RecheckIncomplete,
    last_found,
    require_lost_before,
)
from chungtay.core.criteria.recognition.village import BadVillage, Village
from tests.core.criteria.recognition.examples import DAY, GROUNDS

RECOGNISED = dt.date(2018, 12, 20)
LOST = Recheck(
    "23311", Grade.STANDARD, "commune-2016-2020", "17", Found.LOST, DAY, GROUNDS,
    cause="bãi rác chưa xử lý", agency="so-tnmt", due=dt.date(2020, 12, 31),
)  # fmt: skip
RESTORED = replace(LOST, found=Found.RESTORED, on=dt.date(2020, 9, 20))


def judged(*told: tuple[str, bool | None]) -> list[Judged]:
    return [Judged(dt.date.fromisoformat(day), met) for day, met in told]


def test_what_was_lost_is_lost_since_the_first_day_of_the_run_that_lasts() -> None:
    history = judged(
        ("2020-10-13", False), ("2020-08-20", False), ("2020-03-01", True), ("2019-06-01", False)
    )
    assert fell(history, recognised=RECOGNISED) == (dt.date(2020, 8, 20), Why.LOST)


def test_what_was_not_met_when_recognised_nor_since_was_never_met() -> None:
    history = judged(("2020-10-13", False), ("2019-06-01", False), ("2018-12-20", False))
    assert fell(history, recognised=RECOGNISED) == (RECOGNISED, Why.NEVER)


def test_what_nobody_judged_at_the_time_is_taken_to_have_been_met() -> None:
    history = judged(("2020-10-13", False), ("2018-12-20", None))
    assert fell(history, recognised=RECOGNISED) == (dt.date(2020, 10, 13), Why.LOST)
    assert fell([], recognised=RECOGNISED) == (RECOGNISED, Why.LOST)


def test_what_a_newer_set_asks_is_told_from_what_was_lost() -> None:
    history = judged(("2023-06-30", False), ("2022-03-08", False), ("2022-03-01", None))
    asked = (dt.date(2022, 3, 8), Why.NEW_SET)
    assert fell(history, recognised=RECOGNISED, new_set=True) == asked
    met_first = judged(("2023-06-30", False), ("2022-12-31", True))
    lost = (dt.date(2023, 6, 30), Why.LOST)
    assert fell(met_first, recognised=RECOGNISED, new_set=True) == lost


@given(st.lists(st.tuples(st.integers(0, 900), st.booleans()), unique_by=lambda one: one[0]))
def test_since_when_is_never_before_the_recognition(told: list[tuple[int, bool]]) -> None:
    days = sorted(told, reverse=True)
    history = [Judged(RECOGNISED + dt.timedelta(days=n), met) for n, met in days]
    since, why = fell(history, recognised=RECOGNISED)
    assert since >= RECOGNISED
    if history and not history[0].met:
        assert not any(one.met for one in history if one.on >= since)
    if why is Why.NEVER:
        assert not any(one.met for one in history)


@pytest.mark.parametrize(
    ("cause", "due"), [(" ", LOST.due), ("bãi rác", None), ("bãi rác", dt.date(2020, 8, 1))]
)
def test_what_is_lost_says_why_and_by_when_it_is_to_be_restored(
    cause: str, due: dt.date | None
) -> None:
    with pytest.raises(RecheckIncomplete):
        replace(LOST, cause=cause, due=due)


def test_all_kept_names_no_criterion() -> None:
    assert replace(LOST, found=Found.KEPT, criterion="").overdue_by(dt.date(2022, 1, 1)) == 0
    with pytest.raises(RecheckIncomplete):
        replace(LOST, found=Found.KEPT)
    with pytest.raises(RecheckIncomplete):
        replace(LOST, criterion="")


def test_only_what_was_lost_is_restored_and_once() -> None:
    require_lost_before([LOST], RESTORED)
    require_lost_before([LOST, RESTORED], RESTORED)  # said anew of its day
    again = replace(RESTORED, on=dt.date(2020, 9, 30))
    for known, told in (([], RESTORED), ([LOST, RESTORED], again)):
        with pytest.raises(NotLost):
            require_lost_before(known, told)
    assert list(last_found([LOST, RESTORED]).values()) == [RESTORED]


def test_a_deadline_that_has_passed_counts_its_days() -> None:
    assert LOST.overdue_by(dt.date(2021, 1, 10)) == 10
    assert LOST.overdue_by(dt.date(2020, 12, 31)) == 0
    assert RESTORED.overdue_by(dt.date(2021, 1, 10)) == 0


@pytest.mark.parametrize(("code", "name"), [("a b", "Thôn 2"), ("", "Thôn 2"), ("02", " ")])
def test_a_village_has_a_code_and_a_name(code: str, name: str) -> None:
    with pytest.raises(BadVillage):
        Village("23311", code, name, DAY, GROUNDS)
