"""Actions of alerts: raise and end by what was found, see, answer. Rows are only ever added."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from chungtay.apps.alerts import queries
from chungtay.apps.alerts.models import Alert, AlertStep
from chungtay.apps.alerts.queries import AlertCard
from chungtay.apps.audit.services import note
from chungtay.apps.kernel.services import append_rows
from chungtay.apps.kernel.standing import standing
from chungtay.apps.units.queries import superiors
from chungtay.core.alerts.actions import RAISE, answering
from chungtay.core.alerts.cause import Cause
from chungtay.core.alerts.course import AlertDeed, AlertOver, require_reply, step
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor, require

_PREFIX = "A:"


@dataclass(frozen=True, slots=True)
class Told:
    """What a day's look at the rules came to."""

    raised: int
    ended: int
    standing: int

    def __str__(self) -> str:
        return f"Phát {self.raised} cảnh báo, kết thúc {self.ended}; đang mở {self.standing}."


@transaction.atomic
def raise_alerts(*, by: Actor, scope: str, causes: Sequence[Cause], on: dt.date) -> Told:
    """Raise an alert for each new cause, and end those whose cause is gone; again, nothing.

    `causes` are all that stand on the day.
    """
    require(by, RAISE, unit=scope)
    refs = queries.standing_keys(on=on)
    change = step(refs, causes)
    times = queries.turns(cause.key for cause in change.raised)
    append_rows([_row(c, turn=times[c.key] + 1, on=on, by=by) for c in change.raised])
    append_rows([_ended(refs[key], on=on, by=by) for key in change.ended])
    told = Told(
        len(change.raised), len(change.ended),
        len(refs) + len(change.raised) - len(change.ended),
    )  # fmt: skip
    if told.raised or told.ended:
        details = {"raised": told.raised, "ended": told.ended}
        note(RAISE, by=by, subject=f"alerts:{on}", unit=scope, details=details)
    return told


@transaction.atomic
def see_alerts(*, by: Actor, numbers: Iterable[int], on: dt.date) -> int:
    """Write down that somebody has seen alerts that are theirs to act on; once for each."""
    wanted, rows = set(numbers), []
    for card in queries.alerts(None, on=on):
        if card.number in wanted and by.user not in card.seen:
            _ask(by, card, on=on)
            rows.append(_step(card.ref, AlertDeed.SEEN, on=on, by=by, tail=str(by.user)))
    return append_rows(rows)


@transaction.atomic
def answer_alert(
    *,
    by: Actor,
    number: int,
    text: str,
    until: dt.date | None,
    on: dt.date,
    grounds: Grounds | None = None,
) -> None:
    """Answer an alert: what is being done about it, and until when that asks for patience.

    It rests on the word of who answers, unless `grounds` are given. Raises `BadReply`,
    `UnknownAlert` or `AlertOver`.
    """
    Alert.objects.select_for_update().filter(pk=number).first()
    card = queries.alert(number, on=on)
    _ask(by, card, on=on)
    if card.ended is not None:
        raise AlertOver(on=card.ended)
    require_reply(text, until, on=on)
    tail = f"{len(card.replies) + 1}"
    answer = _step(card.ref, AlertDeed.ANSWERED, on=on, by=by, tail=tail, grounds=grounds)
    answer.text, answer.until = text.strip(), until
    append_rows([answer])
    note(answering(card.content.kind), by=by, subject=card.ref, unit=card.unit, reason=text.strip())


def _ask(by: Actor, card: AlertCard, *, on: dt.date) -> None:
    above = superiors(card.unit, on=on) if card.unit else ()
    require(by, answering(card.content.kind), unit=card.unit, above=above)


def _row(cause: Cause, *, turn: int, on: dt.date, by: Actor) -> Alert:
    number, content = cause.number, cause.content
    missed = content.missed
    return Alert(
        ref=f"{_PREFIX}{cause.key}:{turn}",
        key=cause.key,
        rule=cause.rule,
        kind=content.kind.value,
        subject=cause.subject,
        unit=cause.unit,
        holder=cause.holder,
        title=content.title[:400],
        since=content.since,
        due=cause.due,
        on=on,
        ends=content.ends,
        percent=content.percent,
        amount=None if content.amount is None else content.amount.amount,
        criteria_set=missed.criteria_set if missed else "",
        criterion=missed.criterion if missed else "",
        grade=missed.grade.value if missed else "",
        measure=number.measure if number else "",
        where=[[column, list(values)] for column, values in number.where] if number else [],
        value=str(number.value) if number else "",
        **standing(Grounds(cause.cite, on, Provenance.DERIVED), by=str(by.user)),
    )


def _ended(ref: str, *, on: dt.date, by: Actor) -> AlertStep:
    return _step(ref, AlertDeed.ENDED, on=on, by=by, tail="")


def _step(
    ref: str,
    deed: AlertDeed,
    *,
    on: dt.date,
    by: Actor,
    tail: str,
    grounds: Grounds | None = None,
) -> AlertStep:
    return AlertStep(
        ref=f"{ref}:{deed.value}{tail}",
        alert_id=ref,
        deed=deed.value,
        on=on,
        user=by.user,
        name=by.name,
        **standing(grounds or Grounds("", on, Provenance.REPORTED), by=str(by.user)),
    )
