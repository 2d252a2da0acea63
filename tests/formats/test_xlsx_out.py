"""A spreadsheet holds numbers as numbers, text as text, and the same bytes for the same table."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import python_calamine

from chungtay.core.reports.document import Cell, Row, Table
from chungtay.formats import xlsx_out
from tests.formats.sample import DOCUMENT, ON

APPENDICES = {appendix.number: appendix for appendix in DOCUMENT.appendices}
INJECTED = Table(
    header=(Row((Cell("Xã"), Cell("Vốn"))),),
    body=(
        Row((Cell('=HYPERLINK("http://x","y")'), Cell("1.234,5", number="1234.543210"))),
        Row((Cell("- Vốn sự nghiệp"), Cell("https://x.vn"))),
    ),
    widths=(60, 30),
    unit="triệu đồng",
)


def written(number: str, path: Path) -> Path:
    xlsx_out.write_appendix(
        APPENDICES[number], path, head=DOCUMENT.head, on=ON, note=DOCUMENT.draft_note
    )
    return path


def rows(path: Path, sheet: int = 0) -> list[list[object]]:
    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(sheet).to_python()  # type: ignore[return-value]


def test_appendix_opens_with_its_head(tmp_path: Path) -> None:
    first = [row[0] for row in rows(written("02", tmp_path / "a.xlsx"))[:6]]
    assert first[0] == DOCUMENT.draft_note
    assert first[1] == "ỦY BAN NHÂN DÂN TỈNH KON TUM"
    assert first[2] == "PHỤ LỤC SỐ 02"
    assert str(first[4]).startswith("(Kèm theo Báo cáo số")
    assert str(first[4]).endswith("năm 2020 của Ủy ban nhân dân tỉnh Kon Tum)")
    assert first[5] == "Đơn vị tính: triệu đồng"


def test_money_keeps_every_digit(tmp_path: Path) -> None:
    total = next(row for row in rows(written("02", tmp_path / "a.xlsx")) if row[1] == "TỔNG SỐ")
    assert total[2] == 864_751.540831


def test_each_table_has_its_sheet(tmp_path: Path) -> None:
    book = python_calamine.CalamineWorkbook.from_path(written("03", tmp_path / "a.xlsx"))
    assert book.sheet_names == ["Phụ lục 03.1", "Phụ lục 03.2"]


def test_eighty_five_communes_by_nineteen_criteria(tmp_path: Path) -> None:
    body = [row for row in rows(written("04", tmp_path / "a.xlsx")) if str(row[0]).isdigit()]
    assert len(body) == 85
    assert {len(row) for row in body} == {23}


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    one, other = written("02", tmp_path / "a.xlsx"), written("02", tmp_path / "b.xlsx")
    assert one.read_bytes() == other.read_bytes()


def test_text_never_becomes_a_formula_or_a_link(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    xlsx_out.write_table(INJECTED, path, "Bảng", "triệu đồng")
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert 'quotePrefix="1"' in styles
    assert rows(path)[3][:2] == ['=HYPERLINK("http://x","y")', 1234.54321]


def test_a_page_may_write_into_memory() -> None:
    stream = io.BytesIO()
    xlsx_out.write_table(INJECTED, stream, "Bảng")
    assert stream.getvalue().startswith(b"PK")


def test_a_table_of_a_page_in_english_keeps_its_numbers_and_says_so_in_english() -> None:
    shown = Table(
        (Row.of("Loan", "Lent"),),
        (Row((Cell("A"), Cell("210,000,000", number="210000000"))),
         Row((Cell("B"), Cell("65.12", number="65.1234")))),
        (60.0, 40.0), "đồng",
    )  # fmt: skip
    stream = io.BytesIO()
    xlsx_out.write_table(shown, stream, "Loans", english=True)
    (sheet,) = openpyxl.load_workbook(stream).worksheets
    cells = {cell.value: cell.number_format for row in sheet.iter_rows() for cell in row}
    assert sheet.title == "Data"
    assert "Unit: đồng" in cells
    assert cells[210_000_000] == "[$-409]#,##0"
    assert cells[65.1234] == "[$-409]#,##0.00"


def test_the_sheet_prints_as_the_report_does(tmp_path: Path) -> None:
    with zipfile.ZipFile(written("02", tmp_path / "a.xlsx")) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        book = archive.read("xl/workbook.xml").decode()
    assert 'orientation="landscape"' in sheet
    assert 'paperSize="9"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert 'state="frozen"' in sheet
    assert "Print_Titles" in book
