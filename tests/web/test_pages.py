"""What the pages say of the demonstration is what the report of 2020 says of the province."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.web.conftest import Read

pytestmark = pytest.mark.usefixtures("demo")


def _numbers(page: str) -> list[str]:
    return re.findall(r'<a class="num"[^>]*>([^<]+)</a>', page)


def test_every_table_of_capital_comes_to_the_same_total(read: Read) -> None:
    feet = re.findall(r"<tfoot>(.*?)</tfoot>", read("/von/?district=611"), re.DOTALL)
    assert len(feet) == 4
    assert len({tuple(_numbers(foot)) for foot in feet}) == 1


def test_who_is_refused_reads_the_name_of_the_unit(read_as: Callable[[str], Read]) -> None:
    page = read_as("so-khdt")("/cong-trinh/gn.p2.infra.002/ghi/tien-do/")
    assert "tại đơn vị Xã Đăk Man." in page


def test_the_front_page_answers_where_the_programmes_stand(read: Read) -> None:
    shown = _numbers(read("/"))
    for expected in ("65,12", "864.752", "563.142", "27", "85", "13,9", "14,5", "+0,38", "13,62"):
        assert expected in shown


def test_the_front_page_names_the_five_districts_most_behind(read: Read) -> None:
    behind = read("/").partition('id="behind-h"')[2]
    named = re.findall(r'<th scope="row"><a href="/don-vi/(\d+)/"', behind)
    assert len(named) == 5


def test_synthetic_rows_are_said_to_be_so(read: Read) -> None:
    for address in ("/", "/von/", "/nong-thon-moi/", "/giam-ngheo/", "/don-vi/617/"):
        assert "Số liệu mô phỏng" in read(address)


@pytest.mark.parametrize(
    ("money", "plan"),
    [("dong", "864.751.740.831"), ("trieu", "864.752"), ("ty", "864,8")],
)
def test_money_is_shown_in_the_unit_asked_for(read: Read, money: str, plan: str) -> None:
    assert plan in _numbers(read(f"/von/?money={money}"))


def test_filters_of_the_address_narrow_every_table(read: Read) -> None:
    page = read("/von/?programme=gn&kind=recurrent")
    assert _numbers(page.partition("<tfoot>")[2])[0] == "59.892"
    assert "17.227" in _numbers(page)
    assert "336.710" not in _numbers(page)


def test_the_matrix_tells_recognised_from_meeting_all_nineteen(read: Read) -> None:
    page = read("/nong-thon-moi/")
    assert page.count('<td class="s ') == 85 * 19
    assert page.count('class="s x"') == 2
    assert [n for n in _numbers(page)[:9] if n in {"27", "4", "51", "3", "0"}] == [
        "27", "4", "51", "3", "0",
    ]  # fmt: skip


def test_rows_can_be_put_in_order_by_the_address(read: Read) -> None:
    lowest = read("/von/?sort=rate").partition("Theo huyện, thành phố</span>")[2]
    highest = read("/von/?sort=-rate").partition("Theo huyện, thành phố</span>")[2]
    first = r'<th scope="row">(?:<a[^>]*>)?([^<]+?)\s*<'
    assert re.search(first, lowest)[1] == "Cấp tỉnh (sở, ban, ngành)"  # type: ignore[index]
    assert re.search(first, highest)[1] == "Huyện Ngọc Hồi"  # type: ignore[index]


def test_every_number_of_a_page_leads_to_a_receipt_of_the_same_number(read: Read) -> None:
    page = read("/")
    links = re.findall(r'<a class="num" href="([^"]+)"[^>]*>([^<]+)</a>', page)
    for href, text in links[::6]:
        receipt = read(href.replace("&amp;", "&"))
        value = re.search(r'<p class="value">([^ ]+) ', receipt)
        assert value is not None
        assert value[1] == text.lstrip("+")


def test_a_receipt_says_rows_documents_and_provenance(read: Read) -> None:
    receipt = read("/nguon-so-lieu/?measure=capital.plan&where=plan_year:2020&on=2020-10-13")
    assert "864.751.740.831 ₫" in receipt
    assert "Số liệu mô phỏng: 881" in receipt
    assert "Dấu vân tay của các dòng" in receipt


def test_a_receipt_beside_the_page_is_only_the_receipt(client: Client, read: Read) -> None:
    address = "/nguon-so-lieu/?measure=capital.plan&where=plan_year:2020&on=2020-10-13"
    beside = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert beside.startswith('<article class="receipt">')
    assert "<html" in read(address)


def test_a_commune_tells_its_criteria_on_two_days(read: Read) -> None:
    page = read("/don-vi/23374/")
    assert "31/12/2019" in page
    assert "13/10/2020" in page
    assert "Đã công nhận" in page


def test_the_report_links_every_figure_and_numbers_every_footnote(read: Read) -> None:
    page = read("/bao-cao/kontum-2020/")
    assert len(_numbers(page)) >= 192
    notes = re.findall(r'id="chu-thich-(\d+)"', page)
    assert notes == [str(number) for number in range(1, len(notes) + 1)]
    assert all(f'href="#chu-thich-{number}"' in page for number in notes)


def test_a_table_is_taken_home_as_it_is_seen(client: Client, read: Read) -> None:
    read("/")
    answer = client.get("/du-lieu/von.xlsx?programme=ntm")
    assert answer.headers["Content-Type"].endswith("sheet")
    assert answer.content[:2] == b"PK"


def test_unknown_levels_of_the_law_say_so(read: Read) -> None:
    page = read("/van-ban/ttg:1980/QĐ-TTg:2016-10-17/")
    assert "chưa biết" in page
    assert "◇" in page


def test_english_is_whole_sentences(client: Client, read: Read) -> None:
    client.cookies["chungtay_language"] = "en"
    page = read("/von/")
    assert 'lang="en"' in page
    assert "Capital of the two programmes" in page
    assert "864,752" in page


def test_as_known_before_a_document_shows_less(read: Read) -> None:
    assert "./ct demo" in read("/von/?on=2020-10-13&as-known=2015-01-01")
