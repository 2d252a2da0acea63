"""What an approved report writes to the ledger: the difference to what it holds already.

Money is never said anew. What is paid more is paid out; what the report said itself is taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from chungtay.apps.capital import queries as ledger
from chungtay.apps.capital import services as capital
from chungtay.apps.submissions import models
from chungtay.apps.submissions.queries import told
from chungtay.apps.submissions.services.posted import Fed, Posting
from chungtay.core.capital import deeds
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.movement import OVERDRAWS, Movement
from chungtay.core.kernel.money import ZERO, Dong, total
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.hindrance import LedgerAhead
from chungtay.core.submissions.stored import read_kept

GIVERS = {Source.ENTERPRISE: "DN", Source.PEOPLE: "ND"}
"""Who gives mobilised money, as holders of the ledger."""


def to_capital(posting: Posting, fed: Iterable[Fed]) -> None:
    """Move the difference between what is reported as paid and what the ledger holds, by line."""
    said: dict[tuple[str, str, Line], int] = {}
    places: dict[tuple[str, str, Line], set[Place]] = {}
    for one in fed:
        account = _account(posting, one)
        said[account] = said.get(account, 0) + one.cell.amount
        places.setdefault(account, set()).add(Place(one.row.code, one.column.code))
    entries, closed = [], _closed_later(posting)
    for number, ((deed, holder, line), amount) in enumerate(said.items(), start=1):
        moved = _moved(posting, deed, (holder, line, Dong(amount)), number=number)
        entries += moved
        for entry in moved:
            entries += _already_said(entry, closed, places[deed, holder, line])
    capital.append_entries(entries, by=posting.by)


def _closed_later(posting: Posting) -> list[models.Submission]:
    """Give the later periods of the year that were closed already, the first one first."""
    row = posting.submission
    later = models.Submission.objects.filter(
        form=row.form,
        unit=row.unit,
        frequency=row.frequency,
        period_to__gt=row.period_to,
        approved_on__isnull=False,
    ).order_by("period_to")
    year = posting.sheet.period.year
    return [one for one in later if told.period_of(one, told.form_of(one)).year == year]


def _already_said(
    entry: Entry, closed: Iterable[models.Submission], places: Collection[Place]
) -> list[Entry]:
    """Take a correction out again of the next closed period, whose total since January holds it."""
    for row in closed:
        kept = read_kept(row.approved_cells or {})
        if row.approved_on and any(place in kept and kept[place].cell for place in places):
            day = max(min(row.period_to, row.approved_on), entry.on)
            note = f"Báo cáo {row} đã gồm số này."
            again = Decision(f"{entry.id}:sau", day, entry.grounds, note)
            return [deeds.take_back(entry, again)]
    return []


def _account(posting: Posting, fed: Fed) -> tuple[str, str, Line]:
    year = str(posting.sheet.period.year)
    given = fed.settings
    line = Line(
        given.get("programme", ""),
        given.get("project", ""),
        given.get("item", ""),
        Source(given["source"]),
        CapitalKind(given["kind"]),
        int(given.get("origin_year") or year),
        int(given.get("plan_year") or year),
        provider=fed.row.facets.get("provider", ""),
        budget_index=fed.row.facets.get("budget_index", ""),
    )
    return given["deed"], fed.row.facets.get("holder", posting.submission.unit), line


def _held(posting: Posting, deed: str, holder: str, line: Line) -> Dong:
    """Give what the ledger holds already of what a line says.

    What was mobilised is reported by source, and may stand in the ledger under any project.
    """
    if deed != "mobilisation":
        return ledger.paid(holder=holder, line=line, on=posting.on)
    year = line.plan_year
    found = ledger.mobilised((holder,), programme=line.programme, plan_year=year, on=posting.on)
    return Dong(found.get((holder, line.source.value), 0))


def _own(posting: Posting, holder: str, line: Line) -> Dong:
    """Give what the report itself has put into the ledger as paid on a line, corrections off."""
    own = f"{posting.submission}:"
    return ledger.paid(holder=holder, line=line, on=posting.on, numbers=own)


def _moved(
    posting: Posting, deed: str, said: tuple[str, Line, Dong], *, number: int
) -> list[Entry]:
    """Move the difference: what is paid more is paid out; what the report said itself, taken back.

    What other papers have paid is theirs to recover, in the ledger (`LedgerAhead`).
    """
    holder, line, amount = said
    held = _held(posting, deed, holder, line)
    more = amount - held
    if more < ZERO and (deed == "mobilisation" or -more > _own(posting, holder, line)):
        raise LedgerAhead(
            submission=str(posting.submission),
            line=str(line),
            said=amount,
            held=held,
            on=posting.on,
        )
    move = _move(deed, holder, line, more) if more else None
    if move is None:
        return []
    name = f"{posting.submission}:{posting.submission.seq:04}:{number:03}"
    decision = Decision(name, posting.on, posting.grounds, f"Báo cáo {posting.submission}")
    return list(_parted(posting, decision, move))


def _parted(posting: Posting, decision: Decision, move: Move) -> Iterator[Entry]:
    """Take money from where it is for no work first, then from works in the order of their codes.

    A report tells of lines and not of works; of what was paid it takes back its own alone.
    """
    source = move.source
    if source.pot in OVERDRAWS:
        yield deeds.decide(decision, move, held=ZERO)
        return
    standing = ledger.by_subject(
        holder=source.holder,
        line=source.line,
        pot=source.pot,
        on=posting.on,
        numbers=f"{posting.submission}:" if move.movement is Movement.RECOVERY else "",
    )
    deeds.decide(decision, move, held=total(standing.values()))
    parts, wanted = 0, move.amount
    for subject, held in sorted(standing.items()):
        part = min(held, wanted)
        if part > ZERO:
            name = f"{decision.entry}:{parts}" if parts else decision.entry
            own = replace(move, amount=part, subject=subject)
            yield deeds.decide(replace(decision, entry=name), own, held=held)
            parts, wanted = parts + 1, wanted - part


def _move(deed: str, holder: str, line: Line, more: Dong) -> Move | None:
    """Give the move that makes the ledger agree; none for what a source has no giver for."""
    if deed != "mobilisation":
        if more > ZERO:
            return Move(Movement.DISBURSEMENT, line, holder, more)
        return Move(Movement.RECOVERY, line, holder, -more)
    giver = GIVERS.get(line.source, "")
    return Move(Movement.MOBILISATION, line, holder, more, giver=giver) if giver else None
