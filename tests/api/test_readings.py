"""Readings over HTTP: said twice they are written once; what follows is told with reasons."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import HttpResponse

from chungtay.apps.people.queries.tokens import known_scopes
from chungtay.apps.people.services.beginning import Given
from tests.api.conftest import Asker, Join, asker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_units")]
BODY: dict[str, Any] = {
    "unit": "23380", "on": "2020-09-30", "document": "23380:01/BC-UBND:2020-09-30",
    "readings": [
        {"threshold": "2.2", "stage": "self", "part": 45, "base": 60},
        {"threshold": "15.1", "stage": "self", "part": 3647, "base": 10000, "base_stated": False},
        {"threshold": "1.1", "stage": "self", "judgement": "met", "note": "QĐ 12"},
    ],
}  # fmt: skip


def body(answer: HttpResponse) -> Any:
    return json.loads(answer.content)


@pytest.fixture
def officer(join: Join) -> Asker:
    return asker(join("officer-2", Given("commune_officer", "23380")), *known_scopes())


def test_readings_said_twice_are_written_once(officer: Asker) -> None:
    first = officer.ask("POST", "/criteria/readings", BODY)
    assert first.status_code == 200, first.content
    assert len(body(first)["written"]) == 3
    assert [f["code"] for f in body(first)["findings"]] == ["criteria.base_not_stated"]
    assert body(officer.ask("POST", "/criteria/readings", BODY))["written"] == []
    told = body(officer.ask("GET", "/criteria/readings?unit=23380&on=2020-09-30"))
    assert {one["threshold"]: one["part"] for one in told} == {"1.1": None, "15.1": 3647, "2.2": 45}


def test_what_follows_is_told_with_level_column_and_clause(officer: Asker) -> None:
    officer.ask("POST", "/criteria/readings", BODY)
    told = body(officer.ask("GET", "/criteria/results?unit=23380&on=2020-09-30"))
    found = {t["threshold"]: t for c in told["criteria"] for t in c["thresholds"]}
    assert found["15.1"]["verdict"] == "not_met"
    assert (found["15.1"]["level"], found["15.1"]["by"]) == ("85", "computed")
    assert found["15.1"]["cite"].startswith("ttg:1980/QĐ-TTg")
    assert (found["1.1"]["verdict"], found["1.1"]["by"]) == ("met", "recorded")


def test_one_wrong_reading_stops_all(officer: Asker) -> None:
    wrong = {"threshold": "2.3", "stage": "self", "part": 61, "base": 60}
    answer = officer.ask(
        "POST", "/criteria/readings", BODY | {"readings": [*BODY["readings"], wrong]}
    )
    assert (answer.status_code, body(answer)["code"]) == (422, "criteria.part_over_base")
    assert body(officer.ask("GET", "/criteria/readings?unit=23380")) == []
    stranger = BODY | {"readings": [{**BODY["readings"][0], "stage": "department"}]}
    assert officer.ask("POST", "/criteria/readings", stranger).status_code == 403


def test_the_sets_for_a_unit_follow_its_sort_and_the_day(officer: Asker) -> None:
    told = officer.get("/criteria/sets?unit=23380&on=2023-06-01")
    assert [one["code"] for one in told if one["in_force"]] == [
        "commune-2021-2025", "commune-advanced-2021-2025", "commune-model-2021-2025",
    ]  # fmt: skip
    assert [one["code"] for one in told if one["chosen"]] == ["commune-2021-2025"]
    district = officer.get("/criteria/sets?unit=611&on=2020-10-13")
    assert {one["level"] for one in district} == {"district"}
    assert officer.get("/criteria/results?unit=611&on=2020-10-13")["criteria_set"] == (
        "district-2016-2020"
    )


def test_a_set_for_another_sort_of_unit_is_refused(officer: Asker) -> None:
    asked = "/criteria/results?unit=23380&on=2020-10-13&criteria_set=district-2016-2020"
    assert officer.refused("GET", asked) == (422, "criteria.set_not_for_unit")
    body_ = BODY | {"criteria_set": "district-2016-2020"}
    assert officer.refused("POST", "/criteria/readings", body_) == (
        422, "criteria.set_not_for_unit",
    )  # fmt: skip


def test_what_was_known_later_is_not_told_of_a_day_before(officer: Asker) -> None:
    officer.ask("POST", "/criteria/readings", BODY)
    asked = "/criteria/readings?unit=23380&on=2020-10-13"
    assert len(officer.get(asked)) == 3
    assert officer.get(f"{asked}&as_known=2020-10-12") == []
