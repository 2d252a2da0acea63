"""Arrears and loans on pages: in one unit, with their sums and their entries."""

from __future__ import annotations

import io
import re

import pytest
from openpyxl import load_workbook

from tests.web.capital.conftest import SignIn, body

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


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
