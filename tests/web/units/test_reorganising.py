"""A reorganisation handed in on the page: looked at, taken, undone; and who may."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from chungtay.apps.people.models import Account, GrantRow
from chungtay.apps.units import queries
from chungtay.flows import handing_out
from chungtay.packs.unit_sources import site_folders
from tests.flows.reorganise_units.books import STEPS, UNITS, book

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
NEXT = dt.date(2027, 1, 1)
HERE = "/don-vi/sap-xep/"


@pytest.fixture
def operator(
    settings: Settings, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Client:
    settings.CHUNGTAY_DAY = "2020-10-13"
    monkeypatch.setenv("CHUNGTAY_HOME", str(tmp_path))
    client.force_login(Account.objects.get(username="van-hanh"))
    return client


def handed_in(client: Client, path: Path) -> str:
    content = path.read_bytes()
    answer = client.post(HERE, {"file": SimpleUploadedFile("nq.xlsx", content)})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


@pytest.mark.slow
def test_a_file_is_looked_at_taken_and_undone(operator: Client, tmp_path: Path) -> None:
    here = handed_in(operator, book(tmp_path / "nq.xlsx"))
    shown = operator.get(here).content.decode()
    assert "Con số sẽ đổi" in shown
    assert "Đồng ý, nạp sắp xếp này" in shown
    assert queries.unit("23377", on=NEXT).name == "Bờ Y"
    rows = operator.get(f"{here}so-doi.csv").content.decode().splitlines()
    assert any(row.startswith("poverty.poor,") and ",23383," in row for row in rows)

    assert operator.post(here, {"do": "take"}).status_code == 302
    assert operator.post(here, {"do": "take"}).status_code == 302
    assert "Đã nạp, là lần sắp xếp 0001" in operator.get(here).content.decode()
    assert [folder.name for folder in site_folders()] == ["0001"]
    assert queries.unit("23377", on=NEXT).name == "Bờ Y mới"

    again = operator.get(handed_in(operator, tmp_path / "nq.xlsx")).content.decode()
    assert "Tệp không đổi gì" in again
    assert "Đồng ý" not in again

    assert "Hủy lần sắp xếp 0001" in operator.get(f"{HERE}huy/0001/").content.decode()
    assert operator.post(f"{HERE}huy/0001/").status_code == 302
    assert queries.unit("23377", on=NEXT).name == "Bờ Y"
    listed = operator.get(HERE).content.decode()
    assert "Đã hủy nạp lần sắp xếp 0001." in listed
    operator.post(f"{HERE}huy/0001/")
    assert "mỗi lần chỉ hủy được một lần" in operator.get(HERE).content.decode()


@pytest.mark.slow
def test_what_leaves_residents_nowhere_is_said_and_cannot_be_taken(
    operator: Client, tmp_path: Path
) -> None:
    steps = [*STEPS[:3], ["2027", "23500", "", "abolish", "1", ""]]
    here = handed_in(operator, book(tmp_path / "nq.xlsx", units=UNITS[:2], steps=steps))
    shown = operator.get(here).content.decode()
    assert "Chưa nạp được" in shown
    assert "Đồng ý" not in shown
    operator.post(here, {"do": "take"})
    assert site_folders() == ()


def test_faults_are_said_in_the_language_of_whoever_reads_them(
    operator: Client, tmp_path: Path
) -> None:
    units = [*UNITS[:2], ["commune", "90001", "2027", "thôn", "Sai", "51", "", ""]]
    here = handed_in(operator, book(tmp_path / "nq.xlsx", units=units))
    assert "nq.xlsx/units:3: Cột type: “thôn” không thuộc: " in operator.get(here).content.decode()
    shown = operator.get(f"/ngon-ngu/en/?next={here}", follow=True).content.decode()
    assert "nq.xlsx/units:3: Column type: “thôn” is none of: " in shown


def test_what_is_no_reorganisation_is_refused_at_once(operator: Client) -> None:
    operator.post(HERE, {"file": SimpleUploadedFile("x.xlsx", b"abc")})
    assert 'class="notice' in operator.get(HERE).content.decode()


@pytest.mark.slow
def test_somebody_elses_file_is_not_shown(operator: Client, tmp_path: Path) -> None:
    here = handed_in(operator, book(tmp_path / "nq.xlsx"))
    other = Account.objects.get(username="dieu-phoi")
    operator.force_login(other)
    assert operator.get(HERE).status_code == 403
    GrantRow.objects.create(
        account=other, role="operator", unit="62", since=dt.date(2020, 1, 1), granted_by=0
    )
    assert operator.get(here).status_code == 404


@pytest.mark.slow
def test_a_killed_workers_file_is_gone_on_with(
    operator: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(handing_out, "workers_run", lambda: True)
        patch.setattr(handing_out, "async_task", lambda *_args, **_kwargs: None)
        here = handed_in(operator, book(tmp_path / "nq.xlsx"))
        assert "hx-trigger" in operator.get(here).content.decode()
    assert operator.post(here, {"do": "resume"}).status_code == 302
    assert "Đồng ý, nạp sắp xếp này" in operator.get(here).content.decode()
