"""Text files as spreadsheets save them, in whatever signs."""

from __future__ import annotations

import codecs
import io

import pytest
from openpyxl import Workbook

from chungtay.core.capital.reconcile.values import UNVALUED
from chungtay.core.submissions.book import NotABook
from chungtay.flows.import_treasury.sheets import read_sheets

TEXT = "Ngày;Đơn vị;Số tiền\n05/03/2020;Huyện Đăk Tô;1.234.567\n"
OLD = "Ngày;Đon vi;Sô tiên\n05/03/2020;Huyên Đăk Tô;1.234.567\n"
"""Such signs as cp1258 has whole."""


@pytest.mark.parametrize("ending", ["", "\n"])
def test_windows_1258_is_read_whether_its_bytes_are_odd_or_even(ending: str) -> None:
    (sheet,) = read_sheets(io.BytesIO((OLD + ending).encode("cp1258")), "kb.csv")
    assert sheet.rows[1] == ["05/03/2020", "Huyên Đăk Tô", "1.234.567"]


def test_letters_that_1258_writes_in_two_are_one() -> None:
    parted = "Huyê\u0323n Ngo\u0323c Hồi\n".replace("ồ", "ô\u0300").encode("cp1258")
    (sheet,) = read_sheets(io.BytesIO(parted), "kb.csv")
    assert sheet.rows == [["Huyện Ngọc Hồi"]]


@pytest.mark.parametrize("content", [TEXT.encode("utf-16"), codecs.BOM_UTF8 + TEXT.encode()])
def test_marked_files_are_read(content: bytes) -> None:
    (sheet,) = read_sheets(io.BytesIO(content), "kb.csv")
    assert sheet.rows[1] == ["05/03/2020", "Huyện Đăk Tô", "1.234.567"]


def test_a_workbook_is_known_by_its_bytes_and_its_formulas_by_their_missing_results() -> None:
    book = Workbook()
    book.worksheets[0].append(["Ngày", "Số tiền"])
    book.worksheets[0].append(["05/03/2020", "=1+1"])
    saved = io.BytesIO()
    book.save(saved)
    (sheet,) = read_sheets(saved, "kb.csv")
    assert sheet.rows[1] == ["05/03/2020", UNVALUED]


@pytest.mark.parametrize("content", [b"", b"a;b\0", b"\xff\xfea"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(NotABook):
        read_sheets(io.BytesIO(content), "kb.csv")
