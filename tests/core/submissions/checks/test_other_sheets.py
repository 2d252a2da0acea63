"""Checks against earlier periods, other forms and the units below."""

from __future__ import annotations

import pytest

from chungtay.core.submissions.form import CellType
from tests.core.submissions.checks.sheets import (
    STAGE,
    column,
    form,
    found,
    million,
    places,
    row_a,
    rows,
    rule,
    sheet,
)

A, B, C = column("a"), column("b"), column("c")
YEARLY = column("y", cumulative=True)
M = 1_000_000


@pytest.mark.parametrize(("now", "wrong"), [(9, 1), (10, 0), (11, 0)])
def test_what_counts_from_the_years_start_never_falls(now: int, wrong: int) -> None:
    asked = form([YEARLY], rule("never_falls", columns=["y"]))
    before = row_a(asked, at="2020-08", y=10)
    assert len(found(row_a(asked, y=now), "never_falls", previous=(before,))) == wrong


def test_a_new_year_begins_again_unless_the_work_goes_on() -> None:
    yearly = form([YEARLY], rule("never_falls", columns=["y"]))
    lasting = form([YEARLY], rule("never_falls", columns=["y"], across_years="yes"))
    for asked, wrong in ((yearly, []), (lasting, ["a|y"])):
        before = row_a(asked, at="2019-12", y=10)
        assert places(row_a(asked, at="2020-01", y=1), "never_falls", previous=(before,)) == wrong


def test_a_gap_is_looked_across() -> None:
    asked = form([YEARLY], rule("never_falls", columns=["y"]))
    earlier = (row_a(asked, at="2020-08"), row_a(asked, at="2020-07", y=10))
    assert places(row_a(asked, y=9), "never_falls", previous=earlier) == ["a|y"]


@pytest.mark.parametrize(("now", "wrong"), [(14, 1), (15, 0), (16, 1)])
def test_since_the_years_start_is_last_period_plus_this_one(now: int, wrong: int) -> None:
    asked = form([A, YEARLY], rule("accumulates", cumulative="y", flow="a"))
    before = row_a(asked, at="2020-08", y=10)
    assert len(found(row_a(asked, a=5, y=now), "accumulates", previous=(before,))) == wrong


def test_the_first_period_of_a_year_starts_from_nothing() -> None:
    asked = form([A, YEARLY], rule("accumulates", cumulative="y", flow="a"))
    before = row_a(asked, at="2019-12", y=10)
    now = row_a(asked, at="2020-01", a=5, y=5)
    assert places(now, "accumulates", previous=(before,)) == []
    assert places(row_a(asked, at="2020-01", a=5, y=15), "accumulates") == ["a|y"]


def test_over_a_period_that_was_not_reported_nothing_is_added_up() -> None:
    asked = form([A, YEARLY], rule("accumulates", cumulative="y", flow="a"))
    before = row_a(asked, at="2020-07", y=10)
    assert places(row_a(asked, a=5, y=99), "accumulates", previous=(before,)) == []


@pytest.mark.parametrize(("opening", "wrong"), [(10, 0), (11, 1)])
def test_a_period_begins_as_the_last_one_ended(opening: int, wrong: int) -> None:
    asked = form([A, B], rule("follows", opening="a", closing="b"))
    before = row_a(asked, at="2020-08", b=10)
    assert len(found(row_a(asked, a=opening), "follows", previous=(before,))) == wrong
    older = row_a(asked, at="2020-07", b=10)
    assert places(row_a(asked, a=opening), "follows", previous=(older,)) == []


def test_a_stage_does_not_go_back_but_a_stopped_work_may_start_again() -> None:
    asked = form([STAGE], rule("onward", columns="stage", order=["planned", "started", "finished"]))

    def said(before: str, now: str) -> list[str]:
        past = row_a(asked, at="2020-08", stage=before)
        return places(row_a(asked, stage=now), "onward", previous=(past,))

    assert said("started", "planned") == ["a|stage"]
    assert said("started", "started") == []
    assert said("planned", "finished") == []
    assert said("stopped", "planned") == []
    assert said("finished", "stopped") == []


@pytest.mark.parametrize(
    ("before", "now", "wrong"),
    [(3, 1499, 0), (3, 1500, 1), (1500, 3, 1), (1, 2_000_000, 1), (1, 2_000_001, 0), (3, 30, 0)],
)
def test_a_number_a_thousand_times_the_last_is_asked_about(
    before: int, now: int, wrong: int
) -> None:
    asked = form([million("m")], rule("scale", columns=["m"], least="1"))
    past = row_a(asked, at="2020-08", m=before * M)
    assert len(found(row_a(asked, m=now * M), "scale", previous=(past,))) == wrong


def test_a_percentage_typed_as_a_fraction_is_asked_about() -> None:
    asked = form([column("p", CellType.PERCENT, base="x")], rule("scale", columns=["p"]))
    past = row_a(asked, at="2020-08", p=70 * M)
    assert places(row_a(asked, p=7 * M // 10), "scale", previous=(past,)) == ["a|p"]
    assert places(row_a(asked, p=7 * M), "scale", previous=(past,)) == []


def test_tiny_numbers_and_nothing_are_no_slip_of_unit() -> None:
    asked = form([million("m")], rule("scale", columns=["m"], least="1"))
    for before, now in ((M - 1, 900 * M), (0, 900 * M), (900 * M, 0)):
        past = row_a(asked, at="2020-08", m=before)
        assert places(row_a(asked, m=now), "scale", previous=(past,)) == []


@pytest.mark.parametrize(("now", "wrong"), [(150, 0), (151, 1), (50, 0), (49, 1)])
def test_a_jump_is_more_than_a_share_of_the_last_number(now: int, wrong: int) -> None:
    asked = form([A], rule("jump", columns=["a"], percent="50", least="10"))
    past = row_a(asked, at="2020-08", a=100)
    assert len(found(row_a(asked, a=now), "jump", previous=(past,))) == wrong


@pytest.mark.parametrize(("now", "wrong"), [(11, 0), (12, 1)])
def test_a_small_jump_is_let_be(now: int, wrong: int) -> None:
    asked = form([A], rule("jump", columns=["a"], percent="50", least="10"))
    past = row_a(asked, at="2020-08", a=2)
    assert len(found(row_a(asked, a=now), "jump", previous=(past,))) == wrong


def test_the_new_year_of_a_cumulative_number_is_no_jump() -> None:
    asked = form([YEARLY], rule("jump", columns=["y"], percent="50", least="10"))
    past = row_a(asked, at="2019-12", y=1000)
    assert places(row_a(asked, at="2020-01", y=10), "jump", previous=(past,)) == []


def test_the_same_numbers_for_three_periods_are_asked_about() -> None:
    asked = form([A, B], rule("copied", columns=["a", "b"], periods="3", cells="2"))

    def said(first: int, second: int, **now: int) -> list[str]:
        past = (row_a(asked, "2020-08", a=5, b=second), row_a(asked, "2020-07", a=5, b=first))
        return places(row_a(asked, "2020-09", **now), "copied", previous=past)

    assert said(7, 7, a=5, b=7) == [""]
    assert said(8, 7, a=5, b=7) == []
    assert said(7, 7, a=5, b=8) == []
    assert said(0, 0, a=5, b=0) == []
    only_two = (row_a(asked, "2020-08", a=5, b=7),)
    assert places(row_a(asked, a=5, b=7), "copied", previous=only_two) == []


@pytest.mark.parametrize(("here", "wrong"), [(10, 0), (11, 1)])
def test_two_forms_of_the_same_days_agree(here: int, wrong: int) -> None:
    asked = form([A], rule("equals_form", column="a", form="khac", other_column="b"))
    other = row_a(form([B], code="khac"), b=10)
    assert len(found(row_a(asked, a=here), "equals_form", others={"khac": other})) == wrong
    assert places(row_a(asked, a=here), "equals_form") == []


@pytest.mark.parametrize(("here", "wrong"), [(10, 0), (11, 1)])
def test_a_sum_of_rows_here_is_a_sum_of_rows_there(here: int, wrong: int) -> None:
    asked = form(
        [A],
        rule("equals_form", column="a", form="khac", other_column="b", other_rows=["u", "v"]),
        rows=rows("x", "y"),
    )
    other = sheet(form([B], code="khac", rows=rows("u", "v")), {("u", "b"): 4, ("v", "b"): 6})
    one = sheet(asked, {("x", "a"): 3, ("y", "a"): here - 3})
    assert len(found(one, "equals_form", others={"khac": other})) == wrong


BELOW = form([A], rule("below", columns=["a"]))


def above(own: int, **said: int | None) -> list[tuple[str, str]]:
    """Check a unit's own number against those below: the unit named, and the message."""
    under = {
        unit: row_a(BELOW) if amount is None else row_a(BELOW, a=amount)
        for unit, amount in said.items()
    }
    findings = found(row_a(BELOW, a=own), "below", below=under, names={"x2": "Xã Hai"})
    return [(one.numbers.get("unit", ""), one.message) for one in findings]


def test_a_units_own_statement_is_the_sum_of_those_below() -> None:
    assert above(60, x1=10, x2=20, x3=30) == []
    assert above(61, x1=10, x2=20, x3=30)[0][0] == ""


@pytest.mark.parametrize(
    ("own", "said", "unit", "words"),
    [
        (40, {"x1": 10, "x2": 20, "x3": 30}, "x2", "Xã Hai (ghi 20): chưa được cộng vào"),
        (80, {"x1": 10, "x2": 20, "x3": 30}, "x2", "bị cộng hai lần"),
        (60, {"x1": 10, "x2": 20_000, "x3": 30}, "x2", "nhầm đơn vị tính 1.000 lần"),
        (20_040, {"x1": 10, "x2": 20, "x3": 30}, "x2", "nhầm đơn vị tính 1.000 lần"),
        (47, {"x1": 10, "x2": None, "x3": 30}, "x2", "ô này còn trống"),
    ],
)
def test_the_unit_below_that_explains_a_difference_is_named(
    own: int, said: dict[str, int | None], unit: str, words: str
) -> None:
    ((named, message),) = above(own, **said)
    assert named == unit
    assert words in message


def test_rounding_in_the_units_below_is_no_difference() -> None:
    asked = form([million("m")], rule("below", columns=["m"]))
    under = {"x1": row_a(asked, m=1_000_400), "x2": row_a(asked, m=2_000_400)}
    assert places(row_a(asked, m=3_002_300), "below", below=under) == []
    assert places(row_a(asked, m=3_002_301), "below", below=under) == ["a|m"]


def test_several_units_that_say_nothing_are_counted() -> None:
    ((_, message),) = above(67, x1=10, x2=None, x3=None)
    assert message.endswith("2 đơn vị còn để trống ô này.")
