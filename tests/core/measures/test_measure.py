"""A measure is declared once, with one formula; answers and digests keep their promises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.kernel.quantity import Missing
from chungtay.core.kernel.title import Title
from chungtay.core.measures.answer import Answer, digest
from chungtay.core.measures.fact import STANDING, Column, ColumnType, FactKind, FactTable
from chungtay.core.measures.measure import Change, Count, Measure, Part, Ratio, Remainder, Total

TITLE = Title("Số xã", "Communes")
SUM = Total("deeds", "amount")
ROWS = st.dictionaries(st.text(st.characters(codec="utf-8", exclude_characters="\t\n")),
                       st.none() | st.integers(), max_size=8)  # fmt: skip


def test_a_measure_says_one_formula() -> None:
    with pytest.raises(ValueError, match="exactly one formula"):
        Measure("none", TITLE, "count", ())
    with pytest.raises(ValueError, match="exactly one formula"):
        Measure("two", TITLE, "count", (), total=SUM, count=Count("deeds", "unit"))


@pytest.mark.parametrize(
    ("measure", "parts"),
    [
        (Measure("sum", TITLE, "dong", (), total=SUM), []),
        (Measure("rate", TITLE, "percent", (), ratio=Ratio(Part("a"), Part("b"))), ["a", "b"]),
        (Measure("gap", TITLE, "dong", (), remainder=Remainder(Part("a"), Part("b"))), ["a", "b"]),
        (Measure("more", TITLE, "dong", (), change=Change(Part("a"))), ["a"]),
    ],
)
def test_a_derived_measure_names_what_it_derives_from(measure: Measure, parts: list[str]) -> None:
    assert [part.measure for part in measure.parts()] == parts


def test_a_state_and_no_other_table_is_about_something() -> None:
    own = (Column("met", ColumnType.INTEGER, "Đạt"),)
    with pytest.raises(ValueError, match="has a key"):
        FactTable("assessments", "Đánh giá", FactKind.STATE, own)
    with pytest.raises(ValueError, match="has a key"):
        FactTable("deeds", "Việc", FactKind.FLOW, own, key=("unit",))
    table = FactTable("assessments", "Đánh giá", FactKind.STATE, own, key=("unit",))
    assert table.all_columns == (*STANDING, *own)


def test_an_answer_is_absent_where_no_row_speaks() -> None:
    measure = Measure("sum", TITLE, "dong", ("district",), total=SUM)
    answer = Answer(measure, ("district",), {("611",): 0})
    assert (answer.value("611"), answer.value("612")) == (0, Missing.ABSENT)
    (cell,) = answer.cells
    assert (cell.by, cell.value) == (("611",), 0)


@given(ROWS)
def test_a_digest_knows_no_order(rows: dict[str, int | None]) -> None:
    told = list(rows.items())
    assert digest(told) == digest(reversed(told)) == digest(sorted(told, key=lambda row: row[0]))


@given(ROWS, ROWS)
def test_other_rows_have_another_digest(
    one: dict[str, int | None], other: dict[str, int | None]
) -> None:
    assert (digest(one.items()) == digest(other.items())) == (one == other)


def test_a_value_of_nothing_is_not_zero() -> None:
    assert digest([("a", None)]) != digest([("a", 0)])
