"""Every no has one shape: a stable code, a sentence, the facts."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from chungtay.api.problem import STATUS, TITLES, WORDS
from chungtay.apps.people.services.beginning import Given
from chungtay.core.kernel.refusal import Kind
from tests.api.conftest import Asker, Join, asker


@pytest.fixture
def held(join: Join) -> Asker:
    return asker(join("an", Given("commune_officer", "23281")))


def test_every_kind_of_refusal_has_a_status_and_every_status_words() -> None:
    assert set(STATUS) == set(Kind)
    assert set(STATUS.values()) | set(WORDS) <= set(TITLES)


def test_a_refusal_says_its_facts(held: Asker) -> None:
    answer = held.ask("GET", "/units/99999?on=2020-10-13")
    said = json.loads(answer.content)
    assert (said["status"], said["code"]) == (404, "units.unknown")
    assert said["fields"] == {"asked": "99999", "on": "2020-10-13", "hint": said["fields"]["hint"]}
    assert said["detail"].endswith(".")


@pytest.mark.parametrize(
    ("asked", "body", "expected"),
    [
        ("GET /nowhere", None, (404, "api.no_such_address")),
        ("GET /units?q=x&color=red", None, (422, "api.invalid")),
        ("GET /units?q=x&on=hom-qua", None, (422, "api.invalid")),
        ("GET /units?q=x&on=0", None, (422, "api.invalid")),
        ("GET /units", None, (422, "api.invalid")),
        ("POST /periods", {"form": "von-thang", "color": "red"}, (422, "api.invalid")),
        ("POST /periods", [], (422, "api.invalid")),
        ("DELETE /me", None, (405, "api.no_such_method")),
    ],
)
def test_what_cannot_be_understood_is_said_to_be_so(
    held: Asker, asked: str, body: object, expected: tuple[int, str]
) -> None:
    method, address = asked.split()
    assert held.refused(method, address, body) == expected


def test_a_body_that_is_no_json_is_said_to_be_so(held: Asker) -> None:
    answer = Client().post(
        "/api/periods", "{", content_type="application/json",
        headers={"Authorization": f"Bearer {held.token}"},
    )  # fmt: skip
    assert (answer.status_code, answer.json()["code"]) == (400, "api.unreadable")


def test_a_body_without_end_is_not_read(held: Asker) -> None:
    answer = held.ask("POST", "/periods", {"form": "x" * 3_000_000})
    assert (answer.status_code, json.loads(answer.content)["code"]) == (413, "api.too_large")


def test_every_wrong_part_is_named(held: Asker) -> None:
    answer = held.ask("POST", "/periods", {"form": "von-thang", "period": 2020, "scop": "62"})
    said = json.loads(answer.content)
    assert {one["where"] for one in said["errors"]} == {"body.period", "body.scope", "body.scop"}


def test_head_is_get_without_its_content(held: Asker) -> None:
    answer = held.ask("HEAD", "/me")
    assert (answer.status_code, answer.content) == (200, b"")
