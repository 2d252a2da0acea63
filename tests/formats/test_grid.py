"""Spans of a table are laid out as in HTML, and always fill the grid."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.reports.document import Cell, Row
from chungtay.formats.grid import alignment, emphasised, lay, roomy, word_width

CELLS = st.builds(Cell, st.text(max_size=2), st.none(), st.integers(1, 4), st.integers(1, 3))
ROWS = st.lists(st.builds(Row, st.lists(CELLS, max_size=5).map(tuple)), max_size=5)


def test_second_header_row_fills_under_the_spanning_cell() -> None:
    rows = [
        Row((Cell("Xã", rows=2), Cell("Vốn", span=2), Cell("Tỷ lệ", rows=2))),
        Row((Cell("Kế hoạch"), Cell("Giải ngân"))),
    ]
    second = lay(rows, 4)[1]
    assert [(place.cell.text, place.column, place.first) for place in second] == [
        ("Xã", 0, False),
        ("Kế hoạch", 1, True),
        ("Giải ngân", 2, True),
        ("Tỷ lệ", 3, False),
    ]


@given(ROWS, st.integers(1, 6))
def test_every_row_covers_every_column_once(rows: list[Row], columns: int) -> None:
    for line in lay(rows, columns):
        covered = [c for place in line for c in range(place.column, place.column + place.width)]
        assert covered == list(range(columns))


@given(ROWS, st.integers(1, 6))
def test_a_cell_continues_as_wide_as_it_began(rows: list[Row], columns: int) -> None:
    laid = lay(rows, columns)
    for above, below in pairwise(laid):
        began = {place.column: place for place in above if place.rows > 1}
        continued = {place.column: place for place in below if not place.first}
        assert {c: p.width for c, p in began.items()} == {c: p.width for c, p in continued.items()}


def test_first_level_is_a_total_only_where_it_has_parts() -> None:
    assert emphasised(Row((), level=0), deepest=1)
    assert emphasised(Row((), level=1), deepest=2)
    assert not emphasised(Row((), level=1), deepest=1)


def test_no_column_is_too_narrow_for_its_longest_number_or_word() -> None:
    rows = (
        Row((Cell("Mã"), Cell("Số tiền"), Cell("Diễn giải"))),
        Row((Cell("CHI20-09-ntm-611"), Cell("5.687.493.000", number="5687493000"), Cell("a b c"))),
    )
    code, amount, words = roomy((10.0, 12.0, 40.0), lay(rows, 3), 11)
    assert code >= word_width("CHI20-09-ntm-611", 11)
    assert amount >= word_width("5.687.493.000", 11)
    assert words == 40.0


def test_a_number_that_spans_columns_widens_none() -> None:
    rows = (Row((Cell("8.315.000.000", number="8315000000", span=2),)),)
    assert roomy((5.0, 5.0), lay(rows, 2), 11) == (5.0, 5.0)


def test_a_short_amount_stands_right_under_longer_ones() -> None:
    assert alignment(Cell("0", number="0"), 3, 14) == "right"
