"""Evidence and verdicts on whole criteria over HTTP: said once, fetched, withdrawn."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from chungtay.apps.people.queries.tokens import known_scopes
from chungtay.apps.people.services.beginning import Given
from tests.api.conftest import Asker, Join, asker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_units")]
PAPER = "23380:01/BC-UBND:2020-09-30"
PLACE = {
    "unit": "23380", "on": "2020-09-30", "document": PAPER, "threshold": "2.2", "stage": "self",
}  # fmt: skip
WORDS = PLACE | {"kind": "note", "what": "Đã bàn giao mốc lộ giới"}
LIST = "/criteria/evidence?unit=23380&on=2020-10-13"
VERDICTS: dict[str, Any] = {
    "unit": "23380", "criteria_set": "commune-2026-2030", "on": "2020-09-30", "document": PAPER,
    "verdicts": [{"criterion": "01", "met": True, "note": "Quy hoạch đã duyệt"}],
}  # fmt: skip


def body(answer: HttpResponse) -> Any:
    return json.loads(answer.content)


@pytest.fixture
def officer(join: Join) -> Asker:
    return asker(join("officer-3", Given("commune_officer", "23380")), *known_scopes())


@pytest.fixture
def coordinator(join: Join) -> Asker:
    return asker(join("coordinator-3", Given("coordinator", "62")), *known_scopes())


@pytest.fixture
def neighbour(join: Join) -> Asker:
    return asker(join("neighbour-3", Given("commune_officer", "23377")), *known_scopes())


def send(by: Asker, key: str, content: bytes) -> HttpResponse:
    return Client().post(  # type: ignore[return-value]
        "/api/criteria/evidence/files",
        {"file": SimpleUploadedFile("so-duong.pdf", content), **PLACE},
        headers={"Authorization": f"Bearer {by.token}", "Idempotency-Key": key},
    )


def test_words_laid_twice_are_laid_once_and_withdrawn_with_a_reason(officer: Asker) -> None:
    first = officer.ask("POST", "/criteria/evidence", WORDS)
    assert first.status_code == 201, first.content
    again = body(officer.ask("POST", "/criteria/evidence", WORDS))
    assert again["evidence"] == body(first)["evidence"]
    assert [one["code"] for one in again["findings"]] == ["criteria.evidence_there"]
    later = body(officer.ask("POST", "/criteria/evidence", WORDS | {"on": "2020-10-05"}))
    assert later["evidence"]["on"] == "2020-09-30"
    (laid,) = officer.get(LIST)
    assert laid == body(first)["evidence"] and laid["withdrawn"] == ""
    back = {k: v for k, v in PLACE.items() if k != "stage"} | {"ref": laid["ref"], "reason": "Nhầm"}
    silent = back | {"reason": " "}
    assert officer.refused("POST", "/criteria/evidence/withdrawals", silent) == (
        422, "criteria.withdrawal_needs_reason",
    )  # fmt: skip
    assert officer.ask("POST", "/criteria/evidence/withdrawals", back).status_code == 200
    (gone,) = officer.get(LIST)
    assert gone["withdrawn"] == "Nhầm"
    assert officer.refused("POST", "/criteria/evidence/withdrawals", back) == (
        409, "criteria.evidence_not_laid",
    )  # fmt: skip


def test_a_file_sent_again_with_its_key_is_answered_the_same(
    officer: Asker, neighbour: Asker
) -> None:
    first, again = (
        send(officer, "khoa-thu-1", b"%PDF-1.7 a"),
        send(officer, "khoa-thu-1", b"%PDF-1.7 a"),
    )
    assert first.status_code == 201, first.content
    assert again.headers["Idempotency-Replayed"] == "true" and again.content == first.content
    assert send(officer, "khoa-thu-1", b"%PDF-1.7 b").status_code == 422
    (laid,) = officer.get(LIST)
    place = f"/criteria/evidence/23380/{laid['what']}"
    fetched = officer.ask("GET", place)
    assert fetched.content == b"%PDF-1.7 a" and laid["size"] == len(fetched.content)
    assert fetched.headers["Content-Disposition"].endswith("so-duong.pdf")
    assert neighbour.refused("GET", place) == (403, "people.not_allowed")
    assert neighbour.refused("POST", "/criteria/evidence", WORDS) == (403, "people.not_allowed")
    unknown = f"/criteria/evidence/23380/{'0' * 64}"
    assert officer.refused("GET", unknown) == (404, "criteria.unknown_evidence")


def test_what_is_no_evidence_is_refused(officer: Asker) -> None:
    paper = PLACE | {"kind": "document", "what": "khong-co"}
    assert officer.refused("POST", "/criteria/evidence", paper) == (
        422, "criteria.evidence_not_fit",
    )  # fmt: skip
    half = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"
    assert body(send(officer, "khoa-thu-2", half))["code"] == "criteria.evidence_not_fit"


def test_a_department_judges_whole_criteria_once(officer: Asker, coordinator: Asker) -> None:
    first = coordinator.ask("POST", "/criteria/verdicts", VERDICTS)
    assert first.status_code == 200, first.content
    assert len(body(first)["written"]) == 1
    assert body(coordinator.ask("POST", "/criteria/verdicts", VERDICTS))["written"] == []
    asked = "unit=23380&on=2020-10-13&criteria_set=commune-2026-2030"
    (told,) = coordinator.get(f"/criteria/verdicts?{asked}")
    assert (told["criterion"], told["met"], told["note"]) == ("01", True, "Quy hoạch đã duyệt")
    assert coordinator.get(f"/criteria/verdicts?{asked}&as_known=2020-10-12") == []
    found = coordinator.get(f"/criteria/results?{asked}")["criteria"][0]
    assert (found["verdict"], found["by"]) == ("met", "recorded")
    assert officer.refused("POST", "/criteria/verdicts", VERDICTS)[0] == 403
    by_requirement = VERDICTS | {"criteria_set": "commune-2016-2020"}
    assert coordinator.refused("POST", "/criteria/verdicts", by_requirement) == (
        422, "criteria.judged_by_requirement",
    )  # fmt: skip


def test_titles_are_listed_to_whom_may_look_at_that_unit_alone(
    officer: Asker, neighbour: Asker, coordinator: Asker
) -> None:
    officer.ask("POST", "/criteria/evidence", WORDS)
    assert len(officer.get(LIST)) == len(coordinator.get(LIST)) == 1
    assert neighbour.refused("GET", LIST) == (403, "people.not_allowed")
    assert neighbour.get("/criteria/evidence?unit=23377&on=2020-10-13") == []
