"""The log in a browser: an auditor narrows it and follows a person; axe on the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_accounts import enter, fits

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_an_auditor_reads_the_log(site: str, page: Page) -> None:
    page.goto(f"{site}/nhat-ky/")
    enter(page, "kiem-toan")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhật ký")
    fits(page)
    page.get_by_label("Việc").select_option("audit.read")
    page.get_by_role("button", name="Xem", exact=True).click()
    expect(page.get_by_role("table")).to_contain_text("Thanh tra viên")
    page.locator("main").get_by_role("link", name="Thanh tra viên (trình diễn)").first.click()
    expect(page.get_by_label("Người", exact=True)).not_to_be_empty()
    fits(page)
