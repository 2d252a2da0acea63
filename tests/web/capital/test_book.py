"""The book on pages: read within one's units, written after a preview, taken back by name."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import Settings

from chungtay.apps.capital import queries
from chungtay.apps.capital.queries import BookFilter
from chungtay.apps.people.models import Account
from chungtay.core.capital.movement import Movement, Pot
from chungtay.web.capital.book.writing import key_of

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
DAY = dt.date(2020, 10, 13)
SignIn = Callable[[str], Client]


@pytest.fixture
def sign_in(settings: Settings) -> SignIn:
    settings.CHUNGTAY_DAY = DAY.isoformat()

    def signed_in(username: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(username=username))
        return client

    return signed_in


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()[:500]
    return answer.content.decode()


def test_the_book_shows_who_gave_what_to_whom(sign_in: SignIn) -> None:
    page = body(sign_in("kiem-toan"), "/von/so/?movement=disbursement")
    assert page.count('<th scope="row">') == 50
    assert "Ghi quyết định</a>" not in page.partition('class="tabs')[0]
    older = re.search(r'rel="next" href="([^"]+)"', page)
    assert older
    assert "Mới nhất" in body(sign_in("kiem-toan"), older[1].replace("&amp;", "&"))


def test_a_commune_sees_its_own_accounts_alone(sign_in: SignIn) -> None:
    client = sign_in("xa-23380")
    page = body(client, "/von/so/")
    assert "Đăk Ang" in page
    other = queries.book_page(BookFilter(holder="608.bqlda", movement=Movement.DISBURSEMENT))
    assert client.get(f"/von/so/{other.rows[0].entry.id}/").status_code == 404


def test_an_entry_balances_on_its_page(sign_in: SignIn) -> None:
    found = queries.book_page(BookFilter(movement=Movement.ASSIGNMENT), limit=1).rows[0]
    page = body(sign_in("kiem-toan"), f"/von/so/{found.entry.id}/")
    foot = page.partition("<tfoot>")[2].partition("</tfoot>")[0]
    lowered, raised = re.findall(r'<td class="n"[^>]*>([^<]*)</td>', foot)
    assert lowered == raised != ""


def test_who_may_not_write_is_not_asked_to(sign_in: SignIn) -> None:
    for username in ("kiem-toan", "lanh-dao", "xa-23311"):
        assert sign_in(username).get("/von/ghi/").status_code == 403
        assert sign_in(username).get("/von/ghi/disbursement/").status_code == 403


def payment(client: Client, **changes: str) -> dict[str, str]:
    """Fill the form of a payment of the project board of Ngọc Hồi."""
    page = body(client, "/von/ghi/disbursement/?holder=611.bqlda")
    account = re.search(r'name="account" value="(\w+)"', page)
    token = re.search(r'name="token" value="(\w+)"', page)
    assert account
    assert token
    return {
        "holder": "611.bqlda", "account": account[1], "token": token[1], "amount": "1,5",
        "unit": "trieu", "on": "12/10/2020", "issuer": "kontum.ubnd", "symbol": "1386/QĐ-UBND",
        "signed": "10/12/2019", "note": "Thanh toán đợt 3", **changes,
    }  # fmt: skip


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


def test_the_book_goes_out_as_a_workbook_that_says_which_entries_were_made_up(
    sign_in: SignIn,
) -> None:
    client = sign_in("huyen-611")
    told = {**payment(client), "step": "write", "confirm": "1"}
    assert client.post("/von/ghi/disbursement/", told).status_code == 302
    answer = client.get("/von/so/so-von.xlsx?holder=611.bqlda&plan_year=2020")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    rows = [row for row in sheet.iter_rows(values_only=True) if any(row)]
    head = next(row for row in rows if "Độ tin cậy" in row)
    degrees = {
        str(row[0]): row[head.index("Độ tin cậy")] for row in rows[rows.index(head) + 1 :] if row[1]
    }
    assert degrees.pop(f"qd-20201012-{told['token']}") == "Đơn vị báo cáo"
    assert set(degrees.values()) == {"Số liệu mô phỏng"}
    assert any("Số liệu mô phỏng: dòng chi tiết" in str(row[0]) for row in rows)


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


def test_a_place_in_the_book_that_is_none_is_refused(sign_in: SignIn) -> None:
    assert sign_in("kiem-toan").get("/von/so/?after=abc").status_code in (400, 422)


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


def test_arrears_and_loans_are_listed_with_their_entries(sign_in: SignIn) -> None:
    client = sign_in("so-khdt")
    assert "/von/so/?subject=" in body(client, "/von/no-dong/")
    page = body(client, "/von/luan-chuyen/")
    assert "quá hạn" in page
    assert client.get("/von/luan-chuyen/?tai=xlsx").content[:2] == b"PK"


@pytest.mark.parametrize("address", ["/von/no-dong/", "/von/luan-chuyen/"])
def test_totals_and_rows_are_in_one_unit_which_the_head_says(sign_in: SignIn, address: str) -> None:
    for asked in ("", "?money=ty"):
        page = body(sign_in("so-khdt"), address + asked)
        answers = page.partition('class="strip answers')[2].partition("</dl>")[0]
        assert set(re.findall(r'class="unit">([^<]*)<', answers)) == {"đồng"}
        assert "<p>Đơn vị tính: đồng</p>" in page


@pytest.mark.parametrize(("name", "first"), [("no-dong", 5), ("luan-chuyen", 9)])
def test_the_rows_of_the_workbook_add_up_to_its_last(
    sign_in: SignIn, name: str, first: int
) -> None:
    answer = sign_in("so-khdt").get(f"/von/{name}/?tai=xlsx")
    (sheet,) = load_workbook(io.BytesIO(answer.content)).worksheets
    told = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[first - 1], int)]
    *lines, whole = told
    assert lines and whole[0] == "Tổng số"
    for column in range(first - 1, first + 2):
        assert sum(row[column] or 0 for row in lines) == (whole[column] or 0)


def test_amounts_of_the_book_are_numbers_in_its_workbook(sign_in: SignIn) -> None:
    answer = sign_in("so-khdt").get("/von/so/so-von.xlsx?holder=611.bqlda&plan_year=2020")
    (sheet,) = load_workbook(io.BytesIO(answer.content)).worksheets
    heads = [cell.value for cell in sheet[3]]
    at = heads.index("Số tiền")
    rows = [row for row in sheet.iter_rows(4, values_only=True) if row[1]]
    assert rows
    assert all(isinstance(row[at], int | float) for row in rows)


def test_a_loan_is_entered_and_its_money_given_next(sign_in: SignIn) -> None:
    told = {
        "loan": "23380-bo-1", "project": "gn/gn.p2", "unit": "23380", "group": "Tổ bò số 1",
        "households": "12", "lent_on": "01/10/2020", "due": "01/10/2022",
        "issuer": "kontum.ubnd", "symbol": "5/QĐ-UBND", "signed": "01/10/2020",
    }  # fmt: skip
    client = sign_in("xa-23380")
    answer = client.post("/von/luan-chuyen/ghi/", told)
    assert answer.status_code == 302, answer.content.decode()
    assert answer.headers["Location"].endswith("?work=23380-bo-1")
    wrong = client.post("/von/luan-chuyen/ghi/", {**told, "due": "01/10/2019"})
    assert wrong.status_code == 400
