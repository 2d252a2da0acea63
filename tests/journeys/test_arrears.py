"""Arrears in a browser: a debt written, its payment planned, put off with a reason, taken back.

On a laptop in Vietnamese and on a phone in English.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from chungtay.web.kit.language import COOKIE
from tests.journeys.people import People, click, fill
from tests.journeys.test_thresholds import fits

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ARREARS = "/von/no-dong/"
PAPER = {"symbol": "12/KH-UBND", "signed": "12/10/2020"}
OWED = {
    "taker": "611", "giver": "62", "project": "ntm/ntm.02", "source": "district",
    "kind": "development", "unit": "trieu", "issuer": "kontum.ubnd",
}  # fmt: skip
DEBT = {"origin_year": "2020", "plan_year": "2020", "work": "ntm.02.025", "amount": "980"}


def owe(page: Page) -> None:
    """Write down that 611 owes 980 million for a work."""
    page.get_by_role("link", name="Ghi nợ phát sinh").click()
    for name, value in OWED.items():
        page.locator(f"[name={name}]").select_option(value)
    fill(page, **DEBT, on="12/10/2020", **PAPER)
    click(page, "Xem trước")
    confirm = page.get_by_label("Tôi đã kiểm tra")
    if confirm.count():
        confirm.check()
    click(page, "Ghi sổ")
    expect(page.get_by_role("heading", level=1)).to_contain_text("980.000.000")


def planned(page: Page) -> None:
    """Plan 600 of the 980 million, after having asked for more than is owed."""
    row = page.get_by_role("row").filter(has_text="chưa có lộ trình")
    expect(row).to_contain_text("980.000.000")
    row.get_by_role("link", name="Lập").click()
    fits(page)
    expect(page.locator("[name=debt] option:checked")).to_contain_text("980.000.000")
    fill(page, due="30/11/2020", amount="990.000.000", **PAPER)
    click(page, "Ghi đợt trả nợ")
    expect(page.get_by_role("alert")).to_contain_text("sẽ vượt số còn nợ")
    fits(page)
    fill(page, amount="600.000.000")
    click(page, "Ghi đợt trả nợ")
    expect(page.get_by_text("Đã ghi đợt trả nợ vào lộ trình.")).to_be_visible()
    expect(row).to_contain_text("380.000.000")


def put_off(page: Page) -> None:
    """Put the instalment off, after having forgotten to say why."""
    change = page.locator("form:has([value=change])")
    change.locator("[name=due]").fill("31/12/2020")
    change.locator("[name=symbol]").fill("13/KH-UBND")
    click(page, "Ghi thay đổi")
    expect(page.get_by_role("alert")).to_contain_text("Lý do sửa")
    fits(page)
    change.locator("[name=reason]").fill("Thu tiền sử dụng đất chậm")
    click(page, "Ghi thay đổi")
    said = page.get_by_role("region", name="Đã ghi")
    expect(said.get_by_role("row", name="31/12/2020")).to_contain_text("chậm")


def taken_back(page: Page) -> None:
    """Take the instalment back, in English."""
    back = page.locator("form:has([value=take-back])")
    back.locator("[name=rut-reason]").fill("Ghi nhầm công trình")
    back.locator("[name=rut-symbol]").fill("14/KH-UBND")
    click(page, "Take back")
    expect(page.get_by_role("region", name="Recorded")).to_contain_text("taken back")
    expect(page.get_by_role("heading", name="Change this instalment")).to_have_count(0)


def test_a_debt_is_planned_put_off_with_a_reason_and_taken_back(people: People) -> None:
    page = people.at("so-khdt", ARREARS)
    owe(page)
    page.goto(people.site + ARREARS)
    fits(page)
    planned(page)
    page.get_by_role("link", name="30/11/2020").click()
    fits(page)
    put_off(page)
    page.context.add_cookies([{"name": COOKIE, "value": "en", "url": people.site}])
    page.reload()
    fits(page)
    taken_back(page)
    fits(page)
