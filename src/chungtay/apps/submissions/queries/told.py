"""Turn rows of the tables into what readers of submissions see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from chungtay.apps.submissions import models, rows
from chungtay.core.submissions.approval import Amendment, Approval, amendments
from chungtay.core.submissions.changes import Kept, typed_cells
from chungtay.core.submissions.filing import Brief, Comment, Evidence, Explanation, StepTold
from chungtay.core.submissions.form import Form, Place, Row
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.period import Period, period
from chungtay.core.submissions.sheet import Sheet, computed
from chungtay.core.submissions.stored import (
    place_of,
    read_amendments,
    read_kept,
    read_rows,
)
from chungtay.core.submissions.workflow import (
    Absence,
    Deed,
    Standing,
    State,
    absence,
    days_late,
)
from chungtay.core.units.unit import Level
from chungtay.packs import forms


def key_of(row: models.Submission) -> Key:
    """Give the key of a submission."""
    return Key(row.form, row.unit, row.period)


def form_of(row: models.Submission) -> Form:
    """Find the version of the form a submission was opened under."""
    return forms.version(row.form, row.version)


def period_of(row: models.Submission, form: Form) -> Period:
    """Give a submission's period, under its form's cut-off."""
    return period(row.period, cutoff=form.cutoff)


def rows_of(row: models.Submission, form: Form, period: Period) -> tuple[Row, ...]:
    """Give a submission's rows: while it is written those of the registers now, then its own."""
    frozen = read_rows(row.rows)
    return frozen or rows.rows(form, unit=row.unit, period=period, written=row.cells)


def sheet_of(
    row: models.Submission,
    form: Form | None = None,
    *,
    kept: Mapping[Place, Kept] | None = None,
) -> Sheet:
    """Give a submission's sheet, computed and given cells filled in (see `bare_sheet_of`)."""
    return computed(bare_sheet_of(row, form or form_of(row), kept=kept))


def bare_sheet_of(
    row: models.Submission, form: Form, *, kept: Mapping[Place, Kept] | None = None
) -> Sheet:
    """Give a submission's sheet with its typed cells alone.

    `form` and `kept` are its own, where they have been read already.
    """
    when = period_of(row, form)
    kept = read_kept(row.cells) if kept is None else kept
    return Sheet(form, row.unit, when, rows_of(row, form, when), typed_cells(kept))


def standing_of(row: models.Submission) -> Standing:
    """Give state and desk."""
    return Standing(State(row.state), row.desk)


def absence_of(row: models.Submission, *, on: dt.date) -> Absence | None:
    """Tell why no report lies above the unit on a day."""
    declared = Absence(row.absence) if row.absence else None
    return absence(State(row.state), declared, due=row.due, on=on)


def approvals_of(row: models.Submission) -> tuple[Approval, ...]:
    """Give the signatures that hold."""
    return tuple(
        Approval(a["desk"], a["by"], dt.datetime.fromisoformat(a["at"]), a["digest"], a["step"])
        for a in row.approvals
    )


def amended_of(
    row: models.Submission, *, kept: Mapping[Place, Kept] | None = None
) -> tuple[Amendment, ...]:
    """Give what a submission's typed cells say otherwise than when they were last approved.

    `kept` are its own, where they have been read already.
    """
    if row.approved_cells is None:
        return ()
    kept = read_kept(row.cells) if kept is None else kept
    return amendments(typed_cells(read_kept(row.approved_cells)), typed_cells(kept))


def explanations_of(stored: Mapping[str, Any]) -> dict[str, Explanation]:
    """Give explanations by the key of the finding they answer."""
    return {
        key: Explanation(said["text"], said["by"], dt.date.fromisoformat(said["on"]))
        for key, said in stored.items()
    }


def comments_of(step: models.Step) -> tuple[Comment, ...]:
    """Give the remarks made with a step."""
    return tuple(
        Comment(
            place_of(said["place"]) if said["place"] else None,
            said["text"],
            step.by_name,
            step.recorded_at,
            said.get("desk", step.desk),
            step.seq,
        )
        for said in step.comments
    )


def evidence_of(row: models.Evidence, *, by: str) -> Evidence:
    """Give a file's card."""
    return Evidence(
        place_of(row.place) if row.place else None,
        row.name,
        row.size,
        row.sha256,
        row.media_type,
        by,
        row.recorded_at,
    )


def brief_of(row: models.Submission, *, title: str, on: dt.date) -> Brief:
    """Give a submission as one line; `title` names its unit."""
    form = form_of(row)
    return Brief(
        key=key_of(row),
        form_title=form.short,
        period_title=period_of(row, form).title,
        period_until=row.period_to,
        unit_title=title,
        level=Level(row.level),
        district=row.district,
        province=row.province,
        standing=standing_of(row),
        absence=absence_of(row, on=on),
        due=row.due,
        closes=row.closes,
        days_late=days_late(due=row.due, sent=row.sent_on, on=on) if _owes(row) else 0,
        filled=row.filled,
        required=row.required,
        missing_sources=tuple(row.missing_sources),
        errors=row.errors,
        warnings=row.warnings,
        sent_on=row.sent_on,
        approved_on=row.approved_on,
        reopened=row.reopened,
        amended=row.amended,
        digest=row.digest,
        number=row.pk,
    )


def step_of(row: models.Step) -> StepTold:
    """Give one step of a submission's life."""
    return StepTold(
        seq=row.seq,
        deed=Deed(row.deed),
        state=State(row.state),
        desk=row.desk,
        by=row.by_name,
        on=row.on,
        at=row.recorded_at,
        reason=row.reason,
        changes=read_amendments(row.changes),
        comments=comments_of(row),
        digest=row.digest,
    )


def _owes(row: models.Submission) -> bool:
    return row.state != State.ABSENT.value
