"""A site whose province has ended says where it carries on, in both shapes and on every page."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from chungtay.analytics.engine import Engine
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.measures.answer import Question
from chungtay.core.units.frame import Frame, Shape
from tests.web.conftest import Read

pytestmark = pytest.mark.usefixtures("demo")
AFTER = "on=01/09/2025"
ENDED = dt.date(2025, 7, 1)
SAID = "Tỉnh Kon Tum kết thúc ngày 01/07/2025, nay thuộc Tỉnh Quảng Ngãi"


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/von/",
        "/don-vi/",
        "/giam-ngheo/",
        "/nong-thon-moi/",
        "/nong-thon-moi/lo-trinh/",
        "/cong-trinh/",
        "/cong-trinh/ban-do/",
    ],
)
def test_a_page_that_can_be_told_as_now_leads_there(read: Read, address: str) -> None:
    text = read(f"{address}?{AFTER}")
    assert SAID in text
    assert "Xem theo đơn vị hiện nay" in text
    assert SAID not in read(f"{address}?{AFTER}&shape=now")


@pytest.mark.parametrize(
    "address", ["/nong-thon-moi/cong-nhan/", "/nong-thon-moi/lo-trinh/da-luu/"]
)
def test_a_page_that_is_told_as_then_alone_says_so_and_why(read: Read, address: str) -> None:
    text = read(f"{address}?{AFTER}")
    assert SAID in text
    assert "Trang này chưa kể được theo đơn vị hiện nay." in text
    assert text.count("những thứ ấy không cộng được sang đơn vị kế tục") == 1
    asked = read(f"{address}?on=13/10/2020&shape=now")
    assert "Trang này chỉ có số liệu theo đơn vị khi đó." in asked
    assert "những thứ ấy không cộng được sang đơn vị kế tục" in asked


def test_its_units_are_listed_on_its_last_day_and_the_page_leads_there(read: Read) -> None:
    text = read(f"/giam-ngheo/?{AFTER}")
    assert "Danh sách từng đơn vị có ở ngày cuối, 30/06/2025" in text
    assert 'href="/giam-ngheo/?on=2025-06-30"' in text


def test_while_the_province_stands_nothing_is_said(read: Read) -> None:
    assert "nay thuộc" not in read("/?on=30/06/2025")


@pytest.mark.parametrize("code", ["62", "611", "23380"])
def test_a_unit_that_has_ended_is_told_as_on_its_last_day(read: Read, code: str) -> None:
    after = read(f"/don-vi/{code}/?on=01/01/2026")
    assert "kết thúc ngày 01/07/2025: trang này kể như ngày cuối, 30/06/2025." in after
    then = read(f"/don-vi/{code}/?on=30/06/2025")
    strips = [_answers(page) for page in (after, then)]
    assert strips[0] == strips[1]
    assert strips[0]


def _answers(page: str) -> list[str]:
    found = re.findall(r"<dd[^>]*>(.*?)</dd>", page, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", one).strip() for one in found]


@pytest.mark.slow
def test_as_now_after_bodies_ended_what_criteria_rest_on_can_be_asked() -> None:
    there = Question({"province": ("51",)}, dt.date(2025, 10, 1), frame=Frame(Shape.NOW, ENDED))
    assert not Engine().rests_on(Provenance.SYNTHETIC, "criteria.met", there)
