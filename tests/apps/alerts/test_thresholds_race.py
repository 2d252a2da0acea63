"""Of those who set thresholds of a province at once one is let through; nothing is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connection

from chungtay.apps.alerts import thresholds
from chungtay.apps.alerts.thresholds import Change
from chungtay.apps.units.services import load_units
from chungtay.core.alerts.own import SET_THRESHOLDS, ThresholdsChanged, Wanted
from chungtay.core.alerts.rule import Threshold
from chungtay.core.law.instrument import Instrument, InstrumentType
from chungtay.core.people.actor import Actor, Grant
from chungtay.packs import loader
from chungtay.packs.alerts import rules
from tests.apps.conftest import PLACES

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
T = TypeVar("T")
R = TypeVar("R")
DAY = dt.date(2020, 10, 13)
COORDINATOR = Actor(9, frozenset({Grant(SET_THRESHOLDS.code, "62")}), "Văn phòng điều phối")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHUNGTAY_HOME", str(tmp_path))
    load_units(by="thử nghiệm", places=PLACES)


def told(rule: str, number: int, version: int = 0) -> Change:
    issuer, kind = loader.agencies()["kontum.ubnd"], InstrumentType.DECISION
    paper = Instrument(issuer, kind, "Ngưỡng", symbol=f"{number}/QĐ-UBND", signed=DAY)
    return Change("62", rule, DAY, Wanted(str(number)), paper, f"Ngưỡng {number}", version)


def held(rule: str) -> Threshold:
    return next(one.until(DAY)[-1].value for one in rules("62") if one.code == rule)


def at_once(do: Callable[[T], R], of: Sequence[T]) -> list[R]:
    """Do something with each at the same moment, each on a connection of its own."""
    start = Barrier(len(of))

    def one(each: T) -> R:
        start.wait()
        try:
            return do(each)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(of)) as pool:
        return list(pool.map(one, of))


def saved(change: Change) -> int | ThresholdsChanged:
    try:
        return thresholds.set_threshold(by=COORDINATOR, change=change, on=DAY)
    except ThresholdsChanged as no:
        return no


def test_of_two_who_set_the_same_rule_at_once_one_is_told_that_the_other_has() -> None:
    changes = [told("still-line", 3), told("still-line", 7)]
    answers = at_once(saved, changes)
    (refused,) = (one for one in answers if isinstance(one, ThresholdsChanged))
    assert (refused.given, refused.found) == (0, 1)
    won, lost = sorted(changes, key=lambda one: answers[changes.index(one)] != 1)
    (only,) = thresholds.versions("62")
    assert (only.number, only.reason) == (1, won.reason)
    assert Wanted(str(held("still-line").weeks)) == won.value
    assert saved(replace(lost, version=refused.found)) == 2
    assert Wanted(str(held("still-line").weeks)) == lost.value
    assert [one.reason for one in thresholds.versions("62")] == [lost.reason, won.reason]


def test_of_many_who_read_again_and_go_on_every_one_is_in_the_files_at_the_end() -> None:
    wanted = {"still-line": 3, "window-closing": 4, "finish-passed": 5, "obstacle-overdue": 6}

    def insist(rule: str) -> int:
        answer = saved(told(rule, wanted[rule]))
        while isinstance(answer, ThresholdsChanged):
            answer = saved(told(rule, wanted[rule], answer.found))
        return answer

    assert sorted(at_once(insist, list(wanted))) == [1, 2, 3, 4]
    assert held("still-line").weeks == wanted["still-line"]
    for rule in wanted.keys() - {"still-line"}:
        assert held(rule).days == wanted[rule]
