"""The ledger in a browser: a payment seen, written and taken back; an alert answered; axe."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_accounts import enter, fits

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_an_officer_writes_a_payment_and_takes_it_back(site: str, page: Page) -> None:
    page.goto(f"{site}/von/ghi/")
    enter(page, "huyen-611")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ghi quyết định")
    fits(page)
    page.get_by_role("link", name="Giải ngân", exact=True).click()
    page.get_by_label("Vốn của đơn vị nào").select_option("611.bqlda")
    page.get_by_role("button", name="Tiếp").click()
    page.locator(".pick label").first.click()
    page.get_by_label("Số tiền").fill("1,5")
    page.get_by_label("Đơn vị tiền").select_option("trieu")
    page.get_by_label("Số, ký hiệu văn bản").fill("1386/QĐ-UBND")
    page.get_by_label("Ngày ký văn bản").fill("10/12/2019")
    fits(page)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xem lại trước khi ghi sổ")
    fits(page)
    confirm = page.get_by_label("Tôi đã kiểm tra")
    if confirm.count():
        confirm.check()
    page.get_by_role("button", name="Ghi sổ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Giải ngân: 1.500.000")
    fits(page)
    page.get_by_text("Hủy bút toán này").click()
    page.get_by_label("Lý do hủy").fill("Ghi nhầm công trình")
    page.get_by_role("button", name="Hủy bút toán", exact=True).click()
    expect(page.get_by_text("Bút toán này hủy")).to_be_visible()


def test_the_book_arrears_loans_and_alerts_fit_and_are_clear(site: str, page: Page) -> None:
    page.goto(f"{site}/von/so/")
    enter(page, "so-khdt")
    for address, title in (
        ("/von/so/", "Sổ bút toán"),
        ("/von/no-dong/", "Nợ đọng xây dựng cơ bản"),
        ("/von/luan-chuyen/", "Luân chuyển vốn hỗ trợ sản xuất"),
        ("/von/ghi/cuoi-nam/?holder=611.bqlda&year=2020", "Khóa sổ cuối năm"),
        ("/canh-bao/", "Cảnh báo"),
    ):
        page.goto(site + address)
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(title))
        fits(page)
