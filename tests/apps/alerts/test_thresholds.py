"""A province sets its own thresholds of alerts: checked, kept version by version, put down."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from chungtay.apps.alerts import thresholds
from chungtay.apps.alerts.thresholds import Change
from chungtay.apps.audit.queries import Asked, log
from chungtay.core.alerts.own import (
    SET_THRESHOLDS,
    ChangeNeedsReason,
    NothingToSwitch,
    NotWhole,
    Switch,
    SwitchedAlready,
    ThresholdBeforeDocument,
    ThresholdNotSet,
    ThresholdsChanged,
    UnknownRule,
    Wanted,
)
from chungtay.core.alerts.rule import BadThreshold, Threshold
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.law.instrument import Instrument, InstrumentType
from chungtay.core.people.actor import Actor, Grant, NotAllowed
from chungtay.packs import loader
from chungtay.packs.alerts import Origin, origin, rules
from chungtay.packs.faults import faults

pytestmark = pytest.mark.usefixtures("some_units")
SIGNED, FROM = dt.date(2020, 9, 15), dt.date(2020, 10, 1)
TODAY = dt.date(2020, 10, 13)
COORDINATOR = Actor(9, frozenset({Grant(SET_THRESHOLDS.code, "62")}), "Văn phòng điều phối")
Capture = DjangoCaptureOnCommitCallbacks


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHUNGTAY_HOME", str(tmp_path))
    return tmp_path


def paper(symbol: str = "99/QĐ-UBND") -> Instrument:
    issuer, kind = loader.agencies()["kontum.ubnd"], InstrumentType.DECISION
    return Instrument(issuer, kind, "Ngưỡng cảnh báo", symbol=symbol, signed=SIGNED, verified=True)


def told(number: str = "80", rule: str = "rate-development", version: int = 0) -> Change:
    value = Wanted(number, day="31/8" if rule.startswith("rate") else "")
    return Change("62", rule, FROM, value, paper(), "Theo quyết định mới", version)


def saved(change: Change, capture: Capture) -> int:
    with capture(execute=True):
        return thresholds.set_threshold(by=COORDINATOR, change=change, on=TODAY)


def held(rule: str = "rate-development", on: dt.date = TODAY) -> Threshold:
    setting = next(one for one in rules("62") if one.code == rule).on(on)
    assert setting is not None
    return setting.value


def test_a_threshold_holds_from_its_day_on_and_the_rest_stays_as_it_was(
    django_capture_on_commit_callbacks: Capture, home: Path
) -> None:
    shipped = held()
    assert saved(told(), django_capture_on_commit_callbacks) == 1
    assert held() == replace(shipped, percent=80, by="08-31")
    assert held(on=FROM - dt.timedelta(days=1)) == shipped
    assert held("rate-recurrent").percent == 40
    elsewhere = next(one for one in rules("01") if one.code == "rate-development").on(TODAY)
    assert elsewhere is not None and elsewhere.value.percent == 60
    assert (home / "packs/kontum/alerts.yaml").exists()
    assert paper().key in loader.instruments()
    assert faults() == ()


def test_whose_threshold_holds_is_known(django_capture_on_commit_callbacks: Capture) -> None:
    saved(told("5", "still-line"), django_capture_on_commit_callbacks)
    found = {}
    for rule in rules("62"):
        setting = rule.on(TODAY)
        assert setting is not None
        found[rule.code] = origin(loader.library(), "62", rule.code, setting)
    assert found["still-line"] is Origin.SITE
    assert found["rate-recurrent"] is Origin.PACK
    assert found["window-closing"] is Origin.NATION


def test_nothing_holds_until_the_transaction_is_done(home: Path) -> None:
    before = held()
    thresholds.set_threshold(by=COORDINATOR, change=told(), on=TODAY)
    assert held() == before
    assert not (home / "packs/kontum").exists()


def test_every_version_is_kept_with_who_why_and_by_which_document_and_noted_in_the_log(
    django_capture_on_commit_callbacks: Capture,
) -> None:
    capture = django_capture_on_commit_callbacks
    saved(told(), capture)
    saved(told("90", version=1), capture)
    assert held().percent == 90
    last, first = thresholds.versions("62")
    assert (first.number, first.rule, first.since) == (1, "rate-development", FROM)
    assert (last.by, last.reason) == ("Văn phòng điều phối", "Theo quyết định mới")
    assert last.document == paper().key
    noted = [one.action for one in log(Asked()).events]
    assert noted.count(SET_THRESHOLDS.code) == 2


def test_a_threshold_taken_back_lets_the_one_before_hold_again(
    django_capture_on_commit_callbacks: Capture,
) -> None:
    capture, shipped = django_capture_on_commit_callbacks, held()
    saved(told(), capture)
    later = replace(told("90", version=1), since=dt.date(2020, 10, 10))
    saved(later, capture)
    assert held().percent == 90
    saved(replace(later, value=None, version=2), capture)
    assert held().percent == 80
    saved(replace(told(version=3), value=None, paper=paper("100/QĐ-UBND")), capture)
    assert held() == shipped
    assert thresholds.versions("62")[0].removed
    assert faults() == ()
    with pytest.raises(ThresholdNotSet):
        thresholds.proposed(replace(told(version=4), value=None))


@pytest.mark.parametrize(
    ("change", "refusal", "said"),
    [
        (told("101"), BadThreshold, "từ 1 đến 100"),
        (told("-5"), BadThreshold, "từ 1 đến 100"),
        (told("0", "still-line"), BadThreshold, "số tuần từ 1 trở lên"),
        (told("0", "window-closing"), BadThreshold, "số ngày từ 1 trở lên"),
        (told("-1", "obstacle-overdue"), BadThreshold, "không được âm"),
        (told("9999", "still-line"), BadThreshold, "không được quá"),
        (told("12,5"), NotWhole, "“12,5” không phải số nguyên"),
        (told("nhiều"), NotWhole, "“nhiều” không phải số nguyên"),
        (replace(told(), value=Wanted("60", day="31/02")), BadThreshold, "năm nào cũng có"),
        (replace(told(), value=Wanted("60", day="29/02")), BadThreshold, "năm nào cũng có"),
        (replace(told(), value=Wanted("60", day="cuối năm")), BadThreshold, "năm nào cũng có"),
        (replace(told(), value=Wanted("60", act=0)), BadThreshold, "phải từ 1 ngày"),
        (replace(told(), value=Wanted("60", over=-1)), BadThreshold, "không được âm"),
        (
            replace(told("5", "still-line"), value=Wanted("5", day="31/8")),
            BadThreshold,
            "không xem theo một ngày trong năm",
        ),
        (replace(told(), value=Switch.ON), SwitchedAlready, "vẫn đang báo; không có gì để đổi"),
        (
            replace(told(), value=Switch.OFF, since=dt.date(2010, 1, 1)),
            NothingToSwitch,
            "chưa có ngưỡng nào đến ngày 01/01/2010",
        ),
        (replace(told(), reason=" "), ChangeNeedsReason, "cần ghi lý do"),
        (replace(told(), value=Switch.OFF, reason=""), ChangeNeedsReason, "cần ghi lý do"),
        (replace(told(), reason="x" * 501), ChangeNeedsReason, "tối đa 500 ký tự"),
        (told("60", "no-such-rule"), UnknownRule, "các quy tắc là rate-development"),
        (
            replace(told(), since=SIGNED - dt.timedelta(days=1)),
            ThresholdBeforeDocument,
            "trước khi ký văn bản (ngày 15/9/2020)",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_written(
    change: Change, refusal: type[Refusal], said: str, home: Path
) -> None:
    with pytest.raises(refusal) as no:
        thresholds.set_threshold(by=COORDINATOR, change=change, on=TODAY)
    assert said in str(no.value)
    assert thresholds.versions("62") == ()
    assert not (home / "packs").exists()


def test_a_rule_switched_off_is_on_again_with_the_threshold_it_had(
    django_capture_on_commit_callbacks: Capture,
) -> None:
    capture, shipped = django_capture_on_commit_callbacks, held("still-line")
    off = replace(told("", "still-line"), value=Switch.OFF)
    saved(off, capture)
    (rule,) = (one for one in rules("62") if one.code == "still-line")
    assert rule.on(TODAY) is None and rule.until(TODAY)[-1].cite == paper().key
    with pytest.raises(SwitchedAlready):
        thresholds.proposed(replace(off, since=TODAY, version=1))
    saved(replace(off, value=Switch.ON, since=TODAY, version=1), capture)
    assert held("still-line") == shipped
    assert [one.switch for one in thresholds.versions("62")] == [Switch.ON, Switch.OFF]
    assert faults() == ()


def test_a_new_threshold_switches_a_rule_on_too(
    django_capture_on_commit_callbacks: Capture,
) -> None:
    saved(replace(told("", "still-line"), value=Switch.OFF), django_capture_on_commit_callbacks)
    later = replace(told("5", "still-line", version=1), since=TODAY)
    saved(later, django_capture_on_commit_callbacks)
    assert held("still-line").weeks == 5


def test_of_two_who_write_the_later_one_reads_again(
    django_capture_on_commit_callbacks: Capture,
) -> None:
    saved(told(), django_capture_on_commit_callbacks)
    with pytest.raises(ThresholdsChanged) as no:
        thresholds.set_threshold(by=COORDINATOR, change=told("5", "still-line"), on=TODAY)
    assert (no.value.given, no.value.found) == (0, 1)


def test_only_whoever_has_leave_in_the_province_may() -> None:
    stranger = Actor(8, frozenset({Grant(SET_THRESHOLDS.code, "01")}))
    with pytest.raises(NotAllowed):
        thresholds.set_threshold(by=stranger, change=told(), on=TODAY)
