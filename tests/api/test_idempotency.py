"""A request that comes again is done once, also when both come at the same time."""

from __future__ import annotations

import datetime as dt
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from chungtay.apps.people.models import GrantRow, KeptAnswerRow
from chungtay.apps.people.services.beginning import Given
from chungtay.core.submissions.key import Key
from tests.api.conftest import Asker, Join, People, asker
from tests.apps.submissions.conftest import COMMUNE, OWN_ROW

CELLS = f"/submissions/von-thang/{COMMUNE}/2020-09/cells"
KEY = "0f8fad5b-d9cb-469f"
GRANT = {"role": "commune_officer", "unit": COMMUNE}


def body(value: int) -> dict[str, object]:
    return {"changes": [{"row": OWN_ROW, "column": "disbursed", "value": value, "base": 0}]}


def test_the_same_request_is_done_once_and_answered_alike(september: Key, people: People) -> None:
    officer = people["officer"]
    first = officer.ask("PATCH", CELLS, body(60), Idempotency_Key=KEY)
    again = officer.ask("PATCH", CELLS, body(60), Idempotency_Key=KEY)
    assert (first.status_code, again.status_code) == (200, 200)
    assert json.loads(again.content) == json.loads(first.content)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers
    assert len(officer.get(CELLS.replace("/cells", "/history"))) == 2


def test_another_request_may_not_bear_the_same_key(september: Key, people: People) -> None:
    officer = people["officer"]
    officer.ask("PATCH", CELLS, body(60), Idempotency_Key=KEY)
    other = officer.ask("PATCH", CELLS, body(61), Idempotency_Key=KEY)
    assert (other.status_code, json.loads(other.content)["code"]) == (422, "people.key_reused")
    assert people["chairman"].ask("GET", "/me", Idempotency_Key=KEY).status_code == 200


def test_what_was_refused_may_be_asked_again(september: Key, people: People) -> None:
    officer = people["officer"]
    address = CELLS.replace("/cells", "/send")
    refused = officer.ask("POST", address, {}, Idempotency_Key=KEY)
    assert refused.status_code == 422
    assert not KeptAnswerRow.objects.exists()


def test_after_a_day_the_key_is_free(september: Key, people: People) -> None:
    officer = people["officer"]
    officer.ask("PATCH", CELLS, body(60), Idempotency_Key=KEY)
    KeptAnswerRow.objects.update(at=timezone.now() - dt.timedelta(hours=24))
    assert officer.ask("PATCH", CELLS, {}, Idempotency_Key=KEY).status_code == 200


def test_a_secret_is_told_once_and_kept_nowhere(join: Join) -> None:
    manager = asker(join("manager", Given("operator", "62")), "people.manage")
    new = {"username": "moi", "name": "Người mới", "agency": "vp"}
    first = manager.ask("POST", "/people", new, Idempotency_Key=KEY)
    password = json.loads(first.content)["password"]
    again = manager.ask("POST", "/people", new, Idempotency_Key=KEY)
    assert (first.status_code, first.headers["Cache-Control"]) == (201, "no-store")
    assert (again.status_code, json.loads(again.content)["code"]) == (409, "people.said_once")
    assert password.encode() not in bytes(KeptAnswerRow.objects.get().body)


@pytest.mark.parametrize("key", ["", "kurz", "a b c d e f g", "x" * 129])
def test_a_key_that_cannot_be_one_is_refused(join: Join, key: str) -> None:
    held = asker(join("an", Given("commune_officer", COMMUNE)))
    answer = held.ask("POST", "/periods", {}, Idempotency_Key=key)
    assert json.loads(answer.content)["code"] == "people.bad_key"


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_eight_at_once_do_it_once(some_units: None, join: Join) -> None:
    manager: Asker = asker(join("manager", Given("operator", "62")), "people.manage")
    join("new")

    def give(_: int) -> tuple[int, bytes]:
        try:
            answer = manager.ask("POST", "/people/new/grants", GRANT, Idempotency_Key=KEY)
        finally:
            connection.close()
        return answer.status_code, answer.content

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(give, range(8)))
    assert len(answers) == 1
    assert next(iter(answers))[0] == 201
    assert GrantRow.objects.filter(account__username="new").count() == 1
