"""A list as treasuries write it: merged heads, headings, totals in the middle, heads repeated."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.capital.reconcile.heads import ListUnread
from chungtay.core.capital.reconcile.profile import (
    BadProfile,
    DayOrder,
    Field,
    Profile,
    Scale,
    suggest,
    suggest_scale,
)
from chungtay.core.capital.reconcile.reading import Reading, read_list
from chungtay.core.capital.reconcile.rows import RowKind
from chungtay.core.capital.reconcile.sheet import Sheet
from chungtay.core.capital.reconcile.values import UNVALUED, Cell, UnclearError, amount, day

PROFILE = Profile(
    "kbnn", "Kho bạc Kon Tum", "kbnn-62",
    {
        Field.DAY: ("ngay chung tu",), Field.AMOUNT: ("so tien thanh toan",),
        Field.PAPER: ("so chung tu",), Field.HOLDER: ("chu dau tu",), Field.CONTENT: ("noi dung",),
    },
)  # fmt: skip
TOP: list[list[Cell]] = [
    ["KHO BẠC NHÀ NƯỚC KON TUM"],
    ["BẢNG KÊ THANH TOÁN VỐN"],
    [],
    ["STT", "Chứng từ", None, "Chủ đầu tư", "Nội dung", "Số tiền", None],
    [None, "Số chứng từ", "Ngày chứng từ", None, None, "Thanh toán", "Tạm ứng"],
    ["A", "B", 1, 2, 3, 4, 5],
]


def paid(paper: str, on: Cell, dong: Cell, content: str = "Thanh toán khối lượng") -> list[Cell]:
    return [1, paper, on, "Ban QLDA Đăk Glei", content, dong, None]


def total(words: str, dong: Cell) -> list[Cell]:
    return [words, None, None, None, None, dong, None]


def read(*rows: list[Cell], profile: Profile = PROFILE) -> Reading:
    return read_list([Sheet("Tháng 9", [*TOP, *rows])], profile, name="kbnn.xlsx")


def test_heads_over_two_rows_are_found_and_numbered_columns_passed() -> None:
    told = read(paid("CT01", "05/09/2020", "1.234.567"))
    assert [(line.on, line.dong, line.paper) for line in told.lines] == [
        (dt.date(2020, 9, 5), 1_234_567, "CT01")
    ]
    assert told.counts[RowKind.HEAD] == 1
    assert not told.findings


def test_totals_in_the_middle_are_told_by_words_and_by_sums() -> None:
    told = read(
        total("I. Huyện Đăk Glei", 300),
        paid("CT01", "05/09/2020", 100),
        paid("CT02", "06/09/2020", 200),
        total("Cộng huyện Đăk Glei", 300),
        ["STT", "Chứng từ", None, "Chủ đầu tư", "Nội dung", "Thanh toán", None],
        paid("CT03", "07/09/2020", "300,00"),
        total("Tổng cộng", "600"),
    )
    assert [line.dong for line in told.lines] == [100, 200, 300]
    assert told.counts[RowKind.TOTAL] == 3
    assert told.counts[RowKind.HEAD] == 2
    assert not told.findings


def test_a_heading_with_its_sum_in_the_column_of_papers_is_a_total() -> None:
    told = read(
        [1, "Huyện Đăk Glei", None, None, None, "100", None], paid("CT01", "05/09/2020", 100)
    )
    assert told.counts[RowKind.TOTAL] == 1
    assert not told.findings


def test_a_line_without_its_day_is_never_taken_for_a_total() -> None:
    told = read(paid("CT01", "05/09/2020", 100), paid("CT02", None, 100))
    assert len(told.lines) == 1
    assert [one.code for one in told.errors] == ["capital.list_no_day"]


def test_a_total_that_does_not_add_up_is_remarked_and_no_line_is_lost() -> None:
    told = read(paid("CT01", "05/09/2020", 100), total("Cộng", 150))
    assert len(told.lines) == 1
    (remark,) = told.findings
    assert (remark.code, remark.row) == ("capital.total_differs", 8)
    assert "lệch 50 đồng" in remark.message
    assert not told.errors


def test_who_signs_under_the_column_of_amounts_is_no_payment() -> None:
    told = read(
        paid("CT01", "05/09/2020", 100),
        total("Tổng cộng", 100),
        [None, None, None, None, None, "Kon Tum, ngày 12 tháng 10 năm 2020", None],
        ["Người lập", None, None, "Kế toán trưởng", None, "Giám đốc", None],
    )
    assert [line.dong for line in told.lines] == [100]
    assert not told.findings
    assert [one.words for one in told.passed[-2:]] == [
        "Kon Tum, ngày 12 tháng 10 năm 2020", "Người lập",
    ]  # fmt: skip


def test_words_for_an_amount_in_a_payment_are_a_fault() -> None:
    told = read(paid("CT01", "05/09/2020", "mười triệu"), paid("", "", "12 triệu"))
    assert [one.row for one in told.findings] == [7, 8]


def test_a_formula_without_its_result_is_a_fault_in_a_payment_and_none_in_a_total() -> None:
    told = read(paid("CT01", "05/09/2020", UNVALUED), total("Cộng", UNVALUED))
    (one,) = told.findings
    assert "công thức" in one.message
    assert told.counts[RowKind.TOTAL] == 1


def test_columns_without_a_meaning_are_named() -> None:
    assert read(paid("CT01", "05/09/2020", 100)).unread == ("Tạm ứng",)


def test_a_company_called_tong_is_no_total() -> None:
    told = read([1, "CT01", "05/09/2020", "Tổng công ty Sông Đà", "Thanh toán", 100, None])
    assert len(told.lines) == 1


def test_money_without_day_or_sum_is_a_fault_with_its_place() -> None:
    told = read(total("Bổ sung", 77), paid("CT01", "05/09/2020", 100))
    (fault,) = told.errors
    assert (fault.code, fault.sheet, fault.row) == ("capital.list_no_day", "Tháng 9", 7)


def test_a_negative_must_say_that_it_is_paid_back() -> None:
    told = read(
        paid("CT01", "05/09/2020", "(100)", "Thu hồi vốn thanh toán thừa"),
        paid("CT02", "05/09/2020", "-100"),
    )
    (back,) = told.lines
    assert (back.dong, back.refund) == (-100, True)
    assert [one.code for one in told.errors] == ["capital.list_negative"]


@pytest.mark.parametrize(
    ("on", "dong"), [("31/09/2020", 1), ("hôm qua", 1), ("05/09/2020", "1.23"), ("05/09/2020", 1.5)]
)
def test_what_cannot_be_read_is_a_fault(on: Cell, dong: Cell) -> None:
    told = read(paid("CT01", on, dong))
    assert not told.lines
    assert told.errors


def test_million_dong_days_of_excel_and_text_are_read() -> None:
    profile = Profile("a", "a", "a", PROFILE.columns, Scale.MILLION)
    told = read(
        paid("CT01", dt.date(2020, 9, 5), 12.5), paid("CT02", 44079, "1.250,5"), profile=profile
    )
    assert [line.dong for line in told.lines] == [12_500_000, 1_250_500_000]
    assert {line.on for line in told.lines} == {dt.date(2020, 9, 5)}


def test_a_file_of_another_sender_is_refused_whole() -> None:
    with pytest.raises(ListUnread, match="Kho bạc Kon Tum"):
        read_list([Sheet("1", [["Xã", "Số hộ"], ["Đăk Ang", 5]])], PROFILE, name="khac.xlsx")


def test_a_profile_must_name_day_and_amount() -> None:
    with pytest.raises(BadProfile, match="Số tiền"):
        Profile("x", "x", "x", {Field.DAY: ("ngay",)})


def test_usual_heads_are_guessed() -> None:
    found = suggest(["STT", "Ngày chứng từ", "Mã ĐVQHNS", "Tên chủ đầu tư", "Số tiền (đồng)"])
    assert found[Field.AMOUNT] == "Số tiền (đồng)"
    assert found[Field.HOLDER] == "Tên chủ đầu tư"
    assert found[Field.TREASURY_CODE] == "Mã ĐVQHNS"


@pytest.mark.parametrize(("head", "above", "meant"), [
    ("Số tiền (triệu đồng)", [], Scale.MILLION), ("Số tiền", ["ĐVT: nghìn đồng"], Scale.THOUSAND),
    ("Số tiền (đồng)", ["Đơn vị tính: triệu đồng"], Scale.DONG), ("", ["Chi triệu"], Scale.DONG),
])  # fmt: skip
def test_the_unit_of_money_is_guessed_where_the_file_says_it(
    head: str, above: list[str], meant: Scale
) -> None:
    assert suggest_scale(head, above) is meant


def test_the_same_line_with_another_amount_keeps_its_key() -> None:
    first, second = (read(paid("CT01", "05/09/2020", dong)).lines[0] for dong in (100, 120))
    assert first.key == second.key
    assert first.digest != second.digest


LINE = st.builds(
    paid, st.integers(1, 9).map(lambda n: f"CT{n}"), st.just("05/09/2020"), st.integers(1, 10**12)
)
OTHER = st.sampled_from(
    [[], total("Cộng", 5), total("II. Dự án 2", None), total("", 7), TOP[3], TOP[4], TOP[5]]
)


@given(st.lists(st.one_of(LINE, OTHER), max_size=30))
def test_every_row_is_exactly_one_thing(rows: list[list[Cell]]) -> None:
    told = read(*rows)
    below = len(rows) + 1  # the row that numbers the columns
    assert sum(told.counts.values()) == below
    assert told.counts[RowKind.LINE] == len(told.lines)
    assert told.counts[RowKind.FAULT] <= len(told.errors)
    kinds = {kind: told.counts[kind] for kind in (RowKind.TOTAL, RowKind.HEADING, RowKind.HEAD)}
    assert sum(kinds.values()) == len(told.passed)
    assert sum(line.dong for line in told.lines) == sum(
        row[5]
        for row in rows
        if len(row) > 2 and row[2] == "05/09/2020" and isinstance(row[5], int)
    )


@pytest.mark.parametrize("written", ["1.000-", "(1.000)", "-1.000", "−1.000"])
def test_a_minus_is_read_wherever_it_stands(written: str) -> None:
    assert amount(written, 1) == -1000


@pytest.mark.parametrize("cell", [float("nan"), float("inf"), "1e9", "9" * 18, True, None])
def test_what_is_no_amount_is_a_fault_with_words(cell: Cell) -> None:
    with pytest.raises(UnclearError):
        amount(cell, 1)


@pytest.mark.parametrize(
    "cell",
    ["31/12/9999", dt.date(9999, 12, 31), "5/9/202", "01/01/0001", "0001-01-01", float("nan")],
)
def test_a_day_on_which_nothing_can_have_been_paid_is_a_fault(cell: Cell) -> None:
    with pytest.raises(UnclearError):
        day(cell, DayOrder.DMY)
