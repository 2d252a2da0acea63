"""Works written over the API: as on their pages, once, by whoever may, refused alike."""

from __future__ import annotations

import json
from typing import Any

import pytest

from chungtay.apps.people.queries.tokens import known_scopes
from chungtay.apps.people.services.beginning import Given
from chungtay.apps.works import services
from chungtay.core.works.work import Stage
from tests.api.conftest import Asker, Join, asker
from tests.core.works.told import WORK, state

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_units")]
PAPER: dict[str, Any] = {"on": "2020-03-05", "document": "kontum.ubnd:12/QĐ-UBND:2020-03-01"}
NEW: dict[str, Any] = {
    **PAPER, "code": "moi.1", "name": "Đường thôn 2", "work_type": "transport",
    "programme": "gn", "project": "gn.p1.infra", "unit": "23380", "plan_year": 2020,
    "stage": "approved", "cost": 1_500_000_000,
}  # fmt: skip
CONTRACT: dict[str, Any] = {
    **PAPER, "package": "construction", "number": "03/2020/HĐ-XD", "contractor": "Công ty A",
    "selection": "open", "signed_on": "2020-03-05", "amount": 1_200_000_000,
}  # fmt: skip


@pytest.fixture
def district(join: Join) -> Asker:
    services.append_works([state(Stage.APPROVED, 1)], by="nạp thử")
    return asker(join("huyen", Given("district_officer", "611")), *known_scopes())


def written(by: Asker, address: str, body: dict[str, Any], **headers: str) -> str:
    answer = by.ask("POST", address, body, **headers)
    assert answer.status_code == 200, answer.content.decode()
    return str(json.loads(answer.content)["key"])


def test_a_new_work_stands_in_the_register_and_goes_on(district: Asker) -> None:
    for _twice in range(2):
        written(district, "/works", NEW, Idempotency_Key="cong-trinh-moi-1")
    onward = {**PAPER, "on": "2020-09-01", "stage": "started", "cost": NEW["cost"], "progress": 30}
    written(district, "/works/moi.1/stages", onward)
    told = district.get("/works/moi.1")
    assert (told["name"], told["stage"], told["progress"]) == ("Đường thôn 2", "started", 30)
    assert [one["stage"] for one in told["states"]] == ["approved", "started"]
    assert told["states"][0]["document"] == PAPER["document"]


def test_a_contract_is_signed_amended_and_over(district: Asker) -> None:
    address = f"/works/{WORK}/contracts"
    assert [written(district, address, CONTRACT) for _twice in range(2)] == ["01", "01"]
    dearer = {**CONTRACT, "contract": "01", "on": "2020-06-01", "amount": 1_300_000_000}
    assert district.refused("POST", address, dearer) == (422, "works.amendment_unnamed")
    written(district, address, {**dearer, "amendment": "01/PL"})
    (one,) = district.get(f"/works/{WORK}")["contracts"]
    assert (one["amount"], len(one["amendments"])) == (1_300_000_000, 1)
    over = {**dearer, "on": "2020-09-01", "state": "liquidated"}
    written(district, address, over)
    again = {**over, "on": "2020-10-01", "state": "in_force"}
    assert district.refused("POST", address, again) == (409, "works.contract_over")
    unknown = {**CONTRACT, "contract": "07"}
    assert district.refused("POST", address, unknown) == (404, "works.unknown_contract")


def test_a_contract_that_was_void_is_restored_for_a_reason(district: Asker) -> None:
    address = f"/works/{WORK}/contracts"
    written(district, address, CONTRACT)
    written(district, address, {**CONTRACT, "contract": "01", "state": "void", "reason": "Nhầm"})
    assert district.get(f"/works/{WORK}")["contracts"] == []
    again = {**CONTRACT, "contract": "01", "on": "2020-06-01"}
    assert district.refused("POST", address, again) == (409, "works.contract_void")
    written(district, address, {**again, "reason": "Hợp đồng có thật"})
    (one,) = district.get(f"/works/{WORK}")["contracts"]
    assert (one["contract"], one["amount"], one["reason"]) == (
        "01", 1_200_000_000, "Hợp đồng có thật",
    )  # fmt: skip


def test_papers_money_obstacles_and_remarks_are_written_as_on_the_page(district: Asker) -> None:
    at = f"/works/{WORK}"
    card = {
        "submitted_on": "2020-02-01",
        "approval": "12/QĐ-UBND",
        "approved_on": "2020-03-01",
        "capacity": "2 km",
    }
    written(district, f"{at}/card", {**PAPER, **card})
    written(district, f"{at}/funding", {**PAPER, "source": "central", "amount": 1_000_000_000})
    stuck = written(
        district, f"{at}/obstacles", {**PAPER, "cause": "mat-bang", "text": "Chưa có đất"}
    )
    written(
        district, f"{at}/obstacles/{stuck}/settle", {**PAPER, "on": "2020-05-01", "how": "Đã giao"}
    )
    said = written(
        district, f"{at}/remarks", {**PAPER, "text": "Nứt mặt đường", "speaker": "Ban giám sát"}
    )
    written(
        district, f"{at}/remarks/{said}/answer", {**PAPER, "on": "2020-04-01", "answer": "Đã sửa"}
    )
    told = district.get(at)
    assert (told["card"]["capacity"], told["funding"][0]["amount"]) == ("2 km", 1_000_000_000)
    assert told["card"]["submitted_on"] == "2020-02-01"
    assert (told["hurdles"][0]["code"], told["hurdles"][0]["state"]) == (stuck, "settled")
    assert (told["remarks"][0]["code"], told["remarks"][0]["answer"]) == (said, "Đã sửa")
    other = f"/works/khac/obstacles/{stuck}/settle"
    assert district.refused("POST", other, {**PAPER, "how": "Xong"})[0] == 404


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"unit": "00000"}, (403, "people.not_allowed")),
        ({"on": "2030-01-01"}, (422, "kernel.known_too_soon")),
        ({"cost": -1}, (422, "works.negative_cost")),
        ({"project": "khong-co"}, (404, "capital.unknown_project")),
        ({"progress": 101}, (422, "api.invalid")),
        ({"nhà thầu": "A"}, (422, "api.invalid")),
    ],
)
def test_what_cannot_be_is_refused_as_on_the_page(
    district: Asker, change: dict[str, Any], said: tuple[int, str]
) -> None:
    assert district.refused("POST", "/works", {**NEW, **change}) == said
    assert district.refused("GET", "/works/moi.1") == (404, "works.unknown")


def test_leave_is_asked_of_who_sends_and_of_the_token(district: Asker, join: Join) -> None:
    neighbour = asker(join("xa", Given("commune_officer", "23377")), *known_scopes())
    assert neighbour.refused("POST", "/works", NEW) == (403, "people.not_allowed")
    taken = {**NEW, "code": WORK, "unit": "23377"}
    assert neighbour.refused("POST", "/works", taken) == (403, "people.not_allowed")
    assert neighbour.refused("POST", f"/works/{WORK}/contracts", CONTRACT)[0] == 403
    narrow = asker(join("hep", Given("district_officer", "611")), "works.record_stage")
    written(narrow, "/works", NEW)
    assert narrow.refused("POST", "/works/moi.1/contracts", CONTRACT) == (
        403, "people.not_allowed",
    )  # fmt: skip
    reading = asker(join("doc", Given("district_officer", "611")), "capital.read")
    assert reading.refused("POST", "/works", NEW) == (403, "people.not_allowed")
