"""A grant reaches down the tree of units and no further."""

from __future__ import annotations

import pytest

from chungtay.core.people.actor import NOBODY, Action, Actor, Grant, NotAllowed, require

FILL = Action("submissions.fill", "Nhập số liệu")
ACCEPT = Action("submissions.accept", "Tiếp nhận")
DISTRICT = Actor(7, frozenset({Grant(FILL.code, "608")}))
DEPARTMENT = Actor(8, frozenset({Grant(ACCEPT.code, "62", "form:b01")}))


def test_a_grant_holds_at_its_unit_and_under_it() -> None:
    assert DISTRICT.may(FILL, unit="608", above=("62",))
    assert DISTRICT.may(FILL, unit="23281", above=("608", "62"))


@pytest.mark.parametrize(("unit", "above"), [("62", ()), ("23377", ("611", "62")), ("", ())])
def test_a_grant_holds_neither_above_nor_beside(unit: str, above: tuple[str, ...]) -> None:
    assert not DISTRICT.may(FILL, unit=unit, above=above)


def test_a_grant_of_one_action_is_none_of_another() -> None:
    assert not DISTRICT.may(ACCEPT, unit="608")


def test_a_grant_of_the_country_holds_everywhere() -> None:
    assert Actor(9, frozenset({Grant(FILL.code, "")})).may(FILL, unit="23281")


@pytest.mark.parametrize(("subject", "allowed"),
                         [("form:b01", True), ("form:b02", False), ("", False)])  # fmt: skip
def test_a_grant_of_one_subject_reaches_that_subject(subject: str, *, allowed: bool) -> None:
    assert DEPARTMENT.may(ACCEPT, unit="23281", above=("608", "62"), subject=subject) is allowed


def test_nobody_may_do_nothing_and_is_told_what_and_where() -> None:
    with pytest.raises(NotAllowed, match="“Nhập số liệu” tại đơn vị 23281"):
        require(NOBODY, FILL, unit="23281", above=("608", "62"))
