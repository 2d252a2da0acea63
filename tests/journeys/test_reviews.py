"""An alert that nobody handled in time: answered below, reviewed from above, and corrected.

On a laptop in Vietnamese and on a phone in English.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from chungtay.web.kit.language import COOKIE
from tests.journeys.people import People, click, fill
from tests.journeys.test_thresholds import fits

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HELD = "Tổ nuôi bò sinh sản số 1, xã Đăk Xú (mô phỏng)"
POST = "Chủ tịch UBND xã"


def answered(page: Page) -> None:
    """Answer an alert at the district; its own review it cannot write."""
    page.get_by_role("link", name=HELD).click()
    fill(page, text="Đã mời tổ lên làm việc.", until="30/10/2020")
    click(page, "Ghi trả lời")
    expect(page.get_by_text("Đã ghi trả lời.")).to_be_visible()
    expect(page.get_by_role("link", name="Ghi kết quả kiểm điểm")).to_have_count(0)
    fits(page)


def reviewed(page: Page) -> None:
    """Write a review down at the province, after having left out its result."""
    page.locator("[name=kiem-diem]").select_option("chua")
    click(page, "Xem")
    fits(page)
    page.get_by_role("link", name=HELD).click()
    expect(page.get_by_text("Đã mời tổ lên làm việc.")).to_be_visible()
    page.get_by_role("link", name="Ghi kết quả kiểm điểm").click()
    fits(page)
    page.locator("[name=whom]").select_option("head")
    fill(page, post=POST, text="Chưa đôn đốc thu hồi.", symbol="99/TB-UBND", signed="12/10/2020")
    click(page, "Ghi kết quả")
    expect(page.get_by_role("alert")).to_contain_text("Kết quả")
    fits(page)
    page.locator("[name=result]").select_option("criticised")
    click(page, "Ghi kết quả")
    expect(page.get_by_text("Đã ghi kết quả kiểm điểm.")).to_be_visible()


def corrected(page: Page) -> None:
    """Correct the result in English, after having forgotten to say why."""
    page.get_by_role("link", name="Correct").click()
    fits(page)
    page.locator("[name=result]").select_option("lessons")
    click(page, "Record")
    expect(page.get_by_role("alert")).to_contain_text("Reason for the correction")
    fits(page)
    fill(page, reason="Ghi nhầm mức")
    click(page, "Record")
    reviews = page.get_by_role("region", name="Review")
    expect(reviews).to_contain_text("Lessons to be drawn")
    expect(reviews).to_contain_text("Ghi nhầm mức")
    fits(page)


def test_who_is_late_answers_and_those_above_write_down_a_review_and_correct_it(
    people: People,
) -> None:
    below = people.at("huyen-611", "/canh-bao/")
    fits(below)
    answered(below)
    above = people.at("lanh-dao", "/canh-bao/?xem=missed")
    reviewed(above)
    above.context.add_cookies([{"name": COOKIE, "value": "en", "url": people.site}])
    above.reload()
    corrected(above)
    below.reload()
    expect(below.get_by_role("region", name="Kiểm điểm")).to_contain_text("Rút kinh nghiệm")
    above.goto(f"{people.site}/canh-bao/?xem=missed&kiem-diem=da")
    expect(above.get_by_role("row", name=HELD)).to_contain_text(f"Head ({POST})")
