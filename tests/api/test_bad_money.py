"""Decisions that cannot be right, sent by a program: refused, or remarked on, with the numbers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.api.conftest import Asker
from tests.api.test_ledger import MOVE
from tests.api.test_ledger import keeper as keeper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_units")]
GIVEN = {"entry": "QD-1", "movement": "assignment", "giver": "TW"}


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"dong": -40}, 422, "capital.no_money"),
        ({"dong": 0}, 422, "capital.no_money"),
        ({"dong": 40_000_000}, 409, "capital.overdrawn"),
        ({"on": "2020-02-01"}, 409, "capital.before_given"),
        ({"subject": "khong.co"}, 409, "capital.overdrawn"),
        ({"on": "2031-01-01"}, 422, "kernel.known_too_soon"),
        ({"dong": True}, 422, "api.invalid"),
        ({"dong": 10**18}, 422, "api.invalid"),
        ({"note": "tra 12\u202e3.4"}, 422, "api.invalid"),
        ({"document": "kontum.ubnd:1\u202e/QĐ-UBND:2019-12-10"}, 422, "api.invalid"),
    ],
)
def test_what_cannot_be_is_refused_tried_or_written(
    keeper: Asker, change: dict[str, Any], status: int, code: str
) -> None:
    for asked in ("?dry_run=true", ""):
        assert keeper.refused("POST", f"/capital/moves{asked}", {**MOVE, **change}) == (
            status, code,
        )  # fmt: skip
    assert keeper.refused("GET", "/capital/entries/KB-1") == (404, "capital.unknown_entry")


def test_a_payment_before_its_allotment_names_the_day_of_the_allotment(keeper: Asker) -> None:
    answer = keeper.ask("POST", "/capital/moves", {**MOVE, "on": "2020-02-01"})
    told = json.loads(answer.content)
    assert "từ ngày 01/03/2020" in told["detail"]
    assert told["fields"]["since"] == "2020-03-01"


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({"dong": 40}, "capital.scale", "có phải đơn vị là triệu đồng"),
        (
            {"document": "kontum.ubnd:khong-co:2019-12-10"},
            "capital.unknown_document",
            "cơ quan:số ký hiệu:ngày",
        ),
        (
            {"document": "kontum.ubnd:1/QĐ-UBND:0001-12-10"},
            "capital.unknown_document",
            "không phải ngày ký",
        ),
        (
            {"document": "khong.co:1/QĐ-UBND:2019-12-10"},
            "capital.unknown_document",
            "không có cơ quan ban hành",
        ),
        (
            {"document": "kontum.ubnd:1386/QĐ-UBND:2019-12-11"},
            "capital.unknown_document",
            "ký ngày 10/12/2019",
        ),
        (
            {**GIVEN, "document": "kontum.ubnd:987654/QĐ-UBND:2020-03-01"},
            "capital.unknown_decision",
            "Số “987654/QĐ-UBND” không có trong danh mục văn bản",
        ),
        (
            {"document": "kontum.ubnd:987654/QĐ-UBND:2020-03-01"},
            "capital.unknown_decision",
            "Hãy kiểm tra số, ngày ký và cơ quan ban hành",
        ),
        ({**GIVEN, "on": "1950-01-01"}, "capital.dated_early", "trước năm 2020"),
    ],
)
def test_what_is_odd_is_remarked_on_before_and_after_it_is_written(
    keeper: Asker, change: dict[str, Any], code: str, words: str
) -> None:
    for asked in ("?dry_run=true", ""):
        answer = keeper.ask("POST", f"/capital/moves{asked}", {**MOVE, **change})
        assert answer.status_code == 200, answer.content
        remarks = {one["code"]: one["message"] for one in json.loads(answer.content)["remarks"]}
        assert words in remarks[code]


@pytest.mark.parametrize(
    "told",
    [
        {**GIVEN, "document": "kontum.ubnd:01/QĐ-UBND:2020-03-01"},
        {"document": "kontum.ubnd:01/QĐ-UBND:2020-03-01"},
        {"document": "kontum.ubnd:57/GRT:2020-03-01"},
    ],
    ids=["a decision that entries rest on", "the same, paid from", "a bill, new each time"],
)
def test_a_document_that_is_as_it_should_be_is_no_news(keeper: Asker, told: dict[str, Any]) -> None:
    answer = keeper.ask("POST", "/capital/moves?dry_run=true", {**MOVE, **told})
    codes = [one["code"] for one in json.loads(answer.content)["remarks"]]
    assert "capital.unknown_decision" not in codes
