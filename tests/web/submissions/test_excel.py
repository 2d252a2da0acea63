"""A commune's month through Excel, on pages that work without scripts."""

from __future__ import annotations

import io
import re
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chungtay.formats.xlsx_in import MOST_BYTES
from chungtay.web.kit.uploads import MOST_READ
from tests.web.submissions.entering import Browse, browse  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

ONE = "/bao-cao-ky/ho-ngheo-thang/23380/2020-09/"
MANY = "/bao-cao-ky/so-tay-excel/"
FIRST = "E9"


def book(content: bytes, **said: object) -> SimpleUploadedFile:
    """Give a workbook back with cells filled in, by their addresses."""
    opened = openpyxl.load_workbook(io.BytesIO(content))
    for address, value in said.items():
        opened.worksheets[0][address] = value
    target = io.BytesIO()
    opened.save(target)
    return SimpleUploadedFile("tệp của xã.xlsx", target.getvalue())


def hand_in(client: Client, address: str, file: SimpleUploadedFile, **more: str) -> str:
    answer = client.post(address, {"file": file, **more})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    page = answer.content.decode()
    plain = re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main")])
    return " ".join(plain.split())


def test_an_officer_gets_the_form_fills_it_sees_what_changes_and_writes_it(browse: Browse) -> None:  # noqa: F811
    officer = browse("xa-23380")
    assert "Tải mẫu Excel" in text(officer, f"{ONE}nop-excel/")
    given = officer.get(f"{ONE}mau.xlsx")
    assert given.headers["Content-Type"].endswith("spreadsheetml.sheet")
    here = hand_in(officer, f"{ONE}nop-excel/", book(given.content, **{FIRST: "1.234"}))
    shown = text(officer, here)
    assert "1 ô chỉ đổi trong tệp: sẽ được ghi." in shown
    assert "Toàn bộ các hộ · Thoát nghèo trong tháng … 1.234" in shown
    assert "Đã ghi 1 ô" in text(officer, officer.post(here).headers["Location"])
    again = hand_in(officer, f"{ONE}nop-excel/", book(given.content, **{FIRST: "1.234"}))
    assert "Tệp không thay đổi gì so với hệ thống." in text(officer, again)
    assert "Đã ghi xong" in text(officer, f"{ONE}nop-excel/")


def test_a_conflict_is_chosen_cell_by_cell(browse: Browse) -> None:  # noqa: F811
    officer = browse("xa-23380")
    given = officer.get(f"{ONE}mau.xlsx").content
    first = hand_in(officer, f"{ONE}nop-excel/", book(given, **{FIRST: 5}))
    officer.post(first)
    here = hand_in(officer, f"{ONE}nop-excel/", book(given, **{FIRST: 6}))
    page = officer.get(here).content.decode()
    assert "1 ô đổi ở cả hai bên: cần chọn." in page
    officer.post(here)
    assert "Chưa ghi được; hãy xem lại" in text(officer, here)
    fields = dict(re.findall(r'name="((?:take|seen)=[^"]+)" value="(file|\d+)"', page))
    assert len(fields) == 2
    officer.post(here, fields)
    assert "Đã ghi 1 ô" in text(officer, here)


def test_faults_are_shown_and_all_can_be_downloaded(browse: Browse) -> None:  # noqa: F811
    officer = browse("xa-23380")
    given = officer.get(f"{ONE}mau.xlsx").content
    here = hand_in(officer, f"{ONE}nop-excel/", book(given, E9="=A1", F9="-nhiều", G9=3))
    shown = text(officer, here)
    assert "2 ô không đọc được; chưa ghi gì" in shown
    assert "Ghi vào hệ thống" not in shown
    listed = officer.get(f"{here}loi.csv").content.decode("utf-8-sig")
    assert "'-nhiều" in listed
    assert len(listed.splitlines()) == 3
    sheet = openpyxl.load_workbook(io.BytesIO(officer.get(f"{here}loi.xlsx").content)).active
    assert sheet is not None
    assert sheet.max_row >= 4
    changes = officer.get(f"{here}doi-chieu.csv").content.decode("utf-8-sig")
    assert len(changes.splitlines()) == 4


def test_a_file_that_is_refused_says_why(browse: Browse) -> None:  # noqa: F811
    officer = browse("xa-23380")
    here = hand_in(officer, f"{ONE}nop-excel/", SimpleUploadedFile("a.xlsx", b"khong phai Excel"))
    shown = text(officer, here)
    assert "Không nhận" in shown
    assert "submissions.not_a_book" in shown
    back = officer.post(f"{ONE}nop-excel/", {})
    assert back.headers["Location"] == f"{ONE}nop-excel/"
    assert "Chưa chọn tệp" in text(officer, f"{ONE}nop-excel/")


class _Unread(io.BytesIO):
    """A request body that nobody may read."""

    def read(self, *_given: Any) -> bytes:
        raise AssertionError("read")


def test_a_file_too_large_is_told_on_the_page_of_its_form(browse: Browse) -> None:  # noqa: F811
    officer = browse("xa-23380")
    file = SimpleUploadedFile("phim.xlsx", b"0" * (MOST_BYTES + 1))
    answer = officer.post(f"{ONE}nop-excel/", {"file": file})
    assert answer.headers["Location"] == f"{ONE}nop-excel/"
    said = text(officer, answer.headers["Location"])
    assert f"Tệp nặng 21 MB, lớn hơn mức nhận là {MOST_BYTES >> 20} MB" in said


def test_hundreds_of_megabytes_are_declined_unread(browse: Browse) -> None:  # noqa: F811
    officer = browse("xa-23380")
    large: dict[str, Any] = {
        "CONTENT_LENGTH": str(MOST_READ + 1),
        "wsgi.input": _Unread(),
    }
    answer = officer.generic(
        "POST",
        f"{ONE}nop-excel/",
        b"",
        content_type="multipart/form-data; boundary=x",
        **large,
    )
    assert answer.status_code == 413
    said = answer.content.decode()
    assert f"lớn hơn mức nhận là {MOST_BYTES >> 20} MB" in said
    assert f'href="{ONE}nop-excel/"' in said


def test_forged_requests_are_still_declined(browse: Browse) -> None:  # noqa: F811
    officer = browse("xa-23380")
    officer.handler.enforce_csrf_checks = True
    answer = officer.post(f"{ONE}nop-excel/", {"file": SimpleUploadedFile("a.xlsx", b"x")})
    assert answer.status_code == 403


def test_nobody_sees_what_another_handed_in(browse: Browse) -> None:  # noqa: F811
    officer = browse("xa-23380")
    given = officer.get(f"{ONE}mau.xlsx").content
    here = hand_in(officer, f"{ONE}nop-excel/", book(given, E9=1))
    for username in ("dieu-phoi", "xa-23311", "kiem-toan"):
        other = browse(username)
        for address in (here, f"{here}loi.csv", f"{here}doi-chieu.xlsx"):
            assert other.get(address).status_code == 404
        assert other.post(here).status_code == 404
    stranger = browse("xa-23311")
    assert stranger.get(f"{ONE}mau.xlsx").status_code == 403
    assert stranger.post(f"{ONE}nop-excel/", {"file": book(given)}).status_code == 403
    assert Client().get(f"{ONE}mau.xlsx").status_code == 302


def test_a_coordinator_takes_a_districts_communes_in_one_file(browse: Browse) -> None:  # noqa: F811
    coordinator = browse("dieu-phoi")
    asked = "form=ho-ngheo-thang%7C2020-09&scope=611"
    assert "Huyện Ngọc Hồi" in text(coordinator, f"{MANY}?{asked}")
    query = "form=ho-ngheo-thang&period=2020-09&scope=611&kind=flat"
    given = coordinator.get(f"{MANY}tep.xlsx?{query}").content
    sheet = openpyxl.load_workbook(io.BytesIO(given)).worksheets[0]
    row = next(r[1].row for r in sheet.iter_rows() if r[1].value == "23380")
    said = {"form": "ho-ngheo-thang", "period": "2020-09", "scope": "611"}
    here = hand_in(coordinator, MANY, book(given, **{f"F{row}": 7}), **said)
    assert "Đã đọc 112 ô của 8 đơn vị. 1 ô chỉ đổi trong tệp" in text(coordinator, here)
    coordinator.post(here)
    assert "Đã ghi 1 ô" in text(coordinator, here)
    officer = browse("xa-23380")
    assert officer.get(f"{MANY}tep.xlsx?{query}").status_code == 403
    assert "chưa được giao" in text(officer, MANY)
