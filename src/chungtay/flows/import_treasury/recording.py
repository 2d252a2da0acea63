"""Put a line that the ledger lacks into the ledger, resting on the list it came in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from chungtay.apps.capital import queries as capital
from chungtay.apps.capital.treasury import queries, services
from chungtay.apps.capital.treasury.queries import LineCard
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.line import Line
from chungtay.core.capital.movement import Movement
from chungtay.core.capital.reconcile.settling import NotRecordable
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor


def places(card: LineCard) -> tuple[Line, ...]:
    """Give the budget lines on which a line may be recorded: held by its holder, and fitting."""
    holder = card.line.holder
    if not holder:
        return ()
    unit = capital.unit_of(holder)
    years = {card.plan_year, card.line.on.year}
    found = [
        one[1]
        for year in sorted(years)
        for one in capital.held_lines(unit, plan_year=year, on=card.line.on)
        if one[0].code == holder
    ]
    return tuple(sorted(_fitting(card, found), key=str))


def record(*, by: Actor, ref: str, place: str, on: dt.date) -> str:
    """Record a line on the budget line of the words `place`; answer the entry's number.

    A negative line takes back what was paid. Raises `NotRecordable` where the line has no holder,
    or the holder no such budget line, and whatever the ledger refuses.
    """
    card = queries.line_card(ref)
    line = next((one for one in places(card) if str(one) == place), None)
    if line is None:
        raise NotRecordable(reason="chưa chọn dòng vốn mà đơn vị được giao đến ngày ấy")
    told = card.line
    movement = Movement.RECOVERY if told.dong < 0 else Movement.DISBURSEMENT
    known = max(on, told.on)
    grounds = Grounds(card.document, known, Provenance(card.provenance))
    note = " · ".join(part for part in (told.paper, told.content, told.work_words) if part)
    decision = Decision(f"KB-{told.key.rpartition(':')[2][:16]}", told.on, grounds, note[:500])
    move = Move(movement, line, told.holder, Dong(abs(told.dong)), subject=told.subject)
    return services.record_line(by=by, line=ref, decision=decision, move=move, on=on)


def _fitting(card: LineCard, lines: Iterable[Line]) -> Iterable[Line]:
    """Leave out what the line itself contradicts."""
    told = card.line
    for line in lines:
        pairs = (
            (told.programme, line.programme),
            (told.project, line.project),
            (told.source, line.source.value),
            (told.kind, line.kind.value),
            (told.year or "", line.origin_year),
        )
        if all(not said or said == has for said, has in pairs):
            yield line
