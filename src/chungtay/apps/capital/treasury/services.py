"""Take lists in, and say what becomes of each line.

A list is taken whole or not at all. What stands already and says the same is passed over; what the
sender says otherwise now is the next edition of the line, and what was said about it is open again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.capital import queries as ledger
from chungtay.apps.capital.services import record_move
from chungtay.apps.capital.treasury import queries
from chungtay.apps.capital.treasury.payments import payments_of
from chungtay.apps.capital.treasury.queries import LINE_FIELDS, LineCard
from chungtay.apps.capital.treasury.uploads import require_reconciler
from chungtay.apps.capital.treasury.writing import insert
from chungtay.apps.capital.treasury_models import (
    TreasuryLine,
    TreasuryProfile,
    TreasurySettlement,
)
from chungtay.apps.kernel.services import append_rows
from chungtay.apps.kernel.standing import standing
from chungtay.core.capital.actions import RECONCILE
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.reconcile.line import ListLine, Payment
from chungtay.core.capital.reconcile.matching import REASON_TITLES, Found, Outcome
from chungtay.core.capital.reconcile.profile import Profile, tell_profile
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
from chungtay.core.kernel.record import Grounds, edition_of, in_edition
from chungtay.core.people.actor import Actor

Told = Callable[[int, int], None]
PART = 5_000
"""Lines written at once: a country's list is never held twice."""
CHANGED = "Nơi gửi đã sửa dòng này; cần xem lại."


@dataclass(frozen=True, slots=True)
class Handed:
    """A list to be taken: whose it is, who keeps it, its bytes' digest, what it rests on.

    `untouched` counts the lines that stand already and are settled.
    """

    sender: str
    scope: str
    sha256: str
    grounds: Grounds
    untouched: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a list: lines that are new, corrected, stood already, and were matched."""

    fresh: int
    changed: int
    known: int
    matched: int


def line_ref(sender: str, line: ListLine) -> str:
    """Give the ref of a line's first edition."""
    return f"TL:{sender}:{line.key}"


@transaction.atomic
def save_profile(*, by: Actor, profile: Profile, scope: str, on: dt.date) -> str:
    """Keep how a sender's lists are read; answer its code."""
    require_reconciler(by, scope=scope, on=on)
    TreasuryProfile.objects.update_or_create(
        code=profile.code,
        defaults={
            "title": profile.title,
            "sender": profile.sender,
            "told": tell_profile(profile),
            "changed_by": str(by.user),
        },
    )
    note(RECONCILE, by=by, subject=f"treasury-profile:{profile.code}", unit=scope)
    return profile.code


@transaction.atomic
def take_list(
    *,
    by: Actor,
    handed: Handed,
    found: Sequence[Found],
    remarks: Mapping[tuple[str, int], Sequence[str]],
    on: dt.date,
    told: Told | None = None,
) -> Taken:
    """Write the lines of a list, and what is sure about them; all of it, or nothing.

    `remarks` are the codes of warnings by sheet and row.
    """
    require_reconciler(by, scope=handed.scope, on=on)
    _lock(handed.sender)
    holders = {one.code: one.unit for one in ledger.holders()}
    fresh = changed = matched = 0
    for start in range(0, len(found), PART):
        part = found[start : start + PART]
        rows, settled = _rows(part, handed, holders, remarks, by=by, on=on)
        insert(TreasuryLine, rows)
        insert(TreasurySettlement, settled)
        again = sum(row["ref"] != row["first"] for row in rows)
        changed, fresh = changed + again, fresh + len(rows) - again
        matched += sum(row["state"] == State.MATCHED.value for row in settled)
        if told is not None:
            told(start + len(part), len(found))
    known = len(found) - fresh - changed + handed.untouched
    details = {"fresh": fresh, "changed": changed, "known": known, "sha256": handed.sha256}
    note(RECONCILE, by=by, subject=f"treasury:{handed.sender}", unit=handed.scope, details=details)
    return Taken(fresh, changed, known, matched)


@transaction.atomic
def settle_line(
    *, by: Actor, line: str, state: State, payment: Payment | None = None, words: str = "",
    on: dt.date,
) -> None:  # fmt: skip
    """Say what becomes of an open line: matched with a payment, explained, or not ours.

    Raises `AlreadySettled`, `PaymentTaken`, `UnknownPayment` or `WordsWanted`.
    """
    card = _open(by, line, on=on)
    require_words(state, words)
    if state is State.MATCHED:
        payment = _known(payment)
        require_room(payment, queries.used().get(payment.ref, 0), card.line.dong)
    _say(by, card, Settlement(line, state, on, words=words[:1000]), payment, on=on)


@transaction.atomic
def record_line(*, by: Actor, line: str, decision: Decision, move: Move, on: dt.date) -> str:
    """Put an open line into the ledger by a move that rests on its list; answer the entry."""
    card = _open(by, line, on=on)
    entry = record_move(by=by, decision=decision, move=move)
    made = Payment(entry, move.holder, move.line, move.subject, move.amount.amount, decision.on)
    _say(by, card, Settlement(line, State.RECORDED, on), made, on=on)
    return entry


@transaction.atomic
def reopen_line(*, by: Actor, line: str, words: str, on: dt.date) -> None:
    """Open a settled line again; what was said about it stays in its history."""
    card = queries.line_card(line)
    require_reconciler(by, scope=card.scope, on=on)
    require_words(State.EXPLAINED, words)
    if card.state is not State.OPEN:
        _say(by, card, Settlement(line, State.OPEN, on, words=words[:1000]), None, on=on)


def _lock(sender: str) -> None:
    """Hold a sender's profiles until its list is written: of two at once, one waits."""
    list(TreasuryProfile.objects.select_for_update().filter(sender=sender).order_by("code"))


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
    row = _said(said, card.line.dong, in_edition(ref, edition))
    stands = {
        "document": card.document, "known_from": said.on, "provenance": card.provenance,
        "recorded_by": str(by.user),
    }  # fmt: skip
    append_rows([TreasurySettlement(**row, **stands)])
    note(RECONCILE, by=by, subject=card.ref, unit=card.unit, details={"state": said.state.value})


def _place(by: Actor, card: LineCard, payment: Payment, *, on: dt.date) -> None:
    """Say a line again with the holder and budget line of the payment it is, if it told others."""
    row = queries.standing_lines().get(first=card.ref)
    place = _place_of(payment, ledger.unit_of(payment.holder) or card.scope)
    if all(getattr(row, name) == value for name, value in place.items()):
        return
    for name, value in place.items():
        setattr(row, name, value)
    row.pk = None
    row.ref = in_edition(card.ref, edition_of(row.ref)[1] + 1)
    row.known_from = max(on, row.on)
    row.recorded_by = str(by.user)
    append_rows([row])


def _rows(
    part: Sequence[Found],
    handed: Handed,
    units: Mapping[str, str],
    remarks: Mapping[tuple[str, int], Sequence[str]],
    *,
    by: Actor,
    on: dt.date,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Make the rows of lines that are new or changed, and of what is sure about them."""
    firsts = {line_ref(handed.sender, one.line): one for one in part}
    held = queries.held(firsts)
    settled = queries.settled(held)
    rows: list[dict[str, Any]] = []
    said: list[dict[str, Any]] = []
    for first, one in firsts.items():
        before = held.get(first)
        if before is None or before.digest != one.line.digest:
            row = _row(first, one, handed, units, by=by)
            if before is not None:
                row["ref"] = in_edition(first, edition_of(before.ref)[1] + 1)
            row["remarks"] = list(remarks.get((one.line.sheet, one.line.row), ()))
            rows.append(row)
        elif (last := settled.get(first)) is not None and last.state != State.OPEN.value:
            continue
        made = _sure(first, one, settled.get(first), on=on)
        if made is not None:
            edition = edition_of(settled[first].ref)[1] + 1 if first in settled else 1
            ref = in_edition(f"TS:{first}", edition)
            dong = one.line.dong
            stands = standing(handed.grounds, by=str(by.user))
            said.append(_said(made, dong, ref) | dict(stands))
    return rows, said


def _sure(
    first: str, one: Found, last: TreasurySettlement | None, *, on: dt.date
) -> Settlement | None:
    """Say that a line is surely in the ledger, or that one settled before is open again."""
    if one.outcome is Outcome.MATCHED:
        best = one.candidates[0]
        words = ", ".join(REASON_TITLES[reason] for reason in best.reasons)
        return Settlement(
            first, State.MATCHED, on, best.payment.entry, best.payment.ref, best.score, words
        )
    if last is not None and last.state != State.OPEN.value:
        return Settlement(first, State.OPEN, on, words=CHANGED)
    return None


def _said(said: Settlement, dong: int, ref: str) -> dict[str, Any]:
    return {
        "ref": ref,
        "line": said.line,
        "state": said.state.value,
        "on": said.on,
        "entry": said.entry,
        "payment": said.payment,
        "dong": dong,
        "score": said.score,
        "words": said.words,
    }


def _row(
    first: str, one: Found, handed: Handed, units: Mapping[str, str], *, by: Actor
) -> dict[str, Any]:
    line = one.line
    row: dict[str, Any] = {
        "ref": first,
        "first": first,
        "list_sha256": handed.sha256,
        "scope": handed.scope,
        "sender": handed.sender,
        "digest": line.digest,
        "unit": units.get(line.holder, "") or handed.scope,
        "item": "",
        "origin_year": line.year or line.on.year,
        "plan_year": line.on.year,
        **{name: getattr(line, name) for name in LINE_FIELDS},
        **standing(handed.grounds, by=str(by.user)),
    }
    row["known_from"] = max(handed.grounds.known_from, line.on)
    if one.outcome is Outcome.MATCHED:
        payment = one.candidates[0].payment
        row |= _place_of(payment, units.get(payment.holder, "") or handed.scope)
    return row


def _place_of(payment: Payment, unit: str) -> dict[str, Any]:
    """Give the columns that say where on the budget a payment stands."""
    line = payment.line
    return {
        "holder": payment.holder, "unit": unit, "subject": payment.subject,
        "programme": line.programme, "project": line.project, "item": line.item,
        "source": line.source.value, "kind": line.kind.value, "origin_year": line.origin_year,
        "plan_year": line.plan_year,
    }  # fmt: skip
