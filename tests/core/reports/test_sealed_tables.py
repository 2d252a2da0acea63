"""Tables are known again by their rows; whatever differs is told by row and column."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.reports.sealed_tables import (
    ChangedTable,
    FoundRow,
    Line,
    Spot,
    Tables,
    compare_tables,
    seal_table,
)

CELLS = st.text("ab|:1", max_size=3)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=5)


def lines(*rows: Sequence[str]) -> list[Line]:
    return [tuple(Spot(at, text) for at, text in enumerate(row, 1)) for row in rows]


PLAN = lines(
    ("TT", "Nội dung", "Kế hoạch", "Giải ngân"),
    ("I", "Thành phố Kon Tum", "31.235", "15.617"),
    ("II", "Đăk Glei", "31.236", "15.618"),
    ("III", "Ngọc Hồi", "31.237", "15.619"),
)
CRITERIA = lines(("Xã", "Đạt"), ("Đăk Pét", "14"), ("Xốp", "13"))
LETTERHEAD = lines(("ỦY BAN NHÂN DÂN", "CỘNG HÒA"))
SEALED = (seal_table("02", 1, PLAN), seal_table("04", 1, CRITERIA))


def edited(table: list[Line], row: int, column: int, text: str) -> list[Line]:
    copy = [list(line) for line in table]
    copy[row - 1][column - 1] = Spot(column, text)
    return [tuple(line) for line in copy]


def test_untouched_tables_are_found_among_others() -> None:
    found = compare_tables(SEALED, [LETTERHEAD, PLAN, LETTERHEAD, CRITERIA])
    assert found == Tables(unchanged=(("02", 1), ("04", 1)))


def test_edited_cell_is_told_by_row_label_and_column() -> None:
    found = compare_tables(SEALED, [edited(PLAN, 3, 4, "31.236"), CRITERIA])
    assert found.changed == (ChangedTable("02", 1, (FoundRow(3, "II Đăk Glei"),), (4,), 0),)
    assert found.unchanged == (("04", 1),)


def test_row_taken_out_is_counted_and_row_put_in_is_named() -> None:
    (shorter,) = compare_tables(SEALED[:1], [PLAN[:2] + PLAN[3:]]).changed
    assert (shorter.rows, shorter.columns, shorter.gone) == ((), (), 1)
    more = [*PLAN, *lines(("IV", "Đăk Tô", "1", "1"))]
    (longer,) = compare_tables(SEALED[:1], [more]).changed
    assert longer.rows == (FoundRow(5, "IV Đăk Tô"),)
    assert longer.gone == 0


def test_rows_in_another_order_are_a_change() -> None:
    assert compare_tables(SEALED[:1], [[PLAN[0], *reversed(PLAN[1:])]]).changed


def test_table_without_any_of_its_rows_is_missing() -> None:
    assert compare_tables(SEALED, [LETTERHEAD, CRITERIA]).missing == (("02", 1),)


def test_of_equal_tables_the_edited_one_is_told_by_its_place() -> None:
    sealed = [seal_table("03", place, PLAN) for place in (1, 2, 3)]
    found = compare_tables(sealed, [PLAN, edited(PLAN, 2, 3, "1"), PLAN])
    assert [(table.appendix, table.place) for table in found.changed] == [("03", 2)]
    assert found.unchanged == (("03", 1), ("03", 3))


@given(TABLES, TABLES)
def test_different_tables_have_different_digests(
    one: list[list[str]], two: list[list[str]]
) -> None:
    first, second = seal_table("", 1, lines(*one)), seal_table("", 1, lines(*two))
    assert (first.digest == second.digest) == (one == two)


@given(TABLES, st.data())
def test_any_edited_cell_is_found(table: list[list[str]], data: st.DataObject) -> None:
    row = data.draw(st.integers(1, len(table)))
    column = data.draw(st.integers(1, 2))
    now = edited(lines(*table), row, column, "sửa")
    found = compare_tables([seal_table("02", 1, lines(*table))], [LETTERHEAD, now])
    assert found.changed or found.missing
    assert all(changed.columns == (column,) for changed in found.changed)
