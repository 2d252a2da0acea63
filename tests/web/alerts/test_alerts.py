"""Alerts on pages: mine, all in my units, answered; the count in the head is remembered."""

from __future__ import annotations

import datetime as dt
import io
import re
from html import unescape

import pytest
from django.core.cache import caches
from django.db.models import QuerySet
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries, Settings

from chungtay.apps.alerts.models import Alert
from chungtay.apps.capital.services import plan_instalment, record_move
from chungtay.apps.people.models import Account
from chungtay.apps.people.queries import actor_of
from chungtay.core.capital.actions import OWE
from chungtay.core.capital.arrears import Debt
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.instalments import Instalment
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.flows.alert_people import waiting
from chungtay.flows.daily import raise_alerts
from chungtay.web.kit.language import COOKIE

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
DAY = dt.date(2020, 10, 13)
VIETNAMESE = re.compile("[ăâđêôơưàáảãạ]", re.IGNORECASE)


@pytest.fixture(autouse=True)
def raised(settings: Settings) -> None:
    settings.CHUNGTAY_DAY = DAY.isoformat()
    caches["api"].clear()
    raise_alerts()


def client_of(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username))
    return client


def test_an_officer_sees_marks_and_answers_what_is_theirs() -> None:
    client = client_of("huyen-611")
    page = client.get("/canh-bao/").content.decode()
    numbers = re.findall(r'href="/canh-bao/(\d+)/"', page)
    assert numbers
    assert 'class="badge"' in page
    assert "/nguon-so-lieu/?measure=" in page
    assert client.post("/canh-bao/da-xem/").status_code == 302
    assert 'class="badge"' not in client.get("/canh-bao/").content.decode()
    said = {"text": "Đang hoàn thiện hồ sơ.", "until": "30/10/2020"}
    assert client.post(f"/canh-bao/{numbers[0]}/", said).status_code == 302
    one = client.get(f"/canh-bao/{numbers[0]}/").content.decode()
    assert "Đang hoàn thiện hồ sơ." in one
    assert "xin chờ đến 30/10/2020" in one
    assert client.post(f"/canh-bao/{numbers[0]}/", {"text": ""}).status_code == 400


def test_what_is_disbursed_slowly_is_told_by_its_kind_of_capital() -> None:
    page = client_of("so-khdt").get("/canh-bao/?xem=below&loai=rate").content.decode()
    told = set(re.findall(r'class="sub">([^·<]+?) ·', page))
    assert {"Vốn đầu tư giải ngân chậm", "Vốn sự nghiệp giải ngân chậm"} <= told


def test_a_list_of_alerts_on_made_up_rows_says_so_on_the_page_and_in_its_workbook() -> None:
    client = client_of("kiem-toan")
    assert "Số liệu mô phỏng" in client.get("/canh-bao/?xem=below").content.decode()
    answer = client.get("/canh-bao/?xem=below&tai=xlsx")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    words = [str(row[0]) for row in sheet.iter_rows(values_only=True) if row[0]]
    assert [one for one in words if one.startswith("Số liệu mô phỏng: dòng chi tiết")]


def test_an_alert_is_said_in_the_language_of_its_reader() -> None:
    vietnamese, english = client_of("kiem-toan"), client_of("kiem-toan")
    english.cookies[COOKIE] = "en"
    there, here = (c.get("/canh-bao/?xem=below").content.decode() for c in (vietnamese, english))
    assert "Không có phát sinh từ ngày" in there
    assert "Nothing has moved since" in here
    said = re.findall(r'<p class="said">(.*?)</p>', here)
    assert len(said) == len(re.findall(r'<p class="said">(.*?)</p>', there))
    assert not [one for one in said if VIETNAMESE.search(one)]
    assert "Central budget" in here
    assert "Ngân sách trung ương" not in here


def test_a_lost_criterion_is_named_in_the_language_of_its_reader() -> None:
    vietnamese, english = client_of("kiem-toan"), client_of("kiem-toan")
    english.cookies[COOKIE] = "en"
    there, here = (
        c.get("/canh-bao/?xem=below&loai=lost").content.decode() for c in (vietnamese, english)
    )
    assert "Xã Kroong: tiêu chí 17 Môi trường" in there
    assert "không còn đạt từ ngày 20/08/2020, đã 54 ngày" in there
    assert "Xã Kroong: criterion 17 Environment" in here
    number = re.findall(r'href="/canh-bao/(\d+)/"', there)[0]
    assert "/nong-thon-moi/tut-chuan/" in vietnamese.get(f"/canh-bao/{number}/").content.decode()


def test_nobody_opens_an_alert_of_elsewhere() -> None:
    page = client_of("huyen-611").get("/canh-bao/").content.decode()
    number = re.findall(r'href="/canh-bao/(\d+)/"', page)[0]
    assert client_of("huyen-608").get(f"/canh-bao/{number}/").status_code == 404
    read = client_of("kiem-toan").get(f"/canh-bao/{number}/").content.decode()
    assert "Ghi trả lời" not in read


def test_the_list_goes_out_as_a_workbook() -> None:
    answer = client_of("kiem-toan").get("/canh-bao/?xem=below&tai=xlsx")
    assert answer.content[:2] == b"PK"


def test_the_count_is_remembered(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    by = actor_of(Account.objects.get(username="huyen-611").pk, on=DAY)
    assert waiting(by, on=DAY)
    with django_assert_num_queries(0):
        waiting(by, on=DAY)


def test_an_alert_of_an_obstacle_leads_to_the_work_and_tells_two_days_apart() -> None:
    alerts: QuerySet[Alert] = QuerySet(Alert)
    alert = alerts.filter(rule="obstacle-overdue").first()
    assert alert is not None
    page = client_of("dieu-phoi").get(f"/canh-bao/{alert.pk}/").content.decode()
    assert re.search(r'href="/cong-trinh/[^"/]+/">Xem công trình', page)
    assert "<dt>Hạn trả lời</dt>" in page


def test_an_alert_opens_receipts_of_its_numbers_as_known_on_its_day() -> None:
    client = client_of("kiem-toan")
    for rule in ("rate-development", "finish-passed", "obstacle-overdue"):
        alerts: QuerySet[Alert] = QuerySet(Alert)
        alert = alerts.filter(rule=rule).first()
        assert alert is not None
        page = unescape(client.get(f"/canh-bao/{alert.pk}/").content.decode())
        receipts = re.findall(r'href="(/nguon-so-lieu/[^"]*)"[^>]*>([^<]*)</a>', page)
        assert len(receipts) == (2 if rule == "rate-development" else 1)
        for href, text in receipts:
            assert "as-known=2020-10-13" in href
            receipt = client.get(href).content.decode()
            assert re.search(rf'class="value">[^<]*(<[^>]*>)*{re.escape(text)}', receipt), href


def test_an_alert_of_a_late_instalment_leads_to_it_and_names_its_number(settings: Settings) -> None:
    owe_and_plan(due=dt.date(2020, 9, 15))
    raise_alerts()
    alerts: QuerySet[Alert] = QuerySet(Alert)
    number = alerts.get(rule="instalment-late").pk
    client = client_of("huyen-611")
    listed = client.get("/canh-bao/?loai=instalment").content.decode()
    assert '<span class="sub">Nợ đọng xây dựng cơ bản</span>' in listed
    page = client.get(f"/canh-bao/{number}/").content.decode()
    assert "đã quá 28 ngày mà còn 600 ₫ chưa trả" in page
    assert "Nợ đọng xây dựng cơ bản, 13/10/2020" in page
    client.cookies[COOKIE] = "en"
    english = client.get(f"/canh-bao/{number}/").content.decode()
    assert "600 ₫ of it is not paid" in english
    (instalment,) = re.findall(r'href="(/von/no-dong/lo-trinh/[^"]+)"', english)
    assert client.get(instalment).status_code == 200


def owe_and_plan(*, due: dt.date) -> None:
    """Let the district 611 owe for a work, and plan to pay it by a day."""
    clerk = Actor(7, frozenset({Grant(OWE.code, COUNTRY)}))
    line = Line("ntm", "ntm.02", "", Source.DISTRICT, CapitalKind.DEVELOPMENT, 2020, 2020)
    grounds = Grounds("611:1/BC-UBND:2020-03-02", dt.date(2020, 3, 2), Provenance.REPORTED)
    opened = Move(Movement.ARREARS_OPENED, line, "611", Dong(980), giver="62", subject="ntm.cu.005")
    record_move(by=clerk, decision=Decision("no", grounds.known_from, grounds), move=opened)
    debt = Debt("611", line, "ntm.cu.005")
    planned = Instalment("lt-1", debt, due, Dong(600), None, grounds.known_from, grounds)
    plan_instalment(by=clerk, instalment=planned)
