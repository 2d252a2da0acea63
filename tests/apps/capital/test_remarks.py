"""What is remarked on of who gives, who gets back, and what goes round under which loan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chungtay.core.capital.deeds import Move, decide
from chungtay.core.capital.line import Source
from chungtay.core.capital.movement import Movement
from chungtay.core.capital.remarks import check_giver
from chungtay.core.kernel.money import Dong
from chungtay.flows.record_decision import preview
from tests.apps.capital.conftest import CLERK, LINE, paper

pytestmark = pytest.mark.usefixtures("book")
PEOPLE = replace(LINE, source=Source.PEOPLE)


def told(move: Move) -> dict[str, str]:
    found = preview(by=CLERK, decision=paper("09", 9), move=move).findings
    return {one.code: one.message for one in found}


def test_a_giver_who_never_gave_of_a_source_is_remarked_on() -> None:
    given = Move(Movement.ASSIGNMENT, PEOPLE, "62", Dong(5), giver="TW")
    assert "Ngân sách trung ương" in told(given)["capital.other_giver"]
    assert "capital.other_giver" not in told(replace(given, line=LINE))


@pytest.mark.parametrize(("given", "odd"), [(100, 0), (99, 1), (0, 1)])
def test_more_going_back_than_was_given_is_remarked_on(given: int, odd: int) -> None:
    back = Move(Movement.REDUCTION, LINE, "TW", Dong(100), giver="62")
    entry = decide(paper("09", 9), back, held=Dong(100))
    so_far = {Source.CENTRAL: Dong(given)} if given else {}
    found = check_giver(entry, entry.postings[1], giver="Ngân sách trung ương", given=so_far)
    assert [one.code for one in found] == ["capital.more_than_given"] * odd


def test_money_that_goes_round_under_no_known_loan_is_remarked_on() -> None:
    lent = Move(Movement.LENDING, LINE, "611", Dong(5), giver="TW")
    assert "capital.no_loan" in told(lent)
    assert "“v-9”" in told(replace(lent, subject="v-9"))["capital.loan_not_listed"]
