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
from chungtay.core.capital.reconcile.sentences import SENTENCES
from chungtay.core.capital.reconcile.settling import NotRecordable, State
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.saying import Facts, Said
from chungtay.core.people.actor import Actor
from chungtay.flows.import_treasury.settling import candidates

TWIN_DAYS = 5
"""Within so many days, the same amount out of the same account is the same payment."""


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
    the holder no such budget line, or the ledger has the payment already, and whatever the ledger
    refuses.
    """
    card = queries.line_card(ref)
    line = next((one for one in places(card) if str(one) == place), None)
    if line is None:
        raise NotRecordable(reason=Said(SENTENCES["not_chosen"]))
    told = card.line
    number, since = _place_in_book(card)
    if card.state is State.OPEN:
        _require_absent(card, line)
    movement = Movement.RECOVERY if told.dong < 0 else Movement.DISBURSEMENT
    known = max(on, told.on, since)
    grounds = Grounds(card.document, known, Provenance(card.provenance))
    note = " · ".join(part for part in (told.paper, told.content, told.work_words) if part)
    decision = Decision(number, max(told.on, since), grounds, note[:500])
    move = Move(movement, line, told.holder, Dong(abs(told.dong)), subject=told.subject)
    return services.record_line(by=by, line=ref, decision=decision, move=move, on=on)


def _place_in_book(card: LineCard) -> tuple[str, dt.date]:
    """Give the number of the entry, and the day from which it may stand.

    Where an earlier entry of the line was undone it bears another number, and counts from the day
    of the undoing: till then the earlier one counts. Raises `NotRecordable` where an earlier one
    stands: the sender said the line otherwise since.
    """
    said = (told for told, _who, _at in queries.said_of(card.ref))
    made = list(dict.fromkeys(one.entry for one in said if one.state is State.RECORDED))
    undone = capital.undone(made)
    standing = next((entry for entry in made if entry not in undone), "")
    if standing and card.state is State.OPEN:
        raise NotRecordable(reason=Said(SENTENCES["still_in_book"], {"entry": standing}))
    number = f"KB-{card.line.key.rpartition(':')[2][:16]}"
    if not undone:
        return number, card.line.on
    return f"{number}-{len(made) + 1}", capital.whole_entry(undone[made[-1]]).on


def _require_absent(card: LineCard, line: Line) -> None:
    """Refuse to pay again what somebody has put into the ledger meanwhile."""
    for one in candidates(card):
        paid = one.payment
        near = abs((paid.on - card.line.on).days) <= TWIN_DAYS
        if paid.line == line and paid.dong == card.line.dong and near:
            facts: Facts = {"entry": paid.entry, "on": paid.on}
            raise NotRecordable(reason=Said(SENTENCES["in_book_already"], facts))


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
