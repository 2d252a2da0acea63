"""Every page in a real browser: accessible, in two languages, on a laptop and on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, ViewportSize

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CRITERIA_SET = "/van-ban/ttg:1980/Q%C4%90-TTg:2016-10-17/"
RECEIPT = "/nguon-so-lieu/?measure=capital.disbursement_rate&where=plan_year:2020&on=2020-10-13"
PAGES = {
    "overview": "/",
    "capital": "/von/",
    "capital of a district, in tỷ": "/von/?district=617&money=ty&sort=-rate",
    "foresight": "/von/du-bao/",
    "lines at risk": "/von/rui-ro/",
    "proposed moves": "/von/chuyen-von/",
    "criteria": "/nong-thon-moi/",
    "assessments of a requirement": "/nong-thon-moi/danh-gia/?chi-tieu=2.2",
    "assessment of a commune": "/nong-thon-moi/danh-gia/23380/",
    "one requirement": "/nong-thon-moi/danh-gia/23380/11/",
    "dossier": "/nong-thon-moi/danh-gia/23380/ho-so/",
    "roadmap": "/nong-thon-moi/lo-trinh/",
    "kept scenarios": "/nong-thon-moi/lo-trinh/da-luu/",
    "recognitions": "/nong-thon-moi/cong-nhan/",
    "files for recognition": "/nong-thon-moi/ho-so/",
    "a file for recognition": "/nong-thon-moi/ho-so/23311-standard-2020-1/",
    "backsliding": "/nong-thon-moi/tut-chuan/",
    "villages": "/nong-thon-moi/thon/",
    "poverty": "/giam-ngheo/",
    "reports": "/bao-cao/",
    "report": "/bao-cao/kontum-2020/",
    "units": "/don-vi/",
    "units found": "/don-vi/?q=dak+ha",
    "province": "/don-vi/62/",
    "district": "/don-vi/617/",
    "commune": "/don-vi/23374/",
    "law": "/van-ban/",
    "criteria set": CRITERIA_SET,
    "receipt": RECEIPT,
    "a day with nothing": "/?on=1990-01-01",
    "no such page": "/khong-co/",
    "a refusal": "/don-vi/99999/",
}
LAPTOP: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


DARK = ("overview", "capital", "foresight", "criteria", "commune", "receipt")


@pytest.mark.parametrize("name", PAGES)
def test_page_passes_axe_and_fits_a_phone(site: str, browser: Browser, name: str) -> None:
    context = browser.new_context(viewport=LAPTOP)
    page = context.new_page()
    page.goto(site + PAGES[name])
    found = Axe().run(page, options=WCAG)
    page.set_viewport_size(PHONE)
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert not found.response["violations"], found.generate_report()
    assert width <= PHONE["width"]


@pytest.mark.parametrize("name", DARK)
def test_page_passes_axe_in_the_dark(site: str, browser: Browser, name: str) -> None:
    context = browser.new_context(viewport=LAPTOP, color_scheme="dark")
    page = context.new_page()
    page.goto(site + PAGES[name])
    found = Axe().run(page, options=WCAG)
    context.close()
    assert not found.response["violations"], found.generate_report()


def test_a_number_opens_its_receipt_beside_the_page(site: str, page: Page) -> None:
    page.goto(f"{site}/von/")
    total = page.locator("tfoot a.num").first
    total.click()
    panel = page.locator("#receipt")
    panel.get_by_role("heading", name="Kế hoạch vốn").wait_for()
    assert panel.locator(".value").inner_text().startswith("864.752")
    assert "₫" in panel.locator("header").inner_text()
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert total.evaluate("link => link === document.activeElement")


def test_the_same_number_has_a_page_without_scripts(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/")
    page.locator("a.num", has_text="65,12").first.click()
    assert page.locator(".receipt .value").inner_text().startswith("65,12")
    assert page.get_by_text("Số liệu mô phỏng").first.is_visible()
    context.close()


def test_a_filtered_view_can_be_sent_to_a_colleague(site: str, page: Page) -> None:
    page.goto(f"{site}/von/")
    page.get_by_role("combobox", name="Chương trình").select_option("ntm")
    page.get_by_role("combobox", name="Nguồn vốn").select_option("central")
    page.get_by_role("button", name="Xem").click()
    assert "programme=ntm" in page.url and "source=central" in page.url
    shown = page.locator("tfoot a.num").first.inner_text()
    page.goto(page.url)
    assert page.locator("tfoot a.num").first.inner_text() == shown == "383.724"


def test_the_language_is_chosen_by_a_link_and_kept(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/von/?money=ty")
    page.get_by_role("link", name="EN – English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.url.endswith("/von/?money=ty")
    assert page.get_by_role("heading", level=1).inner_text() == "Capital of the two programmes"
    assert "864.8" in page.locator("tfoot").first.inner_text()
    context.close()


def test_a_chart_comes_alive_only_when_pointed_at(site: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/")
    assert not any("vendor/charts.js" in url for url in asked)
    page.locator("[data-chart]").hover()
    page.locator("[data-chart] div svg").wait_for()
    assert any("vendor/charts.js" in url for url in asked)


def test_keyboard_reaches_the_content_first(site: str, page: Page) -> None:
    page.goto(f"{site}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("path", ["/", "/nong-thon-moi/", "/von/", "/bao-cao/kontum-2020/"])
def test_a_page_weighs_less_than_300_kilobytes(site: str, page: Page, path: str) -> None:
    finished: list[Request] = []
    page.on("requestfinished", lambda request: finished.append(request))  # noqa: PLW0108
    page.goto(site + path, wait_until="networkidle")
    assert sum(request.sizes()["responseBodySize"] for request in finished) < 300_000


def test_a_proposed_move_is_found_on_a_phone_within_two_gestures_and_printed_whole(
    site: str, browser: Browser
) -> None:
    """Scripts are off: one swipe from the top a move is on the screen, one tap opens it."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/von/chuyen-von/")
    folds = page.locator("#chuyen summary")
    lines = page.locator("#chuyen td.side, #chua-co-noi-nhan td.side")
    assert folds.count() > 10
    first = folds.first.bounding_box()
    assert first
    assert first["y"] < 2 * PHONE["height"]
    assert not lines.first.is_visible()
    folds.first.click()
    assert page.locator("#chuyen td.side").first.is_visible()
    assert not page.locator("#chuyen td.side").last.is_visible()
    page.emulate_media(media="print")
    assert all(one.is_visible() for one in lines.all())
    assert not any(one.is_visible() for one in page.locator(".fold").all())
    context.close()
