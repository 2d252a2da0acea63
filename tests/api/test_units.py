"""Classes of units and successions over HTTP: said twice done once, and refused with numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse

from chungtay.apps.people.queries.tokens import known_scopes
from chungtay.apps.people.services.beginning import Given
from chungtay.apps.units.models import UnitClass as UnitClassModel
from chungtay.packs.unit_sources import site_folders
from tests.api.conftest import Asker, Join, asker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]
KEY = "0f8fad5b-d9cb-469f"
RESOLUTION = "ubtvqh:1/NQ-UBTVQH16:2026-12-01"
ZONE_3: dict[str, Any] = {
    "unit_class": "zone_3", "holds": True, "on": "2020-10-01",
    "document": "ttg:582/QĐ-TTg:2017-04-28",
}  # fmt: skip
EVENT = {"event": "2027", "since": "2027-01-01", "document": RESOLUTION, "title": "Ví dụ"}
NEW = {"level": "commune", "code": "23377", "event": "2027", "type": "xã", "name": "Bờ Y mới",
       "parent": "51"}  # fmt: skip
MERGER: dict[str, Any] = {
    "name": "Nghị quyết 1",
    "events": [EVENT],
    "units": [NEW],
    "successions": [
        {"event": "2027", "before": "23377", "after": "23377", "kind": "merge"},
        {"event": "2027", "before": "23383", "after": "23377", "kind": "merge"},
    ],
}


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHUNGTAY_HOME", str(tmp_path))


@pytest.fixture
def coordinator(join: Join) -> Asker:
    return asker(join("dieu-phoi-2", Given("coordinator", "62")), *known_scopes())


@pytest.fixture
def operator(join: Join) -> Asker:
    return asker(join("van-hanh-2", Given("operator", "62")), *known_scopes())


def body(answer: HttpResponse) -> Any:
    return json.loads(answer.content)


def test_a_class_change_is_written_once_and_told_with_who_and_when(coordinator: Asker) -> None:
    asked = "/units/23380/classes"
    first = coordinator.ask("POST", asked, ZONE_3, Idempotency_Key=KEY)
    again = coordinator.ask("POST", asked, ZONE_3, Idempotency_Key=KEY)
    assert first.status_code == 200, first.content
    assert body(again) == body(first) == {"ref": "unit_classes:23380:zone_3:2020-10-01@2020-10-13"}
    assert UnitClassModel._default_manager.count() == 1
    told = coordinator.get(f"{asked}?on=2020-10-13")
    assert [one["unit_class"] for one in told["classes"]] == ["zone_3"]
    (written,) = told["written"]
    assert (written["holds"], written["superseded"]) == (True, False)
    assert written["document"] == ZONE_3["document"]


def test_a_class_does_not_rest_on_a_decision_signed_later(coordinator: Asker) -> None:
    late = ZONE_3 | {"document": "ttg:861/QĐ-TTg:2021-06-04"}
    for on in ("2020-10-01", "2021-07-01"):
        refused = coordinator.refused("POST", "/units/23380/classes", late | {"on": on})
        assert refused == (422, "kernel.signed_too_late")
    assert not UnitClassModel._default_manager.exists()


def test_two_classes_that_exclude_each_other_are_refused_with_both_papers(
    coordinator: Asker,
) -> None:
    asked = "/units/23380/classes"
    coordinator.ask("POST", asked, ZONE_3)
    other = {**ZONE_3, "unit_class": "zone_1", "document": "ttg:9/QĐ-TTg:2020-09-01"}
    refused = coordinator.ask("POST", asked, other)
    assert (refused.status_code, body(refused)["code"]) == (409, "units.classes_exclude")
    assert "582/QĐ-TTg" in body(refused)["detail"]
    assert "9/QĐ-TTg" in body(refused)["detail"]
    left = {**ZONE_3, "holds": False, "correcting": True}
    assert coordinator.ask("POST", asked, left).status_code == 200
    assert coordinator.ask("POST", asked, other).status_code == 200
    rows = coordinator.get(f"{asked}?on=2020-10-13")["written"]
    assert sorted((one["unit_class"], one["superseded"]) for one in rows) == [
        ("zone_1", False), ("zone_3", False), ("zone_3", True),
    ]  # fmt: skip


def test_a_new_commune_has_no_class_of_another_that_bore_its_code(coordinator: Asker) -> None:
    coordinator.ask("POST", "/units/23377/classes", {**ZONE_3, "unit_class": "border"})
    then, now = (coordinator.get(f"/units/23377/classes?on={on}")
                 for on in ("2025-06-30", "2025-07-01"))  # fmt: skip
    assert [one["unit_class"] for one in then["classes"]] == ["border"]
    assert now["classes"] == now["written"] == []


def test_a_lineage_tells_each_step_with_its_resolution(coordinator: Asker) -> None:
    told = coordinator.get("/units/23377/lineage?on=2025-07-01")
    assert told["unit"]["title"] == "Xã Bờ Y"
    assert {one["unit"]["code"] for one in told["before"]} == {"23377", "23389", "23395"}
    assert {(one["kind"], one["since"]) for one in told["before"]} == {("merge", "2025-07-01")}
    assert all(one["steps"] == 1 for one in told["before"])
    assert told["after"] == []


@pytest.mark.slow
def test_a_reorganisation_is_checked_taken_listed_and_undone(operator: Asker) -> None:
    checked = operator.ask(
        "POST", "/reorganisations/check", {**MERGER, "measures": ["poverty.poor"]},
        Idempotency_Key="soat-0f8fad5b-d9cb",
    )  # fmt: skip
    assert checked.status_code == 200, checked.content
    told = body(checked)
    assert (told["sound"], told["effective"], told["findings"]) == (True, "2027-01-01", [])
    assert [(one["before"], one["after"]) for one in told["successions"]] == [
        ("23377", "23377"), ("23383", "23377"),
    ]  # fmt: skip
    assert site_folders() == ()
    first = operator.ask("POST", "/reorganisations", MERGER, Idempotency_Key=KEY)
    again = operator.ask("POST", "/reorganisations", MERGER, Idempotency_Key=KEY)
    assert first.status_code == 200, first.content
    assert body(again) == body(first)
    assert body(first)["number"] == "0001"
    assert operator.get("/units/23377?on=2027-01-01")["name"] == "Bờ Y mới"
    assert operator.refused("POST", "/reorganisations", MERGER) == (
        422, "units.faulty_reorganisation",
    )  # fmt: skip
    undone = operator.ask("POST", "/reorganisations/0001/undo", Idempotency_Key="huy-0f8fad5b-d9cb")
    assert undone.status_code == 200, undone.content
    assert operator.get("/units/23377?on=2027-01-01")["name"] == "Bờ Y"
    assert [one["deed"] for one in operator.get("/reorganisations")] == ["taken", "undone"]


@pytest.mark.slow
def test_what_asks_measures_may_bear_a_key_too(operator: Asker) -> None:
    asked = {**MERGER, "measures": ["poverty.poor"]}
    checked = operator.ask("POST", "/reorganisations/check", asked, Idempotency_Key=KEY)
    assert checked.status_code == 200, checked.content
    operator.ask("POST", "/reorganisations", MERGER)
    address, key = "/reorganisations/0001/undo", f"{KEY}-undo"
    first = operator.ask("POST", address, Idempotency_Key=key)
    again = operator.ask("POST", address, Idempotency_Key=key)
    assert first.status_code == 200, first.content
    assert body(again) == body(first)
    assert [one["deed"] for one in operator.get("/reorganisations")] == ["taken", "undone"]


def test_a_succession_that_leaves_residents_nowhere_is_found_and_refused(operator: Asker) -> None:
    nowhere = {**MERGER, "units": [], "successions": [
        {"event": "2027", "before": "23383", "kind": "abolish"},
    ]}  # fmt: skip
    told = body(operator.ask("POST", "/reorganisations/check", nowhere))
    assert not told["sound"]
    (found,) = told["findings"]
    assert (found["code"], found["where"]) == ("units.nowhere", "23383")
    assert "23383" in found["message"] or "Dục Nông" in found["message"]
    refused = operator.ask("POST", "/reorganisations", nowhere, Idempotency_Key=KEY)
    assert (refused.status_code, body(refused)["code"]) == (422, "units.faulty_reorganisation")
    assert site_folders() == ()


def test_who_may_not_rearrange_units_is_refused(coordinator: Asker) -> None:
    for method, address, sent in (
        ("GET", "/reorganisations", None),
        ("POST", "/reorganisations", MERGER),
        ("POST", "/reorganisations/check", MERGER),
        ("POST", "/reorganisations/0001/undo", None),
    ):
        assert coordinator.refused(method, address, sent) == (403, "people.not_allowed")
