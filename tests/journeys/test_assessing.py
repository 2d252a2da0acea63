"""A requirement's way: the commune says it with evidence, the district differs, the department."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.people import People, click

pytestmark = [pytest.mark.browser, pytest.mark.slow]
COMMUNE = "/nong-thon-moi/danh-gia/23380/"
ASKED = "17.3"


def say(page: Page, judgement: str, note: str) -> None:
    page.locator(f'[id="judgement:{ASKED}"]').select_option(judgement)
    page.locator(f'[id="note:{ASKED}"]').fill(note)
    click(page, "Ghi các chỉ tiêu đã đổi")


def test_three_stages_speak_of_one_requirement(people: People) -> None:
    commune = people.at("xa-23380", COMMUNE)
    say(commune, "met", "Cảnh quan đã chỉnh trang")
    expect(commune.get_by_text("Đã ghi 1 chỉ tiêu.")).to_be_visible()
    commune = people.at("xa-23380", f"{COMMUNE}{ASKED}/")
    commune.set_input_files(
        "input[name=file]",
        files=FilePayload(name="canh-quan.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7"),
    )
    click(commune, "Thêm minh chứng")
    expect(commune.get_by_role("link", name="canh-quan.pdf")).to_be_visible()

    district = people.at("huyen-611", COMMUNE)
    say(district, "not_met", "")
    expect(district.get_by_text("cần ghi lý do")).to_be_visible()
    say(district, "not_met", "Còn rác ở hai thôn")
    expect(district.get_by_text("Đã ghi 1 chỉ tiêu.")).to_be_visible()

    department = people.at("so-nnptnt", f"/nong-thon-moi/danh-gia/?chi-tieu={ASKED}")
    expect(department.get_by_role("link", name="canh-quan.pdf")).to_be_visible()
    department.locator('button[name=judge][value="23380:not_met"]').click()
    expect(department.get_by_text("Xã Đăk Ang: đã ghi “Chưa đạt”.")).to_be_visible()

    history = people.at("so-nnptnt", f"{COMMUNE}{ASKED}/").locator("table").first
    for told in ("Cảnh quan đã chỉnh trang", "Còn rác ở hai thôn", "Sở thẩm định"):
        expect(history.get_by_text(told).first).to_be_visible()


def test_the_matrix_moves_by_its_slider_and_a_commune_tells_its_years(people: People) -> None:
    page = people.at("kiem-toan", "/nong-thon-moi/")
    slider = page.get_by_role("slider", name="Xem tại ngày")
    expect(slider).to_have_attribute("aria-valuetext", "13/10/2020")
    slider.press("Home")
    page.wait_for_url("**/nong-thon-moi/?on=2015-12-15")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "15/12/2015")
    page.get_by_role("link", name="Ngày thay đổi sau").click()
    page.wait_for_url("**on=2016-11-30")

    page = people.at("kiem-toan", COMMUNE)
    page.get_by_role("link", name="Qua các năm").click()
    row = page.get_by_role("row").filter(has_text="Đường xã/đến đường huyện")
    expect(row.get_by_text("52 % (5.408/10.400)")).to_be_visible()
    row.get_by_role("link", name="Chưa đạt").first.click()
    page.wait_for_url("**/ho-so/?on=2019-12-31&tieu-chi=02")
    with page.expect_download() as told:
        page.get_by_role("link", name="Tải Excel (xlsx)").click()
    assert told.value.suggested_filename == "ho-so-23380.xlsx"
