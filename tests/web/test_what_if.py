"""The page of suppositions: who would gain or lose, by which requirement, and nothing written."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.conftest import Read

pytestmark = pytest.mark.usefixtures("demo")
PAGE = "/nong-thon-moi/neu/?on=2020-10-13&bo=commune-2016-2020"


def test_a_stricter_level_names_communes_and_the_requirement(read: Read) -> None:
    page = read(f"{PAGE}&muc=12&so=95")
    assert "Đạt thêm 0 xã, không còn đạt 16 xã" in page
    assert "12 Người có việc làm trong tuổi lao động: 50 xã" in page
    told = read(f"{PAGE}&muc=12&so=95&xa=23332")
    assert "Xã Chư Hreng: vì sao" in told
    assert "giả định" in told.partition("vì sao")[2]


def test_the_law_as_it_is_changes_nothing(read: Read) -> None:
    assert "Không xã nào thay đổi." in read(PAGE)


def test_what_cannot_be_supposed_is_said(client: Client, db: None) -> None:
    for asked in ("muc=1.1&so=3", "muc=12&so=chín", "xep=sao-hoa"):
        answer = client.get(f"{PAGE}&{asked}")
        assert answer.status_code == 400
        assert "Chưa làm được" in answer.content.decode()
