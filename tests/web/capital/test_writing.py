"""Decisions on pages: seen before they are written, written once, taken back by name."""

from __future__ import annotations

import re

import pytest

from chungtay.apps.capital import queries
from chungtay.apps.capital.queries import BookFilter
from chungtay.apps.works import queries as works
from chungtay.core.capital.movement import Pot
from chungtay.web.capital.book.writing import key_of
from tests.web.capital.conftest import DAY, SignIn, body, payment

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


def test_who_may_not_write_is_not_asked_to(sign_in: SignIn) -> None:
    for username in ("kiem-toan", "lanh-dao", "xa-23311"):
        assert sign_in(username).get("/von/ghi/").status_code == 403
        assert sign_in(username).get("/von/ghi/disbursement/").status_code == 403


def test_money_is_asked_for_from_the_province_down(sign_in: SignIn) -> None:
    page = body(sign_in("so-khdt"), "/von/ghi/allotment/")
    offered = re.findall(r'<option value="([^"]+)"', page)
    assert offered[0] == "62"
    assert offered.index("62.so-ldtbxh") < offered.index("611") < offered.index("23311")


def test_a_payment_is_seen_first_then_written_once_and_taken_back(sign_in: SignIn) -> None:
    client = sign_in("huyen-611")
    told = payment(client)
    before = len(queries.book_page(BookFilter(holder="611.bqlda"), limit=500).rows)
    shown = client.post("/von/ghi/disbursement/", {**told, "step": "preview"})
    assert "Số dư trước và sau" in shown.content.decode()
    assert "1.500.000 đồng" in shown.content.decode()
    assert "1386/QĐ-UBND ngày 10/12/2019, UBND tỉnh Kon Tum" in shown.content.decode()
    assert len(queries.book_page(BookFilter(holder="611.bqlda"), limit=500).rows) == before
    for _twice in range(2):
        answer = client.post("/von/ghi/disbursement/", {**told, "step": "write", "confirm": "1"})
        assert answer.status_code == 302, answer.content.decode()[:2000]
    number = f"qd-20201012-{told['token']}"
    assert answer.headers["Location"] == f"/von/so/{number}/"
    assert len(queries.book_page(BookFilter(holder="611.bqlda"), limit=500).rows) == before + 1
    undone = client.post(f"/von/so/{number}/", {"reason": "Ghi nhầm", "token": "0123456789abcde"})
    assert undone.status_code == 302
    assert queries.entry(number).undone_by == "qd-20201013-0123456789abcde"
    assert "Hủy bút toán này" not in body(client, f"/von/so/{number}/")


def test_all_that_is_held_is_paid_by_a_double_click_once(sign_in: SignIn) -> None:
    client = sign_in("huyen-611")
    told = payment(client, unit="dong", step="write", confirm="1")
    left = next(
        one for one in queries.holder_lines("611.bqlda", on=DAY) if key_of(one) == told["account"]
    )
    for _twice in range(2):
        whole = {**told, "amount": str(left.held.amount), "on": "13/10/2020"}
        assert client.post("/von/ghi/disbursement/", whole).status_code == 302


def test_a_commune_gives_itself_no_money_of_the_state(sign_in: SignIn) -> None:
    client = sign_in("xa-23380")
    token = re.search(r'name="token" value="(\w+)"', body(client, "/von/ghi/assignment/"))
    assert token
    told = {
        "token": token[1], "amount": "1.000.000.000", "unit": "dong", "on": "12/10/2020",
        "issuer": "kontum.ubnd", "symbol": "1/QĐ-UBND", "signed": "12/10/2020", "giver": "TW",
        "taker": "23380", "project": "ntm/ntm.02", "source": "central", "kind": "development",
        "origin_year": "2020", "plan_year": "2020", "step": "write", "confirm": "1",
    }  # fmt: skip
    assert client.post("/von/ghi/assignment/", told).status_code == 403
    late = client.post("/von/ghi/assignment/", {**told, "origin_year": "2021"}).content.decode()
    assert 'href="#id_origin_year"' in late


def test_more_than_is_held_is_refused_with_the_numbers(sign_in: SignIn) -> None:
    client = sign_in("huyen-611")
    told = payment(client, amount="9.000.000.000.000", unit="dong", step="write", confirm="1")
    answer = client.post("/von/ghi/disbursement/", told)
    assert answer.status_code == 409
    assert "chỉ còn" in answer.content.decode()


def test_what_cannot_be_read_is_said_beside_its_field(sign_in: SignIn) -> None:
    client = sign_in("huyen-611")
    told = payment(client, amount="1.25", on="31/12/2020", step="preview")
    answer = client.post("/von/ghi/disbursement/", told)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'href="#id_amount"' in page
    assert 'href="#id_on"' in page


def test_millions_typed_as_dong_ask_to_be_confirmed(sign_in: SignIn) -> None:
    client = sign_in("huyen-611")
    told = payment(client, amount="1250", unit="dong", step="write")
    answer = client.post("/von/ghi/disbursement/", told)
    assert answer.status_code == 200
    assert "Tôi đã kiểm tra" in answer.content.decode()


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"amount": "-5"}, 400, "Số tiền phải lớn hơn không"),
        ({"on": "02/01/2019"}, 409, "chỉ có vốn (được giao, chưa giải ngân)"),
        ({"amount": "1.250.000.000"}, 409, "không đủ cho 1.250.000.000.000.000 ₫"),
        ({"symbol": "khong co"}, 200, "không viết theo “cơ quan:số ký hiệu:ngày”"),
        ({"symbol": "987654/QĐ-UBND"}, 200, "“987654/QĐ-UBND” không có trong danh mục văn bản"),
        ({"signed": "11/12/2019"}, 200, "trong danh mục ký ngày 10/12/2019"),
        ({"issuer": "khong.co"}, 400, 'href="#id_issuer"'),
        ({"on": "01/01/0001"}, 400, "Năm của ngày này không thể đúng"),
        ({"signed": "01/01/0001"}, 400, "Năm của ngày này không thể đúng"),
    ],
)
def test_what_cannot_be_right_is_said_and_not_written(
    sign_in: SignIn, change: dict[str, str], status: int, words: str
) -> None:
    client = sign_in("huyen-611")
    told = payment(client, step="write", **change)
    answer = client.post("/von/ghi/disbursement/", told)
    page = answer.content.decode()
    assert answer.status_code == status
    assert words in page
    assert f"qd-20201012-{told['token']}" not in page


def test_a_payment_before_its_allotment_names_the_holder_and_says_so_in_english(
    sign_in: SignIn,
) -> None:
    client = sign_in("huyen-611")
    told = payment(client, on="02/01/2019", step="write")
    client.cookies["chungtay_language"] = "en"
    page = client.post("/von/ghi/disbursement/", told).content.decode()
    assert "Entry “being written” of 02/01/2019: Ban Quản lý dự án đầu tư xây dựng" in page
    assert "has capital (" in page


def test_more_than_is_held_is_declined_by_the_names_of_holder_and_project(
    sign_in: SignIn,
) -> None:
    client = sign_in("huyen-611")
    told = {**payment(client), "amount": "9.999.999", "step": "preview"}
    page = client.post("/von/ghi/disbursement/", told).content.decode()
    refusal = page.partition('class="errors"')[2].partition("</div>")[0]
    assert "Ban Quản lý dự án đầu tư xây dựng huyện Ngọc Hồi chỉ còn" in refusal
    assert not re.search(r"dòng vốn \w+\.", refusal)


def test_more_than_a_work_holds_is_declined_by_the_name_of_the_work(sign_in: SignIn) -> None:
    client = sign_in("huyen-611")
    of_work = next(
        one for one in queries.holder_lines("611.bqlda", on=DAY, plan_year=2020)
        if one.subject and one.held
    )  # fmt: skip
    told = payment(client, amount="9.999.999", account=key_of(of_work), step="preview")
    page = client.post("/von/ghi/disbursement/", told).content.decode()
    refusal = page.partition('class="errors"')[2].partition("</div>")[0]
    assert of_work.subject not in refusal
    assert works.names([of_work.subject])[of_work.subject] in refusal


def test_a_year_is_closed_line_by_line(sign_in: SignIn) -> None:
    client = sign_in("huyen-611")
    page = body(client, "/von/ghi/cuoi-nam/?holder=611.bqlda&year=2020")
    token = re.search(r'name="token" value="(\w+)"', page)
    fields = re.findall(r'name="(carry-\w+)"', page)
    assert token
    told = {
        "holder": "611.bqlda", "year": "2020", "token": token[1], "on": "12/10/2020",
        "issuer": "kontum.ubnd", "symbol": "1/QĐ-UBND", "signed": "12/10/2020",
        **dict.fromkeys(fields, ""),
    }  # fmt: skip
    shown = client.post("/von/ghi/cuoi-nam/", {**told, "step": "preview"})
    assert "Xem lại trước khi khóa sổ" in shown.content.decode()
    assert "Số “1/QĐ-UBND” không có trong danh mục văn bản" in shown.content.decode()
    assert "dòng vốn được chi đến hết ngày 31/01/2021" in shown.content.decode()
    assert "khóa sổ ngày 12/10/2020 là dừng chi trước hạn" in shown.content.decode()
    wrong = client.post(
        "/von/ghi/cuoi-nam/", {**told, fields[0]: "9.000.000.000.000", "step": "preview"}
    )
    assert wrong.status_code == 400
    for odd in ("hai tỷ", "9.000.000.000.000"):
        kept = client.post("/von/ghi/cuoi-nam/", {**told, fields[0]: odd, "step": "preview"})
        assert f'value="{odd}"' in kept.content.decode()
    unsigned = {**told, "on": "31/12/2020", "signed": "31/12/2020", "symbol": "1:2/QĐ-UBND"}
    early = client.post("/von/ghi/cuoi-nam/", {**unsigned, "step": "write"}).content.decode()
    assert all(f'href="#id_{field}"' in early for field in ("on", "signed", "symbol"))
    for _twice in range(2):
        answer = client.post("/von/ghi/cuoi-nam/", {**told, "step": "write", fields[0]: "1"})
        assert answer.status_code == 302
    left = queries.holder_lines("611.bqlda", on=DAY, plan_year=2020)
    assert not any(one.of(Pot.HELD) for one in left)
