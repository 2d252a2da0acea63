"""A province looks at the thresholds of its alerts, sets one of its own, and takes it back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from chungtay.apps.alerts.thresholds import versions
from chungtay.apps.people.models import Account
from chungtay.core.kernel.refusal import Kind
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.language import COOKIE

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
ADDRESS = "/canh-bao/nguong/"
RULE = f"{ADDRESS}rate-development/"
SAID = {
    "version": "0", "number": "70", "day": "31/08", "over": "250.000.000", "act": "10",
    "since": "01/10/2020", "symbol": "99/QĐ-UBND", "signed": "15/09/2020",
    "subject": "Ngưỡng cảnh báo", "reason": "Có văn bản mới",
}  # fmt: skip
Capture = DjangoCaptureOnCommitCallbacks


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    settings.CHUNGTAY_DAY = "2020-10-13"
    monkeypatch.setenv("CHUNGTAY_HOME", str(tmp_path))


def client_of(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username))
    return client


@pytest.fixture
def coordinator() -> Client:
    return client_of("dieu-phoi")


def save(client: Client, capture: Capture, **said: str) -> Any:
    with capture(execute=True):
        return client.post(RULE, {**SAID, **said})


def row(page: str, title: str) -> str:
    rows: list[str] = re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
    return next(one for one in rows if title in one)


def test_every_rule_is_listed_with_what_holds_and_for_whom() -> None:
    client = client_of("huyen-611")
    assert f'href="{ADDRESS}"' in client.get("/canh-bao/").content.decode()
    page = client.get(ADDRESS).content.decode()
    slow = row(page, "Vốn đầu tư giải ngân chậm")
    assert "dưới 60 % đến ngày 30/09 hằng năm" in slow and "01/01/2020" in slow
    assert "Xử lý cảnh báo về vốn, công trình" in slow and "có sẵn, cho tỉnh" in slow
    assert "Xử lý cảnh báo về tiêu chí" in row(page, "Đơn vị đã công nhận mất tiêu chí")
    assert f'href="{RULE}"' not in page  # a district sets nothing
    assert client.get(RULE).status_code == 403


def test_a_threshold_is_set_shown_and_taken_back(
    coordinator: Client, django_capture_on_commit_callbacks: Capture
) -> None:
    capture = django_capture_on_commit_callbacks
    assert 'value="500.000.000"' in coordinator.get(RULE).content.decode()
    answer = save(coordinator, capture)
    assert answer.status_code == 302, answer.content.decode()
    page = coordinator.get(ADDRESS).content.decode()
    slow = row(page, "Vốn đầu tư giải ngân chậm")
    assert "dưới 70 % đến ngày 31/08 hằng năm" in slow and "còn trên 250.000.000 đồng" in slow
    assert "tỉnh đặt" in slow and "99/QĐ-UBND" in slow
    assert "Có văn bản mới" in page
    off = f"{RULE}bo/2020-10-01/"
    assert f'href="{off}"' in coordinator.get(RULE).content.decode()
    assert 'name="number"' not in coordinator.get(off).content.decode()
    gone = {**SAID, "version": "1", "symbol": "100/QĐ-UBND", "reason": "Bị bãi bỏ"}
    with capture(execute=True):
        assert coordinator.post(off, gone).status_code == 302
    page = coordinator.get(ADDRESS).content.decode()
    assert "Đã bỏ ngưỡng cảnh báo “Vốn đầu tư giải ngân chậm”" in page
    assert "dưới 60 % đến ngày 30/09 hằng năm" in row(page, "Vốn đầu tư giải ngân chậm")
    assert "bỏ ngưỡng từ 01/10/2020" in page and "Có văn bản mới" in page
    again = coordinator.post(off, {**gone, "version": "2"})
    assert again.status_code == 409 and "để bỏ" in again.content.decode()
    assert coordinator.get(f"{RULE}bo/hom-qua/").status_code == 404
    assert coordinator.get(f"{ADDRESS}khong-co/").status_code == 404


@pytest.mark.parametrize(
    ("said", "status", "words"),
    [
        ({"number": "101"}, STATUS[Kind.AGAINST_RULE], "từ 1 đến 100"),
        ({"number": "-5"}, STATUS[Kind.AGAINST_RULE], "từ 1 đến 100"),
        ({"number": "nhiều"}, STATUS[Kind.AGAINST_RULE], "không phải số nguyên"),
        ({"day": "31/02"}, STATUS[Kind.AGAINST_RULE], "năm nào cũng có"),
        ({"over": "1,5"}, 400, "Hãy ghi số đồng"),
        ({"since": "14/09/2020"}, STATUS[Kind.AGAINST_RULE], "trước khi ký văn bản"),
        ({"since": "31/02/2020"}, 400, "Hãy viết ngày/tháng/năm"),
        ({"symbol": " "}, 400, "Số, ký hiệu văn bản"),
        ({"version": "3"}, STATUS[Kind.CONFLICT], "đã có người khác lưu"),
    ],
)
def test_what_is_refused_comes_back_with_the_reason_and_all_that_was_typed(
    coordinator: Client, said: dict[str, str], status: int, words: str
) -> None:
    answer = coordinator.post(RULE, {**SAID, **said})
    page = answer.content.decode()
    assert answer.status_code == status
    assert words in page
    assert 'value="Có văn bản mới"' in page
    assert all(f'value="{told}"' in page for told in said.values() if told.strip())
    assert versions("62") == ()


def test_the_pages_and_the_refusals_speak_english(coordinator: Client) -> None:
    coordinator.cookies[COOKIE] = "en"
    page = coordinator.get(ADDRESS).content.decode()
    assert "Thresholds of alerts" in page
    assert "under 60 % by 30/09 of each year" in page and "more than 500,000,000 đồng left" in page
    refused = coordinator.post(RULE, {**SAID, "number": "101"}).content.decode()
    assert "a share from 1 to 100 is needed" in refused
    assert "“Development capital disbursed slowly”" in refused
