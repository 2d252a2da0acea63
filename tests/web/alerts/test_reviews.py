"""Who was reviewed, on pages: written down from above, corrected, listed as done or not yet."""

from __future__ import annotations

import datetime as dt
import io
import re
from html import unescape

import pytest
from django.core.cache import caches
from django.test import Client
from openpyxl import load_workbook
from pytest_django import Settings

from chungtay.flows.daily import raise_alerts
from chungtay.web.kit.language import COOKIE
from tests.web.alerts.test_alerts import client_of

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
RAISED, LATE = dt.date(2020, 10, 13), "2020-12-20"
LIST = "/canh-bao/?xem=missed"
SAID = {
    "whom": "head", "post": "Chủ tịch UBND huyện Ngọc Hồi", "body": "UBND tỉnh Kon Tum",
    "result": "criticised", "text": "Giải ngân chậm.", "on": "18/12/2020",
    "symbol": "99/TB-UBND", "signed": "18/12/2020",
}  # fmt: skip


@pytest.fixture(autouse=True)
def raised(settings: Settings) -> None:
    settings.CHUNGTAY_DAY = RAISED.isoformat()
    caches["api"].clear()
    raise_alerts()
    settings.CHUNGTAY_DAY = LATE


def of_district(client: Client) -> str:
    """Give the number of an alert of district 611, which its own officer sees."""
    page = client_of("huyen-611").get(f"{LIST}&loai=rate").content.decode()
    numbers: list[str] = re.findall(r'href="/canh-bao/(\d+)/"', page)
    forms = {n: client.get(f"/canh-bao/{n}/kiem-diem/").content.decode() for n in numbers}
    return next(n for n, form in forms.items() if 'value="UBND tỉnh Kon Tum"' in unescape(form))


def test_those_above_write_down_who_was_reviewed_and_correct_it() -> None:
    client = client_of("dieu-phoi")
    number = of_district(client)
    at = f"/canh-bao/{number}/"
    assert "không xử lý đúng hạn, chưa kiểm điểm" in client.get(at).content.decode()
    assert client.post(f"{at}kiem-diem/", {**SAID, "symbol": ""}).status_code == 400
    assert client.post(f"{at}kiem-diem/", {**SAID, "result": ""}).status_code == 400
    early = client.post(f"{at}kiem-diem/", {**SAID, "on": "01/10/2020"})
    assert early.status_code == 400
    assert "phải từ ngày phát cảnh báo 13/10/2020" in early.content.decode()
    assert client.post(f"{at}kiem-diem/", SAID).status_code == 302
    again = client.post(f"{at}kiem-diem/", SAID, follow=True).content.decode()
    assert "Không có gì mới so với lần ghi trước." in again
    (correcting,) = re.findall(rf'href="({at}kiem-diem/\d+/)"', again)
    form = client.get(correcting).content.decode()
    assert 'value="99/TB-UBND"' in form
    changed = {**SAID, "result": "lessons"}
    assert client.post(correcting, changed).status_code == 400
    done = client.post(correcting, {**changed, "reason": "Ghi nhầm kết quả"}, follow=True)
    page = done.content.decode()
    assert "Rút kinh nghiệm" in page
    assert "Ghi nhầm kết quả" in page
    assert client.get(correcting).status_code == 404


def test_the_list_parts_what_was_reviewed_from_what_was_not_yet() -> None:
    client = client_of("dieu-phoi")
    number = of_district(client)
    before = client.get(f"{LIST}&kiem-diem=chua").content.decode()
    assert f'href="/canh-bao/{number}/"' in before
    client.post(f"/canh-bao/{number}/kiem-diem/", SAID)
    assert (
        f'href="/canh-bao/{number}/"'
        not in client.get(f"{LIST}&kiem-diem=chua&loai=rate").content.decode()
    )
    reviewed = client.get(f"{LIST}&kiem-diem=da").content.decode()
    assert re.findall(r'href="/canh-bao/(\d+)/"', reviewed) == [number]
    assert "Người đứng đầu (Chủ tịch UBND huyện Ngọc Hồi): Phê bình" in reviewed
    book = load_workbook(io.BytesIO(client.get(f"{LIST}&kiem-diem=da&tai=xlsx").content)).active
    assert book is not None
    cells = [str(cell) for row in book.iter_rows(values_only=True) for cell in row if cell]
    assert "Kiểm điểm" in cells
    assert "Người đứng đầu (Chủ tịch UBND huyện Ngọc Hồi): Phê bình" in cells
    client.cookies[COOKIE] = "en"
    english = client.get(f"{LIST}&kiem-diem=da").content.decode()
    assert "Head (Chủ tịch UBND huyện Ngọc Hồi): Criticised" in english
    assert "Lessons to be drawn" in client.get(f"/canh-bao/{number}/kiem-diem/").content.decode()


def test_the_unit_itself_and_who_only_reads_write_nothing() -> None:
    number = of_district(client_of("dieu-phoi"))
    for username in ("huyen-611", "kiem-toan"):
        client = client_of(username)
        assert "kiem-diem" not in client.get(f"/canh-bao/{number}/").content.decode()
        assert client.get(f"/canh-bao/{number}/kiem-diem/").status_code == 403
        assert client.post(f"/canh-bao/{number}/kiem-diem/", SAID).status_code == 403
