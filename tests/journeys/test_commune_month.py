"""A commune's month: what is due, pasted, mended, explained, sent, returned, approved, reported."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import People, click, passes_axe
from tests.journeys.test_pages import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COMMUNE, DISTRICT = "23383", "611"
REPORT = f"/bao-cao-ky/von-thang/{COMMUNE}/2020-09/"
PAID, ESTIMATE = 3, 4
"""Columns of the grid: what is paid since the year began, what will be by its end."""


def report(people: People) -> str:
    """Read the narrative report as it stands."""
    page = people("dieu-phoi")
    page.goto(f"{people.site}/bao-cao/kontum-2020/")
    return page.locator("main").inner_text()


def test_a_communes_month(people: People) -> None:
    before = report(people)
    _fill_in_and_send(people)
    _the_chairman_approves(people)
    _the_district_returns_it(people)
    _mend_and_send_again(people)
    for user in (f"xa-{COMMUNE}-duyet", f"huyen-{DISTRICT}-duyet", "dieu-phoi"):
        page = people.at(user, REPORT)
        click(page, "Phê duyệt")
        expect(page.get_by_text("Đã phê duyệt báo cáo.")).to_be_visible()
    page = people.at("dieu-phoi", "/bao-cao-ky/goi-dien/")
    assert page.locator(f'main a[href="{REPORT}"]').count() == 0
    expect(page.get_by_text("Danh sách gọi điện").first).to_be_visible()
    after = report(people)
    assert after != before
    page.goto(f"{people.site}/nguon-so-lieu/?measure=capital.disbursed&where=unit:{COMMUNE}"
              "&where=plan_year:2020&on=2020-10-13")  # fmt: skip
    expect(page.locator("main")).to_contain_text("60")


def _fill_in_and_send(people: People) -> None:
    page = people.at(f"xa-{COMMUNE}", "/bao-cao-ky/")
    row = page.locator("#owed tr", has_text="Vốn tháng")
    expect(row).to_contain_text("quá hạn 10 ngày")
    row.get_by_role("link", name="Nhập").click()
    page.locator("[data-entry][data-alive]").wait_for()
    page.evaluate("navigator.clipboard.writeText('20\\t50\\n')")
    cells = page.locator(".tabulator-row").first.locator(".tabulator-cell")
    cells.nth(PAID).click()
    page.keyboard.press("Control+v")
    _saved(page)
    expect(page.locator("[data-findings]")).to_contain_text("Đã ghi sổ")
    cells.nth(PAID).click()
    page.keyboard.type("60")
    page.keyboard.press("Enter")
    _saved(page)
    page.get_by_role("link", name="Kiểm tra trước khi gửi").click()
    passes_axe(page)
    for box in page.locator("textarea[name^='x:']").all():
        box.fill("Kế hoạch còn lại được điều chỉnh trong tháng 10.")
    click(page, "Lưu giải trình")
    click(page, "Gửi báo cáo")
    expect(page.locator("main .lead .st")).to_have_text("▲đã gửi")
    passes_axe(page)


def _the_chairman_approves(people: People) -> None:
    page = people.at(f"xa-{COMMUNE}-duyet", "/bao-cao-ky/")
    page.get_by_role("checkbox", name="Vốn tháng").check()
    click(page, "Phê duyệt các báo cáo đã chọn")
    expect(page.get_by_text("Đã phê duyệt 1 báo cáo.")).to_be_visible()
    passes_axe(page)


def _the_district_returns_it(people: People) -> None:
    page = people.at(f"huyen-{DISTRICT}", "/bao-cao-ky/ma-tran/?thang=2020-09&bieu=von-thang")
    page.locator(f'main a[href="{REPORT}"]').click()
    expect(page.locator("main")).to_contain_text("Giải trình")
    page.get_by_text("Trả lại để sửa").click()
    click(page, "Trả lại")
    expect(page.get_by_role("alert")).to_contain_text("phải ghi lý do")
    passes_axe(page)
    page.get_by_label("Lý do trả lại").fill("Ước cả năm không thể nhỏ hơn số đã giải ngân.")
    name = page.locator("#cells-list option").nth(1).get_attribute("value")
    page.get_by_label("Ô 1", exact=True).fill(name or "")
    page.get_by_label("Nhận xét 1", exact=True).fill("Đề nghị nhập lại.")
    click(page, "Trả lại")
    expect(page.locator("main .lead .st")).to_have_text("↩trả lại")


def _mend_and_send_again(people: People) -> None:
    page = people.at(f"xa-{COMMUNE}", "/bao-cao-ky/")
    back = page.locator("#returned tr", has_text="Vốn tháng")
    expect(back).to_contain_text("Ước cả năm không thể nhỏ hơn số đã giải ngân.")
    back.get_by_role("link", name="Nhập").click()
    page.locator("[data-entry][data-alive]").wait_for()
    page.locator(".tabulator-row").first.locator(".tabulator-cell").nth(ESTIMATE).click()
    page.keyboard.type("77")
    page.keyboard.press("Enter")
    _saved(page)
    page.get_by_role("link", name="Kiểm tra trước khi gửi").click()
    click(page, "Gửi báo cáo")
    expect(page.locator("main .lead .st")).to_have_text("▲đã gửi")


def _saved(page: Page) -> None:
    expect(page.locator("[data-saving]")).to_contain_text("Đã lưu mọi ô", timeout=15000)


@pytest.mark.parametrize(
    "path",
    ["", "ma-tran/", "ma-tran/?don-vi=608", "goi-dien/", "thay-doi-ky-dong/", "yeu-cau/",
     "huy-dong-thang/610/2020-09/"],
)  # fmt: skip
def test_the_desk_passes_axe_and_fits_a_phone(people: People, path: str) -> None:
    page = people.at("dieu-phoi", f"/bao-cao-ky/{path}")
    page.set_viewport_size(PHONE)
    page.reload()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    passes_axe(page)
    page.goto(f"{people.site}/ngon-ngu/en/?next=/bao-cao-ky/{path}")
    passes_axe(page)
