"""Laws of the book, over histories that nobody thought of."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.capital import deeds
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.history import (
    account_overdrafts,
    balances,
    check_history,
    overdrafts,
    steps,
)
from chungtay.core.capital.ledger import Entry, Overdrawn
from chungtay.core.capital.line import CapitalKind, Line, Source, Term
from chungtay.core.capital.movement import (
    OVERDRAWS,
    PAID,
    POTS,
    SETS_PLAN,
    STAYS,
    Movement,
    Pot,
)
from chungtay.core.kernel.money import ZERO, Dong, total
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds

START = dt.date(2020, 1, 1)
LINES = tuple(
    Line("ntm", project, "", Source.CENTRAL, CapitalKind.DEVELOPMENT, 2020, 2020)
    for project in ("ntm.01", "ntm.02")
)
HOLDERS = ("62", "611", "612")

Wish = tuple[Movement, int, Line, list[str], Dong, str]
wishes = st.lists(
    st.tuples(
        st.sampled_from(Movement),
        st.integers(0, 30),
        st.sampled_from(LINES),
        st.permutations(HOLDERS),
        st.integers(1, 100).map(Dong),
        st.sampled_from(["", "ct-1"]),
    ),
    max_size=25,
)


def paper(number: int, day: int) -> Decision:
    on = START + dt.timedelta(days=day)
    return Decision(f"{number:03}", on, Grounds("demo:~x:2020", on, Provenance.SYNTHETIC))


def move_of(wish: Wish) -> Move:
    """Make a move of a wish: givers give, and what stays with a holder names nobody else."""
    movement, _, line, (one, other, *_), amount, subject = wish
    source, target = POTS[movement]
    if movement is Movement.CARRY_OVER:
        line = replace(line, origin_year=2019)
    if movement is Movement.MEDIUM_TERM:
        line = replace(line, term=Term.PERIOD)
    if source in OVERDRAWS:
        return Move(movement, line, one, amount, giver="TW", subject=subject)
    if target in OVERDRAWS:
        return Move(movement, line, "TW", amount, giver=one, subject=subject)
    if movement in STAYS:
        return Move(movement, line, one, amount, subject=subject)
    to_line = LINES[-1] if movement is Movement.ADJUSTMENT else None
    return Move(movement, line, other, amount, giver=one, to_line=to_line, to_subject=subject)


def entry(number: int, wish: Wish, held: Dong) -> Entry:
    return deeds.decide(paper(number, wish[1]), move_of(wish), held=held)


def played(wishes: list[Wish]) -> list[Entry]:
    """Do in order what can be done; leave the rest."""
    book: list[Entry] = []
    for number, wish in enumerate(sorted(wishes, key=lambda wish: wish[1])):
        source = move_of(wish).source
        try:
            book.append(entry(number, wish, balances(book).get(source, ZERO)))
        except Overdrawn as refusal:
            assert refusal.asked > refusal.held
    return book


@given(wishes)
def test_money_is_neither_made_nor_lost(wishes: list[Wish]) -> None:
    standing = balances(played(wishes))
    for purse in {account.line.purse for account in standing}:
        assert total(d for a, d in standing.items() if a.line.purse == purse) == ZERO


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


WHERE_PLANS_GO = frozenset({Pot.HELD, Pot.RESERVED, Pot.CARRIED, Pot.CANCELLED}) | PAID


@given(wishes)
def test_what_is_planned_is_held_reserved_paid_carried_or_cancelled(wishes: list[Wish]) -> None:
    """On every day, for every holder, line and work; what is mobilised is paid without a plan."""
    book = played(wishes)
    for day in {entry.on for entry in book}:
        planned: Counter[tuple[str, Line, str]] = Counter()
        standing: Counter[tuple[str, Line, str]] = Counter()
        for one in book:
            for posting in one.postings if one.on <= day else ():
                account, dong = posting.account, posting.amount.amount
                of = (account.holder, account.line, account.subject)
                standing[of] += dong if account.pot in WHERE_PLANS_GO else 0
                sets = account.pot is Pot.HELD and one.movement in SETS_PLAN
                gives = account.pot is Pot.SPENT and one.movement is Movement.MOBILISATION
                planned[of] += dong if sets or gives else 0
        assert planned == standing


@given(wishes, st.integers(0, 30))
def test_a_day_parts_the_book_without_loss(wishes: list[Wish], after: int) -> None:
    book, day = played(wishes), START + dt.timedelta(days=after)
    before = balances(entry for entry in book if entry.on <= day)
    since = balances(entry for entry in book if entry.on > day)
    for account, dong in balances(book).items():
        assert before.get(account, ZERO) + since.get(account, ZERO) == dong


@given(wishes, st.randoms())
def test_taking_an_entry_back_leaves_the_book_as_if_it_had_not_been(
    wishes: list[Wish], random: Random
) -> None:
    book = played(wishes)
    if not book:
        return
    gone = random.choice(book)
    undoing = deeds.take_back(gone, paper(999, 31))
    without = balances(entry for entry in book if entry is not gone)
    for account, dong in balances([*book, undoing]).items():
        assert dong == without.get(account, ZERO)
    fallen = any(d < ZERO and a.pot not in OVERDRAWS for a, d in without.items())
    assert bool(check_history([*book, undoing])) is fallen


@given(wishes)
def test_one_account_alone_is_replayed_like_all_together(wishes: list[Wish]) -> None:
    book = list(steps(entry(n, wish, wish[4]) for n, wish in enumerate(wishes)))
    alone = [
        str(refusal)
        for account in {step.account for step in book}
        for refusal in account_overdrafts(account, [s for s in book if s.account == account])
    ]
    assert sorted(alone) == sorted(map(str, overdrafts(book)))


def assigned(number: int, day: int) -> Entry:
    move = Move(Movement.ASSIGNMENT, LINES[0], "611", Dong(10), giver="TW")
    return deeds.decide(paper(number, day), move, held=ZERO)


def paid(number: int, day: int) -> Entry:
    move = Move(Movement.DISBURSEMENT, LINES[0], "611", Dong(10))
    return deeds.decide(paper(number, day), move, held=Dong(10))


def test_a_payment_before_the_money_came_is_found_although_the_sum_is_right() -> None:
    (refusal,) = check_history([assigned(2, 4), paid(1, 3)])
    assert (refusal.entry, refusal.held, refusal.asked) == ("001", ZERO, Dong(10))


def test_on_one_day_the_number_decides_what_came_first() -> None:
    assert check_history([paid(2, 3), assigned(1, 3)]) == ()
