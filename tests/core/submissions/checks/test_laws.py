"""What holds for every sheet, whatever is in it."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.checks import Context, check
from chungtay.core.submissions.checks.below import explanation
from chungtay.core.submissions.checks.parts import leeway
from chungtay.core.submissions.form import CellType, Form
from chungtay.core.submissions.sheet import Sheet
from chungtay.packs import forms
from tests.core.submissions.checks.sheets import column, form, found, million, row_a, rows, rule
from tests.core.submissions.checks.sheets import sheet as make

amounts = st.one_of(st.none(), st.integers(-(10**12), 10**12))
ROWS = rows("x", "y", "z")
COLUMNS = (column("a"), million("b", cumulative=True), column("c", CellType.NUMBER, decimals=2))
EVERY_RULE = form(
    COLUMNS,
    rule("identity", total="c", plus=["a"], minus=["b"]),
    rule("parts", whole="x", parts=["y", "z"], columns=["a", "b", "c"]),
    rule("within_row", whole="a", parts=["c"]),
    rule("within_column", whole="x", parts=["y"], columns=["a"]),
    rule("below", columns=["a", "b", "c"]),
    rule("accumulates", cumulative="b", flow="a"),
    rule("follows", opening="a", closing="c"),
    rule("never_falls", columns=["b"]),
    rule("plan", actual="a", plan="c"),
    rule("scale", columns=["a", "b", "c"]),
    rule("whole_number", columns=["c"], units=[""]),
    rule("jump", columns=["a", "b", "c"], percent="50"),
    rule("copied", columns=["a"], periods="2"),
    rule("heaping", columns=["a"], multiple="10", percent="50", cells="1"),
    rows=ROWS,
)


@st.composite
def sheets(draw: st.DrawFn, at: str = "2020-09") -> Sheet:
    cells = {
        (row.code, one.code): amount
        for row in ROWS
        for one in COLUMNS
        if (amount := draw(amounts)) is not None
    }
    return make(EVERY_RULE, cells, at=at)


@given(sheets(), sheets("2020-08"), sheets())
def test_checking_twice_finds_the_same_in_order_and_in_whole_sentences(
    one: Sheet, before: Sheet, below: Sheet
) -> None:
    context = Context(previous=(before,), below={"x1": below})
    said = check(one, context)
    assert said == check(one, context)
    severities = [finding.severity for finding in said]
    assert severities == sorted(severities, key=lambda s: s is Severity.WARNING)
    assert all(finding.message[-1] in ".?" for finding in said)
    assert len({finding.key for finding in said}) == len(said)


@given(sheets())
def test_a_sheet_agrees_with_itself_below_it(one: Sheet) -> None:
    assert found(one, "below", below={"x1": one}) == []


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=8))
def test_rounding_the_parts_never_makes_an_error(exact: list[int]) -> None:
    """Parts and whole given in đồng, each rounded by itself to thousandths of a million."""
    asked = million("m")
    rounded = [1000 * ((amount + 500) // 1000) for amount in exact]
    whole = 1000 * ((sum(exact) + 500) // 1000)
    assert abs(whole - sum(rounded)) <= leeway(asked, len(exact))
    assert leeway(asked, len(exact)) == Fraction(1000 * (len(exact) + 1), 2)


@given(st.dictionaries(st.sampled_from("uvwxyz"), st.integers(1, 10**6), min_size=2), st.data())
def test_a_unit_left_out_explains_the_difference_wholly(
    said: dict[str, int], data: st.DataObject
) -> None:
    left_out = data.draw(st.sampled_from(sorted(said)))
    cause = explanation(-said[left_out], said)
    assert cause is not None
    assert cause.left == 0


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_cumulative_number_falls_or_not(before: int, now: int) -> None:
    asked = form([column("y", cumulative=True)], rule("never_falls", columns=["y"]))
    past = row_a(asked, at="2020-08", y=before)
    assert bool(found(row_a(asked, y=now), "never_falls", previous=(past,))) == (now < before)


@given(st.sampled_from(forms.every()), st.data())
def test_no_form_of_the_packs_breaks_on_any_numbers(one: Form, data: st.DataObject) -> None:
    """Every rule a pack asks for runs on sheets with arbitrary cells, and on empty ones."""
    cells = {
        (row.code, asked.code): data.draw(st.integers(0, 10**9))
        for row in one.rows
        for asked in one.columns
        if asked.numeric and data.draw(st.booleans())
    }
    now = make(one, cells, at="2020-09")
    empty = make(one, {}, at="2020-08")
    check(now, Context(previous=(empty,), below={"x": empty}, others={one.code: empty}))
    check(empty, Context(previous=(now, now, now), below={"x": now}, others={one.code: now}))
