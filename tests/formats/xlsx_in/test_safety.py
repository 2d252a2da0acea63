"""What a stranger's file is and carries decides whether it is read at all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import openpyxl
import pytest

from chungtay.core.kernel.refusal import Refusal
from chungtay.core.submissions.book import BookTooLarge, NotABook, UnsafeBook
from chungtay.formats.xlsx_in import MOST_BYTES, Moment, child, read_book

TYPES, BOOK = "[Content_Types].xml", "xl/workbook.xml"
PLAIN = {TYPES: b"<Types/>", BOOK: b"<workbook/>"}


def archive(parts: Mapping[str, bytes], *, level: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", level) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return target


def refusal(file: io.BytesIO) -> Refusal:
    with pytest.raises(Refusal) as declined:
        read_book(file, "tep.xlsx")
    return declined.value


@pytest.mark.parametrize(
    ("part", "named"),
    [
        ("xl/vbaProject.bin", "macro"),
        ("xl/macrosheets/sheet1.xml", "macro"),
        ("xl/externalLinks/externalLink1.xml", "liên kết sang tệp khác"),
        ("xl/embeddings/oleObject1.bin", "đối tượng nhúng"),
        ("xl/activeX/activeX1.xml", "đối tượng nhúng"),
        ("xl/connections.xml", "kết nối tới dữ liệu bên ngoài"),
    ],
)
def test_what_a_form_never_needs_is_refused(part: str, named: str) -> None:
    said = refusal(archive({**PLAIN, part: b"x"}))
    assert isinstance(said, UnsafeBook)
    assert named in str(said)


def test_a_workbook_that_calls_itself_one_with_macros_is_refused() -> None:
    types = b'<Types ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'
    assert "macro" in str(refusal(archive({**PLAIN, TYPES: types})))


def test_an_archive_that_swells_is_refused_before_it_is_opened() -> None:
    swollen = archive({**PLAIN, "xl/worksheets/sheet1.xml": b"0" * 50_000_000})
    assert len(swollen.getvalue()) < 100_000
    said = refusal(swollen)
    assert isinstance(said, UnsafeBook)
    assert "mở ra 47 MB" in str(said)


def test_a_file_too_large_is_refused_by_its_size_alone() -> None:
    said = refusal(io.BytesIO(b"0" * (MOST_BYTES + 1)))
    assert isinstance(said, BookTooLarge)
    assert "21 MB" in str(said)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not a workbook", "không phải là tệp .xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, ".xls"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "mật khẩu",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + b"\x09\x08\x10\x00"
            + b"0" * 16
            + b"\x2f\x00\x36\x00",
            "có mật khẩu",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "không có sổ Excel",
        ),
        (b"<html><table><tr><td>1</td></tr></table></html>", "mở bằng Excel, lưu lại"),
        (archive({**PLAIN, "xl/workbook.bin": b""}).getvalue(), ".xlsb"),
        (archive({"word/document.xml": b""}).getvalue(), "không có sổ Excel"),
        (archive(PLAIN).getvalue(), "bị hỏng"),
        (archive(PLAIN).getvalue()[:-30], "không phải là tệp .xlsx"),
    ],
)
def test_what_is_no_workbook_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    said = refusal(io.BytesIO(content))
    assert isinstance(said, NotABook)
    assert reason in str(said)


def test_two_cells_at_the_ends_of_a_sheet_kill_no_process_of_ours() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = book.worksheets[0]["XFD1048576"] = 1
    target = io.BytesIO()
    book.save(target)
    assert len(target.getvalue()) < 10_000
    assert isinstance(refusal(target), UnsafeBook)


def test_more_cells_than_anybody_lists_are_refused_with_what_to_do() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = book.worksheets[0]["T250001"] = 1
    target = io.BytesIO()
    book.save(target)
    said = refusal(target)
    assert isinstance(said, UnsafeBook)
    assert "4.000.000 ô" in str(said)
    assert "xóa dòng, cột thừa" in str(said)


def test_a_long_text_that_stands_in_a_great_many_cells_is_not_handed_on() -> None:
    room = child.Room()
    room.take_text(child.MOST_TEXT)
    with pytest.raises(child.TooMuchError) as beyond:
        room.take_text(1)
    assert beyond.value.code == child.TOO_LONG


def test_what_is_hidden_is_named() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for number in range(5):
        sheet.append([number, number, number, number])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions.group("C", "D", hidden=True)
    target = io.BytesIO()
    book.save(target)
    (grid,) = read_book(target, "tep.xlsx").grids
    assert grid.hidden_rows == {2}
    assert grid.hidden_columns == {1, 2, 3}


def test_cells_are_read_and_odd_ones_named() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["B2"], sheet["C2"], sheet["D2"] = "1.234,5", 0.65, "=1+1"
    sheet["C2"].number_format = "0.0%"
    sheet["E2"] = openpyxl.utils.datetime.from_excel(44060)
    sheet["F2"] = "#DIV/0!"
    sheet["F2"].data_type = "e"
    sheet["G2"] = 2.5
    sheet["G2"].number_format = '0.0"%"'
    book.create_sheet("ẩn").sheet_state = "veryHidden"
    target = io.BytesIO()
    book.save(target)
    grid, hidden = read_book(target, "tep.xlsx").grids
    assert grid.rows[1][1:5] == ["1.234,5", 0.65, None, Moment("2020-08-17 00:00:00")] or (
        grid.rows[1][4] == Moment("2020-08-17")
    )
    assert grid.unvalued == {(1, 3)}
    assert grid.errors == {(1, 5)}
    assert grid.percents == {(1, 2)}
    assert (grid.seen, hidden.seen) == (True, False)
    assert grid.value(99, 99) is None
