"""Pass a submission on: send, accept, approve, return, reopen, excuse, comment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import transaction

from chungtay.apps.submissions.queries import checking, one, told
from chungtay.apps.submissions.services import deed as deeds
from chungtay.apps.submissions.services.deed import Doing, Held
from chungtay.apps.submissions.services.posting import post
from chungtay.apps.submissions.services.voiding import void_above
from chungtay.core.kernel.refusal import Refusal, Severity
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.filing import Filing
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.hindrance import ChangedSince, EmptyRemark, ErrorsLeft, NotExplained
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.remark import MOST_OF_A_REASON, plain
from chungtay.core.submissions.stored import tell_rows
from chungtay.core.submissions.workflow import (
    DEED_TITLES,
    STATE_TITLES,
    Absence,
    Deed,
    NoSuchStep,
    Standing,
    State,
)
from chungtay.core.units.unit import Level

BRIEF = 12
"""How many characters of a digest people are shown."""


@transaction.atomic
def send(*, by: Actor, key: Key, on: dt.date, digest: str = "") -> Filing:
    """Send a submission up. Errors, and warnings nobody explained, are refused.

    `digest` is what the sender saw; where it is given and no longer so, `ChangedSince` is raised.
    """
    held = deeds.hold(by, key, Deed.SEND, on=on)
    after = deeds.next_standing(held, Deed.SEND)
    _require_same(held, digest)
    row = held.row
    sheet = told.sheet_of(row, held.form)
    found = deeds.checked(sheet, level=Level(row.level), on=on)
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors:
        raise ErrorsLeft(submission=str(key), count=len(errors), listing=deeds.listing(errors))
    silent = checking.unexplained(told.explanations_of(row.explanations), found)
    if silent:
        raise NotExplained(submission=str(key), count=len(silent), listing=deeds.listing(silent))
    row.rows = tell_rows(sheet.rows)
    row.sent_on = row.sent_on or on
    deeds.recount(row, sheet, found)
    deeds.write(held, Deed.SEND, after, Doing())
    return one.filing_of(row, on=on, sheet=sheet)


@transaction.atomic
def recall(*, by: Actor, key: Key, on: dt.date) -> Filing:
    """Take a submission back that still lies on the unit's own desk."""
    held = deeds.hold(by, key, Deed.RECALL, on=on)
    after = deeds.next_standing(held, Deed.RECALL)
    held.row.rows = []
    void_above(held, ())
    if not held.row.reopened:
        held.row.sent_on = None
    return _pass(held, Deed.RECALL, after, Doing())


@transaction.atomic
def accept(*, by: Actor, key: Key, on: dt.date) -> Filing:
    """Say at a desk that a submission was looked at and is in order."""
    held = deeds.hold(by, key, Deed.ACCEPT, on=on)
    return _pass(held, Deed.ACCEPT, deeds.next_standing(held, Deed.ACCEPT), Doing())


@transaction.atomic
def approve(*, by: Actor, key: Key, on: dt.date, digest: str = "") -> Filing:
    """Sign a submission at the desk where it lies and hand it on; the last desk closes it.

    `digest` is what the approver saw. Once the last desk has signed, the values are written to the
    registers in the same transaction, and pages and reports say them.
    """
    held = deeds.hold(by, key, Deed.APPROVE, on=on)
    after = deeds.next_standing(held, Deed.APPROVE)
    _require_same(held, digest)
    row = held.row
    signature = {
        "desk": held.standing.desk,
        "by": by.name,
        "at": dt.datetime.now(dt.UTC).isoformat(),
        "digest": row.digest,
        "step": row.seq + 1,
    }
    row.approvals = [*row.approvals, signature]
    closing = after.state is State.APPROVED
    if closing:
        row.approved_on, row.approved_cells, row.amended = on, row.cells, 0
    doing = Doing(closed_period=row.reopened and closing)
    filing = _pass(held, Deed.APPROVE, after, doing)
    if closing:
        post(by, row, filing.sheet, on=on)
    return filing


@transaction.atomic
def return_submission(
    *,
    by: Actor,
    key: Key,
    reason: str,
    on: dt.date,
    comments: Mapping[Place, str] | None = None,
) -> Filing:
    """Send a submission back to its unit with what is wrong, also in the margins of cells."""
    held = deeds.hold(by, key, Deed.RETURN, on=on)
    after = deeds.next_standing(held, Deed.RETURN, reason=reason)
    remarks = tuple(
        {"place": str(place), "text": plain(text), "desk": held.standing.desk}
        for place, text in (comments or {}).items()
        if plain(text)
    )
    deeds.require_known(held, comments or {})
    held.row.rows, held.row.approvals = [], []
    doing = Doing(reason=_reason(reason), comments=remarks)
    return _pass(held, Deed.RETURN, after, doing)


@transaction.atomic
def reopen(*, by: Actor, key: Key, reason: str, on: dt.date) -> Filing:
    """Open a closed submission for correction. Its approvals stand until a cell changes."""
    held = deeds.hold(by, key, Deed.REOPEN, on=on)
    after = deeds.next_standing(held, Deed.REOPEN, reason=reason)
    held.row.rows, held.row.reopened = [], True
    doing = Doing(reason=_reason(reason), closed_period=True)
    return _pass(held, Deed.REOPEN, after, doing)


@transaction.atomic
def excuse(*, by: Actor, key: Key, absence: Absence, reason: str, on: dt.date) -> Filing:
    """Record why there will be no report."""
    held = deeds.hold(by, key, Deed.EXCUSE, on=on)
    after = deeds.next_standing(held, Deed.EXCUSE, reason=reason)
    if held.row.approved_on:
        raise NoSuchStep(
            submission=str(key),
            state=STATE_TITLES[held.standing.state],
            desk=held.standing.desk,
            deed=DEED_TITLES[Deed.EXCUSE],
        )
    held.row.absence, held.row.absence_reason = absence.value, _reason(reason)
    void_above(held, ())
    return _pass(held, Deed.EXCUSE, after, Doing(reason=_reason(reason)))


@transaction.atomic
def resume(*, by: Actor, key: Key, on: dt.date) -> Filing:
    """Expect a report after all."""
    held = deeds.hold(by, key, Deed.RESUME, on=on)
    after = deeds.next_standing(held, Deed.RESUME)
    held.row.absence = held.row.absence_reason = ""
    return _pass(held, Deed.RESUME, after, Doing())


@transaction.atomic
def comment(*, by: Actor, key: Key, place: Place | None, text: str, on: dt.date) -> Filing:
    """Say something in the margin of a cell, or of the whole."""
    said = plain(text)
    if not said:
        raise EmptyRemark(submission=str(key))
    held = deeds.hold(by, key, Deed.COMMENT, on=on)
    deeds.require_known(held, [place] if place else ())
    remark = {"place": str(place) if place else "", "text": said, "desk": held.row.desk}
    after = deeds.next_standing(held, Deed.COMMENT)
    return _pass(held, Deed.COMMENT, after, Doing(comments=(remark,)))


def approve_many(
    *, by: Actor, keys: Sequence[Key], on: dt.date, digests: Mapping[Key, str] | None = None
) -> tuple[tuple[Key, Refusal | None], ...]:
    """Approve several submissions, each on its own; answer for each why it was not, if so."""
    answers: list[tuple[Key, Refusal | None]] = []
    for key in keys:
        try:
            approve(by=by, key=key, on=on, digest=(digests or {}).get(key, ""))
        except Refusal as refusal:
            answers.append((key, refusal))
        else:
            answers.append((key, None))
    return tuple(answers)


def _reason(text: str) -> str:
    return plain(text, most=MOST_OF_A_REASON)


def _require_same(held: Held, seen: str) -> None:
    now = held.row.digest
    if seen and seen != now:
        raise ChangedSince(submission=str(held.key), seen=seen[:BRIEF], now=now[:BRIEF])


def _pass(held: Held, deed: Deed, after: Standing, doing: Doing) -> Filing:
    deeds.write(held, deed, after, doing)
    return one.filing_of(held.row, on=held.on)
