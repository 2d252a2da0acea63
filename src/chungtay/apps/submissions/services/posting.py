"""What an approval at the last desk writes to the registers, in the same transaction.

A form's columns say which register they feed (`core.submissions.form.Feed`). A correction approved
later is a later edition of the same saying, which names the row it corrects; money is never said
anew but moved by the difference to what the ledger already holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from chungtay.apps.capital import queries as ledger
from chungtay.apps.capital import services as capital
from chungtay.apps.poverty import services as poverty
from chungtay.apps.results import services as results
from chungtay.apps.submissions import models
from chungtay.apps.submissions.queries import told
from chungtay.apps.submissions.services.posted import Fed, Posting
from chungtay.apps.submissions.services.posting_criteria import to_criteria, to_readings
from chungtay.apps.works import queries as known_works
from chungtay.apps.works import services as works
from chungtay.core.capital import deeds
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.movement import OVERDRAWS, Movement
from chungtay.core.kernel.money import ZERO, Dong, total
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor
from chungtay.core.poverty.count import Count, CountLevel, HouseholdClass, People
from chungtay.core.poverty.count import Finality as CountFinality
from chungtay.core.results.value import MILLIONTHS, Finality, Qualifier, Standing, Value
from chungtay.core.submissions.filing import Key, LedgerAhead, document_of
from chungtay.core.submissions.form import Column, Feed, Place
from chungtay.core.submissions.sheet import CellKind, Sheet
from chungtay.core.submissions.stored import read_kept
from chungtay.core.units.unit import Level
from chungtay.core.works.course import onward
from chungtay.core.works.work import Stage, WorkState

GIVERS = {Source.ENTERPRISE: "DN", Source.PEOPLE: "ND"}
"""Who gives mobilised money, as holders of the ledger."""


def post(by: Actor, row: models.Submission, sheet: Sheet, *, on: dt.date) -> None:
    """Write an approved submission's values to the registers they feed."""
    paper = document_of(Key(row.form, row.unit, row.period), on=on)
    grounds = Grounds(paper, on, Provenance.REPORTED)
    posting = Posting(row, sheet, grounds, min(row.period_to, on), str(by.user))
    by_register: dict[str, list[Fed]] = {}
    for column in sheet.form.columns:
        if column.feed and _speaks(column.feed, posting.level):
            by_register.setdefault(column.feed.register, []).extend(
                _fed(sheet, column, column.feed)
            )
    for register, fed in by_register.items():
        _REGISTERS[register](posting, fed)


def _speaks(feed: Feed, level: Level) -> bool:
    return not feed.levels or level in feed.levels


def _fed(sheet: Sheet, column: Column, feed: Feed) -> Iterable[Fed]:
    for row in sheet.rows:
        cell = sheet.cell(row.code, column.code)
        if cell is None or row.total_of or cell.kind not in (CellKind.NUMBER, CellKind.TEXT):
            continue
        settings = {
            name: row.facets.get(value[1:], "") if value.startswith("@") else value
            for name, value in feed.settings.items()
        }
        yield Fed(row, column, cell, settings)


def _to_results(posting: Posting, fed: Iterable[Fed]) -> None:
    values = [
        Value(
            indicator=one.settings["indicator"],
            unit=posting.submission.unit,
            standing=Standing(one.settings["standing"]),
            finality=Finality(one.settings["finality"]),
            amount_e6=one.cell.amount * MILLIONTHS // one.column.parts,
            on=posting.on,
            period_from=posting.submission.period_from,
            period_to=posting.submission.period_to,
            base_stated=bool(one.column.base) if one.column.type == "percent" else None,
            qualifier=Qualifier.EXACT,
            grounds=posting.grounds,
        )
        for one in fed
        if one.settings.get("indicator") and one.cell.kind is CellKind.NUMBER
    ]
    results.correct_results(values, by=posting.by)


def _to_poverty(posting: Posting, fed: Iterable[Fed]) -> None:
    counts = [
        Count(
            unit=posting.submission.unit,
            level=CountLevel(posting.level.value),
            household_class=HouseholdClass(one.settings["household_class"]),
            people=People(one.settings["people"]),
            households=one.cell.amount,
            on=posting.on,
            finality=CountFinality(one.settings["finality"]),
            grounds=posting.grounds,
        )
        for one in fed
        if one.cell.kind is CellKind.NUMBER
    ]
    poverty.correct_counts(counts, by=posting.by)


def _to_works(posting: Posting, fed: Iterable[Fed]) -> None:
    """Record how far each work has come where that is news."""
    said: dict[str, dict[str, Fed]] = {}
    for one in fed:
        said.setdefault(one.settings["work"], {})[one.settings.get("says", "stage")] = one
    states: list[WorkState] = []
    for work, cells in said.items():
        known = known_works.work(work, on=posting.on)
        if known is not None:
            states += _work_states(posting, known, cells)
    works.correct_works(states, by=posting.by)


def _work_states(
    posting: Posting, known: WorkState, cells: Mapping[str, Fed]
) -> tuple[WorkState, ...]:
    stage, progress = known.stage, known.volume
    if "stage" in cells:
        stage = Stage(cells["stage"].cell.text)
    if "progress" in cells:
        progress = cells["progress"].cell.amount // cells["progress"].column.parts
    if (stage, progress) == (known.stage, known.volume):
        return ()
    before = known.volume
    fell = before is not None and progress is not None and progress < before
    reached = replace(
        known,
        stage=stage,
        progress=progress,
        reason=f"Theo báo cáo {posting.submission}" if fell else "",
        on=posting.on,
        grounds=posting.grounds,
    )
    return onward(known, reached)


def _to_capital(posting: Posting, fed: Iterable[Fed]) -> None:
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


_REGISTERS: Mapping[str, Callable[[Posting, Iterable[Fed]], None]] = {
    "results": _to_results,
    "criteria": to_criteria,
    "readings": to_readings,
    "poverty": _to_poverty,
    "works": _to_works,
    "capital": _to_capital,
}
REGISTERS = frozenset(_REGISTERS)
"""The registers a form may feed."""
