"""A province looks at what a threshold would do, saves it, switches a rule off, in a browser.

On a laptop in Vietnamese and on a phone in English; another saves while one is looking.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from chungtay.web.kit.language import COOKIE
from tests.journeys.people import People, click, fill, passes_axe
from tests.journeys.test_pages import LAPTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LIST = "/canh-bao/nguong/"
PAPER = {
    "since": "13/10/2020", "symbol": "99/QĐ-UBND", "signed": "12/10/2020",
    "subject": "Ngưỡng cảnh báo", "reason": "Họp giao ban tháng 10",
}  # fmt: skip


def fits(page: Page) -> None:
    """The page passes axe and is no wider than its screen, on a laptop and on a phone."""
    for size in (PHONE, LAPTOP):
        page.set_viewport_size(size)
        passes_axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def counts(page: Page, now: str, then: str) -> tuple[int, int]:
    """Read how many alerts the preview counts by the rule as it is, and as it would be."""
    trial = page.locator("#trial")
    told = (
        trial.get_by_role("row", name=name).locator("td.n").inner_text() for name in (now, then)
    )
    first, second = (int(one.split()[0]) for one in told)
    return first, second


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row", name=name).first


def test_a_threshold_is_looked_at_then_saved_and_a_rule_is_switched_off(
    people: People,
) -> None:
    page = people.at("dieu-phoi", LIST)
    fits(page)
    page.get_by_role("link", name="Vốn đầu tư giải ngân chậm", exact=True).click()
    fill(page, **PAPER, number="101")
    click(page, "Xem trước")
    expect(page.get_by_text("cần tỷ lệ từ 1 đến 100").first).to_be_visible()
    fill(page, number="95", day="30/09")
    click(page, "Xem trước")
    fits(page)
    now, then = counts(page, "Đang áp dụng", "Sau khi lưu")
    assert now < then
    expect(page.locator("#trial").get_by_role("row", name="Báo thêm")).to_have_count(then - now)
    fill(page, number="96")
    click(page, "Lưu ngưỡng của tỉnh")
    expect(page.get_by_text("đã khác lần xem trước")).to_be_visible()
    click(page, "Lưu ngưỡng của tỉnh")
    expect(page.get_by_text("Đã lưu ngưỡng cảnh báo “Vốn đầu tư giải ngân chậm”.")).to_be_visible()
    expect(row(page, "Vốn đầu tư giải ngân chậm")).to_contain_text("dưới 96 %")

    page.get_by_role("link", name="Vốn đầu tư giải ngân chậm", exact=True).click()
    page.get_by_role("link", name="Tắt quy tắc").click()
    fill(page, **PAPER | {"symbol": "100/QĐ-UBND", "reason": "Kho bạc khóa sổ"})
    click(page, "Xem trước")
    fits(page)
    assert counts(page, "Đang áp dụng", "Sau khi lưu")[1] == 0
    click(page, "Tắt quy tắc")
    expect(row(page, "Vốn đầu tư giải ngân chậm")).to_contain_text("không báo")


def test_whoever_comes_second_sees_what_the_first_has_saved_on_a_phone_in_english(
    people: People,
) -> None:
    first = people.at("dieu-phoi", f"{LIST}rate-district/tat/")
    context = people.browser.new_context(
        viewport=PHONE, storage_state=people.contexts["dieu-phoi"][0].storage_state()
    )
    context.add_cookies([{"name": COOKIE, "value": "en", "url": people.site}])
    second = context.new_page()
    second.goto(f"{people.site}{LIST}still-line/")
    fill(second, **PAPER, number="2")
    click(second, "Preview")
    fits(second)
    assert counts(second, "In force", "Once saved")[1] > 0

    fill(first, **PAPER)
    click(first, "Xem trước")
    click(first, "Tắt quy tắc")
    expect(first.get_by_text("Đã tắt quy tắc cảnh báo")).to_be_visible()

    click(second, "Save the province's threshold")
    expect(second.get_by_role("alert")).to_contain_text("Somebody else has saved")
    expect(second.locator("[name=reason]")).to_have_value(PAPER["reason"])
    expect(second.get_by_role("region", name="Versions saved")).to_contain_text("switched off from")
    fits(second)
    click(second, "Preview")
    click(second, "Save the province's threshold")
    expect(row(second, "Nothing moves on a line")).to_contain_text("2 weeks")
    context.close()
