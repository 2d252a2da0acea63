"""Thresholds of alerts over HTTP: looked at, tried out, set, switched and taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from chungtay.apps.people.queries.tokens import known_scopes
from chungtay.core.alerts.actions import READ
from tests.api.conftest import ROLES, Asker, Join, asker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_units")]
AT = "/alerts/thresholds"
KEY = "kontum.ubnd:99/QĐ-UBND:2020-10-01"
CHANGE: dict[str, Any] = {
    "rule": "still-line", "deed": "set", "since": "2020-10-13", "number": 5, "version": 0,
    "document": KEY, "subject": "Ngưỡng cảnh báo", "reason": "Theo quyết định mới",
}  # fmt: skip
Capture = DjangoCaptureOnCommitCallbacks


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHUNGTAY_HOME", str(tmp_path))


@pytest.fixture
def coordinator(join: Join) -> Asker:
    return asker(join("coordinator", ROLES["coordinator"]), *known_scopes())


def sent(by: Asker, capture: Capture, **said: Any) -> int:
    with capture(execute=True):
        answer = by.ask("POST", AT, {**CHANGE, **said})
    assert answer.status_code == 200, answer.content.decode()
    return int(json.loads(answer.content)["version"])


def still(by: Asker) -> Any:
    return next(one for one in by.get(AT)["rules"] if one["rule"] == "still-line")


def test_a_threshold_is_set_switched_off_and_on_and_taken_back(
    coordinator: Asker, django_capture_on_commit_callbacks: Capture
) -> None:
    capture, shipped = django_capture_on_commit_callbacks, still(coordinator)
    assert (shipped["threshold"]["weeks"], shipped["whose"]) == (10, "pack")
    assert sent(coordinator, capture) == 1
    own = still(coordinator)
    assert (own["threshold"]["weeks"], own["whose"], own["document"]) == (5, "site", KEY)
    switch = {**CHANGE, "number": None}
    assert coordinator.refused("POST", AT, {**switch, "deed": "off"}) == (
        409, "alerts.thresholds_changed",
    )  # fmt: skip
    assert sent(coordinator, capture, deed="off", number=None, version=1) == 2
    assert still(coordinator)["threshold"]["off"]
    assert coordinator.refused("POST", AT, {**switch, "deed": "off", "version": 2}) == (
        409, "alerts.switched_already",
    )  # fmt: skip
    assert sent(coordinator, capture, deed="on", number=None, version=2) == 3
    assert still(coordinator)["threshold"]["weeks"] == 10
    assert sent(coordinator, capture, deed="remove", number=None, version=3) == 4
    assert still(coordinator) == shipped
    told = coordinator.get(AT)
    assert told["version"] == 4
    assert [one["deed"] for one in told["versions"]] == ["remove", "on", "off", "set"]


def test_a_change_is_tried_and_nothing_is_written(coordinator: Asker) -> None:
    off, key = {**CHANGE, "deed": "off", "number": None}, "thu-0f8fad5b-d9cb"
    answer = coordinator.ask("POST", f"{AT}/trial", off, Idempotency_Key=key)
    told = json.loads(answer.content)
    assert answer.status_code == 200, told
    assert (told["before"]["weeks"], told["after"]["off"], told["then"]) == (10, True, 0)
    assert len(told["changes"]) == told["now"]
    assert coordinator.get(AT)["version"] == 0


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"number": None}, (422, "alerts.not_whole")),
        ({"reason": ""}, (422, "api.invalid")),
        ({"reason": " "}, (422, "alerts.change_needs_reason")),
        ({"number": 0}, (422, "alerts.bad_threshold")),
        ({"by": "08-31"}, (422, "alerts.bad_threshold")),
        ({"rule": "recheck-overdue", "over": 5}, (422, "alerts.bad_threshold")),
        ({"rule": "no-such-rule"}, (404, "alerts.unknown_rule")),
        ({"since": "2020-09-30"}, (422, "alerts.threshold_before_document")),
        ({"subject": ""}, (422, "law.subject_missing")),
        ({"document": "nobody:1/QĐ:2020-10-01"}, (404, "law.unknown_instrument")),
        ({"deed": "on", "number": None}, (409, "alerts.switched_already")),
        ({"deed": "remove", "number": None}, (409, "alerts.threshold_not_set")),
    ],
)
def test_what_cannot_be_is_refused_alike_when_tried_and_when_saved(
    coordinator: Asker, said: dict[str, Any], refused: tuple[int, str]
) -> None:
    for address in (AT, f"{AT}/trial"):
        assert coordinator.refused("POST", address, {**CHANGE, **said}) == refused


@pytest.mark.parametrize("deed", ["off", "on", "remove"])
@pytest.mark.parametrize(
    ("name", "value"), [("number", 0), ("by", "08-31"), ("over", 0), ("act", 10)]
)
def test_what_only_a_threshold_has_is_refused_by_name_with_another_deed(
    coordinator: Asker, deed: str, name: str, value: object
) -> None:
    for address in (AT, f"{AT}/trial"):
        asked = {**CHANGE, "number": None, "deed": deed, name: value}
        answer = coordinator.ask("POST", address, asked)
        told = json.loads(answer.content)
        assert (answer.status_code, told["code"]) == (422, "api.invalid")
        assert told["errors"] == [
            {"where": f"body.{name}", "message": "chỉ gửi khi đặt ngưỡng (deed là set)"}
        ]
    assert coordinator.get(AT)["version"] == 0


def test_who_may_look_at_no_alerts_is_told_so_and_no_unit_is_made_up(join: Join) -> None:
    stranger = asker(join("stranger"), *known_scopes())
    answer = stranger.ask("GET", AT)
    told = json.loads(answer.content)
    assert (answer.status_code, told["code"]) == (403, "people.not_allowed_anywhere")
    assert told["fields"] == {"title": READ.title}
    assert told["detail"] == f"Tài khoản không được giao việc “{READ.title}” ở đơn vị nào."


def test_who_sets_nothing_is_refused_and_who_reads_alerts_reads_the_thresholds(join: Join) -> None:
    district = asker(join("district", ROLES["district"]), *known_scopes())
    assert len(district.get(AT)["rules"]) > 5
    assert district.refused("POST", AT, CHANGE) == (403, "people.not_allowed")
    assert district.refused("POST", f"{AT}/trial", CHANGE) == (403, "people.not_allowed")
