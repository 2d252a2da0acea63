"""Signing in, staying signed in, and what stands in the way."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from chungtay.apps.audit.models import Event
from chungtay.apps.people.models import Account
from tests.web.people.conftest import PASSWORD, SIGN_IN, Enter

pytestmark = pytest.mark.usefixtures("everybody")


def try_in(client: Client, username: str, password: str = "sai") -> str:  # noqa: S107
    return client.post(SIGN_IN, {"login": username, "password": password}).content.decode()


def code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def test_the_head_of_a_page_says_who_is_there(enter: Enter, client: Client) -> None:
    assert "Đăng nhập" in client.get("/van-ban/").content.decode()
    page = enter("huyen-608-ql").get("/van-ban/").content.decode()
    assert "Ông huyen-608-ql" in page
    assert "/nguoi-dung/" in page
    assert "/nguoi-dung/" not in enter("xa-23281").get("/van-ban/").content.decode()


def test_one_comes_back_to_the_page_one_asked_for(client: Client) -> None:
    sent = client.get("/tai-khoan/")
    assert sent.headers["Location"] == f"{SIGN_IN}?next=%2Ftai-khoan%2F"
    known = {"login": "xa-23281", "password": PASSWORD}
    assert (
        client.post(SIGN_IN, {**known, "next": "/tai-khoan/"}).headers["Location"] == "/tai-khoan/"
    )


def test_nobody_is_sent_to_another_site(client: Client) -> None:
    known = {"login": "xa-23281", "password": PASSWORD, "next": "https://example.invalid/"}
    assert client.post(SIGN_IN, known).headers["Location"] == "/"


@pytest.mark.parametrize("username", ["xa-23281", "khong-co"])
def test_a_wrong_password_and_a_wrong_name_are_told_alike(client: Client, username: str) -> None:
    page = try_in(client, username)
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in page
    assert Event.objects.filter(action="people.sign_in_failed", subject=username).exists()


def test_a_shut_account_is_not_let_in(client: Client) -> None:
    Account.objects.filter(username="xa-23281").update(is_active=False)
    known = {"login": "xa-23281", "password": PASSWORD}
    told = client.post(SIGN_IN, known, follow=True).content.decode()
    assert "Tài khoản này đã khóa" in told
    assert client.get("/tai-khoan/").status_code == 302


def test_attempts_are_limited_whatever_the_password(client: Client) -> None:
    cache.clear()
    for _ in range(5):
        try_in(client, "xa-23281")
    assert "Đã nhập sai quá nhiều lần" in try_in(client, "xa-23281", PASSWORD)
    cache.clear()


def test_attempts_from_one_address_end_at_a_page(client: Client, settings: Settings) -> None:
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    for name in ("a1", "b1"):
        try_in(client, name)
    answer = client.post(SIGN_IN, {"login": "c1", "password": "x"})
    assert answer.status_code == 429
    assert "Đã thử quá nhiều lần" in answer.content.decode()
    cache.clear()


def test_a_form_from_elsewhere_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(SIGN_IN, {"login": "xa-23281", "password": PASSWORD})
    assert answer.status_code == 403
    assert "Chưa ghi gì" in answer.content.decode()


def test_one_signs_out_and_it_is_noted(enter: Enter) -> None:
    browser = enter("xa-23281")
    assert browser.post("/tai-khoan/dang-xuat/").headers["Location"] == "/"
    assert browser.get("/tai-khoan/").status_code == 302
    noted = set(Event.objects.values_list("action", flat=True))
    assert {"people.sign_in", "people.sign_out"} <= noted


@pytest.mark.parametrize(
    ("key", "ago"),
    [
        ("chungtay_seen", dt.timedelta(hours=2, minutes=1)),
        ("chungtay_began", dt.timedelta(hours=13)),
    ],
)
def test_a_session_ends_when_idle_and_when_old(enter: Enter, key: str, ago: dt.timedelta) -> None:
    browser = enter("xa-23281")
    assert browser.get("/tai-khoan/").status_code == 200
    session = browser.session
    session[key] = int((timezone.now() - ago).timestamp())
    session.save()
    answer = browser.get("/tai-khoan/")
    assert answer.headers["Location"].startswith(SIGN_IN)
    assert "Phiên làm việc đã hết hạn" in browser.get(answer.headers["Location"]).content.decode()


def test_a_one_time_password_is_changed_before_anything_else(client: Client) -> None:
    Account.objects.filter(username="xa-23281").update(must_change=True)
    client.post(SIGN_IN, {"login": "xa-23281", "password": PASSWORD})
    assert client.get("/van-ban/").headers["Location"] == "/tai-khoan/mat-khau/"
    assert "chỉ dùng một lần" in client.get("/tai-khoan/mat-khau/").content.decode()
    new = {
        "oldpassword": PASSWORD,
        "password1": "núi cao rừng già",
        "password2": "núi cao rừng già",
    }
    assert client.post("/tai-khoan/mat-khau/", new).headers["Location"] == "/tai-khoan/"
    assert client.get("/van-ban/").status_code == 200


@pytest.mark.parametrize("weak", ["12345678901", "ngắn", "xa-23281xa", "password123"])
def test_a_weak_password_is_refused(enter: Enter, weak: str) -> None:
    browser = enter("xa-23281")
    answer = browser.post(
        "/tai-khoan/mat-khau/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    )
    assert answer.status_code == 200
    assert "Chưa làm được" in answer.content.decode()


def test_readers_sign_in_where_the_site_says_so(
    enter: Enter, client: Client, settings: Settings
) -> None:
    settings.CHUNGTAY_READERS = "signed-in"
    assert (
        client.get("/van-ban/?q=1").headers["Location"] == f"{SIGN_IN}?next=%2Fvan-ban%2F%3Fq%3D1"
    )
    assert client.get(SIGN_IN).status_code == 200
    assert enter("xa-23281").get("/van-ban/").status_code == 200


def test_nobody_signs_up(client: Client) -> None:
    assert client.get("/tai-khoan/dang-ky/").status_code == 404
    page = client.get(SIGN_IN).content.decode()
    assert "không tự đăng ký được" in page


def test_the_demonstration_says_who_can_sign_in(client: Client) -> None:
    assert "trinh-dien-2020" in client.get(SIGN_IN).content.decode()
    Account.objects.update(demonstration=False)
    assert "trinh-dien-2020" not in client.get(SIGN_IN).content.decode()


def test_no_page_of_accounts_speaks_english(enter: Enter) -> None:
    browser = enter("xa-23281")
    english = re.compile(r"\b(Sign|Password|Username|Code|Enter|Change|Cancel|Confirm)\b")
    for address in ("/tai-khoan/", "/tai-khoan/mat-khau/", "/tai-khoan/hai-lop/",
                    "/tai-khoan/dang-xuat/", "/tai-khoan/hai-lop/bat/"):  # fmt: skip
        words = re.sub(r"<[^>]*>", " ", browser.get(address, follow=True).content.decode())
        assert not english.search(words.partition("<main")[2] or words), address


def test_a_second_factor_is_turned_on_asked_for_and_has_spare_codes(enter: Enter) -> None:
    browser = enter("xa-23281")
    sure = browser.get("/tai-khoan/hai-lop/bat/").headers["Location"]
    assert sure == "/tai-khoan/xac-nhan/?next=%2Ftai-khoan%2Fhai-lop%2Fbat%2F"
    answer = browser.post(sure, {"password": PASSWORD, "next": "/tai-khoan/hai-lop/bat/"})
    assert answer.headers["Location"] == "/tai-khoan/hai-lop/bat/"
    assert "Mở ứng dụng xác thực" in browser.get("/tai-khoan/hai-lop/bat/").content.decode()
    wrong = browser.post("/tai-khoan/hai-lop/bat/", {"code": "000000"}).content.decode()
    assert "Mã không đúng." in wrong
    secret = re.search(r"<code>([A-Z2-7]{16,})</code>", wrong)
    assert secret is not None
    done = browser.post("/tai-khoan/hai-lop/bat/", {"code": code(secret[1])})
    assert done.headers["Location"] == "/tai-khoan/hai-lop/du-phong/"
    spare = re.findall(
        r"<li><code>(\w+)</code>", browser.get(done.headers["Location"]).content.decode()
    )
    assert len(spare) == 10

    other = Client()
    held = other.post(SIGN_IN, {"login": "xa-23281", "password": PASSWORD})
    assert held.headers["Location"] == "/tai-khoan/hai-lop/ma/"
    assert other.get("/tai-khoan/").status_code == 302, "chưa vào"
    assert "Mã không đúng." in other.post(held.headers["Location"], {"code": "1"}).content.decode()
    assert other.post(held.headers["Location"], {"code": spare[0]}).headers["Location"] == "/"
    assert other.get("/tai-khoan/").status_code == 200
    again = Client()
    again.post(SIGN_IN, {"login": "xa-23281", "password": PASSWORD})
    assert again.post("/tai-khoan/hai-lop/ma/", {"code": spare[0]}).status_code == 200, "đã dùng"
