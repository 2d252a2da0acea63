"""Lines named on the page of a decision: who gives within a source, the budget index, a share."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from chungtay.apps.capital import queries
from chungtay.core.capital.line import Source
from tests.web.capital.conftest import SignIn, body

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


def given(client: Client, **changes: str) -> dict[str, str]:
    """Fill the form of an assignment by the province."""
    page = body(client, "/von/ghi/assignment/")
    token = re.search(r'name="token" value="(\w+)"', page)
    assert token
    return {
        "token": token[1], "amount": "1.000.000.000", "unit": "dong", "on": "12/10/2020",
        "issuer": "kontum.ubnd", "symbol": "1386/QĐ-UBND", "signed": "10/12/2019", "giver": "TW",
        "taker": "62", "project": "ntm/ntm.02", "source": "oda", "kind": "development",
        "origin_year": "2020", "plan_year": "2020", "step": "preview", **changes,
    }  # fmt: skip


def test_a_line_is_named_with_its_giver_and_its_budget_index_as_lists_name_it(
    sign_in: SignIn,
) -> None:
    client = sign_in("so-khdt")
    told = given(client, provider="Ai-len", chapter="799", kind_item="280-281")
    page = body(client, "/von/ghi/assignment/")
    for one in ('list="providers"', 'list="chapters"', 'list="kind-items"', "Phần vốn ghi riêng"):
        assert one in page
    assert re.search(r'<option value="280-28\d">[^<]+</option>', page)
    shown = client.post("/von/ghi/assignment/", told).content.decode()
    assert "Ai-len" in shown
    assert "799-280-281" in shown
    answer = client.post("/von/ghi/assignment/", {**told, "step": "write", "confirm": "1"})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    (line,) = {p.account.line for p in queries.whole_entry(f"qd-20201012-{told['token']}").postings}
    assert (line.source, line.provider, line.budget_index) == (
        Source.ODA, "Ai-len", "799-280-281",
    )  # fmt: skip
    assert "Ai-len" in queries.providers()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"chapter": "799"}, 'href="#id_kind_item"'),
        ({"kind_item": "280-281"}, 'href="#id_chapter"'),
        ({"chapter": "79", "kind_item": "280-281"}, "Mã chương có ba chữ số"),
        ({"chapter": "799", "kind_item": "281"}, "như 280-292"),
        ({"item": "khong-co"}, 'href="#id_item"'),
    ],
)
def test_a_budget_index_in_part_is_said_beside_its_field(
    sign_in: SignIn, typed: dict[str, str], said: str
) -> None:
    client = sign_in("so-khdt")
    answer = client.post("/von/ghi/assignment/", given(client, **typed))
    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_a_code_that_the_index_lacks_is_remarked_on_and_may_be_written(sign_in: SignIn) -> None:
    client = sign_in("so-khdt")
    told = given(client, chapter="001", kind_item="280-281")
    shown = client.post("/von/ghi/assignment/", told).content.decode()
    assert "không có chương “001”" in shown
    written = client.post("/von/ghi/assignment/", {**told, "step": "write", "confirm": "1"})
    assert written.status_code == 302


def test_an_adjustment_moves_money_onto_another_budget_index(sign_in: SignIn) -> None:
    client = sign_in("so-khdt")
    page = body(client, "/von/ghi/adjustment/?holder=611.bqlda")
    account = re.search(r'name="account" value="(\w+)"', page)
    assert account
    assert 'name="provider"' not in page
    told = given(client, account=account[1], holder="611.bqlda", taker="611.bqlda", note="Đổi mã")
    told |= {"chapter": "799", "kind_item": "280-281", "amount": "1.000.000"}
    shown = client.post("/von/ghi/adjustment/", told)
    assert shown.status_code == 200, shown.content.decode()[:3000]
    assert "799-280-281" in shown.content.decode()
