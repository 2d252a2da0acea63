from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.core.capital import deeds
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.holder import UnknownHolder, UnknownProject, require_holder
from chungtay.core.capital.holder import require_project as require
from chungtay.core.capital.ledger import (
    Account,
    Entry,
    NoMoney,
    NotCarriedOver,
    Overdrawn,
    Posting,
    Unbalanced,
    WrongPot,
)
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.register import KnownTooSoon

DAY = dt.date(2020, 3, 1)
GROUNDS = Grounds("kontum.ubnd:12/QĐ-UBND:2020-03-01", DAY, Provenance.REPORTED)
LINE = Line("ntm", "ntm.02", "", Source.CENTRAL, CapitalKind.DEVELOPMENT, 2020, 2020)
CARRIED = replace(LINE, origin_year=2019)
PAPER = Decision("12", DAY, GROUNDS)


def pot(holder: str, pot: Pot, line: Line = LINE) -> Account:
    return Account(holder, line, pot)


def entry_of(
    movement: Movement, holder: str, amount: int, giver: str = "", *, line: Line = LINE,
    held: int = 0, paper: Decision = PAPER,
) -> Entry:  # fmt: skip
    move = Move(movement, line, holder, Dong(amount), giver=giver)
    return deeds.decide(paper, move, held=Dong(held))


def test_an_assignment_takes_from_the_budget_what_the_holder_gets() -> None:
    entry = entry_of(Movement.ASSIGNMENT, "62", 10, "TW")
    assert entry.postings == (
        Posting(pot("TW", Pot.GRANTED), Dong(-10)),
        Posting(pot("62", Pot.HELD), Dong(10)),
    )


def test_what_is_mobilised_counts_at_once_as_spent() -> None:
    entry = entry_of(Movement.MOBILISATION, "23281", 7, "ND")
    assert entry.postings[1] == Posting(pot("23281", Pot.SPENT), Dong(7))


def test_what_is_expected_is_neither_held_nor_spent() -> None:
    entry = entry_of(Movement.EXPECTATION, "62", 7, "DN")
    assert {p.account.pot for p in entry.postings} == {Pot.PLEDGED, Pot.EXPECTED}


@pytest.mark.parametrize("movement", [Movement.ALLOTMENT, Movement.ADJUSTMENT])
def test_nobody_hands_on_more_than_is_held(movement: Movement) -> None:
    with pytest.raises(Overdrawn, match=r"62 chỉ còn 5 ₫ .* không đủ cho 6 ₫\.$") as caught:
        entry_of(movement, "611", 6, "62", held=5)
    assert (caught.value.code, caught.value.held) == ("capital.overdrawn", Dong(5))


def test_nobody_pays_more_than_is_held() -> None:
    entry_of(Movement.DISBURSEMENT, "611", 5, held=5)
    with pytest.raises(Overdrawn):
        entry_of(Movement.DISBURSEMENT, "611", 6, held=5)


@pytest.mark.parametrize("amount", [0, -1])
def test_a_deed_moves_a_positive_amount(amount: int) -> None:
    with pytest.raises(NoMoney):
        entry_of(Movement.ASSIGNMENT, "62", amount, "TW")


def test_money_is_carried_over_from_an_earlier_year() -> None:
    entry_of(Movement.CARRY_OVER, "62", 1, "TW", line=CARRIED)
    with pytest.raises(NotCarriedOver, match="năm gốc 2020, năm kế hoạch 2020"):
        entry_of(Movement.CARRY_OVER, "62", 1, "TW")


def test_an_entry_must_balance_on_every_line() -> None:
    postings = (
        Posting(pot("TW", Pot.GRANTED), Dong(-10)),
        Posting(pot("62", Pot.HELD, CARRIED), Dong(10)),
    )
    with pytest.raises(
        Unbalanced, match="kéo dài sang 2020: bên tăng 10 ₫, bên giảm 0 ₫, lệch 10 ₫"
    ):
        Entry("12", Movement.ASSIGNMENT, DAY, GROUNDS, postings)


def test_a_payment_must_balance_with_every_holder() -> None:
    postings = (
        Posting(pot("611", Pot.HELD), Dong(-10)),
        Posting(pot("612", Pot.SPENT), Dong(10)),
    )
    with pytest.raises(Unbalanced, match="612"):
        Entry("12", Movement.DISBURSEMENT, DAY, GROUNDS, postings)


def test_a_movement_touches_its_own_pots_only() -> None:
    postings = (Posting(pot("62", Pot.EXPECTED), Dong(-1)), Posting(pot("62", Pot.HELD), Dong(1)))
    with pytest.raises(WrongPot, match="không được ghi vào khoản “dự kiến huy động” của 62"):
        Entry("12", Movement.ALLOTMENT, DAY, GROUNDS, postings)


def test_a_payment_is_not_known_before_it_is_made() -> None:
    early = Decision("12", DAY, replace(GROUNDS, known_from=dt.date(2020, 2, 29)))
    with pytest.raises(KnownTooSoon):
        entry_of(Movement.DISBURSEMENT, "611", 5, held=5, paper=early)
    entry_of(Movement.ASSIGNMENT, "611", 5, "TW", paper=early)


def test_a_mistake_is_undone_by_an_entry_that_moves_the_money_back() -> None:
    entry = entry_of(Movement.ASSIGNMENT, "62", 10, "TW")
    undone = deeds.take_back(entry, replace(PAPER, entry="13"))
    assert [(p.account, -p.amount) for p in undone.postings] == [
        (p.account, p.amount) for p in entry.postings
    ]


def test_a_line_reads_as_an_official_would_say_it() -> None:
    told = "ntm.02 · Ngân sách trung ương · Vốn đầu tư phát triển · 2019 kéo dài sang 2020"
    assert str(CARRIED) == told


def test_accounts_belong_to_somebody() -> None:
    require_holder("62", known={"62"})
    with pytest.raises(UnknownHolder, match="“63”"):
        require_holder("63", known={"62"})


@pytest.mark.parametrize(
    ("programme", "project", "fits"),
    [("ntm", "ntm.02", True), ("ntm", "", True), ("", "irish.p135", True),
     ("ntm", "gn.p1", False), ("x", "", False), ("", "", False)],
)  # fmt: skip
def test_money_stands_on_a_project_of_its_programme(
    programme: str, project: str, *, fits: bool
) -> None:
    known = {"ntm": {"ntm.02"}}
    if fits:
        require(programme, project, known=known)
    else:
        with pytest.raises(UnknownProject):
            require(programme, project, known=known)
