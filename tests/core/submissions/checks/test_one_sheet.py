"""Checks that need nothing but the sheet itself: both sides of each boundary."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.checks import RULES, CellFinding, Context, check
from chungtay.core.submissions.checks.kinds import RULE_KINDS
from chungtay.core.submissions.form import CellType, Place
from chungtay.core.submissions.sheet import NOT_APPLICABLE, Cell, CellKind, computed
from tests.core.submissions.checks.sheets import (
    MET,
    TEXT,
    column,
    form,
    found,
    million,
    places,
    rate,
    row_a,
    rows,
    rule,
    sheet,
)

A, B, C = column("a"), column("b"), column("c")
M = 1_000_000


def test_every_kind_a_form_may_ask_for_is_carried_out() -> None:
    assert set(RULES) == set(RULE_KINDS)


def test_what_is_not_understood_is_an_error_with_the_readers_advice() -> None:
    bad = Cell(CellKind.INVALID, text="1.5", note="Hãy ghi số nguyên.")
    (one,) = found(row_a(form([A]), a=bad), "type")
    assert (one.severity, one.place) == (Severity.ERROR, Place("a", "a"))
    assert one.message == "Dòng “Dòng a”, cột “Cột a”: Hãy ghi số nguyên."


def test_a_required_cell_may_be_not_applicable_or_zero_but_not_empty() -> None:
    needed = form([replace(A, required=True)])
    assert places(row_a(needed), "required") == ["a|a"]
    assert places(row_a(needed, a=0), "required") == []
    assert places(row_a(needed, a=NOT_APPLICABLE), "required") == []


def test_a_required_cell_not_understood_is_said_once() -> None:
    bad = Cell(CellKind.INVALID, text="?", note="Không phải số.")
    codes = [one.code for one in check(row_a(form([replace(A, required=True)]), a=bad), Context())]
    assert codes == ["type"]


@pytest.mark.parametrize(("value", "wrong"), [(-1, 1), (0, 0), (100, 0), (101, 1)])
def test_a_number_stays_in_its_range(value: int, wrong: int) -> None:
    bounded = form([replace(A, low=Fraction(0), high=Fraction(100))])
    assert len(found(row_a(bounded, a=value), "range")) == wrong


def test_a_range_is_in_the_unit_typed_in() -> None:
    bounded = form([million("m", high=Fraction(2))])
    assert places(row_a(bounded, m=2 * M), "range") == []
    (one,) = found(row_a(bounded, m=2 * M + 1000), "range")
    assert "2,001 triệu đồng lớn hơn mức cao nhất 2 triệu đồng" in one.message


@pytest.mark.parametrize(("total", "wrong"), [(6, 1), (7, 0), (8, 1)])
def test_a_total_is_the_sum_less_what_is_taken(total: int, wrong: int) -> None:
    asked = form([A, B, C], rule("identity", total="c", plus=["a"], minus=["b"]))
    assert len(found(row_a(asked, a=10, b=3, c=total), "identity")) == wrong


@pytest.mark.parametrize(
    ("said", "empty"), [((), []), (("a",), ["a|b"]), (("b",), ["a|a"]), (("a", "b"), [])]
)
def test_a_part_is_told_with_its_whole_or_not_at_all(
    said: tuple[str, ...], empty: list[str]
) -> None:
    asked = form([A, B], rule("together", columns=["a", "b"]))
    assert places(sheet(asked, {("a", name): 5 for name in said}), "together") == empty


def test_a_share_without_its_base_is_remarked_upon_where_a_base_is_asked_for() -> None:
    asked = form([A, B], rule("without_base", columns=["a"], base="b"))
    (one,) = found(row_a(asked, a=36), "without_base")
    assert "ghi tỷ lệ 36 mà chưa ghi “Cột b”" in one.message
    assert places(row_a(asked, a=36, b=60), "without_base") == []
    alone = sheet(replace(asked, rows=rows("x", columns=("a",))), {("x", "a"): 3})
    assert places(alone, "without_base") == []


def test_a_total_of_nothing_said_is_not_compared() -> None:
    asked = form([A, B, C], rule("identity", total="c", plus=["a", "b"]))
    assert places(row_a(asked, c=5), "identity") == []
    assert places(row_a(asked, c=5, a=5), "identity") == []


def test_a_total_may_be_off_by_its_tolerance() -> None:
    asked = form(
        [million("a"), million("b")], rule("identity", total="b", plus=["a"], tolerance="0.001")
    )
    assert places(row_a(asked, a=M, b=M + 1000), "identity") == []
    assert places(row_a(asked, a=M, b=M + 1001), "identity") == ["a|b"]


@pytest.mark.parametrize(
    ("whole", "wrong"), [(3_001_501, 1), (3_001_500, 0), (2_998_500, 0), (2_998_499, 1)]
)
def test_a_whole_may_differ_from_its_parts_by_rounding(whole: int, wrong: int) -> None:
    asked = form(
        [million("m")],
        rule("parts", whole="t", parts=["x", "y"], columns=["m"]),
        rows=rows("t", "x", "y"),
    )
    values = {("t", "m"): whole, ("x", "m"): M, ("y", "m"): 2 * M}
    assert len(found(sheet(asked, values), "parts")) == wrong


def test_counts_are_not_rounded() -> None:
    asked = form(
        [A], rule("parts", whole="t", parts=["x", "y"], columns=["a"]), rows=rows("t", "x", "y")
    )
    assert places(sheet(asked, {("t", "a"): 4, ("x", "a"): 1, ("y", "a"): 2}), "parts") == ["t|a"]
    assert places(sheet(asked, {("t", "a"): 4, ("x", "a"): 1}), "parts") == []


@pytest.mark.parametrize(("part", "wrong"), [(5, 0), (6, 1)])
def test_parts_in_a_row_do_not_exceed_their_whole_together(part: int, wrong: int) -> None:
    asked = form([A, B, C], rule("within_row", whole="a", parts=["b", "c"]))
    assert len(found(row_a(asked, a=10, b=5, c=part), "within_row")) == wrong


def test_what_a_register_says_is_never_the_place_to_correct() -> None:
    asked = form([A, column("ledger", given=True)], rule("within_row", whole="a", parts=["ledger"]))
    one = row_a(asked, a=5)
    known = replace(one, rows=(replace(one.rows[0], given={"ledger": 6}),))
    assert places(computed(known), "within_row") == ["a|a"]


@pytest.mark.parametrize(("part", "wrong"), [(10, 0), (11, 1)])
def test_a_row_that_is_part_of_another_does_not_exceed_it(part: int, wrong: int) -> None:
    asked = form(
        [A], rule("within_column", whole="all", parts=["some"], columns=["a"]),
        rows=rows("all", "some"),
    )  # fmt: skip
    one = sheet(asked, {("all", "a"): 10, ("some", "a"): part})
    assert len(found(one, "within_column")) == wrong


@pytest.mark.parametrize(("actual", "wrong"), [(12, 0), (13, 1)])
def test_no_more_is_done_than_a_share_of_the_plan(actual: int, wrong: int) -> None:
    asked = form([A, B], rule("plan", actual="a", plan="b", most="120"))
    assert len(found(row_a(asked, a=actual, b=10), "plan")) == wrong


def test_without_a_plan_nothing_is_compared_but_a_plan_of_nothing_is() -> None:
    asked = form([A, B], rule("plan", actual="a", plan="b"))
    assert places(row_a(asked, a=5), "plan") == []
    assert places(row_a(asked, a=5, b=0), "plan") == ["a|a"]


def test_a_percentage_in_a_row_of_counts_is_found() -> None:
    number = column("n", CellType.NUMBER, decimals=2)
    asked = form(
        [number],
        rule("whole_number", columns=["n"], units=["worker"]),
        rows=(*rows("w", unit="worker"), *rows("k", unit="km")),
    )
    values = {("w", "n"): 70_230_000, ("k", "n"): 70_230_000}
    assert places(sheet(asked, values), "whole_number") == ["w|n"]
    assert places(sheet(asked, {("w", "n"): 70_000_000}), "whole_number") == []


@pytest.mark.parametrize(("round_ones", "wrong"), [(3, 0), (4, 1)])
def test_too_many_round_numbers_are_found(round_ones: int, wrong: int) -> None:
    asked = form(
        [A],
        rule("heaping", columns=["a"], multiple="1000", percent="50", cells="6"),
        rows=rows(*"uvwxyz"),
    )
    values = {(row, "a"): 5000 if at < round_ones else 5001 for at, row in enumerate("uvwxyz")}
    assert len(found(sheet(asked, values), "heaping")) == wrong


def test_few_or_small_numbers_tell_nothing_about_rounding() -> None:
    heaping = rule("heaping", columns=["a"], multiple="1000", percent="50", cells="6")
    asked = form([A], heaping, rows=rows(*"uvwxyz"))
    values = {(row, "a"): 5000 for row in "uvwxy"}
    assert places(sheet(asked, values), "heaping") == []
    assert places(sheet(asked, values | {("z", "a"): 999}), "heaping") == []
    assert places(sheet(asked, values | {("z", "a"): 1001}), "heaping") == [""]


def test_met_without_any_supporting_value_is_found() -> None:
    asked = form(
        [A, TEXT, MET], rule("met_without_value", columns="met", met="dat", evidence=["a", "text"])
    )
    assert places(row_a(asked, met="dat"), "met_without_value") == ["a|met"]
    assert places(row_a(asked, met="dat", a=NOT_APPLICABLE), "met_without_value") == ["a|met"]
    assert places(row_a(asked, met="dat", a=0), "met_without_value") == []
    assert places(row_a(asked, met="dat", text="1,2 km"), "met_without_value") == []
    assert places(row_a(asked, met="chua"), "met_without_value") == []


@pytest.mark.parametrize(("part", "wrong"), [(29, 1), (30, 0)])
def test_a_low_rate_needs_a_reason(part: int, wrong: int) -> None:
    asked = form(
        [A, B, rate("r", "a", "b"), TEXT],
        rule("reason_below", column="r", percent="30", reason=["text"]),
    )
    assert len(found(row_a(asked, a=part, b=100), "reason_below")) == wrong
    assert places(row_a(asked, a=part, b=100, text="Vướng mặt bằng"), "reason_below") == []


def test_errors_come_before_warnings_each_in_the_order_of_the_form() -> None:
    asked = form(
        [replace(A, required=True), replace(B, required=True)],
        rule("plan", actual="a", plan="b"),
        rows=rows("x", "y"),
    )
    said = check(sheet(asked, {("x", "a"): 5, ("x", "b"): 1}), Context())
    assert [str(one.place) for one in said] == ["y|a", "y|b", "x|a"]


def test_an_explanation_answers_to_the_numbers_it_was_given_for() -> None:
    asked = form([A, B], rule("plan", actual="a", plan="b"))
    (one,) = found(row_a(asked, a=5, b=1), "plan")
    (same,) = found(row_a(asked, a=5, b=1), "plan")
    (other,) = found(row_a(asked, a=6, b=1), "plan")
    assert one.key == same.key
    assert one.key != other.key
    assert one.key.startswith("plan|a|a|")


def test_a_finding_is_a_sentence_with_its_numbers() -> None:
    (one,) = found(
        row_a(form([million("a"), million("b")], rule("plan", actual="a", plan="b")),
              a=1_500_000, b=M),
        "plan",
    )  # fmt: skip
    assert isinstance(one, CellFinding)
    assert one.message == (
        "Dòng “Dòng a”, cột “Cột a”: 1,5 triệu đồng vượt “Cột b” là 1 triệu đồng."
    )
    assert one.numbers == {"value": "1,5", "plan": "1"}
