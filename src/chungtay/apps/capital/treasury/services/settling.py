"""Say what becomes of a line: matched with a payment, recorded, explained, or open again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.capital import queries as ledger
from chungtay.apps.capital.services import record_move, record_undoing
from chungtay.apps.capital.treasury import queries
from chungtay.apps.capital.treasury.payments import payments_of
from chungtay.apps.capital.treasury.queries import LineCard
from chungtay.apps.capital.treasury.services.rows import lock, place_of, said_row
from chungtay.apps.capital.treasury.uploads import require_reconciler
from chungtay.apps.capital.treasury_models import TreasurySettlement
from chungtay.apps.kernel.services import append_rows
from chungtay.core.capital.actions import RECONCILE
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.reconcile.line import Payment
from chungtay.core.capital.reconcile.settling import (
    WITH_PAYMENT,
    Settlement,
    State,
    UnknownPayment,
    require_open,
    require_room,
    require_words,
)
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.record import edition_of, in_edition
from chungtay.core.people.actor import Actor

UNDONE = "Bút toán “{entry}” đã bị hủy bằng bút toán “{undoing}”."


@transaction.atomic
def settle_line(
    *, by: Actor, line: str, state: State, payment: Payment | None = None, words: str = "",
    on: dt.date,
) -> None:  # fmt: skip
    """Say what becomes of an open line: matched with a payment, explained, or not ours.

    Raises `AlreadySettled`, `PaymentTaken`, `UnknownPayment` or `WordsWanted`.
    """
    lock()
    card = _open(by, line, on=on)
    require_words(state, words)
    if state is State.MATCHED:
        payment = _known(payment)
        require_room(payment, queries.used().get(payment.ref, 0), card.line.dong)
    _say(by, card, Settlement(line, state, on, words=words[:1000]), payment, on=on)


@transaction.atomic
def record_line(*, by: Actor, line: str, decision: Decision, move: Move, on: dt.date) -> str:
    """Put an open line into the ledger by a move that rests on its list; answer the entry."""
    lock()
    card = _open(by, line, on=on)
    entry = record_move(by=by, decision=decision, move=move)
    made = Payment(entry, move.holder, move.line, move.subject, move.amount.amount, decision.on)
    _say(by, card, Settlement(line, State.RECORDED, on), made, on=on)
    return entry


@transaction.atomic
def reopen_line(*, by: Actor, line: str, words: str, on: dt.date) -> None:
    """Open a settled line again; what was said about it stays in its history."""
    lock()
    card = queries.line_card(line)
    require_reconciler(by, scope=card.scope, on=on)
    require_words(State.EXPLAINED, words)
    if card.state is not State.OPEN:
        _say(by, card, Settlement(line, State.OPEN, on, words=words[:1000]), None, on=on)


@transaction.atomic
def undo_entry(*, by: Actor, decision: Decision, entry: str, on: dt.date) -> str:
    """Take an entry back, and open again the lines that were matched with it or recorded by it.

    Answers the new entry's number; refused as `record_undoing` refuses.
    """
    lock()
    undoing = record_undoing(by=by, decision=decision, entry=entry)
    words = UNDONE.format(entry=entry, undoing=undoing)
    for card in queries.matched_with(entry):
        _say(by, card, Settlement(card.ref, State.OPEN, on, words=words[:1000]), None, on=on)
    return undoing


def _open(by: Actor, line: str, *, on: dt.date) -> LineCard:
    card = queries.line_card(line)
    require_reconciler(by, scope=card.scope, on=on)
    require_open(card.state, card.line, vietnamese(card.line.dong))
    return card


def _known(payment: Payment | None) -> Payment:
    if payment is None:
        raise UnknownPayment(payment="")
    found = payments_of([payment.entry]).get(payment.ref)
    if found is None:
        raise UnknownPayment(payment=payment.entry)
    return found


def _say(
    by: Actor, card: LineCard, said: Settlement, payment: Payment | None, *, on: dt.date
) -> None:
    """Write what is said about a line; a line that was matched takes its place on the budget."""
    ref = f"TS:{card.ref}"
    last = queries.settled([card.ref]).get(card.ref)
    edition = edition_of(last.ref)[1] + 1 if last else 1
    if payment is not None:
        said = replace(said, entry=payment.entry, payment=payment.ref)
        if said.state in WITH_PAYMENT:
            _place(by, card, payment, on=on)
    row = said_row(said, card.line.dong, in_edition(ref, edition))
    stands = {
        "document": card.document, "known_from": said.on, "provenance": card.provenance,
        "recorded_by": str(by.user),
    }  # fmt: skip
    append_rows([TreasurySettlement(**row, **stands)])
    note(RECONCILE, by=by, subject=card.ref, unit=card.unit, details={"state": said.state.value})


def _place(by: Actor, card: LineCard, payment: Payment, *, on: dt.date) -> None:
    """Say a line again with the holder and budget line of the payment it is, if it told others."""
    row = queries.standing_lines().get(first=card.ref)
    place = place_of(payment, ledger.unit_of(payment.holder) or card.scope)
    if all(getattr(row, name) == value for name, value in place.items()):
        return
    for name, value in place.items():
        setattr(row, name, value)
    row.pk = None
    row.ref = in_edition(card.ref, edition_of(row.ref)[1] + 1)
    row.known_from = max(on, row.on)
    row.recorded_by = str(by.user)
    append_rows([row])
