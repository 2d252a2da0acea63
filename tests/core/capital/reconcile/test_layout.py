"""What is hidden in a list, or headed twice, is said; what of it is read is read all the same."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from chungtay.core.capital.reconcile.heads import ListUnread
from chungtay.core.capital.reconcile.profile import Field, Profile
from chungtay.core.capital.reconcile.reading import Reading, read_list
from chungtay.core.capital.reconcile.sheet import Sheet
from chungtay.core.capital.reconcile.values import Cell
from chungtay.core.kernel.refusal import Severity

PROFILE = Profile(
    "kbnn", "Kho bạc", "kbnn",
    {
        Field.DAY: ("ngay",), Field.AMOUNT: ("so tien",), Field.PAPER: ("so ct",),
        Field.CONTENT: ("noi dung",), Field.YEAR: ("nam von",),
    },
)  # fmt: skip
HEADS: list[Cell] = ["Số CT", "Ngày", "Số tiền", "Nội dung", "Năm vốn"]


def paid(number: int, dong: Cell = 100, *more: Cell, year: Cell = 2020) -> list[Cell]:
    return [f"CT{number}", "05/09/2020", dong, "Thanh toán", year, *more]


def read(*sheets: Sheet) -> Reading:
    return read_list(sheets, PROFILE, name="kbnn.xlsx")


def codes(told: Reading) -> list[tuple[str, int]]:
    return [(one.code.removeprefix("capital.list_"), one.row) for one in told.findings]


def test_a_hidden_sheet_is_not_read_and_that_is_said_where_it_holds_anything() -> None:
    seen = Sheet("Tháng 9", [HEADS, paid(1)])
    old = Sheet("Bản cũ", [HEADS, paid(2), paid(3)], seen=False)
    told = read(seen, old, Sheet("Trống", [[], [None, ""]], seen=False))
    assert [line.paper for line in told.lines] == ["CT1"]
    (one,) = told.findings
    assert (one.code, one.sheet, one.severity) == (
        "capital.list_hidden_sheet", "Bản cũ", Severity.WARNING,
    )  # fmt: skip
    assert "có 3 dòng ghi dữ liệu" in one.message


def test_a_list_that_is_hidden_as_a_whole_is_not_read() -> None:
    with pytest.raises(ListUnread):
        read(Sheet("Tháng 9", [HEADS, paid(1)], seen=False))


def test_hidden_rows_are_lines_with_a_remark_and_other_rows_are_none() -> None:
    rows: list[list[Cell]] = [HEADS, paid(1), paid(2), ["Cộng", None, 200], []]
    told = read(Sheet("Tháng 9", rows, hidden_rows=frozenset({2, 3, 4})))
    assert [line.paper for line in told.lines] == ["CT1", "CT2"]
    assert codes(told) == [("hidden_row", 3)]


def test_a_hidden_column_is_named_where_it_is_read() -> None:
    told = read(Sheet("Tháng 9", [["Báo cáo"], HEADS, paid(1)], hidden_columns=frozenset({2, 7})))
    (one,) = told.findings
    assert (one.code, one.row, one.column) == ("capital.list_hidden_column", 2, "Số tiền")
    assert "Cột C" in one.message


def twice(*others: Cell, head: str = "Số tiền") -> Reading:
    rows: Sequence[Sequence[Cell]] = [
        [*HEADS, head], *(paid(at, 100, other) for at, other in enumerate(others, start=1)),
    ]  # fmt: skip
    return read(Sheet("Tháng 9", rows))


def test_two_columns_of_amounts_that_differ_stop_the_list_and_say_where() -> None:
    told = twice(100, 70)
    (one,) = told.errors
    assert (one.code, one.row, one.column) == ("capital.list_which_column", 1, "Số tiền")
    assert "Các cột C, F" in one.message
    assert "dòng 3" in one.message


@pytest.mark.parametrize("others", [(100, 100), (None, ""), (100, None)])
def test_two_columns_that_say_the_same_are_remarked_and_stop_nothing(
    others: tuple[Cell, ...],
) -> None:
    told = twice(*others)
    assert codes(told) == [("same_column", 1)]
    assert not told.errors
    assert [line.dong for line in told.lines] == [100, 100]


def test_two_columns_of_words_that_differ_are_remarked() -> None:
    told = twice("Thanh toán", "Tạm ứng", head="Nội dung")
    (one,) = told.findings
    assert (one.code, one.severity) == ("capital.list_other_column", Severity.WARNING)
    assert "đã đọc cột D" in one.message
    assert len(told.lines) == 2


def test_heads_over_two_rows_tell_two_columns_apart_by_their_full_names() -> None:
    full = Profile(
        "kbnn", "Kho bạc", "kbnn", {**PROFILE.columns, Field.AMOUNT: ("trong nuoc so tien",)}
    )
    rows: list[list[Cell]] = [
        ["Số CT", "Ngày", "Trong nước", "Nước ngoài"],
        [None, None, "Số tiền", "Số tiền"],
        ["CT1", "05/09/2020", 100, 70],
    ]
    told = read_list([Sheet("Tháng 9", rows)], full, name="kbnn.xlsx")
    assert [line.dong for line in told.lines] == [100]
    assert not told.findings
    assert read_list([Sheet("Tháng 9", rows)], PROFILE, name="kbnn.xlsx").errors


def test_a_merged_head_over_two_columns_of_amounts_is_no_guess() -> None:
    rows: list[list[Cell]] = [
        ["Số CT", "Ngày", "Số tiền", None, "Nội dung"],
        [None, None, "Lũy kế", "Kỳ này", None],
        ["CT1", "05/09/2020", 500, 100, "Thanh toán"],
    ]
    (one,) = read(Sheet("Tháng 9", rows)).errors
    assert one.code == "capital.list_which_column"
    assert "Các cột C, D" in one.message
    assert "dòng 3" in one.message
    lower = Profile("kbnn", "Kho bạc", "kbnn", {**PROFILE.columns, Field.AMOUNT: ("ky nay",)})
    told = read_list([Sheet("Tháng 9", rows)], lower, name="kbnn.xlsx")
    assert [line.dong for line in told.lines] == [100]
    assert not told.findings


def test_a_year_that_is_none_is_remarked_beside_its_line() -> None:
    told = read(Sheet("Tháng 9", [HEADS, paid(1, year="20x9"), paid(2, year="Năm 2019")]))
    assert [line.year for line in told.lines] == [0, 2019]
    (one,) = told.findings
    assert (one.code, one.row, one.said) == ("capital.list_year", 2, "20x9")
    assert one.severity is Severity.WARNING
