"""A file's way in a browser: asked, reviewed, appraised with votes, decided, in the register."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import People, click, passes_axe
from tests.journeys.test_pages import LAPTOP, PHONE
from tests.web.recognition.desk import TEAM

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FILE = "/nong-thon-moi/ho-so/23380-standard-2020-1/"
FILES, REGISTER = "/nong-thon-moi/ho-so/", "/nong-thon-moi/cong-nhan/"


def fits(page: Page) -> None:
    """Hold a page to a telephone's width and to axe, as on the laptop before."""
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    passes_axe(page)
    page.set_viewport_size(LAPTOP)


def step(people: People, user: str, link: str) -> Page:
    """Open a file as somebody at whose desk it lies, and the form of its next step."""
    page = people.at(user, FILE)
    page.locator("main").get_by_role("link", name=link, exact=True).click()
    passes_axe(page)
    fits(page)
    return page


def test_a_file_goes_from_its_commune_to_the_register(people: People) -> None:
    _the_commune_asks(people)
    page = step(people, "huyen-611", "Ghi kết quả kiểm tra")
    page.get_by_label("Nhận xét của huyện").fill("Đủ hồ sơ theo quy định")
    click(page, "Tiếp tục")
    expect(page.get_by_text("Hồ sơ: huyện đã kiểm tra.")).to_be_visible()
    _the_team_votes(people)
    _the_province_decides(people)
    page = people.at("lanh-dao", REGISTER)
    row = page.get_by_role("row").filter(has_text="Xã Đăk Ang")
    expect(row.get_by_text("còn hiệu lực")).to_be_visible()
    expect(row.get_by_text("Nghị quyết 7")).to_be_visible()
    row.get_by_role("link", name="xem hồ sơ").click()
    expect(page).to_have_url(people.site + FILE)


def _the_commune_asks(people: People) -> None:
    page = people.at("xa-23380", FILES)
    page.locator("main").get_by_role("link", name="Lập hồ sơ").click()
    fits(page)
    page.get_by_label("Mức đề nghị công nhận").select_option("standard")
    page.get_by_label("Số, ký hiệu văn bản làm căn cứ").fill("5/TTr-UBND")
    click(page, "Tiếp tục")
    expect(page.get_by_text("Đã lập hồ sơ 23380-standard-2020-1.")).to_be_visible()
    expect(page.get_by_text("đang chờ Huyện Ngọc Hồi")).to_be_visible()


def _the_team_votes(people: People) -> None:
    page = step(people, "dieu-phoi", "Ghi biên bản thẩm định")
    page.get_by_label("Tổ thẩm định").fill(TEAM)
    page.get_by_label("Phiếu đồng ý").fill("8")
    click(page, "Tiếp tục")
    expect(page.get_by_text("Số phiếu không khớp")).to_be_visible()
    passes_axe(page)
    page.get_by_label("Phiếu đồng ý").fill("9")
    click(page, "Tiếp tục")
    expect(page.get_by_text("9 phiếu đồng ý, 0 không đồng ý")).to_be_visible()


def _the_province_decides(people: People) -> None:
    page = step(people, "lanh-dao", "Ghi quyết định công nhận")
    page.get_by_label("Số, ký hiệu văn bản làm căn cứ").fill("9/QĐ-UBND")
    click(page, "Tiếp tục")
    expect(page.get_by_role("heading", name="Xem lại trước khi ghi")).to_be_visible()
    passes_axe(page)
    click(page, "Ghi")
    expect(page.get_by_text("tiêu chí, điều kiện chưa đạt hoặc chưa được đánh giá")).to_be_visible()
    page.get_by_label("Căn cứ khi còn tiêu chí chưa đạt").fill("Nghị quyết 7")
    click(page, "Tiếp tục")
    click(page, "Ghi")
    expect(page.get_by_text("Hồ sơ: đã công nhận.")).to_be_visible()
    expect(page.get_by_text("Công nhận khi còn tiêu chí chưa đạt")).to_be_visible()
    fits(page)


@pytest.mark.parametrize(
    ("user", "path"),
    [
        ("xa-23380", "/nong-thon-moi/thon/ghi/"),
        ("huyen-608", "/nong-thon-moi/phuc-tra/23314/?o=standard:17"),
        ("lanh-dao", "/nong-thon-moi/thu-hoi/23314/standard/"),
        ("dieu-phoi", f"{FILES}23344-standard-2020-1/ghi/tra-lai/"),
        ("kiem-toan", "/canh-bao/?xem=below&loai=lost"),
        ("kiem-toan", "/nong-thon-moi/tut-chuan/"),
    ],
)
def test_other_forms_of_recognition_pass_axe_and_fit_a_phone(
    people: People, user: str, path: str
) -> None:
    fits(people.at(user, path))
