"""The roadmap's pages on the demonstration: who is late, what it costs, and the cheapest way."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from urllib.parse import urlencode

import openpyxl
import pytest
from django.contrib.messages import get_messages
from django.db.models import QuerySet
from django.test import Client
from pytest_django import Settings

from chungtay.apps.criteria.models import Remedy, RoadmapTarget, Scenario
from chungtay.apps.people.models import Account
from tests.web.conftest import Read

pytestmark = pytest.mark.usefixtures("demo")
HERE = "/nong-thon-moi/lo-trinh/"
GOAL = {"by": "31/12/2020", "full": "28", "average": "14,5", "least": "10"}


@pytest.fixture
def coordinator(db: None, settings: Settings, client: Client) -> Client:
    settings.CHUNGTAY_DAY = "2020-10-13"
    client.force_login(Account.objects.get(username="dieu-phoi"))
    return client


def asked(client: Client, **changed: str) -> Any:
    return client.get(f"{HERE}phuong-an/", {**GOAL, **changed})


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_roadmap_tells_who_is_there_who_is_late_and_what_is_missing(read: Read) -> None:
    page = read(HERE)
    assert "Phải đạt năm 2020" in page
    assert '<span class="chip unmet">trễ</span>' in page
    assert 'href="/nguon-so-lieu/?measure=roadmap.remedy_cost' in page
    assert "Số liệu mô phỏng" in page
    assert "Trưởng ban (trình diễn)" in page


def test_a_district_shows_what_all_its_communes_lack(read: Read) -> None:
    few, all_of_it = read(HERE), read(f"{HERE}?district=617")
    assert all_of_it.count('scope="rowgroup"') > few.count('scope="rowgroup"')


def test_the_gaps_come_as_a_workbook(db: None, settings: Settings, client: Client) -> None:
    settings.CHUNGTAY_DAY = "2020-10-13"
    answer = client.get(f"{HERE}?tai=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    told = [row for row in sheet.iter_rows(values_only=True) if row[5] and row[0] != "Xã"]
    assert all(isinstance(row[5], int | float) for row in told if row[4] != "chưa có giải pháp")


def test_the_planner_reaches_28_communes_and_says_why_each_choice(coordinator: Client) -> None:
    page = text(asked(coordinator))
    assert "đã chứng minh là rẻ nhất" in page
    assert "25 → 28" in page
    assert "13,86 → 14,51" in page
    assert page.count("Nếu không làm?") > 50
    assert "thêm một xã đạt đủ tiêu chí" in page


@pytest.mark.parametrize("average", ["14.5", "1,5,0", "1e1", "nan", "1.2345"])
def test_a_number_that_could_mean_two_things_is_asked_for_again(
    coordinator: Client, average: str
) -> None:
    answer = asked(coordinator, average=average)
    assert answer.status_code == 400
    assert "Hãy viết một số, ví dụ 1.250,5." in text(answer)


def test_a_choice_left_out_is_priced_on_demand(coordinator: Client) -> None:
    page = text(asked(coordinator))
    code = page.partition('<tr id="')[2].partition('"')[0]
    told = text(asked(coordinator, **{"vi-sao": code}))
    assert told.count("Nếu không làm?") == page.count("Nếu không làm?") - 1
    assert "không làm giải pháp này thì" in told or "có phương án khác cùng giá" in told


def test_what_cannot_be_reached_says_what_would_have_to_give(coordinator: Client) -> None:
    page = text(asked(coordinator, full="31"))
    assert "Không có phương án nào đạt mục tiêu" in page
    assert "hạ mục tiêu từ 31 xuống" in page
    assert "lùi ngày phải đạt từ 31/12/2020 đến" in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"by": "13/10/2020"}, "không sau ngày lập phương án 13/10/2020"),
        ({"full": "86"}, "85 xã ngày 13/10/2020"),
        ({"average": "19,1"}, "19,1, phải từ 0 đến 19"),
        ({"average": "nhiều"}, "Hãy viết một số"),
        ({"limit-central.development": "-1"}, "giới hạn không được âm"),
        ({"limit-xo_so.development": "1"}, "Không có nguồn vốn “xo_so.development”"),
    ],
)
def test_what_makes_no_sense_is_declined_with_numbers(
    coordinator: Client, changed: dict[str, str], said: str
) -> None:
    answer = asked(coordinator, **changed)
    assert answer.status_code in {400, 404, 422}
    assert said in text(answer)


def test_a_plan_is_kept_compared_and_made_anew(coordinator: Client) -> None:
    keep = f"{HERE}phuong-an/luu/"
    for name, full in (("Đủ 27 xã", "27"), ("Đủ 28 xã", "28")):
        query = urlencode({**GOAL, "full": full})
        answer = coordinator.post(f"{keep}?{query}", {"name": name})
        assert answer.status_code == 302
    refs = Scenario.objects.order_by("pk").values_list("ref", flat=True)
    codes = [ref.removeprefix("scenarios:") for ref in refs]
    listed = text(coordinator.get(f"{HERE}da-luu/?so={codes[0]}&so={codes[1]}"))
    assert "Khác nhau giữa phương án đầu và phương án cuối" in listed
    assert "Phương án thêm" in listed
    one = text(coordinator.get(f"{HERE}da-luu/{codes[1]}/"))
    assert "Đủ 28 xã" in one
    anew = text(coordinator.get(f"{HERE}da-luu/{codes[1]}/lap-lai/"))
    assert "Không có gì khác." in anew
    document = coordinator.get(f"{HERE}da-luu/{codes[1]}/ke-hoach.docx")
    assert b"w:document" in zipfile.ZipFile(io.BytesIO(document.content)).read("word/document.xml")


def test_a_plan_without_a_name_is_not_kept(coordinator: Client) -> None:
    query = urlencode(GOAL)
    answer = coordinator.post(f"{HERE}phuong-an/luu/?{query}", {"name": " "})
    (said,) = get_messages(answer.wsgi_request)
    assert "Tên phương án dài 0 ký tự" in str(said)
    assert not Scenario.objects.exists()


def test_a_target_and_a_remedy_are_written_by_form(coordinator: Client) -> None:
    paper = {"issuer": "kontum.ubnd", "symbol": "12/KH-UBND", "signed": "01/10/2020"}
    target = {"unit": "23359", "kind": "target", "year": "2021", "agency": "so-khdt",
              "member": "Trưởng ban", "stands": "on"}  # fmt: skip
    answer = coordinator.post(f"{HERE}muc-tieu/ghi/", {**target, **paper})
    assert answer.status_code == 302, text(answer)
    assert QuerySet(RoadmapTarget).get(unit="23359").document == "kontum.ubnd:12/KH-UBND:2020-10-01"
    remedy = {"code": "23359.2.1.9", "unit": "23359", "requirement": "2.1", "title": "Sửa đường",
              "cost": "120,5", "kind": "development", "sources": ["central", "people"],
              "project": "ntm.02", "ready": "01/12/2020", "works": "", "stands": "on"}  # fmt: skip
    answer = coordinator.post(f"{HERE}giai-phap/ghi/", {**remedy, **paper})
    assert answer.status_code == 302, text(answer)
    assert QuerySet(Remedy).get(remedy="23359.2.1.9").cost_dong == 120_500_000
    late = coordinator.post(f"{HERE}giai-phap/ghi/", {**remedy, **paper, "ready": "01/10/2020"})
    assert late.status_code == 400
    assert "phải từ ngày ghi 13/10/2020" in text(late)


@pytest.mark.slow
def test_the_roadmap_in_units_of_now_tells_what_adds_up_and_why_no_more(read: Read) -> None:
    then, now = read(f"{HERE}?on=13/10/2020"), read(f"{HERE}?on=13/10/2020&shape=now")
    assert "Phải đạt năm 2020" in then
    assert "Phải đạt năm 2020" not in now
    assert "chỉ kể theo đơn vị khi đó" in now
    assert _totals(then) == _totals(now)
    assert "Lộ trình theo đơn vị" in now


def test_its_table_in_units_of_now_is_a_workbook_with_whole_dong(client: Client) -> None:
    answer = client.get(f"{HERE}?on=13/10/2020&shape=now&tai=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[3], int | float)]
    assert "đơn vị ngày" in str(sheet.cell(1, 1).value)
    assert rows[0][0] == "Tổng số"
    assert rows[0][3] == sum(float(str(row[3])) for row in rows[1:])


def _totals(page: str) -> list[str]:
    """Give the three totals at the head of a page, as shown."""
    strip = page.partition('<dl class="strip answers"')[2].partition("</dl>")[0]
    told = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", strip, re.DOTALL))
    names = ("Xã điểm và xã mục tiêu", "Giải pháp đã ghi", "Kinh phí của mọi giải pháp đã ghi")
    return [re.sub(r"<[^>]+>", "", told[name]).strip() for name in names]


@pytest.mark.parametrize("typed", ["1.5", "1.25,5", "12.50", "--3", "1e9", "NaN"])
def test_a_number_that_means_two_things_is_not_guessed(coordinator: Client, typed: str) -> None:
    answer = asked(coordinator, **{"limit-central.development": typed})
    assert answer.status_code == 400
    assert "Hãy viết một số, ví dụ 1.250,5." in text(answer)


def test_a_target_rests_on_no_document_of_tomorrow(coordinator: Client) -> None:
    said = {"unit": "23380", "kind": "target", "year": "2020", "stands": "on",
            "issuer": "kontum.ubnd", "symbol": "01/KH-UBND", "signed": "14/10/2020"}  # fmt: skip
    before = RoadmapTarget.objects.count()
    answer = coordinator.post(f"{HERE}muc-tieu/ghi/", said)
    assert answer.status_code == 400
    assert "Ngày ký văn bản không thể sau hôm nay." in text(answer)
    assert RoadmapTarget.objects.count() == before
