"""A form given out as a workbook: what is open, what is computed, what the hidden sheet says."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest

from chungtay.core.submissions.form import Place
from chungtay.formats.form_book import read_map, write_flat
from tests.formats.form_book.sample import CELLS, DAY, book, copy, written

TOP = 9
"""The row of a sheet in which the form's first row stands, counted from 1."""


@pytest.fixture(scope="module")
def sheet() -> Any:
    return openpyxl.load_workbook(written()).worksheets[0]


def test_only_the_cells_that_people_fill_are_open(sheet: Any) -> None:
    assert sheet.protection.sheet
    open_ = {
        cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }
    # Paid and what follows in two rows; in the third only the columns that make sense there.
    assert open_ == {"E9", "G9", "H9", "I9", "J9", "K9", "E10", "G10", "H10", "I10", "J10", "K10",
                     "E11", "K11"}  # fmt: skip


def test_computed_cells_are_formulas_that_already_have_their_values() -> None:
    formulas = openpyxl.load_workbook(written()).worksheets[0]
    values = openpyxl.load_workbook(written(), data_only=True).worksheets[0]
    assert formulas["E12"].value == '=IF(COUNT(E9,E10,E11)=0,"",SUM(E9,E10,E11))'
    assert values["E12"].value == 1234.567891
    assert formulas["F9"].value == '=IF(AND(ISNUMBER(E9),ISNUMBER(D9)),IF(D9=0,"",E9/D9*100),"")'
    assert values["F9"].value == pytest.approx(61.728395)


def test_cells_let_in_what_their_columns_take(sheet: Any) -> None:
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert rules["J9"].type == "list"
    assert rules["J9"].formula1 == "'ChungTay.DanhMuc'!$A$1:$A$2"
    assert rules["G9"].formula1 == 'OR(G9="–",AND(ISNUMBER(G9),G9>=0,G9=INT(G9)))'
    assert rules["H9"].formula1 == 'OR(H9="–",AND(ISNUMBER(H9),H9>=0,H9<=100))'
    assert "I9" in rules
    assert "K9" not in rules
    assert all(rule.error and rule.errorStyle in (None, "stop") for rule in rules.values())


def test_numbers_are_shown_the_vietnamese_way(sheet: Any) -> None:
    assert sheet["E9"].number_format == "[$-42A]#,##0.000"
    assert sheet["G9"].number_format == "[$-42A]#,##0"
    assert sheet["I9"].number_format == "[$-42A]dd/mm/yyyy"
    assert sheet["K9"].number_format == "@"


def test_text_that_looks_like_a_formula_stays_text(sheet: Any) -> None:
    cell = sheet["K10"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("http://x")', "s") or cell.quotePrefix
    with zipfile.ZipFile(written()) as parts:
        shown = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "HYPERLINK" not in shown  # it is among the strings, not among the formulas
    assert cell.quotePrefix


def test_the_hidden_sheet_says_whose_it_is_and_what_it_began_from() -> None:
    found = read_map(book(written()))
    assert found is not None
    assert (found.form, found.version, found.period) == ("von-thu", "2016-10-10", "2020-09")
    (entry,) = found.entries
    assert (entry.unit, entry.seq, entry.base) == ("23281", 4, CELLS)
    assert entry.revisions[Place("central", "paid")] == 3
    states = {sheet.title: sheet.sheet_state for sheet in openpyxl.load_workbook(written())}
    assert states == {"Vốn thử": "visible", "ChungTay.DanhMuc": "veryHidden",
                      "ChungTay": "veryHidden"}  # fmt: skip
    named = openpyxl.load_workbook(written()).custom_doc_props
    assert named["ChungTay"].value.startswith("von-thu@2016-10-10 2020-09 ")


def test_a_hidden_sheet_that_was_touched_is_passed_over() -> None:
    changed = openpyxl.load_workbook(written())
    changed["ChungTay"]["D2"] = "99"
    target = io.BytesIO()
    changed.save(target)
    assert read_map(book(target)) is None


def test_equal_input_gives_equal_bytes() -> None:
    assert written().getvalue() == written().getvalue()


def test_a_province_gets_a_sheet_for_each_commune_and_their_contents() -> None:
    many = written(copy(), copy("23284", "Xã Đăk Kan"), copy("23287", "Xã A/B [c]"))
    assert openpyxl.load_workbook(many).sheetnames[:4] == [
        "Mục lục", "Xã Đăk Kan", "Xã Đăk Kan 23284", "Xã A B c",
    ]  # fmt: skip
    found = read_map(book(many))
    assert found is not None
    assert [entry.unit for entry in found.entries] == ["23281", "23284", "23287"]


def test_the_flat_sheet_has_a_line_a_unit_and_no_computed_cell() -> None:
    target = io.BytesIO()
    names, over = {"611": "Huyện Ngọc Hồi", "62": "Tỉnh Kon Tum"}, {"23281": ("611", "62")}
    write_flat([copy()], target, on=DAY, names=names, over=over)
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert [cell.value for cell in sheet[7]][1:5] == [
        "23281", "Xã Đăk Kan", "Huyện Ngọc Hồi", "Tỉnh Kon Tum",
    ]  # fmt: skip
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    codes = [cell.value for cell in sheet[1] if cell.value]
    assert codes[1] == "cell:central|paid"
    assert len(codes) == 1 + 14
