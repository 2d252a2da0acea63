"""Cells are found wherever people have moved their rows and columns to."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from chungtay.core.submissions.form import Place, Row
from chungtay.formats.form_book import find, find_flat, flat_places, write_flat
from tests.formats.form_book.sample import DAY, FORM, book, copy, title, with_rows, written

PAID = Place("central", "paid")


def edited(edit: Callable[[Any], None], file: io.BytesIO | None = None) -> io.BytesIO:
    opened = openpyxl.load_workbook(file or written())
    edit(opened.worksheets[0])
    target = io.BytesIO()
    opened.save(target)
    return target


def values(file: io.BytesIO, rows: tuple[Row, ...] = FORM.rows) -> dict[Place, Any]:
    grid = book(file).grids[0]
    found = find(grid, with_rows(copy(), rows).sheet)
    return {place: grid.value(*spot) for place, spot in found.spots.items()}


UNTOUCHED = values(written())


def _new_row(sheet: Any) -> None:
    sheet.insert_rows(10)


def _new_column(sheet: Any) -> None:
    sheet.insert_cols(6)


def _moved_column(sheet: Any) -> None:
    sheet.move_range("E1:E13", cols=12)


def _sorted_without_codes(sheet: Any) -> None:
    """Rows swapped the way a person sorts them: the hidden codes stay where they were."""
    for column in range(2, 12):
        first, second = sheet.cell(9, column), sheet.cell(10, column)
        kinds = second.data_type, first.data_type
        first.value, second.value = second.value, first.value
        first.data_type, second.data_type = kinds


def _renamed_sheet(sheet: Any) -> None:
    sheet.title = "Bản của xã"


def _other_titles(sheet: Any) -> None:
    sheet["C9"], sheet["E6"] = "Vốn trung ương (đã sửa tên)", "Đã chi"


def _other_spelling(sheet: Any) -> None:
    sheet["C9"], sheet["E6"] = "  ngan sach  TRUNG UONG", "GIẢI NGÂN"


def _no_codes(sheet: Any) -> None:
    sheet.delete_cols(1)
    sheet.delete_rows(1)


def _merged_titles(sheet: Any) -> None:
    sheet.merge_cells("E6:E7")
    sheet.merge_cells("C9:D9")


@pytest.mark.parametrize(
    "edit",
    [
        _new_row,
        _new_column,
        _moved_column,
        _sorted_without_codes,
        _renamed_sheet,
        _other_titles,
        _other_spelling,
        _no_codes,
        _merged_titles,
    ],
)
def test_every_cell_is_found_after_an_edit(edit: Callable[[Any], None]) -> None:
    assert values(edited(edit)) == UNTOUCHED


def test_a_column_taken_out_is_named_and_the_rest_is_found() -> None:
    def without(sheet: Any) -> None:
        sheet.delete_cols(5)

    found = find(book(edited(without)).grids[0], copy().sheet)
    assert found.missing == ("cột “Giải ngân”",)
    assert PAID not in found.spots
    assert len(found.spots) == len(UNTOUCHED) - 3


def test_a_copy_of_a_column_beside_it_is_not_taken_for_it() -> None:
    def doubled(sheet: Any) -> None:
        for row in range(6, 13):
            sheet.cell(row, 20).value = sheet.cell(row, 5).value
        sheet.cell(9, 20).value = 999

    assert values(edited(doubled)) == UNTOUCHED


def test_rows_of_one_name_are_told_apart_by_their_codes() -> None:
    rows = (
        replace(FORM.rows[0], code="a", title=title("Đường giao thông")),
        replace(FORM.rows[1], code="b", title=title("Đường giao thông")),
    )
    given = with_rows(copy(cells={}), rows)

    def swapped(sheet: Any) -> None:
        sheet["E9"], sheet["E10"] = 1, 2
        for column in range(1, 12):
            first, second = sheet.cell(9, column), sheet.cell(10, column)
            first.value, second.value = second.value, first.value

    found = values(edited(swapped, written(given)), rows)
    assert (found[Place("a", "paid")], found[Place("b", "paid")]) == (1, 2)


def test_a_row_the_form_no_longer_has_is_named() -> None:
    given = with_rows(copy(), FORM.rows[1:])
    found = find(book(written()).grids[0], given.sheet)
    assert found.strange == ("central",)


def flat(edit: Callable[[Any], None]) -> dict[tuple[str, Place], Any]:
    target = io.BytesIO()
    copies = [copy(), copy("23284", "Xã Pờ Y")]
    write_flat(copies, target, on=DAY, names={}, over={})
    grid = book(edited(edit, target)).grids[0]
    found = find_flat(grid, flat_places(FORM, (one.sheet.rows for one in copies)))
    assert not found.missing
    return {
        (unit, place): grid.value(row, column)
        for unit, row in found.units.items()
        for place, column in found.columns.items()
    }


def _sorted_lines(sheet: Any) -> None:
    for column in range(1, 20):
        first, second = sheet.cell(7, column), sheet.cell(8, column)
        first.value, second.value = second.value, first.value


def _codes_as_numbers(sheet: Any) -> None:
    for row in (7, 8):
        sheet.cell(row, 2).value = int(sheet.cell(row, 2).value)


@pytest.mark.parametrize("edit", [_sorted_lines, _new_row, _codes_as_numbers, _no_codes])
def test_lines_are_found_by_their_units(edit: Callable[[Any], None]) -> None:
    found = flat(edit)
    assert found[("23284", PAID)] == found[("23281", PAID)] == 1234.567891
    assert len(found) == 2 * 14
