"""Load submissions that came to stand somewhere before this site was there, with their history.

What was done is replayed by the table of steps, so a loaded submission stands where the same deeds
would have brought it. Nothing is posted: the registers were loaded beside it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.db import transaction

from chungtay.apps.submissions import models
from chungtay.apps.submissions.services.deed import Doing, step_of
from chungtay.apps.submissions.services.opening import submission_of
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.refusal import Severity
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.approval import amendments, digest
from chungtay.core.submissions.changes import Kept, typed_cells
from chungtay.core.submissions.checks import CellFinding
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.sheet import Cell, Sheet, computed
from chungtay.core.submissions.stored import tell_kept, tell_rows
from chungtay.core.submissions.workflow import Absence, Deed, Standing, State, step
from chungtay.core.units.unit import Unit

_BATCH = 2_000
_NOON = dt.time(12, tzinfo=dt.timezone(dt.timedelta(hours=7)))


@dataclass(frozen=True, slots=True)
class Taken:
    """One deed of the past: who, when, why; what a SAVE left in the typed cells."""

    deed: Deed
    on: dt.date
    by: str
    reason: str = ""
    comments: Mapping[Place, str] = field(default_factory=dict)
    cells: Mapping[Place, Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Past:
    """One submission and what was done to it. `sheet` has its rows; cells come with the deeds.

    `place` are the codes of its district and province; `findings` are as of the last deed.
    """

    sheet: Sheet
    unit: Unit
    place: tuple[str, str]
    route: tuple[str, ...]
    taken: tuple[Taken, ...]
    findings: tuple[CellFinding, ...] = ()
    explanations: Mapping[str, str] = field(default_factory=dict)
    absence: Absence | None = None

    @property
    def key(self) -> Key:
        """Name the submission."""
        return Key(self.sheet.form.code, self.unit.code, self.sheet.period.code)


@transaction.atomic
def load_past(pasts: Iterable[Past], *, by: str) -> int:
    """Load submissions with their histories; those that are there stay. Answers how many came.

    Statements that rest on others come after them.
    """
    loading = _Loading(by)
    there = {Key(*key) for key in models.Submission.objects.values_list("form", "unit", "period")}
    for past in pasts:
        if past.key not in there:
            loading.add(past)
    models.Submission.objects.bulk_create(loading.rows, batch_size=_BATCH)
    for one, row in loading.steps:
        one.submission_id = row.pk
    models.Step.objects.bulk_create([one for one, _ in loading.steps], batch_size=_BATCH)
    return len(loading.rows)


class _Loading:
    """Rows to be written, and the digests that later statements rest on."""

    def __init__(self, by: str) -> None:
        self.by = by
        self.rows: list[models.Submission] = []
        self.steps: list[tuple[models.Step, models.Submission]] = []
        self.digests: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)

    def add(self, past: Past) -> None:
        """Replay one submission."""
        term = past.sheet.form.due[past.unit.level]
        row = submission_of(past.sheet, past.unit, place=past.place, term=term, seq=0)
        replay = _Replay(past, row, self.digests[row.form, row.period, row.unit])
        for taken in past.taken:
            made = replay.take(taken)
            made.provenance = Provenance.SYNTHETIC.value
            made.recorded_by = self.by
            self.steps.append((made, row))
        replay.close()
        if row.sent_on:
            for upper in past.route[1:2]:
                self.digests[row.form, row.period, upper][row.unit] = row.digest
        self.rows.append(row)


class _Replay:
    """One submission on its way through what was done to it."""

    def __init__(self, past: Past, row: models.Submission, below: Mapping[str, str]) -> None:
        self.past, self.row, self.below = past, row, below
        self.sheet = past.sheet
        self.kept: dict[Place, Kept] = {}
        self.standing = Standing(State.DRAFT, past.unit.code)

    def take(self, taken: Taken) -> models.Step:
        """Take one deed, and give the row of the register that says so."""
        row, deed = self.row, taken.deed
        before = self.standing
        if deed is not Deed.OPEN:
            self.standing = step(before, deed, route=self.past.route, submission=str(row))
        row.seq += 1
        doing = Doing(reason=taken.reason, comments=_remarks(taken, before.desk))
        if deed is Deed.SAVE:
            doing = self._write(taken, doing)
        elif deed is Deed.SEND:
            row.sent_on = row.sent_on or taken.on
        elif deed is Deed.APPROVE:
            self._sign(taken, before.desk)
        elif deed is Deed.RETURN:
            row.approvals = []
        elif deed is Deed.REOPEN:
            row.reopened = True
        closed = row.reopened and (
            deed in (Deed.REOPEN, Deed.SAVE)
            or (deed is Deed.APPROVE and self.standing.state is State.APPROVED)
        )
        row.state, row.desk = self.standing.state.value, self.standing.desk
        by = Actor(0, frozenset(), taken.by)
        doing = replace(doing, closed_period=closed)
        return step_of(by, row, deed, doing, form=self.sheet.form, on=taken.on)

    def close(self) -> None:
        """Write down how it stands after the last deed."""
        row, past = self.row, self.past
        said = {key: dict(found) for key, found in row.explanations.items()}
        row.errors = sum(one.severity is Severity.ERROR for one in past.findings)
        row.warnings = sum(
            one.severity is Severity.WARNING and one.key not in said for one in past.findings
        )
        if self.standing.state not in (State.DRAFT, State.RETURNED, State.ABSENT):
            row.rows = tell_rows(self.sheet.rows)
        if past.absence:
            row.absence, row.absence_reason = past.absence.value, past.taken[-1].reason

    def _write(self, taken: Taken, doing: Doing) -> Doing:
        row = self.row
        changes = amendments(typed_cells(self.kept), taken.cells)
        for change in changes:
            old = self.kept.get(change.place)
            revision = (old.revision if old else 0) + 1
            self.kept[change.place] = Kept(change.after, revision, row.seq)
        row.cells = tell_kept(self.kept)
        row.explanations = {
            key: {"text": text, "by": taken.by, "on": taken.on.isoformat()}
            for key, text in self.past.explanations.items()
        }
        self.sheet = computed(self.sheet.with_cells(taken.cells))
        _recount(row, self.sheet, rests_on=self.below)
        return replace(doing, changes=changes, explanations=row.explanations)

    def _sign(self, taken: Taken, desk: str) -> None:
        row = self.row
        at = dt.datetime.combine(taken.on, _NOON)
        signature = {
            "desk": desk,
            "by": taken.by,
            "at": at.isoformat(),
            "digest": row.digest,
            "step": row.seq,
        }
        row.approvals = [*row.approvals, signature]
        if self.standing.state is State.APPROVED:
            row.approved_on, row.approved_cells = taken.on, row.cells


def _recount(row: models.Submission, sheet: Sheet, *, rests_on: Mapping[str, str]) -> None:
    needed = sum(1 for _ in sheet.required())
    row.required, row.filled = needed, needed - len(sheet.missing())
    row.missing_sources = list(sheet.missing_sources())
    texts = {key: said["text"] for key, said in row.explanations.items()}
    row.digest = digest(sheet, explanations=texts, rests_on=rests_on)


def _remarks(taken: Taken, desk: str) -> tuple[Mapping[str, str], ...]:
    return tuple(
        {"place": str(place), "text": text, "desk": desk} for place, text in taken.comments.items()
    )
