"""Versions that a province sets itself: none is lost, whenever its files come to be put down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from chungtay.apps.alerts import thresholds
from chungtay.apps.alerts.thresholds import Change
from chungtay.core.alerts.own import SET_THRESHOLDS, Wanted
from chungtay.core.law.instrument import Instrument, InstrumentType
from chungtay.core.people.actor import Actor, Grant
from chungtay.packs import loader
from chungtay.packs.alerts import rules
from chungtay.packs.loader import site

pytestmark = pytest.mark.usefixtures("some_units")
DAY = dt.date(2020, 10, 13)
WHO = Actor(9, frozenset({Grant(SET_THRESHOLDS.code, "62")}), "Văn phòng điều phối")
FILE = "kontum/alerts.yaml"
Capture = DjangoCaptureOnCommitCallbacks


@pytest.fixture(autouse=True)
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHUNGTAY_HOME", str(tmp_path))
    return tmp_path / "packs"


def setting(rule: str, version: int, number: str = "5") -> Change:
    issuer = loader.agencies()["kontum.ubnd"]
    paper = Instrument(
        issuer, InstrumentType.DECISION, "Ngưỡng", symbol=f"{version + 1}/QĐ-UBND", signed=DAY
    )
    return Change("62", rule, DAY, Wanted(number), replace(paper, verified=True), "Thử", version)


def unwritten(change: Change, capture: Capture) -> list[Callable[[], object]]:
    """Save a change; give what is still to be done once the transaction stands."""
    with capture(execute=False) as left:
        thresholds.set_threshold(by=WHO, change=change, on=DAY)
    return left


def numbers() -> tuple[int, int]:
    """Give what holds of the two rules that these tests set."""
    held = {rule.code: rule.until(DAY)[-1].value for rule in rules("62")}
    return held["still-line"].weeks, held["window-closing"].days


def test_files_not_put_down_yet_are_before_the_next_version_is_made_from_them(
    django_capture_on_commit_callbacks: Capture,
) -> None:
    """Whoever saved the first version was stopped, or has not come to its files yet."""
    unwritten(setting("still-line", 0), django_capture_on_commit_callbacks)
    assert numbers() == (10, 90)
    (put_down,) = unwritten(setting("window-closing", 1), django_capture_on_commit_callbacks)
    assert numbers() == (5, 90)
    put_down()
    assert numbers() == (5, 5)


def test_of_two_saved_in_a_row_the_later_stands_whoever_comes_to_the_files_first(
    django_capture_on_commit_callbacks: Capture,
) -> None:
    (first,) = unwritten(setting("still-line", 0), django_capture_on_commit_callbacks)
    (second,) = unwritten(setting("window-closing", 1), django_capture_on_commit_callbacks)
    second()
    first()
    assert numbers() == (5, 5)


def test_a_file_changed_by_hand_is_left_as_it_is(
    packs: Path, django_capture_on_commit_callbacks: Capture
) -> None:
    for put_down in unwritten(setting("still-line", 0), django_capture_on_commit_callbacks):
        put_down()
    file = packs / FILE
    file.write_text(file.read_text(encoding="utf-8").replace('"5"', '"6"'), encoding="utf-8")
    site.changed()
    for put_down in unwritten(setting("window-closing", 1), django_capture_on_commit_callbacks):
        put_down()
    assert numbers() == (6, 5)


def test_files_that_are_gone_come_back_with_the_next_version(
    packs: Path, django_capture_on_commit_callbacks: Capture
) -> None:
    for put_down in unwritten(setting("still-line", 0), django_capture_on_commit_callbacks):
        put_down()
    for file in (packs / "kontum").rglob("*.yaml"):
        file.unlink()
    site.changed()
    assert numbers() == (10, 90)
    for put_down in unwritten(setting("window-closing", 1), django_capture_on_commit_callbacks):
        put_down()
    assert numbers() == (5, 5)
