"""Laws of the book, over histories that nobody thought of."""

from __future__ import annotations

import datetime as dt
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.capital import deeds
from chungtay.core.capital.deeds import Decision
from chungtay.core.capital.history import balances, check_history
from chungtay.core.capital.ledger import Account, Entry, Overdrawn
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.movement import OVERDRAWS, Pot
from chungtay.core.kernel.money import ZERO, Dong, total
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds

START = dt.date(2020, 1, 1)
LINES = tuple(
    Line("ntm", project, "", Source.CENTRAL, CapitalKind.DEVELOPMENT, 2020, 2020)
    for project in ("ntm.01", "ntm.02")
)
HOLDERS = ("62", "611", "612")

wishes = st.lists(
    st.tuples(
        st.sampled_from(["assign", "allot", "disburse", "mobilise", "expect"]),
        st.integers(0, 30),
        st.sampled_from(LINES),
        st.permutations(HOLDERS),
        st.integers(1, 100).map(Dong),
    ),
    max_size=25,
)
Wish = tuple[str, int, Line, list[str], Dong]


def paper(number: int, day: int) -> Decision:
    on = START + dt.timedelta(days=day)
    return Decision(f"{number:03}", on, Grounds("demo:~x:2020", on, Provenance.SYNTHETIC))


def entry(number: int, wish: Wish, held: Dong) -> Entry:
    deed, day, line, (one, other, *_), amount = wish
    by = paper(number, day)
    match deed:
        case "assign":
            return deeds.assign(by, line=line, giver="TW", holder=one, amount=amount)
        case "mobilise":
            return deeds.mobilise(by, line=line, giver="ND", holder=one, amount=amount)
        case "expect":
            return deeds.expect(by, line=line, giver="ND", holder=one, amount=amount)
        case "allot":
            return deeds.allot(by, line=line, held=held, giver=one, holder=other, amount=amount)
        case _:
            return deeds.disburse(by, line=line, held=held, holder=one, amount=amount)


def played(wishes: list[Wish]) -> list[Entry]:
    """Do in order what can be done; leave the rest."""
    book: list[Entry] = []
    for number, wish in enumerate(sorted(wishes, key=lambda wish: wish[1])):
        account = Account(wish[3][0], wish[2], Pot.HELD)
        try:
            book.append(entry(number, wish, balances(book).get(account, ZERO)))
        except Overdrawn as refusal:
            assert refusal.asked > refusal.held
    return book


@given(wishes)
def test_money_is_neither_made_nor_lost(wishes: list[Wish]) -> None:
    standing = balances(played(wishes))
    for line in LINES:
        assert total(d for a, d in standing.items() if a.line == line) == ZERO


@given(wishes)
def test_nothing_held_or_spent_ever_stands_below_zero(wishes: list[Wish]) -> None:
    book = played(wishes)
    assert check_history(book) == ()
    for end in range(len(book) + 1):
        standing = balances(book[:end])
        assert all(d >= ZERO for a, d in standing.items() if a.pot not in OVERDRAWS)


@given(wishes, st.randoms())
def test_a_replay_does_not_mind_the_order_of_reading(wishes: list[Wish], random: Random) -> None:
    unchecked = [entry(n, wish, wish[4]) for n, wish in enumerate(wishes)]
    shuffled = list(unchecked)
    random.shuffle(shuffled)
    assert [str(r) for r in check_history(shuffled)] == [str(r) for r in check_history(unchecked)]


@given(wishes)
def test_a_replay_finds_an_overdraft_exactly_when_some_pot_falls_below_zero(
    wishes: list[Wish],
) -> None:
    book = sorted(
        (entry(n, wish, wish[4]) for n, wish in enumerate(wishes)), key=lambda e: (e.on, e.id)
    )
    falls = []
    for number, last in enumerate(book):
        before, after = balances(book[:number]), balances(book[: number + 1])
        falls += [
            last.id
            for account, dong in after.items()
            if account.pot not in OVERDRAWS and dong < min(ZERO, before.get(account, ZERO))
        ]
    assert [refusal.entry for refusal in check_history(book)] == falls


def test_a_payment_before_the_money_came_is_found_although_the_sum_is_right() -> None:
    line, amount = LINES[0], Dong(10)
    paid = deeds.disburse(paper(1, 3), line=line, held=amount, holder="611", amount=amount)
    given_later = deeds.assign(paper(2, 4), line=line, giver="TW", holder="611", amount=amount)
    (refusal,) = check_history([given_later, paid])
    assert (refusal.entry, refusal.held, refusal.asked) == ("001", ZERO, amount)


def test_on_one_day_the_number_decides_what_came_first() -> None:
    line, amount = LINES[0], Dong(10)
    given_first = deeds.assign(paper(1, 3), line=line, giver="TW", holder="611", amount=amount)
    paid = deeds.disburse(paper(2, 3), line=line, held=amount, holder="611", amount=amount)
    assert check_history([paid, given_first]) == ()
