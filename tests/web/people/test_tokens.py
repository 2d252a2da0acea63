"""The page of one's own access tokens."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.web.people.conftest import Enter

pytestmark = pytest.mark.usefixtures("everybody")
PAGE = "/tai-khoan/ma-truy-cap/"
NEW = {"title": "Kế toán", "until": "2021-01-01", "scopes": ["submissions.read"]}


def test_a_token_is_made_shown_once_used_and_ended(enter: Enter) -> None:
    officer = enter("xa-23281")
    assert "Lập mã mới" in officer.get(PAGE).content.decode()
    made = officer.post(PAGE, NEW)
    assert (made.status_code, made.headers["Location"]) == (302, PAGE)
    shown = re.findall(r"ct_[a-z0-9]{12}_[\w-]{43}", officer.get(PAGE).content.decode())
    assert len(shown) == 1
    again = officer.get(PAGE).content.decode()
    assert shown[0] not in again
    me = Client().get("/api/me", headers={"Authorization": f"Bearer {shown[0]}"})
    assert {grant["action"] for grant in me.json()["grants"]} == {"submissions.read"}
    (number,) = re.findall(r"/tai-khoan/ma-truy-cap/(\d+)/thu-hoi/", again)
    officer.post(f"{PAGE}{number}/thu-hoi/")
    gone = Client().get("/api/me", headers={"Authorization": f"Bearer {shown[0]}"})
    assert gone.status_code == 401
    assert "đã thu hồi" in officer.get(PAGE).content.decode()


def test_what_is_wrong_is_said_beside_its_field(enter: Enter) -> None:
    officer = enter("xa-23281")
    said = officer.post(PAGE, {"title": "", "until": "2021-01-01"})
    assert said.status_code == 400
    assert '<a href="#id_title">' in said.content.decode()
    assert '<a href="#id_scopes_0">' in said.content.decode()
    late = officer.post(PAGE, {**NEW, "until": "2025-01-01"})
    assert "phải hết hạn" in late.content.decode()


def test_nobody_ends_a_token_of_another(enter: Enter) -> None:
    officer = enter("xa-23281")
    officer.post(PAGE, NEW)
    (number,) = re.findall(r"ma-truy-cap/(\d+)/thu-hoi/", officer.get(PAGE).content.decode())
    assert enter("xa-23380").post(f"{PAGE}{number}/thu-hoi/").status_code == 404
    assert Client().post(f"{PAGE}{number}/thu-hoi/").status_code == 302
