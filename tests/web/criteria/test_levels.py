"""A province looks at its levels, tries a table, saves it; criteria sets have pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from chungtay.apps.criteria.levels import versions
from chungtay.apps.people.models import Account
from chungtay.core.kernel.refusal import Kind
from chungtay.web.kit.errors import STATUS
from tests.web.conftest import Read

pytestmark = pytest.mark.usefixtures("demo")
SET = "commune-2016-2020"
ADDRESS = f"/nong-thon-moi/muc-cua-tinh/{SET}/"
TABLE = {
    "version": "0", "since": "01/01/2020", "symbol": "99/QĐ-UBND", "signed": "15/12/2019",
    "subject": "Mức đạt chuẩn giao thông", "reason": "Có văn bản mới",
}  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHUNGTAY_HOME", str(tmp_path))


@pytest.fixture
def coordinator(db: None, settings: Settings, client: Client) -> Client:
    settings.CHUNGTAY_DAY = "2020-10-13"
    client.force_login(Account.objects.get(username="dieu-phoi"))
    return client


def _post(client: Client, threshold: str, button: str, **said: str) -> Any:
    return client.post(f"{ADDRESS}{threshold}/", {**TABLE, button: "1", **said})


def test_the_levels_left_to_the_province_are_listed_with_what_holds(read: Read) -> None:
    page = read(ADDRESS)
    assert "2.1 Đường xã/đến đường huyện" in page
    assert "UBND cấp tỉnh quy định" in page
    assert "chưa biết" in page
    assert f"{ADDRESS}2.1/" not in page  # nobody signed in may write


def test_a_look_ahead_shows_before_and_after_and_saves_nothing(coordinator: Client) -> None:
    said = {"level_zone_1": "100", "level_zone_2": "80", "level_zone_3": "60,5"}
    page = _post(coordinator, "2.1", "preview", **said).content.decode()
    assert "Nếu lưu" in page
    assert "60,5" in page
    assert "Không xã nào trong 85 xã" in page  # nobody keeps the zones: the verdicts recorded stay
    assert versions("62", SET) == ()


def test_a_look_ahead_names_the_communes_that_would_change(coordinator: Client) -> None:
    page = _post(coordinator, "11", "preview", level_general="0").content.decode()
    assert re.search(r"[1-9]\d* trong 85 xã đổi kết quả", page)
    assert "Chưa đạt" in page
    assert versions("62", SET) == ()


def test_what_is_saved_shows_on_the_list_and_on_the_page_of_the_set(
    coordinator: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = _post(coordinator, "2.1", "save", level_general="87")
    assert answer.status_code == 302, answer.content.decode()
    listing = coordinator.get(answer.headers["Location"]).content.decode()
    assert "99/QĐ-UBND" in listing
    assert "Có văn bản mới" in listing
    assert ">87<" in coordinator.get(f"/van-ban/bo-tieu-chi/{SET}/").content.decode()


def test_a_table_is_taken_back_by_a_document_after_a_look_ahead(
    coordinator: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        _post(coordinator, "11", "save", level_general="0")
    off = f"{ADDRESS}11/bo/2020-01-01/"
    assert f'href="{off}"' in coordinator.get(f"{ADDRESS}11/").content.decode()
    assert 'name="level_general"' not in coordinator.get(off).content.decode()
    sent = {**TABLE, "version": "1", "symbol": "100/QĐ-UBND", "reason": "Bị bãi bỏ"}
    look = coordinator.post(off, {**sent, "preview": "1"}).content.decode()
    assert re.search(r"[1-9]\d* trong 85 xã đổi kết quả", look)
    assert len(versions("62", SET)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        answer = coordinator.post(off, {**sent, "save": "1"}, follow=True)
    shown = answer.content.decode()
    assert "Đã bỏ bảng mức từ ngày 01/01/2020 của chỉ tiêu 11" in shown
    assert "Bỏ bảng mức từ ngày 01/01/2020." in shown and "Có văn bản mới" in shown
    again = coordinator.post(off, {**sent, "version": "2", "save": "1"})
    assert again.status_code == 409 and "không có bảng mức nào bắt đầu" in again.content.decode()
    assert coordinator.get(f"{ADDRESS}11/bo/hom-qua/").status_code == 404


def test_a_stale_form_and_a_looser_level_come_back_with_the_reason(
    coordinator: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    looser = _post(coordinator, "4.2", "save", level_general="97,9")
    assert looser.status_code == STATUS[Kind.AGAINST_RULE]
    assert "lỏng hơn mức của trung ương là 98" in looser.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        _post(coordinator, "2.1", "save", level_general="87")
    stale = _post(coordinator, "2.2", "save", level_general="50")
    assert stale.status_code == 409
    assert "đã có người khác lưu" in stale.content.decode()


@pytest.mark.parametrize(
    "said", [{}, {"level_general": "nhiều"}, {"level_zone_1": "90", "level_tay_nguyen": "90"}]
)
def test_what_is_no_table_of_levels_is_asked_for_again(
    coordinator: Client, said: dict[str, str]
) -> None:
    answer = _post(coordinator, "2.1", "save", **said)
    assert answer.status_code == 400
    assert versions("62", SET) == ()


def test_a_commune_may_not(settings: Settings, client: Client) -> None:
    settings.CHUNGTAY_DAY = "2020-10-13"
    client.force_login(Account.objects.get(username="xa-23281"))
    assert client.get(f"{ADDRESS}2.1/").status_code == 403


def test_every_set_has_a_page_and_a_set_without_content_says_so(read: Read) -> None:
    listing = read("/van-ban/bo-tieu-chi/")
    assert "10/10" in listing
    assert "0/47" in listing
    assert "Chưa có nội dung" in read("/van-ban/bo-tieu-chi/commune-modern-2026-2030/")
    page = read("/van-ban/bo-tieu-chi/commune-model-2018-2020/")
    assert "So với chính xã trước đây" in page


@pytest.mark.parametrize(
    "typed, said",
    [("150", "Mức phần trăm không thể quá 100."), ("1.000", "Hãy ghi một số, ví dụ 80 hoặc 26,5.")],
)
def test_a_level_nobody_can_mean_is_refused(coordinator: Client, typed: str, said: str) -> None:
    answer = _post(coordinator, "2.1", "try", level_tay_nguyen=typed)
    assert answer.status_code == 400
    assert said in answer.content.decode()
