"""Classes of a unit written on its page: dated, by a document, corrected by new rows."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django import Settings

from chungtay.apps.people.models import Account
from chungtay.apps.units import queries
from chungtay.core.units.unit_class import UnitClass

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
HERE, DAY = "/don-vi/23380/phan-loai/", dt.date(2020, 10, 13)


@pytest.fixture
def coordinator(settings: Settings, client: Client) -> Client:
    settings.CHUNGTAY_DAY = DAY.isoformat()
    client.force_login(Account.objects.get(username="dieu-phoi"))
    return client


def said(unit_class: UnitClass, on: str = "01/10/2020", **more: str) -> dict[str, str]:
    return {"unit_class": unit_class.value, "holds": "1", "on": on, "symbol": "9/QĐ-UBDT",
            "signed": "28/09/2020", **more}  # fmt: skip


def test_a_class_is_written_with_its_document_and_told_on_the_units_page(
    coordinator: Client,
) -> None:
    answer = coordinator.post(HERE, said(UnitClass.ZONE_3))
    assert answer.status_code == 302, answer.content.decode()
    page = coordinator.get("/don-vi/23380/").content.decode()
    assert "vào: xã khu vực III" in page
    assert "9/QĐ-UBDT, 28/09/2020" in page
    assert "23380:9/QĐ-UBDT" not in page
    assert UnitClass.ZONE_3 in {m.unit_class for m in queries.classes_of("23380", on=DAY)}


def test_a_class_written_before_is_said_to_be_nothing_new(coordinator: Client) -> None:
    first = coordinator.post(HERE, said(UnitClass.ZONE_3), follow=True).content.decode()
    assert "Đã ghi phân loại của Xã" in first
    again = coordinator.post(HERE, said(UnitClass.ZONE_3), follow=True).content.decode()
    assert "Đã ghi phân loại" not in again
    assert "Không có gì mới so với lần ghi trước." in again


def test_an_overlapping_class_is_refused_with_both_documents(coordinator: Client) -> None:
    coordinator.post(HERE, said(UnitClass.ZONE_3))
    answer = coordinator.post(HERE, said(UnitClass.ZONE_1, "05/10/2020", symbol="10/QĐ-UBDT"))
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "loại trừ nhau" in text
    assert "9/QĐ-UBDT" in text


def test_a_correction_is_a_new_row_and_the_old_one_stays(coordinator: Client) -> None:
    coordinator.post(HERE, said(UnitClass.ZONE_3))
    wrong = coordinator.post(HERE, said(UnitClass.ZONE_3, holds="0"))
    assert wrong.status_code == 409
    right = coordinator.post(HERE, said(UnitClass.ZONE_3, holds="0", correcting="on"))
    assert right.status_code == 302, right.content.decode()
    assert [one.superseded for one in queries.class_rows("23380", on=DAY)
            if one.step.unit_class is UnitClass.ZONE_3] == [True, False]  # fmt: skip
    coordinator.post(HERE, said(UnitClass.ZONE_1))
    assert UnitClass.ZONE_1 in {m.unit_class for m in queries.classes_of("23380", on=DAY)}
    assert "đã đính chính" in coordinator.get(HERE).content.decode()


def test_a_document_is_asked_for(coordinator: Client) -> None:
    answer = coordinator.post(HERE, said(UnitClass.BORDER, symbol=""))
    assert answer.status_code == 400


def test_a_decision_that_nobody_has_signed_yet_puts_nobody_in_a_class(coordinator: Client) -> None:
    for on in ("01/10/2020", "01/01/2021"):
        answer = coordinator.post(HERE, said(UnitClass.BORDER, on, signed="01/12/2020"))
        assert answer.status_code == 400
        assert "chỉ ghi theo văn bản đã ký" in answer.content.decode()
    assert UnitClass.BORDER not in {m.unit_class for m in queries.classes_of("23380", on=DAY)}


def test_what_nobody_has_said_of_a_new_commune_is_shown_as_unknown(coordinator: Client) -> None:
    code = next(u.code for u in queries.heirs("23380", on=dt.date(2025, 7, 1), at=DAY))
    page = coordinator.get(f"/don-vi/{code}/?on=01/09/2025").content.decode()
    assert "chưa biết" in page
    assert "danh sách xã đặc biệt khó khăn" in page
