"""What a list says, line by line, against what the registers say; nothing is written."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import IO

from chungtay.apps.capital.treasury import queries
from chungtay.apps.capital.treasury.services import line_ref
from chungtay.core.capital.reconcile.checks import check, check_words
from chungtay.core.capital.reconcile.handing_in import ListTold, tell
from chungtay.core.capital.reconcile.line import ListFinding, ListLine, Remark
from chungtay.core.capital.reconcile.matching import Book, Found, match
from chungtay.core.capital.reconcile.profile import Profile
from chungtay.core.capital.reconcile.reading import Reading, read_list
from chungtay.core.capital.reconcile.settling import ListHasFaults, State, TakenFromOther
from chungtay.core.kernel.refusal import Severity
from chungtay.core.kernel.saying import few_of
from chungtay.flows.import_form_book.uncollected import uncollected
from chungtay.flows.import_treasury.knowing import Knowledge
from chungtay.flows.import_treasury.sheets import read_sheets
from chungtay.formats.xlsx_in import require_size

Told = Callable[[str, int, int], None]
"""Tells how far it has come: what is being done, how much of how much."""
READING, MATCHING, WRITING = "Đọc", "Đối chiếu", "Ghi"
STEPS = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A list to be read: by which profile, and for which place."""

    profile: Profile
    scope: str
    name: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A list read and set against the ledger. `found` leaves out what stands and is settled."""

    asked: Asked
    sha256: str
    reading: Reading
    found: tuple[Found, ...]
    findings: tuple[ListFinding, ...]
    known: int
    changed: int

    @property
    def errors(self) -> tuple[ListFinding, ...]:
        """Give what stops the list."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    @property
    def remarks(self) -> Mapping[tuple[str, int], list[Remark]]:
        """Give the warnings of each line, by sheet and row."""
        found: dict[tuple[str, int], list[Remark]] = {}
        for one in self.findings:
            found.setdefault((one.sheet, one.row), []).append(Remark(one.why, one.facts))
        return found


def propose(*, file: IO[bytes], asked: Asked, on: dt.date, told: Told | None = None) -> Proposal:
    """Read a list and match it; raises what an unreadable file or a wrong profile raises.

    Also `TakenFromOther`, where the file's lines stand already as another sender's.
    """
    say = told or _silent
    say(READING, 0, STEPS)
    require_size(file.seek(0, 2))
    file.seek(0)
    digest = hashlib.sha256(file.read()).hexdigest()
    _require_own(asked, digest)
    with uncollected():
        reading = read_list(read_sheets(file, asked.name), asked.profile, name=asked.name)
        say(READING, 1, STEPS)
        return _proposal(asked, digest, reading, on=on, say=say)


def _proposal(asked: Asked, digest: str, reading: Reading, *, on: dt.date, say: Told) -> Proposal:
    days = [line.on for line in reading.lines]
    known = Knowledge(min(days, default=on), max(days, default=on), asked.profile.window)
    lines = [known.directory.resolve(line) for line in reading.lines]
    say(MATCHING, 2, STEPS)
    waiting, changed, open_known = _waiting(lines, asked.profile.sender)
    used = queries.used()
    free = [one for one in known.payments if one.ref not in used]
    found = match(waiting, Book(free, known.decisions), window=asked.profile.window)
    say(MATCHING, 3, STEPS)
    fresh = [line for line in waiting if line.key not in open_known]
    said = {line.key: line for line in reading.lines}
    strange = check_words((said[line.key] for line in fresh), known.directory)
    odd = (*check(fresh, replace(known.past, until=on)), *strange)
    remarks = (*reading.findings, *sorted(odd, key=lambda one: (one.sheet, one.row)))
    say(MATCHING, STEPS, STEPS)
    return Proposal(
        asked=asked,
        sha256=digest,
        reading=reading,
        found=found,
        findings=remarks,
        known=len(lines) - len(waiting) + len(open_known),
        changed=changed,
    )


def _require_own(asked: Asked, digest: str) -> None:
    own = asked.profile.sender
    others = [sender for sender in queries.senders_of(digest) if sender != own]
    if others:
        raise TakenFromOther(name=asked.name, sender=others[0])


def _waiting(lines: Sequence[ListLine], sender: str) -> tuple[list[ListLine], int, set[str]]:
    """Give the lines that are new, changed or still open; how many changed; which stand open."""
    refs = [line_ref(sender, line) for line in lines]
    held = queries.held(refs)
    settled = queries.settled(held)
    waiting: list[ListLine] = []
    still_open: set[str] = set()
    changed = 0
    for ref, line in zip(refs, lines, strict=True):
        before = held.get(ref)
        if before is None:
            waiting.append(line)
        elif before.digest != line.digest:
            changed += 1
            waiting.append(line)
        elif ref not in settled or settled[ref].state == State.OPEN.value:
            still_open.add(line.key)
            waiting.append(line)
    return waiting, changed, still_open


def summary(proposal: Proposal) -> ListTold:
    """Sum a proposal up for a page, a command or a file."""
    return tell(
        proposal.reading,
        proposal.found,
        proposal.findings,
        known=proposal.known,
        changed=proposal.changed,
    )


def require_whole(proposal: Proposal) -> None:
    """Refuse a list with errors (`ListHasFaults`)."""
    errors = proposal.errors
    if errors:
        first = few_of((one.whole for one in errors[:1]), most=1)
        raise ListHasFaults(name=proposal.asked.name, count=len(errors), first=first)


def _silent(_what: str, _done: int, _of: int) -> None:
    """Tell nobody."""
