"""Take one step of a submission: hold its row, change where it stands, write the step down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from chungtay.apps.audit.services import note
from chungtay.apps.kernel.standing import standing as standing_columns
from chungtay.apps.submissions import models
from chungtay.apps.submissions.queries import checking, one, told
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Severity
from chungtay.core.kernel.saying import Listed, few_of
from chungtay.core.people.actor import Action, Actor, NotAllowed, require
from chungtay.core.submissions import actions
from chungtay.core.submissions.approval import Amendment, digest
from chungtay.core.submissions.checks import CellFinding, check
from chungtay.core.submissions.form import Form, Place, UnknownRow
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.remark import MOST_OF_A_REASON, plain
from chungtay.core.submissions.sheet import Sheet
from chungtay.core.submissions.stored import tell_amendments
from chungtay.core.submissions.workflow import (
    DEED_TITLES,
    REASONED,
    Deed,
    ReasonRequired,
    Standing,
    State,
    desk_now,
    step,
)
from chungtay.core.units.unit import Level

ACTION_OF: dict[Deed, Action] = {
    Deed.OPEN: actions.OPEN,
    Deed.SAVE: actions.FILL,
    Deed.ATTACH: actions.FILL,
    Deed.SEND: actions.SEND,
    Deed.RECALL: actions.SEND,
    Deed.ACCEPT: actions.ACCEPT,
    Deed.APPROVE: actions.APPROVE,
    Deed.RETURN: actions.RETURN,
    Deed.REOPEN: actions.REOPEN,
    Deed.EXCUSE: actions.EXCUSE,
    Deed.RESUME: actions.EXCUSE,
    Deed.COMMENT: actions.READ,
    Deed.VOID: actions.FILL,
    Deed.HAND_OVER: actions.OPEN,
}
"""The action whose grant a deed needs."""
AT_THE_DESK = frozenset({Deed.ACCEPT, Deed.APPROVE, Deed.RETURN})
"""Deeds of whoever sits at the desk where the submission lies, and of nobody above."""


@dataclass(frozen=True, slots=True)
class Held:
    """A submission whose row this transaction holds, with what every deed needs of it."""

    row: models.Submission
    key: Key
    form: Form
    route: tuple[str, ...]
    by: Actor
    on: dt.date

    @property
    def standing(self) -> Standing:
        """Give state and desk, the desk of an ended unit taken over by who stands above."""
        now = told.standing_of(self.row)
        return Standing(now.state, desk_now(now, route=self.route, unit=self.row.unit))


@dataclass(frozen=True, slots=True)
class Doing:
    """What a step says besides its deed."""

    reason: str = ""
    changes: tuple[Amendment, ...] = ()
    comments: tuple[Mapping[str, str], ...] = ()
    explanations: Mapping[str, Any] = field(default_factory=dict)
    closed_period: bool = False


def hold(by: Actor, key: Key, deed: Deed, *, on: dt.date) -> Held:
    """Hold a submission's row and let pass whoever may do the deed to it, or refuse."""
    row = one.row_of(key, lock=True)
    route = one.route(row.unit, born=row.period_to, on=on)
    held = Held(row, key, told.form_of(row), route, by, on)
    require_deed(held, deed)
    return held


def require_deed(held: Held, deed: Deed) -> None:
    """Refuse (`people.not_allowed`) whoever acts and may not do the deed.

    At a desk only its own people act: a province does not sign for a commune.
    """
    about = actions.subject(held.form.code)
    if deed in AT_THE_DESK and held.standing.state in (State.SENT, State.ACCEPTED):
        require(held.by, ACTION_OF[deed], unit=held.standing.desk, subject=about)
        return
    above = (*held.route, held.row.district, held.row.province)
    if deed is Deed.COMMENT:
        taking = actions.takes_part(held.by, unit=held.row.unit, above=above, form=held.form.code)
        if not taking:
            raise NotAllowed(title=DEED_TITLES[deed], unit=held.row.unit)
    require(held.by, ACTION_OF[deed], unit=held.row.unit, above=above, subject=about)


def require_known(held: Held, places: Iterable[Place]) -> None:
    """Refuse a place that is not in the sheet: what is said of it could never be shown."""
    sheet = told.bare_sheet_of(held.row, held.form)
    for place in places:
        held.form.column(place.column)
        if sheet.row(place.row) is None:
            raise UnknownRow(form=held.form.code, unit=held.row.unit, row=place.row[:60])


def next_standing(held: Held, deed: Deed, *, reason: str = "") -> Standing:
    """Tell where a deed leads, or refuse it; `reason` must be given where one is needed."""
    if deed in REASONED and not plain(reason, most=MOST_OF_A_REASON):
        raise ReasonRequired(deed=DEED_TITLES[deed], submission=str(held.key))
    return step(held.standing, deed, route=held.route, submission=str(held.key))


def checked(sheet: Sheet, *, level: Level, on: dt.date) -> tuple[CellFinding, ...]:
    """Check a sheet against what it is held against."""
    return check(sheet, checking.context_of(sheet, level=level, on=on))


def recount(
    row: models.Submission,
    sheet: Sheet,
    found: Iterable[CellFinding],
    *,
    files: Iterable[str] | None = None,
) -> None:
    """Write beside a submission how full it is, what is found in it, and its digest.

    `files` are the digests of its evidence, where they are known already.
    """
    every = tuple(found)
    needed = tuple(sheet.required())
    explanations = told.explanations_of(row.explanations)
    row.required = len(needed)
    row.filled = len(needed) - len(sheet.missing())
    row.missing_sources = list(sheet.missing_sources())
    row.errors = sum(finding.severity is Severity.ERROR for finding in every)
    row.warnings = len(checking.unexplained(explanations, every))
    row.amended = len(told.amended_of(row))
    row.digest = digest_of(row, sheet, files=files)


def files_of(numbers: Iterable[int]) -> dict[int, list[str]]:
    """Give the digests of the evidence of some submissions (a few hundred), by their numbers."""
    rows: QuerySet[models.Evidence] = QuerySet(models.Evidence)
    held = rows.filter(submission_id__in=tuple(numbers)).values_list("submission_id", "sha256")
    found: dict[int, list[str]] = {}
    for number, sha256 in held:
        found.setdefault(number, []).append(sha256)
    return found


def digest_of(row: models.Submission, sheet: Sheet, *, files: Iterable[str] | None = None) -> str:
    """Give the digest of a submission: its sheet and all it rests on."""
    if files is None:
        files = files_of([row.pk]).get(row.pk, ())
    below = checking.children(
        form=row.form, unit=row.unit, period=row.period, level=Level(row.level)
    )
    sent = below.filter(sent_on__isnull=False)
    return digest(
        sheet,
        evidence=files,
        explanations={key: said["text"] for key, said in row.explanations.items()},
        rests_on=dict(sent.values_list("unit", "digest")),
    )


def write(held: Held, deed: Deed, after: Standing, doing: Doing) -> None:
    """Write down where a submission stands after a deed, the deed itself, and who did it."""
    row = held.row
    row.state, row.desk = after.state.value, after.desk
    row.seq += 1
    row.save()
    step_of(held.by, row, deed, doing, form=held.form, on=held.on).save()
    about = f"{held.key}:{row.seq}"
    note(ACTION_OF[deed], by=held.by, subject=about, unit=row.unit, reason=doing.reason)


def step_of(
    by: Actor, row: models.Submission, deed: Deed, doing: Doing, *, form: Form, on: dt.date
) -> models.Step:
    """Make the register row of a step just taken."""
    document = form.cite.partition("#")[0]
    grounds = Grounds(document, on, Provenance.REPORTED)
    return models.Step(
        ref=f"submissions:{row}:{row.seq}",
        submission_id=row.pk,
        form=row.form,
        version=row.version,
        unit=row.unit,
        period=row.period,
        frequency=row.frequency,
        period_to=row.period_to,
        seq=row.seq,
        deed=deed.value,
        on=on,
        state=row.state,
        desk=row.desk,
        by_name=by.name,
        reason=doing.reason,
        changes=tell_amendments(doing.changes),
        comments=list(doing.comments),
        explanations=dict(doing.explanations),
        digest=row.digest,
        due=row.due,
        sent_on=row.sent_on,
        approved_on=row.approved_on,
        filled=row.filled,
        required=row.required,
        missing_sources=len(row.missing_sources),
        closed_period=doing.closed_period,
        **standing_columns(grounds, by=str(by.user)),
    )


def listing(findings: Sequence[CellFinding]) -> Listed:
    """Name the first few findings in one line."""
    return few_of((finding.whole for finding in findings), most=5, between="; ")
