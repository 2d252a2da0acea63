"""People at their browsers, and what all of them do: fill fields in, press a button, be told."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.test_pages import LAPTOP, WCAG

PASSWORD = "trinh-dien-2020"  # noqa: S105 - printed by the demonstration itself


class People:
    """Browsers of several people, each signed in once."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser, self.site = browser, site
        self.contexts: dict[str, tuple[BrowserContext, Page]] = {}

    def __call__(self, user: str) -> Page:
        """Give somebody's page."""
        if user not in self.contexts:
            context = self.browser.new_context(viewport=LAPTOP)
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            page = context.new_page()
            page.goto(f"{self.site}/tai-khoan/dang-nhap/")
            page.locator("input[name=login]").fill(user)
            page.locator("input[name=password]").fill(PASSWORD)
            page.locator("form:has(input[name=password]) button[type=submit]").first.click()
            page.wait_for_url(lambda url: "dang-nhap" not in url)
            self.contexts[user] = context, page
        return self.contexts[user][1]

    def at(self, user: str, path: str) -> Page:
        """Take somebody to a page, which passes axe."""
        page = self(user)
        page.goto(self.site + path)
        passes_axe(page)
        return page


def passes_axe(page: Page) -> None:
    found = Axe().run(page, options=WCAG)
    assert not found.response["violations"], found.generate_report()


def click(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def fill(page: Page, **said: str) -> None:
    for name, text in said.items():
        page.locator(f"[name={name}]").fill(text)
