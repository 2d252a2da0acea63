"""Pages of people: one's own people are seen and altered, those of others are not there."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from chungtay.apps.people.models import Account
from tests.web.people.conftest import PASSWORD, SIGN_IN, Enter

pytestmark = pytest.mark.usefixtures("everybody")
NEW = {"agency": "23281", "name": "Trần Thị B", "username": "tran.thi.b", "position": "Công chức"}
DEEDS: tuple[tuple[str, dict[str, str]], ...] = (
    ("giao/", {"role": "commune_officer", "unit": "23380"}),
    ("sua/", {"agency": "608", "name": "Ai đó"}),
    ("mat-khau/", {}),
    ("khoa/", {"active": "0"}),
    ("cham-dut/1/", {}),
)


def text(answer: object) -> str:
    content = getattr(answer, "content", b"")
    assert isinstance(content, bytes)
    return content.decode()


def test_a_district_lists_its_own_people(enter: Enter) -> None:
    page = text(enter("huyen-608-ql").get("/nguoi-dung/"))
    assert "xa-23281" in page
    assert "xa-23380" not in page
    found = text(enter("huyen-608-ql").get("/nguoi-dung/?q=xa-23281"))
    assert "huyen-608-ql</code>" not in found


def test_who_manages_nobody_is_told_so(enter: Enter, client: Client) -> None:
    assert enter("xa-23281").get("/nguoi-dung/").status_code == 403
    assert enter("xa-23281").get("/nguoi-dung/tao/").status_code == 403
    assert client.get("/nguoi-dung/").headers["Location"].startswith(SIGN_IN)


@pytest.mark.parametrize("who", ["huyen-608-ql", "so-khdt-ql", "xa-23281", "dieu-phoi"])
def test_people_of_others_are_not_there(enter: Enter, who: str) -> None:
    browser = enter(who)
    assert browser.get("/nguoi-dung/xa-23380/").status_code == 404
    for path, data in DEEDS:
        assert browser.post(f"/nguoi-dung/xa-23380/{path}", data).status_code == 404
    account = Account.objects.get(username="xa-23380")
    assert account.is_active
    assert account.check_password(PASSWORD)
    assert account.grants.filter(until=None).count() == 1


@pytest.mark.parametrize(("path", "data"), DEEDS)
def test_deeds_need_somebody_signed_in(client: Client, path: str, data: dict[str, str]) -> None:
    answer = client.post(f"/nguoi-dung/xa-23281/{path}", data)
    assert answer.headers["Location"].startswith(SIGN_IN)


def test_a_deed_is_never_done_by_reading(enter: Enter) -> None:
    for path, _ in DEEDS[1:]:
        enter("huyen-608-ql").get(f"/nguoi-dung/xa-23281/{path}")
    account = Account.objects.get(username="xa-23281")
    assert account.is_active
    assert account.check_password(PASSWORD)


def test_an_account_is_made_and_its_password_shown_once(enter: Enter) -> None:
    browser = enter("huyen-608-ql")
    made = browser.post("/nguoi-dung/tao/", NEW)
    assert made.headers["Location"] == "/nguoi-dung/tran.thi.b/"
    page = text(browser.get(made.headers["Location"]))
    secret = re.search(r'class="secret">([\w-]+)<', page)
    assert secret is not None
    assert "secret" not in text(browser.get(made.headers["Location"]))
    answer = Client().post(SIGN_IN, {"login": "tran.thi.b", "password": secret[1]})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"agency": "611"}, "Cơ quan"),
        ({"username": "xa-23281"}, "đã có người dùng"),
        ({"username": "Trần"}, "không dùng được"),
        ({"name": ""}, "Họ và tên"),
    ],
)
def test_what_is_wrong_with_a_new_account_stands_on_top(
    enter: Enter, change: dict[str, str], said: str
) -> None:
    answer = enter("huyen-608-ql").post("/nguoi-dung/tao/", {**NEW, **change})
    assert answer.status_code == 400
    summary = text(answer).partition('id="errors"')[2].partition("</div>")[0]
    assert said in summary


def test_an_account_is_corrected(enter: Enter) -> None:
    browser = enter("huyen-608-ql")
    assert 'value="Ông xa-23281"' in text(browser.get("/nguoi-dung/xa-23281/sua/"))
    told = {"agency": "608", "name": "Trần Văn C", "position": "Trưởng phòng"}
    answer = browser.post("/nguoi-dung/xa-23281/sua/", told)
    assert answer.headers["Location"] == "/nguoi-dung/xa-23281/"
    assert "Trần Văn C" in text(browser.get("/nguoi-dung/xa-23281/"))


def test_a_role_is_given_and_ended(enter: Enter) -> None:
    browser = enter("huyen-608-ql")
    given = browser.post(
        "/nguoi-dung/xa-23281/giao/", {"role": "commune_approver", "unit": "23281"}
    )
    assert given.headers["Location"] == "/nguoi-dung/xa-23281/"
    grants = Account.objects.get(username="xa-23281").grants
    number = grants.get(role="commune_approver").pk
    assert f"cham-dut/{number}/" in text(browser.get("/nguoi-dung/xa-23281/"))
    browser.post(f"/nguoi-dung/xa-23281/cham-dut/{number}/")
    assert grants.get(pk=number).until is not None


def test_a_role_beyond_the_district_is_refused_on_the_page(enter: Enter) -> None:
    answer = enter("huyen-608-ql").post(
        "/nguoi-dung/xa-23281/giao/", {"role": "commune_officer", "unit": "23380"}
    )
    assert answer.status_code == 400
    assert "chỉ làm được với vai trò, đơn vị và phạm vi" in text(answer)
    page = text(enter("huyen-608-ql").get("/nguoi-dung/xa-23281/"))
    assert 'value="operator"' not in page
    assert 'value="commune_officer"' in page


def test_a_password_is_reset_and_sessions_end(enter: Enter) -> None:
    theirs = enter("xa-23281")
    answer = enter("huyen-608-ql").post("/nguoi-dung/xa-23281/mat-khau/")
    assert answer.headers["Location"] == "/nguoi-dung/xa-23281/"
    assert theirs.get("/tai-khoan/").status_code == 302


def test_a_shut_account_is_out_at_once(enter: Enter) -> None:
    theirs = enter("xa-23281")
    enter("huyen-608-ql").post("/nguoi-dung/xa-23281/khoa/", {"active": "0"})
    assert theirs.get("/tai-khoan/").status_code == 302
    enter("huyen-608-ql").post("/nguoi-dung/xa-23281/khoa/", {"active": "1"})
    assert Account.objects.get(username="xa-23281").is_active


def test_one_changes_how_one_is_reached(enter: Enter) -> None:
    browser = enter("xa-23281")
    assert "commune_officer" not in text(browser.get("/tai-khoan/"))
    browser.post("/tai-khoan/", {"phone": "0905 123 456", "email": "b@example.invalid"})
    account = Account.objects.get(username="xa-23281")
    assert (account.phone, account.email) == ("0905 123 456", "b@example.invalid")
    assert browser.post("/tai-khoan/", {"email": "không phải"}).status_code == 400
