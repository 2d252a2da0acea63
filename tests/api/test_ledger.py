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


GIVEN = {**MOVE, "movement": "assignment", "giver": "TW", "on": "2020-03-01"}


@pytest.mark.parametrize("dry", ["", "?dry_run=true"])
@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"giver": "611"}, (422, "capital.not_a_giver")),
        ({"giver": "611", "movement": "expectation"}, (422, "capital.not_a_giver")),
        ({"giver": "611", "movement": "lending"}, (422, "capital.not_a_giver")),
        ({"holder": "TW", "giver": "62", "movement": "allotment"}, (422, "capital.gives_only")),
        ({"holder": "611", "giver": "62", "movement": "reduction"}, (422, "capital.not_a_giver")),
        ({"line": {"term": "period"}}, (422, "capital.wrong_term")),
        ({"movement": "medium_term"}, (422, "capital.wrong_term")),
        ({"line": {"origin_year": 2021}}, (422, "capital.years_reversed")),
        ({"days": 3}, (422, "capital.days_of_no_labour")),
        ({"line": {"project": "gn.p2"}}, (404, "capital.unknown_project")),
        (
            {"movement": "adjustment", "giver": "62", "holder": "611",
             "to_line": {**MOVE["line"], "kind": "recurrent"}},
            (422, "capital.other_purse"),
        ),
    ],
)  # fmt: skip
def test_what_no_book_can_hold_is_refused_before_and_when_it_is_written(
    keeper: Asker, told: dict[str, Any], why: tuple[int, str], dry: str
) -> None:
    move = {**GIVEN, **told, "line": {**MOVE["line"], **told.get("line", {})}}
    assert keeper.refused("POST", f"/capital/moves{dry}", move) == why


@pytest.mark.parametrize("movement", ["assignment", "carry_over"])
def test_no_district_gives_itself_what_the_state_budget_gives(
    keeper: Asker, join: Join, movement: str
) -> None:
    line = {**MOVE["line"], "origin_year": 2019 if movement == "carry_over" else 2020}
    move = {**GIVEN, "movement": movement, "holder": "611", "line": line}
    district = asker(join("district", Given("capital_officer", "611")), *known_scopes())
    assert district.refused("POST", "/capital/moves", move) == (403, "people.not_allowed")
    assert keeper.ask("POST", "/capital/moves", move).status_code == 200
