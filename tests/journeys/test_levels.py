"""A province enters a level, is refused a looser one, and takes its own back, in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.people import People, click, fill

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LIST = "/nong-thon-moi/muc-cua-tinh/commune-2016-2020/"
PAPER = {
    "since": "01/01/2020", "symbol": "99/QĐ-UBND", "signed": "15/12/2019",
    "subject": "Mức đạt chuẩn về điện", "reason": "Có văn bản mới",
}  # fmt: skip


def test_a_level_is_refused_saved_and_taken_back(people: People) -> None:
    page = people.at("dieu-phoi", f"{LIST}4.2/")
    fill(page, **PAPER, level_general="97,9")
    click(page, "Lưu mức của tỉnh")
    expect(page.get_by_text("lỏng hơn mức của trung ương là 98").first).to_be_visible()
    fill(page, level_general="99")
    click(page, "Xem trước")
    expect(page.get_by_role("heading", name="Nếu lưu")).to_be_visible()
    click(page, "Lưu mức của tỉnh")
    expect(page.get_by_text("Đã lưu mức của chỉ tiêu 4.2.")).to_be_visible()
    expect(page.get_by_role("row", name="4.2").first).to_contain_text("99/QĐ-UBND")

    page = people.at("dieu-phoi", f"{LIST}4.2/")
    page.get_by_role("link", name="Bỏ bảng mức 01/01/2020").click()
    fill(page, symbol="12/QĐ-UBND", signed="01/10/2020", subject="Bãi bỏ", reason="Theo trung ương")
    click(page, "Xem trước")
    click(page, "Bỏ bảng mức")
    expect(page.get_by_text("Đã bỏ bảng mức từ ngày 01/01/2020 của chỉ tiêu 4.2")).to_be_visible()
    history = page.get_by_role("region", name="Các lần lưu")
    expect(history.get_by_text("Bỏ bảng mức từ ngày 01/01/2020.")).to_be_visible()
    expect(history.get_by_text("Có văn bản mới")).to_be_visible()
