"""Reviews over HTTP: what was missed, who was reviewed, corrected, and by whom not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pytest_django import Settings

from chungtay.apps.alerts.services import raise_alerts
from chungtay.apps.people.queries.tokens import known_scopes
from tests.api.conftest import ROLES, Asker, Join, asker
from tests.apps.alerts.test_alerting import CAUSE, CLOCK, DAY
from tests.site.sent import REVIEWED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_units")]
LATE = "2020-11-20"
SAID: dict[str, Any] = {**REVIEWED, "on": LATE, "document": "62:5/QĐ-UBND:2020-11-19"}


@pytest.fixture
def coordinator(join: Join, settings: Settings) -> Asker:
    raise_alerts(by=CLOCK, scope="62", causes=[CAUSE], on=DAY)
    settings.CHUNGTAY_DAY = LATE
    return asker(join("coordinator", ROLES["coordinator"]), *known_scopes())


def sent(by: Asker, address: str, body: Any) -> Any:
    answer = by.ask("POST", address, body)
    assert answer.status_code == 200, answer.content.decode()
    return json.loads(answer.content)


def test_what_was_missed_is_listed_reviewed_and_corrected(coordinator: Asker) -> None:
    (one,) = coordinator.get("/alerts/missed?reviewed=false")["items"]
    assert (one["unit"], one["missed"], one["reviewed"]) == ("611", True, False)
    at = f"/alerts/{one['alert']}/reviews"
    first = sent(coordinator, at, SAID)
    assert first["new"]
    assert not sent(coordinator, at, SAID)["new"]
    (held,) = first["alert"]["reviews"]
    assert (held["whom"], held["result"], held["edition"]) == ("head", "criticised", 1)
    assert coordinator.get("/alerts/missed?reviewed=false")["items"] == []
    changed = {"review": {**SAID, "result": "disciplined"}, "reason": "Ghi nhầm"}
    now = sent(coordinator, f"{at}/{held['number']}", changed)["alert"]["reviews"]
    assert [(r["result"], r["edition"], r["reason"]) for r in now] == [
        ("disciplined", 2, "Ghi nhầm")
    ]
    gone = sent(coordinator, f"{at}/{now[0]['number']}", {"reason": "Không có"})
    assert not gone["alert"]["reviewed"]
    assert coordinator.refused("POST", f"{at}/{held['number']}", changed) == (
        409, "alerts.review_corrected_meanwhile",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"post": " "}, (422, "alerts.nobody_reviewed")),
        ({"body": ""}, (422, "alerts.review_needs_body")),
        ({"on": "2020-10-01"}, (422, "alerts.review_out_of_time")),
        ({"on": "2020-11-21"}, (422, "alerts.review_out_of_time")),
        ({"document": ""}, (422, "api.invalid")),
        ({"document": "62:5/QĐ-UBND:2020-12-19"}, (422, "kernel.signed_too_late")),
        ({"result": "praised"}, (422, "api.invalid")),
    ],
)
def test_what_cannot_be_is_refused(
    coordinator: Asker, said: dict[str, Any], refused: tuple[int, str]
) -> None:
    (one,) = coordinator.get("/alerts/missed")["items"]
    address = f"/alerts/{one['alert']}/reviews"
    assert coordinator.refused("POST", address, {**SAID, **said}) == refused
    assert coordinator.refused("POST", "/alerts/999999/reviews", SAID) == (404, "alerts.unknown")


def test_a_unit_does_not_review_itself_and_strangers_see_nothing(
    coordinator: Asker, join: Join
) -> None:
    (one,) = coordinator.get("/alerts/missed")["items"]
    leader = asker(join("district-leader", ROLES["district-leader"]), *known_scopes())
    assert leader.refused("POST", f"/alerts/{one['alert']}/reviews", SAID) == (
        403, "alerts.own_review",
    )  # fmt: skip
    stranger = asker(join("stranger"), *known_scopes())
    assert stranger.ask("GET", "/alerts/missed").status_code == 403
