"""A province looks at the thresholds of its alerts, sets one of its own, and takes it back."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from chungtay.apps.alerts.queries import alerts as standing
from chungtay.apps.alerts.thresholds import versions
from chungtay.apps.people.models import Account
from chungtay.core.alerts.rule import AlertKind, AlertRule, Threshold
from chungtay.core.kernel.refusal import Kind
from chungtay.core.kernel.title import Title
from chungtay.core.law.dated import Setting
from chungtay.flows.alerts import find
from chungtay.flows.daily import raise_alerts
from chungtay.packs.alerts import rules
from chungtay.web.alerts.thresholds.pages import SwitchLink, switch_of
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.language import COOKIE

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
DAY = dt.date(2020, 10, 13)
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


def save(client: Client, capture: Capture, at: str = RULE, **said: str) -> Any:
    """Look at what a change would do, then save it."""
    posted = {**SAID, **said}
    shown = client.post(at, posted)
    assert shown.status_code == 200, shown.content.decode()
    with capture(execute=True):
        return client.post(at, {**posted, "tried": tried(shown), "save": "1"})


def tried(answer: Any) -> str:
    found = re.search(r'name="tried" value="([0-9a-f]{64})"', answer.content.decode())
    assert found
    return found[1]


def counts(page: str) -> tuple[int, int]:
    """Read how many alerts a page says there are, and would be."""
    section = page[page.index('id="trial"') :]
    now, then = (row(section, head) for head in ("Đang áp dụng", "Sau khi lưu"))
    return tuple(int(re.findall(r'class="n">(?:<b>)?(\d+)', one)[0]) for one in (now, then))  # type: ignore[return-value]


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
    assert save(coordinator, capture, off, **gone).status_code == 302
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


def test_before_it_is_saved_a_change_shows_what_the_alert_flow_would_tell_today(
    coordinator: Client, django_capture_on_commit_callbacks: Capture
) -> None:
    (rule,) = (one for one in rules("62") if one.code == "rate-development")
    today = find(province="62", on=DAY, by=(rule,))
    page = coordinator.post(RULE, {**SAID, "number": "99", "day": "30/09"}).content.decode()
    now, then = counts(page)
    assert now == len(today) and then > now
    assert page.count("Báo thêm") == then - now and "Thôi báo" not in page
    assert versions("62") == ()
    assert save(coordinator, django_capture_on_commit_callbacks, number="99", day="30/09")
    assert len([one for one in find(province="62", on=DAY) if one.rule == rule.code]) == then
    raise_alerts()
    (slow,) = [row(coordinator.get(ADDRESS).content.decode(), "Vốn đầu tư giải ngân chậm")]
    assert f'class="n">{then}</td>' in slow


def test_another_day_of_the_year_ends_the_alerts_and_tells_the_same_anew(
    coordinator: Client,
) -> None:
    page = coordinator.post(RULE, {**SAID, "number": "60", "day": "31/08", "over": "500000000"})
    now, then = counts(page.content.decode())
    assert now == then == page.content.decode().count("Báo lại từ đầu") > 0


def test_a_change_that_begins_later_is_tried_as_if_it_had_begun(coordinator: Client) -> None:
    soon = {**SAID, "number": "99", "day": "30/09", "since": "01/01/2021"}
    now, then = counts(coordinator.post(RULE, soon).content.decode())
    assert then > now


def test_what_is_saved_is_what_was_looked_at(coordinator: Client) -> None:
    seen = tried(coordinator.post(RULE, SAID))
    other = coordinator.post(RULE, {**SAID, "number": "99", "tried": seen, "save": "1"})
    assert other.status_code == 200 and "đã khác lần xem trước" in other.content.decode()
    assert coordinator.post(RULE, {**SAID, "save": "1"}).status_code == 200
    assert versions("62") == ()


def test_of_two_who_open_the_form_the_second_is_refused_sees_the_first_and_may_go_on(
    coordinator: Client, django_capture_on_commit_callbacks: Capture
) -> None:
    seen = tried(coordinator.post(RULE, SAID))
    other = f"{ADDRESS}rate-recurrent/"
    save(coordinator, django_capture_on_commit_callbacks, other, reason="Người thứ nhất")
    late = coordinator.post(RULE, {**SAID, "tried": seen, "save": "1"})
    page = late.content.decode()
    assert late.status_code == STATUS[Kind.CONFLICT]
    assert "đã có người khác lưu" in page and "Người thứ nhất" in page
    assert 'name="version" value="1"' in page and 'name="save"' not in page
    assert save(coordinator, django_capture_on_commit_callbacks, version="1").status_code == 302
    assert [one.number for one in versions("62")] == [2, 1]


def test_a_rule_is_switched_off_and_on_again_each_by_a_document(
    coordinator: Client, django_capture_on_commit_callbacks: Capture
) -> None:
    capture, off, on = django_capture_on_commit_callbacks, f"{RULE}tat/", f"{RULE}bat/"
    raise_alerts()
    assert f'href="{off}"' in coordinator.get(RULE).content.decode()
    now, then = counts(coordinator.post(off, SAID).content.decode())
    assert now > 0 and then == 0
    assert save(coordinator, capture, off, reason="Kho bạc đóng sổ").status_code == 302
    page = coordinator.get(ADDRESS).content.decode()
    assert "Đã tắt quy tắc cảnh báo “Vốn đầu tư giải ngân chậm”" in page
    slow = row(page, "Vốn đầu tư giải ngân chậm")
    assert "không báo" in slow and "01/10/2020" in slow and "99/QĐ-UBND" in slow
    assert "tắt từ 01/10/2020" in page and "Kho bạc đóng sổ" in page
    raise_alerts()
    assert not [one for one in standing(None, on=DAY) if one.rule == "rate-development"]
    again = coordinator.post(off, {**SAID, "version": "1"})
    assert again.status_code == STATUS[Kind.CONFLICT] and "vẫn không báo" in again.content.decode()
    back = {"version": "1", "since": "13/10/2020", "symbol": "100/QĐ-UBND", "signed": "12/10/2020"}
    assert f'href="{on}"' in coordinator.get(RULE).content.decode()
    assert save(coordinator, capture, on, **back).status_code == 302
    slow = row(coordinator.get(ADDRESS).content.decode(), "Vốn đầu tư giải ngân chậm")
    assert "dưới 60 % đến ngày 30/09 hằng năm" in slow and "100/QĐ-UBND" in slow
    raise_alerts()
    assert len([one for one in standing(None, on=DAY) if one.rule == "rate-development"]) == now


def test_a_rule_that_is_off_offers_the_threshold_it_had_and_not_one_to_come(
    coordinator: Client, django_capture_on_commit_callbacks: Capture
) -> None:
    capture = django_capture_on_commit_callbacks
    assert save(coordinator, capture, since="01/01/2021", number="90").status_code == 302
    assert save(coordinator, capture, f"{RULE}tat/", version="1").status_code == 302
    page = coordinator.get(RULE).content.decode()
    assert 'name="number" value="60"' in page and 'value="90"' not in page
    assert f'href="{RULE}bat/"' in page


def test_a_rule_that_has_had_no_threshold_yet_is_switched_neither_off_nor_on() -> None:
    soon = Setting(dt.date(2021, 1, 1), Threshold(days=30), "qh:49/2014/QH13:2014-06-18")
    gone = replace(soon, since=dt.date(2020, 1, 1), value=Threshold(off=True))
    title = Title("Quy tắc", "Rule")
    for settings in ((), (soon,), (gone,), (gone, soon)):
        assert switch_of(AlertRule("r", AlertKind.WINDOW, title, settings), on=DAY) is None
    begun = AlertRule("r", AlertKind.WINDOW, title, (gone, soon))
    assert switch_of(begun, on=soon.since) == SwitchLink(off=False, href=f"{ADDRESS}r/tat/")


def test_the_pages_and_the_refusals_speak_english(coordinator: Client) -> None:
    coordinator.cookies[COOKIE] = "en"
    page = coordinator.get(ADDRESS).content.decode()
    assert "Thresholds of alerts" in page
    assert "under 60 % by 30/09 of each year" in page and "more than 500,000,000 đồng left" in page
    refused = coordinator.post(RULE, {**SAID, "number": "101"}).content.decode()
    assert "a share from 1 to 100 is needed" in refused
    assert "“Development capital disbursed slowly”" in refused
    shown = coordinator.post(f"{RULE}tat/", SAID).content.decode()
    assert "on the figures of 13/10/2020" in shown and "Would end" in shown
    on = coordinator.post(f"{RULE}bat/", SAID).content.decode()
    assert "the rule “Development capital disbursed slowly” is on as it is" in on
