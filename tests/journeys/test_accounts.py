"""Accounts in a real browser: signing in, looking after people, a second factor; axe on all."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.test_pages import PHONE, WCAG

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PASSWORD = "trinh-dien-2020"  # noqa: S105 - shown on the demonstration's own page


def fits(page: Page) -> None:
    """A page passes axe, and is no wider than a phone."""
    found = Axe().run(page, options=WCAG)
    assert not found.response["violations"], found.generate_report()
    usual = page.viewport_size
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert usual is not None
    page.set_viewport_size(usual)


def enter(page: Page, username: str, password: str = PASSWORD) -> None:
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(password)
    page.locator("main").get_by_role("button", name="Đăng nhập").click()


def test_a_district_makes_an_account_that_is_then_used(site: str, page: Page) -> None:
    page.goto(f"{site}/nguoi-dung/")
    fits(page)
    enter(page, "huyen-608-nguoi-dung", "sai mật khẩu")
    assert "không đúng" in page.get_by_role("alert").inner_text()
    fits(page)
    enter(page, "huyen-608-nguoi-dung")
    page.wait_for_url(f"{site}/nguoi-dung/")
    fits(page)

    page.get_by_role("link", name="Tạo tài khoản").click()
    fits(page)
    page.get_by_label("Họ và tên").fill("Y Thử Nghiệm")
    page.get_by_label("Tên đăng nhập").fill("y.thu.nghiem")
    page.get_by_label("Cơ quan").select_option("ubnd-23311")
    page.get_by_role("button", name="Tạo").click()
    secret = page.locator(".secret").inner_text()
    assert re.fullmatch(r"\w{4}(-\w{4}){3}", secret)
    fits(page)
    page.get_by_label("Vai trò").select_option("commune_officer")
    page.get_by_role("button", name="Giao").click()
    assert "Đã giao vai trò." in page.get_by_role("status").inner_text()
    fits(page)

    page.get_by_role("button", name="Đăng xuất").click()
    _change_a_one_time_password(site, page, secret)
    assert "Cán bộ xã" in page.locator("main").inner_text()


def _change_a_one_time_password(site: str, page: Page, secret: str) -> None:
    page.goto(f"{site}/tai-khoan/dang-nhap/")
    enter(page, "y.thu.nghiem", secret)
    page.wait_for_url(f"{site}/tai-khoan/mat-khau/")
    fits(page)
    page.get_by_label("Mật khẩu hiện tại").fill(secret)
    page.get_by_label("Mật khẩu mới", exact=True).fill("nước chảy đá mòn")
    page.get_by_label("Mật khẩu mới (nhập lại)").fill("nước chảy đá mòn")
    page.locator("main").get_by_role("button", name="Đổi mật khẩu").click()
    page.wait_for_url(f"{site}/tai-khoan/")
    fits(page)


def test_a_second_factor_is_set_up_by_hand(site: str, page: Page) -> None:
    page.goto(f"{site}/tai-khoan/hai-lop/bat/")
    enter(page, "so-nnptnt")
    fits(page)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Xác nhận").click()
    assert page.get_by_role("img", name="Mã QR").is_visible()
    fits(page)
    page.get_by_label("Mã trong ứng dụng xác thực").fill("000000")
    page.get_by_role("button", name="Bật").click()
    assert "Mã không đúng." in page.get_by_role("alert").inner_text()
