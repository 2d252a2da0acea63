"""The roadmap of arrears on its page: planned by a form, late, changed, taken back."""

from __future__ import annotations

import datetime as dt
import io
import re

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import Settings

from chungtay.apps.capital import models, queries, services
from chungtay.core.capital.actions import OWE
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from tests.apps.capital.conftest import LINE
from tests.web.capital.conftest import SignIn, body

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
PAPER = {"issuer": "kontum.ubnd", "symbol": "12/KH-UBND", "signed": "05/10/2020"}
PLAN, ARREARS = "/von/no-dong/lo-trinh/", "/von/no-dong/"


@pytest.fixture
def keeper(sign_in: SignIn) -> Client:
    """Give the keeper of the province's book; 611 owes 980 millions for a work."""
    move("no", "2020-03-02", Movement.ARREARS_OPENED, 980_000_000)
    return sign_in("so-khdt")


def move(number: str, day: str, movement: Movement, dong: int) -> None:
    grounds = Grounds(f"611:1/BC-UBND:{day}", dt.date.fromisoformat(day), Provenance.REPORTED)
    sides = ("611", "62") if movement is Movement.ARREARS_OPENED else ("62", "611")
    told = Move(movement, LINE, sides[0], Dong(dong), giver=sides[1], subject="ntm.cu.005")
    services.record_move(
        by=Actor(7, frozenset({Grant(OWE.code, COUNTRY)})),
        decision=Decision(number, grounds.known_from, grounds), move=told,
    )  # fmt: skip


def filled(client: Client, **changes: str) -> dict[str, str]:
    page = body(client, PLAN)
    token = re.search(r'name="token" value="(\w+)"', page)
    name = re.search(r'value="(\w{16})">[^<]*980\.000\.000', page)
    assert token
    assert name
    return {
        "debt": name[1], "token": token[1], "due": "30/10/2020", "amount": "600.000.000",
        "source": "district", **PAPER, **changes,
    }  # fmt: skip


def planned(client: Client) -> str:
    answer = client.post(PLAN, filled(client))
    assert answer.status_code == 302, answer.content.decode()
    found = re.search(rf"{PLAN}lt-\w{{8,}}/", body(client, ARREARS))
    assert found
    return found[0]


def test_what_is_owed_and_in_no_instalment_is_said(keeper: Client) -> None:
    assert "chưa có lộ trình" in body(keeper, ARREARS)
    keeper.get("/ngon-ngu/en/", {"next": ARREARS})
    assert "no plan yet" in body(keeper, ARREARS)


def test_an_instalment_is_planned_once_and_late_when_its_day_has_passed(
    keeper: Client, settings: Settings
) -> None:
    told = filled(keeper)
    for _twice in range(2):
        assert keeper.post(PLAN, told).status_code == 302
    assert len(queries.instalment_said(f"lt-{told['token']}")) == 1
    page = body(keeper, ARREARS)
    assert "600.000.000, Ngân sách huyện" in page
    assert "quá hạn" not in page
    settings.CHUNGTAY_DAY = "2020-11-09"
    late = body(keeper, ARREARS)
    assert "quá hạn 10 ngày" in late
    assert "quá hạn 10 ngày" in body(keeper, f"{PLAN}lt-{told['token']}/")
    assert "1 khoản nợ quá hạn trả theo lộ trình." in late
    move("tra", "2020-11-05", Movement.ARREARS_SETTLED, 600_000_000)
    assert "quá hạn" not in body(keeper, ARREARS)


@pytest.mark.parametrize(
    ("wrong", "status", "said"),
    [
        ({"amount": "980.000.001"}, 409, "còn nợ 980.000.000"),
        ({"amount": "0"}, 400, "phải lớn hơn không"),
        ({"amount": "sáu trăm"}, 400, "Hãy viết số đồng chẵn"),
        ({"due": "01/03/2020"}, 400, "không thể hẹn trả ngày 01/03/2020"),
        ({"signed": "14/10/2020"}, 400, "không thể sau hôm nay"),
        ({"debt": "0123456789abcdef"}, 400, "0123456789abcdef"),
    ],
)
def test_what_cannot_be_planned_is_refused_in_words(
    keeper: Client, wrong: dict[str, str], status: int, said: str
) -> None:
    before = models.Instalment.objects.count()
    answer = keeper.post(PLAN, filled(keeper, **wrong))
    assert (answer.status_code, said in answer.content.decode()) == (status, True)
    assert models.Instalment.objects.count() == before


def test_an_instalment_is_changed_for_a_reason_and_taken_back(keeper: Client) -> None:
    address = planned(keeper)
    change = {"do": "change", "due": "31/12/2020", "amount": "510.000.000", **PAPER}
    assert keeper.post(address, change).status_code == 400
    assert keeper.post(address, {**change, "reason": "Thiếu vốn"}).status_code == 302
    page = body(keeper, address)
    assert all(told in page for told in ("31/12/2020", "30/10/2020", "Thiếu vốn", "510.000.000"))
    back = {"do": "take-back", "rut-reason": "Nhầm"} | {f"rut-{k}": v for k, v in PAPER.items()}
    assert keeper.post(address, back).status_code == 302
    assert "đã rút" in (page := body(keeper, address))
    assert "Sửa đợt này" not in page
    assert 'class="chip unmet"' not in page
    assert "510.000.000" not in body(keeper, ARREARS)


def test_the_workbook_tells_the_roadmap(keeper: Client) -> None:
    planned(keeper)
    (sheet,) = load_workbook(io.BytesIO(keeper.get(f"{ARREARS}?tai=xlsx").content)).worksheets
    told = [row for row in sheet.iter_rows(values_only=True) if "30/10/2020" in str(row[9])]
    ((*_rest, unplanned, roadmap),) = told
    assert (unplanned, roadmap) == (380_000_000, "30/10/2020 · 600.000.000 · Ngân sách huyện")


def test_who_keeps_no_book_plans_nothing_and_who_reads_elsewhere_sees_nothing(
    keeper: Client, sign_in: SignIn
) -> None:
    address = planned(keeper)
    commune = sign_in("xa-23380")
    assert commune.get(address).status_code == 404
    assert "Lập lộ trình trả nợ" not in body(sign_in("lanh-dao"), ARREARS)
    assert "Sửa đợt này" not in body(sign_in("lanh-dao"), address)
    assert sign_in("lanh-dao").get(PLAN).status_code == 403
