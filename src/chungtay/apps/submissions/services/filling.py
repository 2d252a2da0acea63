"""Write cells: by a person at a grid, or many submissions at once from a file."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.kernel.standing import standing as standing_columns
from chungtay.apps.submissions import models
from chungtay.apps.submissions.queries import one, told
from chungtay.apps.submissions.services import deed as deeds
from chungtay.apps.submissions.services.deed import Doing, Held
from chungtay.apps.submissions.services.voiding import gone_up_above, void_above
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor
from chungtay.core.submissions import actions
from chungtay.core.submissions.approval import Amendment
from chungtay.core.submissions.changes import Change, Kept, applied, typed_cells
from chungtay.core.submissions.checks import check
from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.evidence import require_as_named, require_evidence
from chungtay.core.submissions.filing import Filing
from chungtay.core.submissions.form import NotTyped, Place, RowSource, UnknownRow
from chungtay.core.submissions.hindrance import NotWritable
from chungtay.core.submissions.key import Key, UnknownSubmission
from chungtay.core.submissions.remark import plain
from chungtay.core.submissions.sheet import Sheet, computed
from chungtay.core.submissions.stored import read_kept, tell_kept
from chungtay.core.submissions.workflow import STATE_TITLES, WRITABLE, Deed
from chungtay.core.units.unit import Level

_BATCH = 1_000
_LONGEST_NAME = 200


@transaction.atomic
def save_cells(
    *,
    by: Actor,
    key: Key,
    changes: Sequence[Change],
    explanations: Mapping[str, str] | None = None,
    on: dt.date,
) -> Filing:
    """Write cells and explanations of a submission that is being written; answer how it stands.

    All of it or nothing. What changes nothing writes nothing, so the same request twice is one.
    Raises `CellsChanged` where somebody else wrote the same cells since, `NotWritable`,
    `UnknownRow`, `NotTyped`.
    """
    held = deeds.hold(by, key, Deed.SAVE, on=on)
    require_writable(held)
    kept = read_kept(held.row.cells)
    sheet = told.bare_sheet_of(held.row, held.form, kept=kept)
    require_places(sheet, changes)
    fresh = applied(kept, changes)
    said = _fresh_explanations(held.row, explanations or {}, by=by, on=on)
    if not fresh and not said:
        return one.filing_of(held.row, on=on)
    after, found = _save(held, sheet, kept, fresh=fresh, said=said)
    return replace(one.filing_of(held.row, on=on, sheet=after), found=found)


@transaction.atomic
def save_many(
    *, by: Actor, items: Sequence[tuple[Key, Sequence[Change]]], on: dt.date
) -> dict[Key, int]:
    """Write cells of many submissions at once: all of them or nothing.

    Answers, by submission, how many cells changed. Checks look at each sheet alone; the rest is
    checked when it is sent.
    """
    held = _hold_many(by, [key for key, _ in items], on=on)
    files = deeds.files_of(one_held.row.pk for one_held in held.values())
    above = gone_up_above(held.values())
    counts: dict[Key, int] = {}
    steps: list[models.Step] = []
    rows: list[models.Submission] = []
    for key, changes in items:
        one_held = held[key]
        require_writable(one_held)
        kept = read_kept(one_held.row.cells)
        sheet = told.bare_sheet_of(one_held.row, one_held.form, kept=kept)
        require_places(sheet, changes)
        fresh = applied(kept, changes)
        counts[key] = len(fresh)
        if fresh:
            row = one_held.row
            doing = _written(one_held, kept, fresh)
            after = _resheeted(one_held, sheet, kept)
            found = check(after, Context(on=on))
            deeds.recount(row, after, found, files=files.get(row.pk, ()))
            row.seq += 1
            rows.append(row)
            steps.append(deeds.step_of(by, row, Deed.SAVE, doing, form=one_held.form, on=on))
            void_above(one_held, doing.changes, gone_up=above)
    _keep(rows, steps)
    if steps:
        about = f"{len(steps)} báo cáo, {sum(counts.values())} ô"
        note(actions.FILL, by=by, subject=about, details={"first": str(items[0][0])})
    return counts


@transaction.atomic
def attach(
    *,
    by: Actor,
    key: Key,
    place: Place | None,
    name: str,
    media_type: str,
    content: bytes,
    on: dt.date,
) -> str:
    """Put a file of evidence behind a cell or the whole; answer its digest. Twice is once."""
    held = deeds.hold(by, key, Deed.ATTACH, on=on)
    require_writable(held)
    require_evidence(name, size=len(content))
    require_as_named(name, content)
    deeds.require_known(held, [place] if place else ())
    name = plain(name)[-_LONGEST_NAME:]
    sha256 = hashlib.sha256(content).hexdigest()
    ref = f"evidence:{key}:{place or ''}:{sha256}"
    if len(ref) > 200:
        ref = f"evidence:{hashlib.sha256(ref.encode()).hexdigest()}"
    if models.Evidence.objects.filter(ref=ref).exists():
        return sha256
    models.EvidenceContent.objects.get_or_create(sha256=sha256, defaults={"content": content})
    grounds = Grounds(held.form.cite.partition("#")[0], on, Provenance.REPORTED)
    models.Evidence(
        ref=ref,
        submission_id=held.row.pk,
        place=str(place) if place else "",
        name=name,
        media_type=media_type[:100],
        size=len(content),
        sha256=sha256,
        **standing_columns(grounds, by=str(by.user)),
    ).save()
    held.row.digest = deeds.digest_of(held.row, told.sheet_of(held.row, held.form))
    after = deeds.next_standing(held, Deed.ATTACH)
    doing = Doing(reason=name, closed_period=held.row.reopened)
    deeds.write(held, Deed.ATTACH, after, doing)
    void_above(held, ())
    return sha256


def require_writable(held: Held) -> None:
    """Refuse to write to what has gone up or is closed."""
    state = held.standing.state
    if state not in WRITABLE:
        raise NotWritable(submission=str(held.key), state=STATE_TITLES[state])


def require_places(sheet: Sheet, changes: Iterable[Change]) -> None:
    """Refuse the first change to a cell that does not exist or that nobody types."""
    for change in changes:
        column = sheet.form.column(change.place.column)
        row = sheet.row(change.place.row)
        if row is None:
            raise UnknownRow(form=sheet.form.code, unit=sheet.unit, row=change.place.row)
        if not column.typed or row.total_of:
            raise NotTyped(form=sheet.form.code, place=str(change.place))


def _save(
    held: Held,
    before: Sheet,
    kept: dict[Place, Kept],
    *,
    fresh: Sequence[Change],
    said: Mapping[str, Mapping[str, str]],
) -> tuple[Sheet, tuple[CellFinding, ...]]:
    """Write what is new into a submission and its step; give its sheet then, and what is found."""
    row = held.row
    doing = _written(held, kept, fresh)
    sheet = _resheeted(held, before, kept)
    found = deeds.checked(sheet, level=Level(row.level), on=held.on)
    asked = {finding.key for finding in found}
    answers = {key: words for key, words in said.items() if key in asked}
    if not fresh and not answers:
        return sheet, found
    row.explanations = {**row.explanations, **answers}
    doing = replace(doing, explanations=answers)
    deeds.recount(row, sheet, found)
    deeds.write(held, Deed.SAVE, deeds.next_standing(held, Deed.SAVE), doing)
    void_above(held, doing.changes)
    return sheet, found


def _written(held: Held, kept: dict[Place, Kept], fresh: Sequence[Change]) -> Doing:
    """Put changes into a submission's cells; give what its step will say of them."""
    row, changes = held.row, []
    for change in fresh:
        now = kept.get(change.place)
        changes.append(Amendment(change.place, now.cell if now else None, change.cell))
        kept[change.place] = Kept(change.cell, (now.revision if now else 0) + 1, row.seq + 1)
    row.cells = tell_kept(kept)
    return Doing(changes=tuple(changes), closed_period=row.reopened)


def _resheeted(held: Held, sheet: Sheet, kept: Mapping[Place, Kept]) -> Sheet:
    """Give a sheet anew after its submission's cells were written to.

    Rows that people add follow from the cells; for others no register is asked again.
    """
    if held.form.row_source is RowSource.OPEN:
        return told.sheet_of(held.row, held.form, kept=kept)
    return computed(sheet.with_cells(typed_cells(kept)))


def _fresh_explanations(
    row: models.Submission, explanations: Mapping[str, str], *, by: Actor, on: dt.date
) -> dict[str, dict[str, str]]:
    """Give the explanations that say something new."""
    told_of = {key: plain(text) for key, text in explanations.items()}
    return {
        key: {"text": text, "by": by.name, "on": on.isoformat()}
        for key, text in told_of.items()
        if text and row.explanations.get(key, {}).get("text") != text
    }


def _hold_many(by: Actor, keys: Sequence[Key], *, on: dt.date) -> dict[Key, Held]:
    """Hold many submissions, always in the same order; refuse where one is unknown."""
    wanted = set(keys)
    rows = models.Submission.objects.select_for_update().filter(
        form__in={key.form for key in wanted}, period__in={key.period for key in wanted}
    )
    if len({key.unit for key in wanted}) <= _BATCH:
        rows = rows.filter(unit__in={key.unit for key in wanted})
    held = {}
    for row in rows.order_by("pk"):
        key = told.key_of(row)
        if key in wanted:
            over = tuple(code for code in (row.district, row.province) if code)
            held[key] = Held(row, key, told.form_of(row), (row.unit, *over), by, on)
            deeds.require_deed(held[key], Deed.SAVE)
    for key in keys:
        if key not in held:
            raise UnknownSubmission(submission=str(key))
    return held


def _keep(rows: Sequence[models.Submission], steps: Sequence[models.Step]) -> None:
    """Write many submissions and their steps in few statements."""
    columns = [
        "cells", "seq", "filled", "required", "missing_sources", "errors", "warnings", "amended",
        "digest",
    ]  # fmt: skip
    models.Submission.objects.bulk_create(
        rows,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["form", "unit", "period"],
        update_fields=columns,
    )
    models.Step.objects.bulk_create(steps, batch_size=_BATCH)
