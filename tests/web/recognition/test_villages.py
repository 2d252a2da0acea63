"""Villages are listed on a page, and one of them is recognised by its district."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django import Settings

from chungtay.apps.criteria.recognition import queries
from chungtay.core.criteria.grade import Grade
from tests.web.recognition.desk import TEAM, Desk
from tests.web.recognition.test_pages import _numbers

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
FORM = "thon/ghi/"
NEW = {
    "unit": "23380", "village": "01", "name": "Thôn Đăk Dung", "scheme": "1385", "stands": "1",
    "symbol": "7/BC-UBND",
}  # fmt: skip


@pytest.fixture(autouse=True)
def report_day(settings: Settings) -> None:
    settings.CHUNGTAY_DAY = "2020-10-13"


def page(desk: Client) -> str:
    return desk.get("/nong-thon-moi/thon/").content.decode()


def test_a_commune_lists_a_village_and_it_counts_at_once() -> None:
    commune = Desk("xa-23380")
    before = _numbers(page(commune.client))[:3]
    assert commune.send(FORM, NEW) == "/nong-thon-moi/thon/"
    after = page(commune.client)
    assert "Thôn Đăk Dung" in after
    assert (before, _numbers(after)[:3]) == (["8", "48", "15"], ["9", "49", "15"])
    (told,) = queries.villages(["23380"], on=dt.date(2020, 10, 13))
    assert (told.scheme, told.grounds.document) == ("1385", "23380:7/BC-UBND:2020-10-13")


def test_the_form_of_a_listed_village_knows_it_and_says_it_anew() -> None:
    district = Desk("huyen-611")
    district.send(FORM, NEW)
    shown = district.client.get(f"/nong-thon-moi/{FORM}?unit=23380&village=01").content.decode()
    assert 'value="Thôn Đăk Dung"' in shown
    district.send(FORM, {**NEW, "name": "Thôn Đăk Dung Mới"})
    assert "Thôn Đăk Dung Mới" in page(district.client)
    district.send(FORM, {**NEW, "stands": "0"})
    assert not queries.villages(["23380"], on=dt.date(2020, 10, 13))
    assert _numbers(page(district.client))[:2] == ["8", "48"]


def test_what_is_no_village_is_refused_in_its_form() -> None:
    commune = Desk("xa-23380")
    assert "mã chỉ gồm chữ không dấu và số" in commune.send(FORM, {**NEW, "village": "một"}, 400)
    assert "Thôn Đăk Dung" in commune.send(FORM, {**NEW, "village": ""}, 400)
    assert commune.send(FORM, {**NEW, "unit": "23311"}, 400)
    assert not queries.villages(["23380", "23311"], on=dt.date(2020, 10, 13))


def test_a_village_that_never_stood_cannot_be_ended() -> None:
    commune = Desk("xa-23380")
    refused = commune.send(FORM, {**NEW, "village": "09", "stands": "0"}, 409)
    assert "chưa từng có thôn “09”" in refused
    commune.send(FORM, NEW)
    assert commune.send(FORM, {**NEW, "stands": "0"}) == "/nong-thon-moi/thon/"


def test_who_may_not_list_villages_finds_no_way_there() -> None:
    assert "/nong-thon-moi/thon/ghi/" in page(Desk("xa-23380").client)
    assert "/nong-thon-moi/thon/ghi/" not in page(Desk("lanh-dao").client)
    assert "/nong-thon-moi/thon/ghi/" not in page(Client())


def test_a_village_listed_on_the_page_is_recognised_by_its_district() -> None:
    commune, district = Desk("xa-23380"), Desk("huyen-611")
    commune.send(FORM, NEW)
    wanted = {"unit": "23380", "village": "23380.01", "grade": "standard", "for_year": "2020"}
    code = commune.send("ho-so/moi/", wanted).rstrip("/").rpartition("/")[2]
    assert code == "23380.01-standard-2020-1"
    votes = {"members": TEAM, "in_favour": "9", "against": "0", "abstained": "0", "reason": ""}
    district.send(f"ho-so/{code}/ghi/tham-dinh/", votes)
    said = {"symbol": "9/QĐ-UBND", "ground": "", "sure": "1"}
    Desk("huyen-611-duyet").send(f"ho-so/{code}/ghi/cong-nhan/", said)
    (given,) = queries.standing(["23380"], on=dt.date(2020, 10, 13), villages=True)
    assert (given.village, given.grade) == ("01", Grade.STANDARD)
    assert _numbers(page(commune.client))[2] == "16"
