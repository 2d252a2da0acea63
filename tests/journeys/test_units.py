"""Units over time in a browser: three shapes, a reorganisation and back, a class; axe on all."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.flows.reorganise_units.books import book
from tests.journeys.test_accounts import enter, fits

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PATIENT = 120_000
"""Milliseconds: a site without workers reads, takes in and undoes a file within the request."""


def test_a_page_is_told_in_the_units_of_then_and_of_now(site: str, page: Page) -> None:
    page.goto(f"{site}/giam-ngheo/?on=01/09/2025")
    assert "nay thuộc Tỉnh Quảng Ngãi" in page.locator("main").inner_text()
    fits(page)
    page.get_by_role("link", name="Xem theo đơn vị hiện nay").click()
    assert "Số liệu theo đơn vị ngày" in page.locator("main").inner_text()
    fits(page)
    page.get_by_role("link", name="vùng so sánh được").click()
    assert "vùng so sánh được: nhóm đơn vị nhỏ nhất" in page.locator("main").inner_text()


def test_a_reorganisation_is_looked_at_taken_and_undone(
    site: str, page: Page, tmp_path: Path
) -> None:
    page.goto(f"{site}/don-vi/sap-xep/")
    enter(page, "van-hanh")
    page.wait_for_url(f"{site}/don-vi/sap-xep/")
    fits(page)
    page.get_by_label("Tệp .xlsx").set_input_files(book(tmp_path / "nq.xlsx"))
    page.get_by_role("button", name="Đọc và xem số sẽ đổi").click(timeout=PATIENT)
    page.get_by_role("button", name="Đồng ý, nạp sắp xếp này").wait_for()
    fits(page)
    page.get_by_role("button", name="Đồng ý, nạp sắp xếp này").click(timeout=PATIENT)
    page.get_by_role("heading", name="Đã nạp, là lần sắp xếp 0001").wait_for()
    page.goto(f"{site}/don-vi/90001/?on=01/02/2027")
    assert page.get_by_role("heading", level=1).inner_text() == "Xã Đăk Hà Một"
    page.goto(f"{site}/don-vi/sap-xep/")
    page.get_by_role("link", name="Hủy lần nạp này").click()
    fits(page)
    page.get_by_role("button", name="Hủy lần nạp này").click(timeout=PATIENT)
    assert "Đã hủy nạp lần sắp xếp 0001." in page.get_by_role("status").inner_text()
    fits(page)


def test_a_class_is_written_by_a_document(site: str, page: Page) -> None:
    page.goto(f"{site}/don-vi/23380/phan-loai/")
    enter(page, "dieu-phoi")
    page.wait_for_url(f"{site}/don-vi/23380/phan-loai/")
    fits(page)
    page.get_by_label("Nhóm", exact=True).select_option("zone_3")
    page.get_by_label("Số, ký hiệu văn bản làm căn cứ").fill("9/QĐ-UBDT")
    page.get_by_label("Ngày của văn bản").fill("28/09/2020")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.wait_for_url(f"{site}/don-vi/23380/**")
    assert "vào: xã khu vực III" in page.locator("main").inner_text()
    fits(page)
