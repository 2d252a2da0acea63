"""Read one submission: as it stands, how it came to that, and what its cells held before."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from chungtay.apps.submissions import models
from chungtay.apps.submissions.queries import told
from chungtay.apps.units import queries as units
from chungtay.core.people.actor import Actor, require
from chungtay.core.submissions.actions import READ, subject
from chungtay.core.submissions.filing import Comment, Evidence, Filing, Saying, StepTold
from chungtay.core.submissions.form import Form, Place
from chungtay.core.submissions.key import Key, UnknownSubmission
from chungtay.core.submissions.sheet import Sheet
from chungtay.core.submissions.stored import read_amendments, read_cell, read_kept
from chungtay.core.submissions.workflow import State
from chungtay.core.units.unit import Level


def filing(key: Key, *, on: dt.date) -> Filing:
    """Give a submission whole, or refuse (`submissions.unknown`)."""
    return filing_of(row_of(key), on=on)


def filing_seen(by: Actor, key: Key, *, on: dt.date) -> Filing:
    """Give a submission to somebody who may read it, or refuse (`people.not_allowed`)."""
    row = row_of(key)
    require_readable(by, row, on=on)
    return filing_of(row, on=on)


def form_seen(by: Actor, key: Key, *, on: dt.date) -> Form:
    """Give the form of a submission to somebody who may read it, or refuse likewise."""
    row = row_of(key)
    require_readable(by, row, on=on)
    return told.form_of(row)


def require_readable(by: Actor, row: models.Submission, *, on: dt.date) -> None:
    """Let pass whoever may read a submission: at its unit, or from above."""
    require(by, READ, unit=row.unit, above=lineage(row, on=on), subject=subject(row.form))


def row_of(key: Key, *, lock: bool = False) -> models.Submission:
    """Find a submission's row, holding it until the transaction ends if asked to."""
    rows = models.Submission.objects.all()
    if lock:
        rows = rows.select_for_update()
    row = rows.filter(form=key.form, unit=key.unit, period=key.period).first()
    if row is None:
        raise UnknownSubmission(submission=str(key))
    return row


def route(unit: str, *, born: dt.date, on: dt.date) -> tuple[str, ...]:
    """Name the desks a unit's reports go over on a day: its own, then those above it.

    In the place of a unit that has ended stands the first of its heirs. `born` is a day on which
    the code means the unit.
    """
    day = max(born, on)
    if found := units.with_superiors(unit, on=day):
        return found
    heirs = units.heirs(unit, on=day, at=born)
    return units.with_superiors(heirs[0].code, on=day) if heirs else (unit,)


def lineage(row: models.Submission, *, on: dt.date) -> tuple[str, ...]:
    """Name a submission's unit and all that stand above it: on the day, and in its own period."""
    today = route(row.unit, born=row.period_to, on=on)
    then = (row.unit, row.district, row.province)
    return (*today, *(code for code in then if code and code not in today))


def filing_of(row: models.Submission, *, on: dt.date, sheet: Sheet | None = None) -> Filing:
    """Give a row of the table as a submission, whole; `sheet` is its own, where it is known."""
    form = told.form_of(row)
    kept = read_kept(row.cells)
    sheet = sheet or told.sheet_of(row, form, kept=kept)
    title = units.units([row.unit], on=row.period_to).get(row.unit)
    return Filing(
        key=told.key_of(row),
        form=form,
        period=sheet.period,
        unit_title=title.title if title else row.unit,
        level=Level(row.level),
        district=row.district,
        province=row.province,
        standing=told.standing_of(row),
        absence=told.absence_of(row, on=on),
        absence_reason=row.absence_reason,
        due=row.due,
        closes=row.closes,
        seq=row.seq,
        sheet=sheet,
        kept=kept,
        explanations=told.explanations_of(row.explanations),
        comments=_comments(row),
        approvals=told.approvals_of(row),
        digest=row.digest,
        evidence=_evidence(row),
        filled=row.filled,
        required=row.required,
        missing_sources=tuple(row.missing_sources),
        sent_on=row.sent_on,
        approved_on=row.approved_on,
        reopened=row.reopened,
        route=route(row.unit, born=row.period_to, on=on),
        amended=told.amended_of(row, kept=kept),
    )


def steps(key: Key) -> tuple[StepTold, ...]:
    """Give every step of a submission, the first one first."""
    rows = _steps(row_of(key)).order_by("seq")
    return tuple(told.step_of(row) for row in rows)


def cell_history(key: Key, place: Place) -> tuple[Saying, ...]:
    """Give what a cell has held in this period, the newest first."""
    found = []
    for step in _steps(row_of(key)).order_by("-seq"):
        for change in read_amendments(step.changes):
            if change.place == place:
                state = State(step.state)
                found.append(Saying("", change.after, state, step.by_name, step.recorded_at))
    return tuple(found)


def last_values(key: Key, place: Place, *, count: int = 12) -> tuple[Saying, ...]:
    """Give what a cell held in earlier periods, the newest first."""
    row = row_of(key)
    earlier = models.Submission.objects.filter(
        form=row.form, unit=row.unit, frequency=row.frequency, period_to__lt=row.period_to
    ).order_by("-period_to")[:count]
    return tuple(
        Saying(
            told.period_of(one, told.form_of(one)).title,
            read_cell(one.cells[str(place)][2]) if str(place) in one.cells else None,
            State(one.state),
            period=one.period,
        )
        for one in earlier
    )


def evidence_content(sha256: str) -> bytes:
    """Give the bytes of a file of evidence."""
    row = models.EvidenceContent.objects.filter(sha256=sha256).first()
    if row is None:
        raise UnknownSubmission(submission=sha256)
    return bytes(row.content)


def _comments(row: models.Submission) -> tuple[Comment, ...]:
    steps = _steps(row).exclude(comments=[]).order_by("seq")
    return tuple(comment for step in steps for comment in told.comments_of(step))


def _evidence(row: models.Submission) -> tuple[Evidence, ...]:
    files: QuerySet[models.Evidence] = QuerySet(models.Evidence).filter(submission=row)
    return tuple(told.evidence_of(file, by=file.recorded_by) for file in files.order_by("pk"))


def _steps(row: models.Submission) -> QuerySet[models.Step]:
    return QuerySet(models.Step).filter(submission=row)
