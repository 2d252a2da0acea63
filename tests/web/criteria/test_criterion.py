"""The page of one criterion, and the matrix of any day of any set."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.test import Client

from tests.web.conftest import Read

pytestmark = pytest.mark.usefixtures("demo")


def test_a_criterion_says_who_meets_it_under_which_level_and_who_is_in_charge(read: Read) -> None:
    page = read("/nong-thon-moi/tieu-chi/11/")
    assert "Tiêu chí 11" in page
    assert "Bộ Lao động" in page
    assert "chỉ tiêu 11" in page  # the clause
    assert "chưa kiểm chứng" in page
    assert "54 xã chưa đạt" in page


def test_those_nearest_to_the_level_come_first(read: Read) -> None:
    page = read("/nong-thon-moi/tieu-chi/10/?on=13/10/2020")
    assert "58 xã chưa đạt" in page


def test_one_moves_between_days_and_keeps_the_district(read: Read) -> None:
    page = read("/nong-thon-moi/tieu-chi/11/?district=611")
    assert "district=611&amp;on=2019-12-31" in page
    assert 'aria-current="date"' in page


def test_the_matrix_is_that_of_the_set_in_force_on_the_day(read: Read) -> None:
    assert "giai đoạn 2016-2020" in read("/nong-thon-moi/?on=13/10/2020")
    assert "giai đoạn 2021-2025" in read("/nong-thon-moi/?on=01/06/2023")
    later = read("/nong-thon-moi/tieu-chi/11/?on=01/06/2023")
    assert "giai đoạn 2021-2025" in later


def test_an_unknown_criterion_is_not_found(client: Client) -> None:
    assert client.get("/nong-thon-moi/tieu-chi/99/").status_code == 404


def test_appendix_04_of_any_day_is_a_workbook(client: Client) -> None:
    answer = client.get("/nong-thon-moi/phu-luc/04.xlsx?on=31/12/2019")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    words = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert any("Đăk Pék" in one or "Đắk Pék" in one or "Đăk Pek" in one for one in words)
    assert client.get("/nong-thon-moi/phu-luc/02.xlsx").status_code == 404


def test_appendix_04_in_units_of_now_says_what_it_cannot_tell(client: Client) -> None:
    address = "/nong-thon-moi/phu-luc/04.xlsx?on=13/10/2020"
    then, now = _rows(client, address), _rows(client, f"{address}&shape=now&frame=2025-07-01")
    totals = [next(row for row in rows if row[0].startswith("Toàn tỉnh")) for rows in (then, now)]
    assert totals[0] == totals[1]
    assert "Số đếm xã là đếm xã khi đó." in now[0][0]
    merged = next(row for row in now if row[0].strip() == "Xã Bờ Y")
    assert "†" in merged
    (why,) = [row[0] for row in now if row[0].startswith("†")]
    assert "không cộng qua đơn vị" in why
    assert "đơn vị khác" in why
    assert not any(cell == "†" for row in then for cell in row)


def _rows(client: Client, address: str) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(address).content)).active
    assert sheet is not None
    return [["" if c is None else str(c) for c in row] for row in sheet.iter_rows(values_only=True)]
