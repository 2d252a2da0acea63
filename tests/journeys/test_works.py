"""Works in a browser: from the list to one work, writing of it, its picture; axe on every page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.test_accounts import enter, fits

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000b49444154789c63f80f040009fb03fdfb5e6b2b0000000049454e44ae426082"
)
"""The smallest picture there is."""


def test_a_coordinator_follows_a_work_and_writes_of_it(site: str, page: Page) -> None:
    page.goto(f"{site}/cong-trinh/")
    fits(page)
    page.get_by_label("Huyện, thành phố").select_option("610")
    page.get_by_label("Chậm tiến độ").check()
    page.get_by_role("button", name="Xem", exact=True).click()
    expect(page.get_by_role("table")).to_contain_text("▲")
    for tab in ("Bản đồ", "Tiến độ", "Các bước theo đơn vị"):
        page.get_by_role("navigation", name="Công trình").get_by_role("link", name=tab).click()
        expect(page).to_have_url(re.compile("district=610"))
        fits(page)

    page.get_by_role("link", name="Đăng nhập").click()
    enter(page, "dieu-phoi")
    page.goto(f"{site}/cong-trinh/?district=610&stage=started")
    page.locator("tbody th a").first.click()
    fits(page)
    _write(page, "Thêm ảnh", {"Ảnh chụp gì": "Mặt đường đoạn đầu"})
    expect(page.get_by_role("img", name="Mặt đường đoạn đầu")).to_be_visible()
    _write(page, "Ghi vướng mắc", {"Vướng ở đâu": "Hai hộ chưa nhận tiền đền bù"})
    expect(page.locator("#vuong-mac")).to_contain_text("Hai hộ chưa nhận tiền đền bù")
    _contract(page)
    page.get_by_role("link", name="Ghi tiến độ").click()
    page.get_by_label("Khối lượng hoàn thành").fill("63")
    page.get_by_label("Lý do").fill("Đo lại tại chỗ")
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi tiến độ.")
    page.locator("details.table summary").click()
    fits(page)
    page.goto(f"{site}/cong-trinh/nhap/")
    fits(page)


def _contract(page: Page) -> None:
    """Write a contract down, then the appendix by which it became dearer."""
    said = {
        "Tên gói thầu": "Bảo hiểm công trình",
        "Số hợp đồng": "9/HĐ-BH",
        "Giá trị hợp": "8.000.000",
    }
    _write(page, "Ghi hợp đồng", said)
    expect(page.locator("#hop-dong")).to_contain_text("9/HĐ-BH")
    page.locator("#hop-dong").get_by_role("link", name="Điều chỉnh 9/HĐ-BH").click()
    page.get_by_label("Giá trị hợp").fill("9.000.000")
    page.get_by_label("Phụ lục").fill("01/PL-BH")
    page.get_by_role("button", name="Ghi", exact=True).click()
    fits(page)
    expect(page.get_by_role("status")).to_contain_text("Đã ghi hợp đồng.")


def _write(page: Page, what: str, said: dict[str, str]) -> None:
    page.get_by_role("link", name=what).click()
    fits(page)
    for label, words in said.items():
        page.get_by_label(label).fill(words)
    if page.get_by_label("Tệp ảnh").count():
        file = FilePayload(name="duong.png", mimeType="image/png", buffer=PNG)
        page.get_by_label("Tệp ảnh").set_input_files(file)
    page.get_by_role("button", name="Ghi", exact=True).click()
