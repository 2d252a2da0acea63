"""A commune's month through Excel in a real browser: get, fill, hand in, fix, choose, write."""

from __future__ import annotations

import os
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_accounts import enter, fits

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ONE = "/bao-cao-ky/ho-ngheo-thang/23311/2020-09/"
PICTURES = os.environ.get("CHUNGTAY_PICTURES")


def picture(page: Page, name: str) -> None:
    """Keep a picture of a page where somebody asked for pictures."""
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def filled(path: Path, **said: object) -> Path:
    book = openpyxl.load_workbook(path)
    for address, value in said.items():
        book.worksheets[0][address] = value
    book.save(path)
    return path


def downloaded(page: Page, name: str, path: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).click()
    download.value.save_as(path)
    return path


def hand_in(page: Page, path: Path) -> None:
    page.get_by_label("Tệp .xlsx").set_input_files(path)
    page.get_by_role("button", name="Đọc và đối chiếu").click()


def test_a_communes_month_through_excel(site: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{site}{ONE}nop-excel/")
    enter(page, "xa-23311")
    page.wait_for_url(f"{site}{ONE}nop-excel/")
    fits(page)
    picture(page, "excel")
    file = downloaded(page, "Tải mẫu Excel", tmp_path / "xa.xlsx")

    hand_in(page, filled(file, E9="mười hai", F9="40", G9=2))
    expect(page.get_by_role("alert")).to_contain_text("1 ô không đọc được; chưa ghi gì")
    fits(page)
    picture(page, "excel-faults")
    page.locator("main").get_by_role("link", name="Nộp tệp khác").click()

    hand_in(page, filled(file, E9="12"))
    expect(page.locator("main")).to_contain_text("3 ô chỉ đổi trong tệp: sẽ được ghi.")
    fits(page)
    picture(page, "excel-compared")
    page.get_by_role("button", name="Ghi vào hệ thống").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi 3 ô")
    fits(page)
    picture(page, "excel-done")

    page.locator("main").get_by_role("link", name="Nộp tệp khác").click()
    hand_in(page, filled(file, E9="14"))
    expect(page.get_by_role("heading", name="Đổi ở cả hai bên: chọn số nào")).to_be_visible()
    fits(page)
    picture(page, "excel-conflict")
    page.get_by_role("radio", name="14 lấy số trong tệp").check()
    page.get_by_role("button", name="Ghi vào hệ thống").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi 1 ô")
    page.get_by_role("link", name="Xem số đã ghi").click()
    page.wait_for_url(f"{site}{ONE}nhap/")


def test_a_provinces_file_for_all_its_communes(site: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{site}/bao-cao-ky/so-tay-excel/?form=ho-ngheo-thang|2020-09&scope=608")
    enter(page, "dieu-phoi")
    expect(page.get_by_role("heading", name="Mọi đơn vị một tệp")).to_be_visible()
    fits(page)
    picture(page, "excel-many")
    file = downloaded(page, "Mỗi đơn vị một dòng", tmp_path / "huyen.xlsx")
    book = openpyxl.load_workbook(file)
    row = next(r[1].row for r in book.worksheets[0].iter_rows() if r[1].value == "23311")
    hand_in(page, filled(file, **{f"J{row}": 3}))
    expect(page.locator("main")).to_contain_text("1 ô chỉ đổi trong tệp: sẽ được ghi.")
    fits(page)
    picture(page, "excel-many-compared")
    page.get_by_role("button", name="Ghi vào hệ thống").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi 1 ô")
