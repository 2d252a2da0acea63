"""The ledger over HTTP: a decision sent twice is written once; entries within one's units."""

from __future__ import annotations

import json
from typing import Any

import pytest

from chungtay.apps.capital.services import append_holders, record_move
from chungtay.apps.people.queries.tokens import known_scopes
from chungtay.apps.people.services.beginning import Given
from chungtay.core.capital.deeds import Move
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import Dong
from tests.api.conftest import Asker, Join, asker
from tests.apps.capital.conftest import CLERK, HOLDERS, LINE, paper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_units")]
MOVE: dict[str, Any] = {
    "entry": "KB-1", "movement": "disbursement", "holder": "62", "dong": 40, "on": "2020-10-01",
    "document": "kontum.ubnd:1386/QĐ-UBND:2019-12-10",
    "line": {
        "programme": "ntm", "project": "ntm.02", "source": "central", "kind": "development",
        "origin_year": 2020, "plan_year": 2020,
    },
}  # fmt: skip


@pytest.fixture
def keeper(join: Join) -> Asker:
    append_holders(HOLDERS)
    given = Move(Movement.ASSIGNMENT, LINE, "62", Dong(100), giver="TW")
    record_move(by=CLERK, decision=paper("01"), move=given)
    return asker(join("keeper", Given("capital_officer", "62")), *known_scopes())


def test_a_decision_sent_twice_is_written_once(keeper: Asker) -> None:
    for _twice in range(2):
        answer = keeper.ask("POST", "/capital/moves", MOVE, Idempotency_Key="kho-bac-2020-10-01-1")
        assert answer.status_code == 200, answer.content
    assert keeper.ask("POST", "/capital/moves", MOVE).status_code == 200
    found = keeper.get("/capital/entries?movement=disbursement")["items"]
    assert [(one["entry"], one["state"]) for one in found] == [("KB-1", "recorded")]
    assert sum(posting["dong"] for posting in found[0]["postings"]) == 0


def test_a_dry_run_writes_nothing(keeper: Asker) -> None:
    answer = keeper.ask("POST", "/capital/moves?dry_run=true", MOVE)
    assert json.loads(answer.content)["written"] is False
    assert keeper.refused("GET", "/capital/entries/KB-1") == (404, "capital.unknown_entry")


def test_more_than_is_held_is_a_conflict(keeper: Asker) -> None:
    told = {**MOVE, "dong": 101}
    assert keeper.refused("POST", "/capital/moves", told) == (409, "capital.overdrawn")


def test_the_same_number_for_another_payment_is_refused(keeper: Asker) -> None:
    assert keeper.ask("POST", "/capital/moves", MOVE).status_code == 200
    assert keeper.refused("POST", "/capital/moves", {**MOVE, "dong": 41})[0] == 409


def test_a_page_goes_on_where_the_last_ended(keeper: Asker) -> None:
    keeper.ask("POST", "/capital/moves", MOVE)
    first = keeper.get("/capital/entries?limit=1")
    second = keeper.get(f"/capital/entries?limit=1&after={first['next']}")
    assert [one["entry"] for one in (*first["items"], *second["items"])] == ["KB-1", "01"]
    assert not second["next"]


def test_entries_of_other_units_are_not_shown(keeper: Asker, join: Join) -> None:
    other = asker(join("other", Given("commune_officer", "23380")), *known_scopes())
    assert other.get("/capital/entries")["items"] == []
    assert other.refused("GET", "/capital/entries/01") == (404, "capital.unknown_entry")
