"""What is remarked on of who gives, who gets back, and what goes round under which loan."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungtay.apps.capital import queries, services
from chungtay.core.capital.deeds import Move, decide
from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import Source
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.capital.remarks import check_givers
from chungtay.core.capital.rotation import Loan
from chungtay.core.kernel.money import Dong
from chungtay.flows.record_decision import preview
from tests.apps.capital.conftest import CLERK, LINE, paper, record

pytestmark = pytest.mark.usefixtures("book")
PEOPLE = replace(LINE, source=Source.PEOPLE)


def told(move: Move, day: int = 9) -> dict[str, str]:
    found = preview(by=CLERK, decision=paper("09", day), move=move).findings
    return {one.code: one.message for one in found}


def test_a_giver_who_never_gave_of_a_source_is_remarked_on() -> None:
    given = Move(Movement.ASSIGNMENT, PEOPLE, "62", Dong(5), giver="TW")
    assert "Ngân sách trung ương" in told(given)["capital.other_giver"]
    assert "capital.other_giver" not in told(replace(given, line=LINE))


@pytest.mark.parametrize(("given", "odd"), [(100, 0), (99, 1), (0, 1)])
def test_more_going_back_than_was_given_is_remarked_on(given: int, odd: int) -> None:
    back = Move(Movement.REDUCTION, LINE, "TW", Dong(100), giver="62")
    entry = decide(paper("09", 9), back, held=Dong(100))
    so_far = {("TW", Pot.GRANTED, Source.CENTRAL): Dong(given)} if given else {}
    found = check_givers(entry, names={"TW": "Ngân sách trung ương"}, given=so_far)
    assert [one.code for one in found] == ["capital.more_than_given"] * odd
    said = f"“Ngân sách trung ương” mới ghi {given} ₫ ở khoản “đã giao”, ít hơn 100 ₫ nay ghi"
    assert all(said in one.message for one in found)


def going_back(day: int, *parts: int) -> Entry:
    """Give an entry in whose postings parts of central money go back from the province."""
    move = Move(Movement.REDUCTION, LINE, "TW", Dong(1), giver="62")
    back = decide(paper("09", day), move, held=Dong(1))
    told = [
        replace(one, amount=Dong(one.amount.amount * dong))
        for dong in parts
        for one in back.postings
    ]
    return replace(back, postings=tuple(told))


def test_what_goes_back_in_two_postings_counts_together() -> None:
    def odd(entry: Entry) -> int:
        return [one.code for one in queries.remarks(entry)].count("capital.more_than_given")

    assert odd(going_back(9, 50, 50)) == 0
    assert odd(going_back(9, 51, 50)) == 1


def test_what_is_given_later_does_not_count_on_an_earlier_day() -> None:
    record("02", 20, Movement.SUPPLEMENT, "62", dong=50, giver="TW")
    for day, odd in ((19, True), (20, False)):
        codes = [one.code for one in queries.remarks(going_back(day, 150))]
        assert ("capital.more_than_given" in codes) is odd


def test_givers_ask_the_database_as_often_for_two_postings_as_for_one() -> None:
    def asked(entry: Entry) -> int:
        with CaptureQueriesContext(connection) as told:
            queries.remarks(entry)
        return len(told)

    assert asked(going_back(9, 1)) == asked(going_back(9, 1, 1))


def test_money_that_goes_round_under_no_known_loan_is_remarked_on() -> None:
    lent = Move(Movement.LENDING, LINE, "611", Dong(5), giver="TW")
    assert "capital.no_loan" in told(lent)
    assert "“v-9”" in told(replace(lent, subject="v-9"))["capital.loan_not_listed"]


def test_a_loan_is_known_from_the_day_it_was_lent() -> None:
    lent = Loan(
        "v-1", "ntm", "ntm.02", "611", "Nhóm bò thôn 1", 8, dt.date(2020, 3, 10),
        dt.date(2021, 3, 10), paper("01", 10).grounds,
    )  # fmt: skip
    services.record_loan(by=CLERK, loan=lent)
    move = Move(Movement.LENDING, LINE, "611", Dong(5), giver="TW", subject="v-1")
    assert "Ngày 09/03/2020" in told(move)["capital.loan_not_listed"]
    assert "capital.loan_not_listed" not in told(move, day=10)
