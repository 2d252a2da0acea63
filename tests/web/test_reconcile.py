"""The pages of reconciliation over the demonstration: an accountant's month."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from pytest_django import Settings

from chungtay.apps.capital.treasury import queries
from chungtay.apps.capital.treasury_models import TreasuryLine
from chungtay.apps.people.models import Account
from chungtay.core.capital.reconcile.settling import State
from chungtay.formats.xlsx_in import MOST_BYTES
from chungtay.web.kit.language import COOKIE
from tests.flows.import_treasury.nasty import DISTRICT, PAID, workbook

pytestmark = pytest.mark.usefixtures("demo")
HERE = "/von/doi-chieu/"


@pytest.fixture
def accountant(db: None, client: Client, settings: Settings) -> Client:
    settings.CHUNGTAY_DAY = "2020-10-13"
    client.force_login(Account.objects.get(username="so-khdt"))
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def first_open() -> str:
    found, _ = queries.lines(scope="62", state=State.OPEN)
    return found[0].ref


def test_the_work_list_is_not_empty_and_each_line_offers_what_to_do(accountant: Client) -> None:
    shown = text(accountant, HERE)
    ref = first_open()
    assert f"{HERE}dong/{ref}/" in shown
    one = text(accountant, f"{HERE}dong/{ref}/")
    assert "Giải thích chênh lệch" in one
    assert "Nơi gửi ghi" in one


def test_a_list_too_large_is_told_where_lists_are_handed_in(accountant: Client) -> None:
    file = SimpleUploadedFile("kho-bac.csv", b"0" * (MOST_BYTES + 1))
    answer = accountant.post(HERE, {"profile": "", "file": file})
    assert answer.headers["Location"].startswith(HERE)
    assert "Tệp nặng 21 MB, lớn hơn mức nhận là 20 MB" in text(
        accountant, answer.headers["Location"]
    )
    accountant.logout()
    file.seek(0)
    answer = accountant.post(HERE, {"file": file})
    assert answer.status_code in (302, 413)


def test_a_line_is_explained_and_opened_again(accountant: Client) -> None:
    address = f"{HERE}dong/{first_open()}/"
    told = accountant.post(address, {"do": "explained", "words": "Lệch phí chuyển tiền"})
    assert told.headers["Location"] == HERE
    assert "Lệch phí chuyển tiền" in text(accountant, address)
    again = accountant.post(address, {"do": "reopen", "words": "Nhầm dòng khác"})
    assert again.status_code == 302
    assert "Chờ xử lý" in text(accountant, address)


def test_marks_that_turn_the_direction_of_reading_are_not_kept(accountant: Client) -> None:
    address = f"{HERE}dong/{first_open()}/"
    accountant.post(address, {"do": "explained", "words": "Lệch \u202e000.1\u202c\0 đồng"})
    assert "Lệch 000.1 đồng" in text(accountant, address)


def test_a_file_that_is_no_table_is_refused_where_it_is_handed_in(accountant: Client) -> None:
    broken = SimpleUploadedFile("kb.xlsx", b"PK\x03\x04 hong")
    answer = accountant.post(HERE, {"file": broken, "profile": ""})
    assert "Không đọc được tệp “kb.xlsx”: tệp hỏng" in text(accountant, answer.headers["Location"])
    assert not queries.lists(scope="62", limit=1) or queries.lists(scope="62")[0].name != "kb.xlsx"


def test_whose_list_it_is_stays_chosen_where_no_file_came(accountant: Client) -> None:
    answer = accountant.post(HERE, {"profile": "kbnn-kon-tum"})
    page = text(accountant, answer.headers["Location"])
    assert "Chưa chọn tệp" in page
    assert '<option value="kbnn-kon-tum" selected>' in page


def test_explaining_without_words_is_said_on_the_page(accountant: Client) -> None:
    address = f"{HERE}dong/{first_open()}/"
    answer = accountant.post(address, {"do": "not_ours", "words": ""}, follow=True)
    assert "Hãy ghi lý do" in answer.content.decode()


def test_a_new_sender_is_mapped_once_and_its_list_taken_once(accountant: Client) -> None:
    content = workbook(("CT01", "05/03/2020", DISTRICT, PAID, "1.234.567"), total=1234567)
    address = handed(accountant, content, "")
    assert "Cột nào là gì" in text(accountant, address)
    mapped = {
        "do": "map", "title": "Kho bạc Ngọc Hồi", "scale": "dong", "days": "dmy",
        "col-day": "Ngày chứng từ", "col-amount": "Thanh toán", "col-paper": "Số chứng từ",
        "col-holder": "Chủ đầu tư",
    }  # fmt: skip
    assert accountant.post(address, mapped).status_code == 302
    assert "Ghi danh sách này" in text(accountant, address)
    accountant.post(address, {"do": "take"})
    assert "Đã ghi 1 dòng mới" in text(accountant, address)
    again = text(accountant, handed(accountant, content, "kho-bac-ngoc-hoi"))
    assert "ghi lại sẽ không thay đổi gì" in again


BAD = (
    ("CT01", "05/03/2020", DISTRICT, PAID, "1.250"),
    ("CT02", "06/03/2020", DISTRICT, PAID, "2.500"),
    (None, None, "Cộng tháng", None, "3.750"),
    ("CT03", "05/03/2015", DISTRICT, PAID, "1.900"),
    ("CT04", "09/03/2020", DISTRICT, PAID, "-4.000"),
    ("CT05", "31/02/2020", DISTRICT, PAID, "7.000"),
    ("CT06", "10/03/2020", "Xã không có tên", PAID, "9.000"),
)
"""Triệu in a column of đồng, money paid before any was given, less than nothing, no such day."""


def test_a_bad_list_is_told_line_by_line_in_the_language_of_its_reader(
    accountant: Client,
) -> None:
    before = TreasuryLine.objects.count()
    address = handed(accountant, workbook(*BAD, total=1), "")
    mapped = {
        "do": "map", "title": "Kho bạc Ngọc Hồi", "scale": "dong", "days": "dmy",
        "col-day": "Ngày chứng từ", "col-amount": "Thanh toán", "col-paper": "Số chứng từ",
        "col-holder": "Chủ đầu tư", "col-content": "Nội dung",
    }  # fmt: skip
    accountant.post(address, mapped)
    vietnamese = text(accountant, address)
    accountant.cookies[COOKIE] = "en"
    english = text(accountant, address)
    for row, there, here in (
        (8, "Có thể cột này ghi bằng triệu đồng", "This column may be in million đồng"),
        (11, "trước ngày được giao vốn lần đầu", "before the first day on which capital was"),
        (12, "Số tiền âm mà nội dung không ghi là hoàn trả", "A negative amount whose content"),
        (13, "không phải là một ngày có trong lịch", "is no day of the calendar"),
        (14, "Không nhận ra đơn vị “Xã không có tên”", "The unit “Xã không có tên” is not known"),
    ):
        assert f"Tháng 3:{row}" in vietnamese
        assert there in vietnamese
        assert here in english
        assert there not in english
    assert "Amount of 1,250 đồng" in english
    accountant.post(address, {"do": "take"})
    assert TreasuryLine.objects.count() == before


def test_the_statement_shows_what_differs_with_receipts_and_as_a_workbook(
    accountant: Client,
) -> None:
    shown = text(accountant, f"{HERE}chenh-lech/")
    assert "Kho bạc thiếu" in shown
    assert re.search(r"measure=treasury\.paid[^\"]*holder", shown)
    file = accountant.get(f"{HERE}chenh-lech.xlsx")
    (sheet,) = load_workbook(io.BytesIO(file.content)).worksheets
    told = sheet.iter_rows(values_only=True)
    *rows, whole = [(row[0], int(row[4])) for row in told if isinstance(row[4], int | float)]
    assert whole == ("Toàn tỉnh, kể cả các dòng khớp", sum(gap for _who, gap in rows))


def test_the_gaps_of_the_statement_s_rows_are_its_whole_gap(accountant: Client) -> None:
    unknown, missing = "Chưa nhận ra đơn vị", re.compile(r">−125\.000\.000<")
    shown = text(accountant, f"{HERE}chenh-lech/")
    row = next(one for one in shown.split("<tr>") if unknown in one)
    assert missing.search(row)
    gaps = re.findall(r"measure=treasury\.difference[^>]*>([−\d.]+)</a>", shown)
    whole, *rows = [int(one.replace(".", "").replace("−", "-")) for one in gaps]
    assert whole == sum(rows)


def handed(client: Client, content: io.BytesIO, profile: str) -> str:
    content.seek(0)
    file = SimpleUploadedFile("bang-ke.xlsx", content.read())
    answer = client.post(HERE, {"file": file, "profile": profile})
    assert answer.status_code == 302
    return str(answer.headers["Location"])
