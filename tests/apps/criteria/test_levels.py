"""A province enters its own levels: checked, kept version by version, and put down for all."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from chungtay.apps.criteria import levels
from chungtay.apps.criteria.levels import Change, NewLevels, Removal
from chungtay.core.criteria.criteria_set import Column, Effect, LevelTable, Region, Stated, Zone
from chungtay.core.criteria.province_levels import (
    SET_LEVELS,
    ColumnsMissing,
    LevelsChanged,
    LevelsNotSet,
    LooserThanNation,
)
from chungtay.core.law.instrument import Instrument, InstrumentType
from chungtay.core.people.actor import Actor, Grant, NotAllowed
from chungtay.packs import loader
from chungtay.packs.faults import faults
from chungtay.packs.loader import site

pytestmark = pytest.mark.usefixtures("some_units")
SET = "commune-2016-2020"
FROM = dt.date(2018, 1, 1)
TODAY = dt.date(2020, 10, 13)
COORDINATOR = Actor(9, frozenset({Grant(SET_LEVELS.code, "62")}), "Văn phòng điều phối")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHUNGTAY_HOME", str(tmp_path))
    return tmp_path


def paper(symbol: str = "99/QĐ-UBND") -> Instrument:
    issuer = loader.agencies()["kontum.ubnd"]
    return Instrument(issuer, InstrumentType.DECISION, "Mức đạt chuẩn", symbol=symbol, signed=FROM)


def table(since: dt.date, **said: int) -> LevelTable:
    columns: dict[Column, Any] = {}
    for code, level in said.items():
        column: Column = Zone(code) if code.startswith("zone") else Region(code)
        columns[column] = Decimal(level)
    return LevelTable(since, paper().key, columns, tuple(columns), Effect.FROM_SIGNING)


def told(threshold: str = "2.1", version: int = 0, **said: int) -> NewLevels:
    return NewLevels(
        "62", SET, threshold, table(FROM, **said), paper(), "Theo quyết định mới", version
    )


def saved(new: Change, capture: DjangoCaptureOnCommitCallbacks) -> int:
    with capture(execute=True):
        return levels.set_levels(by=COORDINATOR, told=new, on=TODAY)


def level(threshold: str, *, zone: Zone | None = None) -> object:
    law = loader.criteria_set(SET, province="62")
    column = Region.CENTRAL_HIGHLANDS
    return law.threshold(threshold).level(on=TODAY, column=column, zone=zone).level


def test_a_level_that_was_saved_holds_at_once_and_every_pack_is_sound(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, home: Path
) -> None:
    assert level("2.1") is Stated.UNKNOWN
    number = saved(told(zone_1=100, zone_2=80, zone_3=60), django_capture_on_commit_callbacks)
    assert number == 1
    assert level("2.1", zone=Zone.ZONE_2) == Decimal(80)
    assert faults() == ()
    assert (home / "packs/kontum/criteria" / f"{SET}.yaml").exists()
    assert paper().key in loader.instruments()
    law = loader.criteria_set(SET, province="62").threshold("2.1")
    assert law.level(on=TODAY, zone=Zone.ZONE_2).verified


def test_nothing_stands_until_the_transaction_is_done() -> None:
    levels.set_levels(by=COORDINATOR, told=told(general=100), on=TODAY)
    assert level("2.1") is Stated.UNKNOWN
    assert not (site.folder() / "kontum").exists()


def test_every_version_is_kept_with_who_when_and_why(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    capture = django_capture_on_commit_callbacks
    saved(told(general=100), capture)
    saved(told("2.2", version=1, general=70), capture)
    second, first = levels.versions("62", SET)
    assert (first.number, first.threshold, first.by) == (1, "2.1", "Văn phòng điều phối")
    assert (second.number, second.reason) == (2, "Theo quyết định mới")
    assert "2.2" not in first.levels
    assert level("2.1") == Decimal(100)
    assert level("2.2") == Decimal(70)


def test_a_table_of_the_same_day_takes_the_others_place(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    capture = django_capture_on_commit_callbacks
    saved(told(general=100), capture)
    saved(told(version=1, general=90), capture)
    assert level("2.1") == Decimal(90)
    later = replace(told(version=2), table=table(dt.date(2019, 1, 1), general=95))
    saved(later, capture)
    law = loader.criteria_set(SET, province="62").threshold("2.1")
    assert law.level(on=dt.date(2018, 6, 1)).level == Decimal(90)
    assert law.level(on=TODAY).level == Decimal(95)


def removal(since: dt.date = FROM, version: int = 1) -> Removal:
    return Removal("62", SET, "2.1", since, paper("100/QĐ-UBND"), "Văn bản bị bãi bỏ", version)


def test_a_table_taken_back_no_longer_holds_and_every_version_is_kept(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    capture = django_capture_on_commit_callbacks
    saved(told(general=100), capture)
    later = dt.date(2019, 1, 1)
    saved(replace(told(version=1), table=table(later, general=95)), capture)
    assert saved(removal(later, version=2), capture) == 3
    assert level("2.1") == Decimal(100)
    assert [one.since for one in levels.own_tables("62", SET, "2.1")] == [FROM]
    assert saved(removal(version=3), capture) == 4
    assert level("2.1") is Stated.UNKNOWN and levels.own_tables("62", SET, "2.1") == ()
    assert faults() == ()
    last, before, *_ = levels.versions("62", SET)
    assert (last.removed, before.removed) == (FROM, later)
    assert last.document.startswith("kontum.ubnd:100/QĐ-UBND") and "100" in before.levels
    assert paper("100/QĐ-UBND").key in loader.instruments()


def test_only_a_table_the_province_set_can_be_taken_back() -> None:
    with pytest.raises(LevelsNotSet):
        levels.set_levels(by=COORDINATOR, told=removal(version=0), on=TODAY)
    with pytest.raises(LevelsChanged):
        levels.set_levels(by=COORDINATOR, told=removal(version=1), on=TODAY)
    assert levels.versions("62", SET) == ()


def test_who_read_an_older_version_is_told_and_loses_nothing_of_the_others(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    saved(told(general=100), django_capture_on_commit_callbacks)
    with pytest.raises(LevelsChanged) as no:
        levels.set_levels(by=COORDINATOR, told=told("2.2", general=70), on=TODAY)
    assert (no.value.given, no.value.found) == (0, 1)
    assert level("2.1") == Decimal(100)


def test_a_looser_level_is_refused_with_both_numbers_and_nothing_is_written() -> None:
    with pytest.raises(LooserThanNation) as no:
        levels.set_levels(by=COORDINATOR, told=told("4.2", general=97), on=TODAY)
    assert (no.value.own, no.value.nation) == ("97", "98")
    assert levels.versions("62", SET) == ()
    with pytest.raises(ColumnsMissing):
        levels.proposed(told(zone_1=100))


def test_only_whoever_has_leave_in_the_province_may() -> None:
    stranger = Actor(8, frozenset({Grant(SET_LEVELS.code, "01")}))
    with pytest.raises(NotAllowed):
        levels.set_levels(by=stranger, told=told(general=100), on=TODAY)
