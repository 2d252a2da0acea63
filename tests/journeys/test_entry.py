"""Entry in a real browser: typed, pasted, offline, by two people at once, on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from tests.journeys.test_pages import LAPTOP, PHONE, WCAG

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PASSWORD = "trinh-dien-2020"  # noqa: S105 - printed by the demonstration itself
DRAFT = "/bao-cao-ky/huy-dong-thang/23281/2020-09/nhap/"
OTHER = "/bao-cao-ky/ho-ngheo-thang/23311/2020-09/nhap/"
CARRIED = "/bao-cao-ky/von-thang/23311/2020-09/nhap/"
MANY = "/bao-cao-ky/nhieu-xa/huy-dong-thang/2020-09/"
CRITERIA = "/bao-cao-ky/tieu-chi-quy/23332/2020-Q3/nhap/"
MONTH, TOTAL = 2, 3


class Desk:
    """One person's browser on a grid."""

    def __init__(self, context: BrowserContext, site: str, user: str, path: str) -> None:
        self.context, self.site = context, site
        self.page: Page = context.new_page()
        self.page.goto(f"{site}/tai-khoan/dang-nhap/")
        self.page.locator("input[name=login]").fill(user)
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.page.locator("form:has(input[name=password]) button[type=submit]").first.click()
        self.page.wait_for_url(lambda url: "dang-nhap" not in url)
        self.open(path)

    def open(self, path: str) -> None:
        self.page.goto(self.site + path)
        self.page.locator("[data-entry][data-alive]").wait_for()

    def shows(self, row: int, column: int, text: str) -> None:
        """Wait for the cell to show `text`: the grid draws a moment after its store changes."""
        expect(self.at(row, column).locator(".v")).to_have_text(text)

    def at(self, row: int, column: int) -> Locator:
        return self.page.locator(".tabulator-row").nth(row).locator(".tabulator-cell").nth(column)

    def put(self, row: int, column: int, text: str) -> None:
        self.at(row, column).click()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def saying(self, words: str) -> None:
        expect(self.page.locator("[data-saving]")).to_contain_text(words, timeout=15000)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=LAPTOP)
    made.grant_permissions(["clipboard-read", "clipboard-write"])
    yield made
    made.close()


def test_typing_pasting_and_undoing_as_in_a_spreadsheet(site: str, context: BrowserContext) -> None:
    desk = Desk(context, site, "xa-23281", DRAFT)
    page = desk.page
    desk.put(0, MONTH, "1.200,5")
    desk.saying("Chưa lưu 1 ô")
    desk.saying("Đã lưu mọi ô")
    page.keyboard.type("12")
    page.keyboard.press("Tab")
    page.keyboard.type("không rõ")
    page.keyboard.press("Escape")
    desk.saying("Đã lưu mọi ô")
    desk.shows(0, MONTH, "1.200,5")
    desk.shows(1, MONTH, "12")
    desk.shows(1, TOTAL, "")
    desk.shows(6, MONTH, "1.212,5")
    page.evaluate("navigator.clipboard.writeText('10\\t100\\n20\\tsai\\n30,5\\t300\\n')")
    desk.at(0, MONTH).click()
    page.keyboard.press("Control+v")
    expect(page.locator("[data-said]")).to_have_text("Đã dán 6 ô.")
    desk.saying("Đã lưu mọi ô")
    expect(desk.at(1, TOTAL)).to_contain_text("sai")
    expect(page.locator("[data-findings]")).to_contain_text("“sai” không phải là số")
    desk.at(1, TOTAL).click()
    expect(page.locator("[data-panel]")).to_contain_text("12 kỳ gần nhất")
    page.locator(".tabulator-tableholder").focus()
    page.keyboard.press("Control+z")
    expect(page.locator("[data-said]")).to_have_text("Đã hoàn tác 6 ô.")
    desk.saying("Đã lưu mọi ô")
    desk.shows(0, MONTH, "1.200,5")
    desk.shows(2, MONTH, "")


def test_what_is_typed_without_a_network_survives_and_is_merged(
    site: str, browser: Browser, context: BrowserContext
) -> None:
    mine = Desk(context, site, "xa-23311", OTHER)
    mine.page.evaluate("navigator.serviceWorker.ready")
    mine.open(OTHER)  # now the worker keeps the page
    context.set_offline(True)
    mine.put(0, 1, "31")
    mine.put(0, 2, "32")
    mine.saying("Mất mạng, đang giữ 2 ô")
    expect(mine.page.locator("[data-banner]")).to_be_visible()
    mine.page.close()  # the lid
    mine.page = context.new_page()
    mine.open(OTHER)
    mine.saying("đang giữ 2 ô")
    mine.shows(0, 1, "31")
    with browser.new_context(viewport=LAPTOP) as second:
        theirs = Desk(second, site, "huyen-608", OTHER)
        theirs.put(0, 1, "77")
        theirs.saying("Đã lưu mọi ô")
    context.set_offline(False)
    dialog = mine.page.get_by_role("dialog", name="1 ô được hai người cùng sửa")
    dialog.wait_for(timeout=20000)
    assert "77" in dialog.inner_text() and "Cán bộ thành phố Kon Tum" in dialog.inner_text()
    _passes_axe(mine.page)
    dialog.locator("input[value=mine]").check()
    dialog.get_by_role("button", name="Giữ các số đã chọn").click()
    mine.saying("Đã lưu mọi ô")
    mine.open(OTHER)
    mine.shows(0, 1, "31")
    mine.shows(0, 2, "32")


def test_signing_out_leaves_nothing_on_the_machine(site: str, context: BrowserContext) -> None:
    desk = Desk(context, site, "xa-23281", DRAFT)
    desk.page.evaluate("navigator.serviceWorker.ready")
    context.set_offline(True)
    desk.put(4, MONTH, "5")
    desk.saying("đang giữ 1 ô")
    desk.page.route("**/o/", lambda route: route.abort())
    context.set_offline(False)
    button = desk.page.get_by_role("button", name="Đăng xuất")
    desk.page.once("dialog", lambda dialog: dialog.dismiss())
    button.click()
    assert desk.page.url.endswith(DRAFT)
    desk.page.once("dialog", lambda dialog: dialog.accept())
    button.click()
    desk.page.wait_for_url(lambda url: "/nhap/" not in url)
    kept = desk.page.evaluate("indexedDB.databases().then((every) => every.length)")
    assert kept == 0


def test_many_communes_are_entered_in_one_grid(site: str, context: BrowserContext) -> None:
    desk = Desk(context, site, "huyen-608", f"{MANY}?dong=cong-dong")
    row = desk.page.locator(".tabulator-row", has_text="Quang Trung")
    row.locator(".tabulator-cell").nth(MONTH).click()
    desk.page.keyboard.type("4,5")
    desk.page.keyboard.press("Enter")
    desk.saying("Đã lưu mọi ô")
    desk.open(f"{MANY}?dong=cong-dong")
    expect(row.locator(".tabulator-cell").nth(MONTH).locator(".v")).to_have_text("4,5")
    _passes_axe(desk.page)


@pytest.mark.parametrize("path", [DRAFT, f"{DRAFT}kiem-tra/", CRITERIA, CARRIED, MANY])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_entry_passes_axe_and_fits_a_phone(
    site: str, browser: Browser, path: str, scheme: str
) -> None:
    with browser.new_context(
        viewport=LAPTOP, color_scheme="dark" if scheme == "dark" else "light"
    ) as context:
        desk = _reader(context, site)
        desk.goto(site + path, wait_until="networkidle")
        _passes_axe(desk)
        desk.set_viewport_size(PHONE)
        desk.evaluate("localStorage.setItem('entry-view', 'form')")
        desk.reload(wait_until="networkidle")
        assert desk.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        _passes_axe(desk)


def test_the_plain_form_works_without_scripts(site: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = _reader(context, site)
        page.goto(site + DRAFT)
        page.get_by_label("Tín dụng chính sách · Kế hoạch năm").fill("2,5")
        page.get_by_role("button", name="Lưu nháp").click()
        expect(page.get_by_text("Đã lưu 1 ô.")).to_be_visible()
        assert page.get_by_label("Tín dụng chính sách · Kế hoạch năm").input_value() == "2,5"


def test_an_entry_page_weighs_less_than_300_kilobytes(site: str, context: BrowserContext) -> None:
    page = _reader(context, site)
    context.clear_cookies(name="none")
    fresh = context.new_page()
    finished: list[Request] = []
    fresh.on("requestfinished", lambda request: finished.append(request))  # noqa: PLW0108
    page.close()
    fresh.goto(site + DRAFT, wait_until="networkidle")
    assert sum(request.sizes()["responseBodySize"] for request in finished) < 300_000


def _reader(context: BrowserContext, site: str) -> Page:
    page = context.new_page()
    page.goto(f"{site}/tai-khoan/dang-nhap/")
    page.locator("input[name=login]").fill("huyen-608")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form:has(input[name=password]) button[type=submit]").first.click()
    page.wait_for_url(lambda url: "dang-nhap" not in url)
    return page


def _passes_axe(page: Page) -> None:
    found = Axe().run(page, options=WCAG)
    assert not found.response["violations"], found.generate_report()
