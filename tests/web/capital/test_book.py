"""The book on pages and in workbooks: read within one's units."""

from __future__ import annotations

import io
import re

import pytest
from openpyxl import load_workbook

from chungtay.apps.capital import queries
from chungtay.apps.capital.queries import BookFilter
from chungtay.core.capital.movement import Movement
from tests.web.capital.conftest import SignIn, body, payment

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


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


def test_a_place_in_the_book_that_is_none_is_refused(sign_in: SignIn) -> None:
    assert sign_in("kiem-toan").get("/von/so/?after=abc").status_code in (400, 422)


def test_amounts_of_the_book_are_numbers_in_its_workbook(sign_in: SignIn) -> None:
    answer = sign_in("so-khdt").get("/von/so/so-von.xlsx?holder=611.bqlda&plan_year=2020")
    (sheet,) = load_workbook(io.BytesIO(answer.content)).worksheets
    told = list(sheet.iter_rows(values_only=True))
    assert any(row[0] == "Tính đến ngày 13/10/2020." for row in told)
    above = next(n for n, row in enumerate(told) if "Số tiền" in row)
    at = told[above].index("Số tiền")
    rows = [row for row in told[above + 1 :] if row[1]]
    assert rows
    assert all(isinstance(row[at], int | float) for row in rows)
