"""Take lists in: every line, and what is sure about it.

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
from chungtay.apps.capital.treasury import queries
from chungtay.apps.capital.treasury.queries import LINE_FIELDS
from chungtay.apps.capital.treasury.services.rows import lock, place_of, said_row
from chungtay.apps.capital.treasury.uploads import require_reconciler
from chungtay.apps.capital.treasury.writing import insert
from chungtay.apps.capital.treasury_models import (
    TreasuryLine,
    TreasuryProfile,
    TreasurySettlement,
)
from chungtay.apps.kernel.standing import standing
from chungtay.core.capital.actions import RECONCILE
from chungtay.core.capital.reconcile.line import ListLine, Remark, keep_remark
from chungtay.core.capital.reconcile.matching import Found, Outcome
from chungtay.core.capital.reconcile.profile import Profile, tell_profile
from chungtay.core.capital.reconcile.sentences import SENTENCES
from chungtay.core.capital.reconcile.settling import Settlement, State
from chungtay.core.capital.reconcile.weighing import REASON_TITLES
from chungtay.core.kernel.record import Grounds, edition_of, in_edition
from chungtay.core.people.actor import Actor

Told = Callable[[int, int], None]
PART = 5_000
"""Lines written at once: a country's list is never held twice."""


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
    remarks: Mapping[tuple[str, int], Sequence[Remark]],
    on: dt.date,
    told: Told | None = None,
) -> Taken:
    """Write the lines of a list, and what is sure about them; all of it, or nothing.

    `remarks` are the warnings by sheet and row.
    """
    require_reconciler(by, scope=handed.scope, on=on)
    lock()
    found = _free(found)
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


def _free(found: Sequence[Found]) -> Sequence[Found]:
    """Leave to a person what was sure when the list was read, and is somebody else's by now."""
    used = queries.used()
    return [
        replace(one, outcome=Outcome.AMBIGUOUS)
        if one.outcome is Outcome.MATCHED and one.candidates[0].payment.ref in used
        else one
        for one in found
    ]


def _rows(
    part: Sequence[Found],
    handed: Handed,
    units: Mapping[str, str],
    remarks: Mapping[tuple[str, int], Sequence[Remark]],
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
            told = remarks.get((one.line.sheet, one.line.row), ())
            row["remarks"] = [keep_remark(remark) for remark in told]
            rows.append(row)
        elif (last := settled.get(first)) is not None and last.state != State.OPEN.value:
            continue
        made = _sure(first, one, settled.get(first), on=on)
        if made is not None:
            edition = edition_of(settled[first].ref)[1] + 1 if first in settled else 1
            ref = in_edition(f"TS:{first}", edition)
            dong = one.line.dong
            stands = standing(handed.grounds, by=str(by.user))
            said.append(said_row(made, dong, ref) | dict(stands))
    return rows, said


def _sure(
    first: str, one: Found, last: TreasurySettlement | None, *, on: dt.date
) -> Settlement | None:
    """Say that a line is surely in the ledger, has no amount, or is open again.

    One without an amount that a person opened again stays open.
    """
    if one.outcome is Outcome.MATCHED:
        best = one.candidates[0]
        words = ", ".join(REASON_TITLES[reason] for reason in best.reasons)
        return Settlement(
            first, State.MATCHED, on, best.payment.entry, best.payment.ref, best.score, words
        )
    stood = last is not None and last.state != State.OPEN.value
    if not one.line.dong and (last is None or stood):
        return Settlement(first, State.EXPLAINED, on, words=SENTENCES["nothing_to_match"])
    return Settlement(first, State.OPEN, on, words=SENTENCES["sender_changed"]) if stood else None


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
        row |= place_of(payment, units.get(payment.holder, "") or handed.scope)
    return row
