"""Arrears over HTTP: an instalment sent twice is written once, and is never beyond what is owed."""

from __future__ import annotations

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
from tests.site.sent import MOVE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_units")]
PLAN, BACK = "/capital/arrears/instalments", "/capital/arrears/instalments/lt-1/take-back"
PAPER = {"on": "2020-10-01", "document": "kontum.ubnd:7/KH-UBND:2020-10-01"}
INSTALMENT: dict[str, Any] = {
    **PAPER, "number": "lt-1", "holder": "62", "work": "ct-1", "due": "2020-12-31", "dong": 60,
    "source": "province", "line": {**MOVE["line"], "project": "ntm.02"},
}  # fmt: skip


@pytest.fixture
def keeper(join: Join) -> Asker:
    append_holders(HOLDERS)
    owed = Move(Movement.ARREARS_OPENED, LINE, "62", Dong(100), giver="TW", subject="ct-1")
    record_move(by=CLERK, decision=paper("01"), move=owed)
    return asker(join("keeper", Given("capital_officer", "62")), *known_scopes())


def test_an_instalment_sent_twice_is_planned_once(keeper: Asker) -> None:
    for _twice in range(2):
        assert keeper.ask("POST", PLAN, INSTALMENT).status_code == 200
    (owed,) = keeper.get("/capital/arrears")
    assert (owed["owed"], owed["unplanned"], owed["since"]) == (100, 40, "2020-03-01")
    (told,) = owed["instalments"]
    assert (told["number"], told["dong"], told["paid"], told["days_late"]) == ("lt-1", 60, 0, 0)
    assert (told["source"], told["planned_on"]) == ("province", "2020-10-01")


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"dong": 101}, (409, "capital.planned_beyond_owed")),
        ({"dong": 0}, (422, "capital.instalment_of_nothing")),
        ({"work": "ct-2"}, (404, "capital.nothing_owed")),
        ({"due": "2020-02-29"}, (422, "capital.due_before_owed")),
    ],
)
def test_what_cannot_be_planned_is_refused(
    keeper: Asker, told: dict[str, Any], why: tuple[int, str]
) -> None:
    assert keeper.refused("POST", PLAN, {**INSTALMENT, **told}) == why


def test_a_change_and_a_taking_back_say_why(keeper: Asker) -> None:
    keeper.ask("POST", PLAN, INSTALMENT)
    changed = {**INSTALMENT, "dong": 50}
    assert keeper.refused("POST", PLAN, changed) == (422, "capital.instalment_why_missing")
    assert keeper.ask("POST", PLAN, {**changed, "reason": "Thiếu vốn"}).status_code == 200
    assert keeper.get("/capital/arrears")[0]["unplanned"] == 50
    for _twice in range(2):
        assert keeper.ask("POST", BACK, {**PAPER, "reason": "Nhầm"}).status_code == 200
    assert keeper.get("/capital/arrears")[0]["instalments"] == []
    unknown = BACK.replace("lt-1", "lt-2")
    assert keeper.refused("POST", unknown, {**PAPER, "reason": "Nhầm"})[0] == 404


def test_arrears_of_other_units_are_not_shown(keeper: Asker, join: Join) -> None:
    other = asker(join("other", Given("commune_officer", "23380")), *known_scopes())
    assert other.get("/capital/arrears") == []
    assert keeper.ask("POST", PLAN, INSTALMENT).status_code == 200
    assert other.refused("POST", PLAN, INSTALMENT)[0] == 403
