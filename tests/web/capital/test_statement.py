"""The statement of capital, read from the demonstration on the day of its report."""

from __future__ import annotations

import io
import re
from html import unescape
from unittest.mock import patch

import pytest
from django.test import Client
from openpyxl import load_workbook

from chungtay.analytics.store import Store
from tests.web.conftest import Read

pytestmark = pytest.mark.usefixtures("demo")
ROW = re.compile(r'<tr class="l\d d\d"><th scope="row">(.*?)</th>(.*?)</tr>')
NUMBER = re.compile(r'<td class="n[^"]*">(?:<a class="num" href="([^"]*)"[^>]*>([^<]*)</a>)?')


def rows(page: str) -> dict[str, list[str]]:
    """Read the statement's rows: title → what its cells show ("" for none)."""
    found = {}
    for head, cells in ROW.findall(page):
        title = unescape(re.sub(r"<[^>]*>", "", head).strip("▾▸"))
        found[title] = [text for _, text in NUMBER.findall(cells)]
    return found


def test_the_total_is_what_the_report_says(read: Read) -> None:
    total = rows(read("/von/bang/"))["Tổng số"]
    assert (total[0], total[1], total[3], total[6]) == ("864.752", "70.997", "563.142", "65,12")


def test_rows_open_and_close_by_their_address(read: Read) -> None:
    page = read("/von/bang/")
    assert "Dự án 1: Chương trình 30a" in rows(page)
    assert "Đầu tư cơ sở hạ tầng các huyện nghèo" not in rows(page)
    twig = re.search(r'class="twig" href="([^"#]*)#bang" aria-expanded="false"', page)
    assert twig is not None
    assert "Đầu tư cơ sở hạ tầng các huyện nghèo" in rows(read(unescape(twig[1])))
    assert len(rows(read("/von/bang/?depth=1"))) == 4


def test_capital_of_a_year_stands_beside_the_same_capital_a_year_before(read: Read) -> None:
    """Last year it was the capital of 2019 that was fresh: not a row of its own, without a plan."""
    told = rows(read("/von/bang/?rows=origin&depth=3"))
    assert all(plan for plan, *_ in told.values())
    assert [told[row][6:8] for row in ("Vốn năm 2020", "Vốn năm 2019")] == [
        ["62,03", "58,03"],
        ["99,65", "91,00"],
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/von/bang/?rows=place&then=source&district=617&depth=3",
        "/von/bang/?rows=month",
        "/von/bang/?rows=origin&depth=3",
        "/von/bang/?rows=programme&across=source&measure=rate&base=budget",
        "/von/bang/?rows=programme&columns=period",
        "/von/bang/?rows=programme&columns=origin",
        "/von/bang/?rows=place&columns=commitments",
        "/von/bang/?rows=district&across=programme&measure=uncovered",
    ],
)
def test_numbers_lead_to_receipts_of_the_same_numbers(read: Read, address: str) -> None:
    numbers = re.findall(r'<a class="num" href="([^"]*)"[^>]*>([^<]*)</a>', read(address))
    assert len(numbers) > 8
    for href, text in numbers[:: len(numbers) // 4]:
        value = re.search(r'class="value">.*?>?([+−]?[\d.,]+)', read(unescape(href)), re.DOTALL)
        assert value is not None, href
        assert value[1].lstrip("+") == text.lstrip("+"), href


def test_fresh_and_carried_over_have_their_own_payments_and_estimates(read: Read) -> None:
    total = rows(read("/von/bang/?columns=origin"))["Tổng số"]
    fresh, carried = total[:5], total[5:]
    assert (fresh[0], carried[0]) == ("793.755", "70.997")
    assert (fresh[1], carried[1]) == ("492.393", "70.749")
    assert all(total)


def test_a_row_followed_is_the_statement_of_it_alone(read: Read) -> None:
    page = read("/von/bang/?rows=source")
    link = re.search(r'class="only" href="([^"]*)">Ngân sách tỉnh<', page)
    assert link is not None
    assert rows(read(unescape(link[1])))["Tổng số"] == rows(page)["Ngân sách tỉnh"]


def test_siblings_stand_in_the_order_asked(read: Read) -> None:
    told = rows(read("/von/bang/?rows=district&sort=-rate"))
    rates = [float(cells[6].replace(",", ".")) for cells in list(told.values())[1:] if cells[6]]
    assert rates == sorted(rates, reverse=True)
    assert len(rates) > 8


def test_a_year_without_data_stays_the_year_chosen(read: Read) -> None:
    page = read("/von/bang/?year=2030")
    assert '<option value="2030" selected>' in page
    assert "Chưa có số liệu" in page


def test_what_cannot_be_understood_is_said(read: Read) -> None:
    page = unescape(read("/von/bang/?rows=x&columns=y&year=z"))
    assert all(words in page for words in ("“x”", "“y”", "“z”"))


def test_what_is_inside_what_is_told(read: Read) -> None:
    page = read("/von/bang/").partition('id="inside-h"')[2]
    lines = re.findall(r'<tr class="(\w+) d\d"><th scope="row">([^<]*)</th>', page)
    assert ("total", "Kế hoạch vốn") in lines
    assert ("inside", "Năm trước kéo dài") in lines
    assert ("beside", "Vốn đang luân chuyển") in lines


@pytest.mark.parametrize("query", ["", "?rows=place&then=source", "?rows=month", "?columns=origin"])
def test_a_page_asks_few_questions(read: Read, query: str) -> None:
    read(f"/von/bang/{query}")
    with patch.object(Store, "fetch", autospec=True, side_effect=Store.fetch) as asked:
        read(f"/von/bang/{query}")
    assert asked.call_count <= 6


def test_the_statement_is_taken_home_with_all_rows(client: Client, read: Read) -> None:
    read("/von/bang/")
    answer = client.get("/von/bang/bang.xlsx?rows=programme&money=dong")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    cells = {row[0]: row[1] for row in sheet.iter_rows(values_only=True) if row[0]}
    assert cells["Tổng số"] == 864_751_740_831
    lines = client.get("/von/bang/bang.csv?rows=programme").content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("programme;Nội dung;Kế hoạch;")
    assert lines[1].startswith(";Tổng số;864751740831;")
    assert lines[0].endswith(";Dữ liệu")
    assert {line.rpartition(";")[2] for line in lines[1:]} == {"có số liệu mô phỏng"}


def test_the_statement_in_english_prints_its_numbers_as_english_does(
    client: Client, read: Read
) -> None:
    read("/von/bang/")
    client.get("/ngon-ngu/en/")
    answer = client.get("/von/bang/bang.xlsx?rows=programme")
    (sheet,) = load_workbook(io.BytesIO(answer.content)).worksheets
    total = next(row for row in sheet.iter_rows() if row[0].value == "Total")
    assert total[1].number_format == "[$-409]#,##0"
    heads = {cell.value for row in sheet.iter_rows(max_row=total[0].row) for cell in row}
    assert {"Unit: million đồng", "Rate (%)", "Change (% points)"} <= heads


def test_what_no_plan_is_divided_by_is_said_below_the_table(read: Read) -> None:
    note = "kế hoạch không chia theo hình thức này"
    assert note in read("/von/bang/?rows=source&then=given")
    assert note not in read("/von/bang/?rows=source")


def test_an_appendix_is_of_any_day_and_place(client: Client, read: Read) -> None:
    read("/von/bang/")
    of_report = _cells(client, "/von/phu-luc/02.xlsx?on=2020-09-30")
    assert ["PHỤ LỤC SỐ 02"] in [row[:1] for row in of_report]
    total = next(row for row in of_report if row[0] == "Tổng cộng")
    assert round(float(str(total[1]))) == 500_204
    later = _cells(client, "/von/phu-luc/02.xlsx?on=2020-06-30&district=617")
    assert any("Giải ngân đến 30/6/2020" in map(str, row) for row in later)
    assert client.get("/von/phu-luc/04.xlsx").status_code == 404


@pytest.mark.parametrize("number", [pytest.param("02", marks=pytest.mark.slow), "03"])
def test_an_appendix_is_told_in_the_units_of_now_too(
    client: Client, read: Read, number: str
) -> None:
    read("/von/bang/")
    address = f"/von/phu-luc/{number}.xlsx?on=2020-09-30"
    then, now = _cells(client, address), _cells(client, f"{address}&shape=now&frame=2025-07-01")
    totals = [next(row for row in rows if row[0] == "Tổng cộng") for rows in (then, now)]
    assert totals[0] == totals[1]
    assert "Số liệu theo đơn vị ngày 01/07/2025" in str(now[0][0])
    districts = [str(row[0]).strip() for row in then if str(row[0]).strip() == "Huyện Ngọc Hồi"]
    units = [str(row[0]).strip() for row in now if str(row[0]).startswith("Huyện Ngọc Hồi")]
    assert districts
    assert set(units) <= {"Huyện Ngọc Hồi (nay không còn)"}


def _cells(client: Client, address: str) -> list[list[object]]:
    sheet = load_workbook(io.BytesIO(client.get(address).content)).active
    assert sheet is not None
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_contracts_by_source_are_said_to_be_asked_otherwise(read: Read) -> None:
    page = read("/von/bang/?rows=source&columns=commitments")
    assert "không chia hoặc lọc được theo cách đang chọn" in page
    assert "Chưa có số liệu" not in page
