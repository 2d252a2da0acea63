"""Recognition over HTTP: a whole file, said once each, and what the register holds then."""

from __future__ import annotations

import json
from typing import Any

import pytest

from chungtay.apps.people.queries.tokens import known_scopes
from chungtay.apps.people.services.beginning import Given
from tests.api.conftest import ROLES, Asker, Join, People, asker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_units")]
FILE = "23380-standard-2020-1"
PAPER = {"on": "2020-10-12", "document": "23380:05/TTr-UBND:2020-10-12"}
REQUEST: dict[str, Any] = {**PAPER, "unit": "23380", "grade": "standard", "for_year": 2020}
TEAM = [{"name": f"Người {n}", "agency": f"Sở {n}", "present": n > 0} for n in range(10)]
MEETING: dict[str, Any] = {**PAPER, "members": TEAM, "in_favour": 9}


@pytest.fixture
def leader(join: Join) -> Asker:
    return asker(join("leader", Given("leader", "62")), *known_scopes())


def sent(by: Asker, address: str, body: dict[str, Any], key: str = "") -> Any:
    headers = {"Idempotency_Key": key} if key else {}
    answer = by.ask("POST", f"/recognition{address}", body, **headers)
    assert answer.status_code == 200, answer.content.decode()
    return json.loads(answer.content)


def test_a_whole_file_from_request_to_the_register(people: People, leader: Asker) -> None:
    told = sent(people["officer"], "/files", REQUEST)
    assert (told["file"], told["state"], told["desk"]) == (FILE, "requested", "611")
    assert told["criteria_set"] == "commune-2016-2020"
    assert sent(people["district"], f"/files/{FILE}/review", PAPER)["desk"] == "62"
    assert sent(people["coordinator"], f"/files/{FILE}/appraise", MEETING)["state"] == "appraised"
    decide = f"/recognition/files/{FILE}/decide"
    assert leader.refused("POST", decide, PAPER) == (422, "criteria.falls_short")
    done = sent(leader, f"/files/{FILE}/decide", {**PAPER, "ground": "Công văn 12"})
    assert (done["state"], done["desk"]) == ("decided", "")
    (given,) = leader.get("/recognition/decisions?unit=611")["items"]
    assert (given["unit"], given["file"], given["reason"]) == ("23380", FILE, "Công văn 12")
    assert (given["stands"], given["withdrawn_on"], given["ended_on"]) == (True, None, None)
    one = leader.get(f"/recognition/files/{FILE}")
    assert [step["deed"] for step in one["steps"]] == ["request", "review", "appraise", "decide"]
    assert (one["appraisal"]["in_favour"], len(one["appraisal"]["members"])) == (9, 10)
    assert (len(one["results"]), one["results_on"]) == (19, "2020-10-12")
    assert one["results"][0]["title"] == {"vi": "Quy hoạch", "en": "Planning"}
    assert one["differing"] == []


def test_a_step_that_comes_twice_is_taken_once(people: People) -> None:
    for _twice in range(2):
        assert sent(people["officer"], "/files", REQUEST, key="to-trinh-5")["file"] == FILE
    assert people["officer"].refused("POST", "/recognition/files", REQUEST) == (
        409, "criteria.file_still_open",
    )  # fmt: skip
    assert len(people["officer"].get("/recognition/files?state=requested")["items"]) == 1


def test_a_meeting_that_cannot_be_is_refused_and_one_that_does_not_carry_sends_back(
    people: People,
) -> None:
    sent(people["officer"], "/files", REQUEST)
    sent(people["district"], f"/files/{FILE}/review", PAPER)
    coordinator, appraise = people["coordinator"], f"/recognition/files/{FILE}/appraise"
    uneven = {**MEETING, "in_favour": 8}
    assert coordinator.refused("POST", appraise, uneven) == (422, "criteria.votes_uneven")
    against = {**MEETING, "in_favour": 5, "against": 4}
    assert coordinator.refused("POST", appraise, against) == (422, "criteria.step_unreasoned")
    back = sent(coordinator, f"/files/{FILE}/appraise", {**against, "reason": "Môi trường"})
    assert (back["state"], back["desk"]) == ("returned", "23380")
    assert sent(people["officer"], f"/files/{FILE}/request", PAPER)["state"] == "requested"
    assert sent(
        people["district"], f"/files/{FILE}/return", {**PAPER, "reason": "Thiếu"}
    )["state"] == "returned"  # fmt: skip
    assert sent(
        people["officer"], f"/files/{FILE}/withdraw", {**PAPER, "reason": "Lập lại"}
    )["state"] == "withdrawn"  # fmt: skip


def test_a_recognition_is_withdrawn_and_rechecked_for_a_reason(
    people: People, leader: Asker
) -> None:
    sent(people["officer"], "/files", REQUEST)
    sent(people["district"], f"/files/{FILE}/review", PAPER)
    sent(people["coordinator"], f"/files/{FILE}/appraise", MEETING)
    sent(leader, f"/files/{FILE}/decide", {**PAPER, "ground": "Công văn 12"})
    found = {
        **PAPER, "unit": "23380", "grade": "standard", "criteria_set": "commune-2016-2020",
        "criterion": "17", "found": "lost", "cause": "Bãi rác tạm",
    }  # fmt: skip
    district = people["district"]
    assert district.refused("POST", "/recognition/rechecks", found) == (
        422, "criteria.recheck_incomplete",
    )  # fmt: skip
    assert sent(district, "/rechecks", {**found, "due": "2020-12-31"})["written"]
    taken = {**PAPER, "on": "2020-10-13", "unit": "23380", "grade": "standard", "ground": " "}
    assert leader.refused("POST", "/recognition/withdrawals", taken) == (
        422, "criteria.withdrawal_ungrounded",
    )  # fmt: skip
    told = sent(leader, "/withdrawals", {**taken, "ground": "Kết luận phúc tra"})
    assert (told["withdrawn_on"], told["stands"]) == ("2020-10-13", False)
    (row,) = leader.get("/recognition/decisions?grade=standard&for_year=2020")["items"]
    assert row["reason"] == "Kết luận phúc tra"
    assert leader.get("/recognition/decisions?on=2020-10-12")["items"][0]["stands"]


def test_villages_are_listed_and_a_file_may_be_for_one(people: People) -> None:
    village = {**PAPER, "unit": "23380", "village": "01", "name": "Long Dôn", "scheme": "1385"}
    assert sent(people["officer"], "/villages", village)["written"]
    (one,) = people["auditor"].get("/recognition/villages?unit=611")["items"]
    assert (one["name"], one["scheme"], one["grades"]) == ("Long Dôn", "1385", [])
    told = sent(people["officer"], "/files", {**REQUEST, "village": "01"})
    assert (told["file"], told["desk"]) == ("23380.01-standard-2020-1", "611")
    sent(people["officer"], "/villages", {**village, "on": "2020-10-13", "stands": False})
    assert people["auditor"].get("/recognition/villages")["items"] == []


def test_pages_go_on_where_the_last_ended(people: People) -> None:
    for code in ("01", "02", "03"):
        sent(people["officer"], "/villages", {
            **PAPER, "unit": "23380", "village": code, "name": f"Thôn {code}",
        })  # fmt: skip
    first = people["auditor"].get("/recognition/villages?limit=2")
    rest = people["auditor"].get(f"/recognition/villages?limit=2&after={first['next']}")
    assert [one["village"] for one in (*first["items"], *rest["items"])] == ["01", "02", "03"]
    assert rest["next"] == ""


@pytest.mark.parametrize(
    "role", sorted(set(ROLES) - {"officer", "chairman", "district", "stranger"})
)
def test_at_another_desk_nobody_takes_a_step(people: People, role: str) -> None:
    assert people[role].refused("POST", "/recognition/files", REQUEST)[0] == 403
