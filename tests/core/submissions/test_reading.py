"""Cells: what people write is read exactly, and what is written can be read again."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.submissions.form import CellType, Column
from chungtay.core.submissions.reading import LARGEST, read, write
from chungtay.core.submissions.sheet import NOT_APPLICABLE, Cell, CellKind
from chungtay.core.submissions.unclear import SENTENCES
from tests.core.submissions.columns import (
    COUNT,
    DAY,
    DONG,
    EVERY,
    FILE,
    MET,
    MILLION,
    NUMBER,
    PERCENT,
    TEXT,
)

columns = st.sampled_from(EVERY)
numeric = st.sampled_from([column for column in EVERY if column.numeric])
written = st.one_of(
    st.text(max_size=30),
    st.text(st.characters(), max_size=10),
    st.from_regex(r"[-(]?\d{1,3}([., ]\d{1,3}){0,3}[)%]?( ?(đồng|triệu|tỷ|hộ))?", fullmatch=True),
    st.from_regex(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", fullmatch=True),
    st.sampled_from(["-", "–", "kad", "Không áp dụng", "Đạt", "chua dat", "0", " 0 ", ""]),
)
held = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.decimals(allow_nan=True, allow_infinity=True),
    st.dates(),
    st.datetimes(),
)


@pytest.mark.parametrize(
    ("text", "column", "amount"),
    [
        ("1.234.567,8", NUMBER, 1_234_567_800_000),
        ("12,5 %", PERCENT, 12_500_000),
        ("12,5%", PERCENT, 12_500_000),
        ("1 234 567", COUNT, 1_234_567),
        ("1\u00a0234\u00a0567", COUNT, 1_234_567),
        ("1\u202f234", COUNT, 1_234),
        ("(1.234)", DONG, -1_234),
        ("−5", COUNT, -5),
        ("- 5", COUNT, -5),
        ("'07", COUNT, 7),
        ("\ufeff12", COUNT, 12),
        ("1.500", COUNT, 1_500),
        ("1,500", NUMBER, 1_500_000),
        ("1,234,567", COUNT, 1_234_567),
        ("1,234.5", NUMBER, 1_234_500_000),
        ("1.234,5", MILLION, 1_234_500_000),
        ("1.234.500.000 đồng", MILLION, 1_234_500_000),
        ("1,5 tỷ đồng", MILLION, 1_500_000_000),
        ("250 triệu", DONG, 250_000_000),
        ("0", COUNT, 0),
        ("-0", COUNT, 0),
    ],
)
def test_a_number_is_read_as_vietnamese_people_write_it(
    text: str, column: Column, amount: int
) -> None:
    assert read(text, column) == Cell.number(amount)


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        ("1.5", COUNT, "hãy ghi số nguyên, như 15"),
        ("1.5", NUMBER, "hãy ghi 1,5 hoặc 15"),
        ("0.5", PERCENT, "hãy ghi 0,5."),
        ("1,5", COUNT, "phần thập phân"),
        ("1,234", COUNT, "1.234"),
        ("95 %", COUNT, "không nhận tỷ lệ"),
        ("12 hộ", COUNT, "bỏ chữ “hộ”"),
        ("12 triệu", COUNT, "bỏ chữ “triệu”"),
        ("khoảng 12", COUNT, "không phải là số"),
        ("12-15", COUNT, "bỏ chữ “-15”"),
        ("1.23.456", COUNT, "không rõ"),
        ("12 34", COUNT, "không rõ"),
        ("1.234,5 đồng", DONG, "lẻ dưới một đồng"),
        ("0,0000001", NUMBER, "6 chữ số"),
        ("1,2E+05", COUNT, "bỏ chữ “E+05”"),
        ("(5", COUNT, "không phải là số"),
        ("9" * 25, DONG, "quá lớn"),
        ("9" * 61, DONG, "quá lớn"),
        ("31/02/2020", DAY, "không phải ngày"),
        ("5/9/20", DAY, "ngày/tháng/năm"),
        ("44105", DAY, "không phải ngày"),
        ("có", MET, "Đạt; Chưa đạt"),
        ("anh.jpg", FILE, "tải tệp lên"),
    ],
)
def test_what_could_mean_two_things_is_kept_as_written_with_advice(
    text: str, column: Column, says: str
) -> None:
    cell = read(text, column)
    assert cell is not None
    assert cell.kind is CellKind.INVALID
    assert cell.text == text
    assert says in cell.note
    assert cell.note.endswith(".")


@pytest.mark.parametrize(
    ("value", "column", "cell"),
    [
        (1234, COUNT, Cell.number(1_234)),
        (1234.0, COUNT, Cell.number(1_234)),
        (0.1 + 0.2, NUMBER, Cell.number(300_000)),
        (12.5, MILLION, Cell.number(12_500_000)),
        (Decimal("12.345678"), MILLION, Cell.number(12_345_678)),
        (44079, DAY, Cell.words("2020-09-05")),
        (44079.75, DAY, Cell.words("2020-09-05")),
        (dt.datetime(2020, 9, 5, 8, 30, tzinfo=dt.UTC), DAY, Cell.words("2020-09-05")),
        (dt.date(2020, 9, 5), DAY, Cell.words("2020-09-05")),
        (2020, TEXT, Cell.words("2020")),
        (1.5, TEXT, Cell.words("1,5")),
    ],
)
def test_a_value_of_a_workbook_is_taken_exactly(value: object, column: Column, cell: Cell) -> None:
    assert read(value, column) == cell


@pytest.mark.parametrize("value", [5.5, True, float("nan"), float("inf"), dt.date(2020, 5, 1)])
def test_a_value_of_a_workbook_that_is_no_count_is_invalid(value: object) -> None:
    cell = read(value, COUNT)
    assert cell is not None
    assert cell.kind is CellKind.INVALID


@pytest.mark.parametrize("text", ["-", "–", "—", "không áp dụng", "KHÔNG ÁP DỤNG", "kad", "k.a.d"])
@pytest.mark.parametrize("column", [COUNT, DONG, PERCENT, DAY])
def test_not_applicable_is_an_answer(text: str, column: Column) -> None:
    assert read(text, column) == NOT_APPLICABLE


@pytest.mark.parametrize("value", [None, "", "   ", "\u00a0", "'"])
@pytest.mark.parametrize("column", EVERY, ids=lambda column: column.code)
def test_empty_is_no_cell_at_all(value: object, column: Column) -> None:
    assert read(value, column) is None


@pytest.mark.parametrize("text", ["dat", "Đạt", "đạt", "DAT", " Đạt ", "Met"])
def test_a_choice_is_read_by_code_or_title_with_or_without_marks(text: str) -> None:
    assert read(text, MET) == Cell.words("dat")


def test_a_choice_may_itself_be_called_not_applicable() -> None:
    assert read("không áp dụng", MET) == Cell.words("khong-ap-dung")
    assert read("–", MET) == NOT_APPLICABLE


@pytest.mark.parametrize("text", ["05/09/2020", "5/9/2020", "5-9-2020", "5.9.2020", "2020-09-05"])
def test_a_day_is_read_day_first(text: str) -> None:
    assert read(text, DAY) == Cell.words("2020-09-05")


@pytest.mark.parametrize("text", ["9.007.199.254.741", "9" * 19, "1" + "0" * 19])
def test_a_number_too_large_for_every_program_is_kept_as_written(text: str) -> None:
    cell = read(text, MILLION)
    assert cell is not None
    assert (cell.kind, cell.note) == (CellKind.INVALID, SENTENCES["too_large"])
    assert read("9.007.199.254,740991", MILLION) == Cell.number(9_007_199_254_740_991)


@given(numeric, st.integers(-LARGEST, LARGEST))
def test_every_number_kept_is_written_and_read_again(column: Column, amount: int) -> None:
    cell = Cell.number(amount)
    assert read(write(cell, column), column) == cell


@given(columns, st.one_of(written, held))
def test_whatever_was_read_is_written_and_read_again(column: Column, value: object) -> None:
    cell = read(value, column)
    assert read(write(cell, column), column) == cell


@given(columns, st.one_of(written, held))
def test_a_cell_never_holds_a_float_and_fits_a_database(column: Column, value: object) -> None:
    cell = read(value, column)
    if cell is not None:
        assert type(cell.amount) is int
        assert abs(cell.amount) <= LARGEST
        assert "\0" not in cell.text
        assert cell.text.encode() or not cell.text


@given(st.dates(dt.date(1900, 3, 1), dt.date(2199, 12, 31)))
def test_a_day_is_the_same_from_its_serial_its_text_and_itself(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    assert read(serial, DAY) == read(day, DAY) == read(f"{day:%d/%m/%Y}", DAY)


@given(st.sampled_from([CellType.COUNT, CellType.DONG]), st.integers(-(10**15), 10**15))
def test_a_whole_number_means_the_same_as_text_and_as_value(kind: CellType, number: int) -> None:
    column = COUNT if kind is CellType.COUNT else DONG
    assert read(number, column) == read(f"{number:,}".replace(",", "."), column)
