"""Tell periodic reports of the core in the shapes of the API."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from chungtay.api.forms import column_out, row_out, title_out
from chungtay.api.submissions.shapes import (
    AmendmentOut,
    ApprovalOut,
    BriefOut,
    CellOut,
    CommentOut,
    EvidenceOut,
    ExplanationOut,
    FilingOut,
    FindingOut,
    PlacedOut,
    StepOut,
)
from chungtay.core.kernel.numerals import exact
from chungtay.core.submissions.approval import Amendment
from chungtay.core.submissions.changes import Kept
from chungtay.core.submissions.checks import CellFinding
from chungtay.core.submissions.filing import Brief, Comment, Evidence, Filing, StepTold
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.sheet import Cell, CellKind, Sheet


def brief_out(one: Brief) -> BriefOut:
    """Tell a line of a list."""
    return BriefOut(
        form=one.key.form,
        unit=one.key.unit,
        period=one.key.period,
        form_title=title_out(one.form_title),
        period_title=one.period_title,
        unit_title=one.unit_title,
        level=one.level,
        district=one.district,
        province=one.province,
        state=one.state,
        desk=one.standing.desk,
        absence=one.absence,
        due=one.due,
        closes=one.closes,
        days_late=one.days_late,
        filled=one.filled,
        required=one.required,
        missing_sources=list(one.missing_sources),
        errors=one.errors,
        warnings=one.warnings,
        sent_on=one.sent_on,
        approved_on=one.approved_on,
        reopened=one.reopened,
        amended=one.amended,
        digest=one.digest,
    )


def cell_out(cell: Cell | None, sheet: Sheet, place: Place) -> CellOut | None:
    """Tell a cell, its number in the unit people type as well."""
    if cell is None:
        return None
    if cell.kind is not CellKind.NUMBER:
        return CellOut(kind=cell.kind, text=cell.text, note=cell.note)
    known = sheet.form.by_code.get(place.column)
    shown = None if known is None else exact(Fraction(cell.amount, known.parts))
    return CellOut(kind=cell.kind, amount=cell.amount, value=shown)


def cells_out(filing: Filing) -> list[PlacedOut]:
    """Tell every cell a sheet has: typed, filled or not, and what was computed or given."""
    sheet = filing.sheet
    typed = [Place(row.code, column.code) for row, column in sheet.typed()]
    others = sorted(set(sheet.cells) - set(typed))
    return [
        *(_placed(place, filing.kept.get(place), sheet, typed=True) for place in typed),
        *(_placed(place, None, sheet, typed=False) for place in others),
    ]


def findings_out(found: Iterable[CellFinding], filing: Filing) -> list[FindingOut]:
    """Tell what the checks found, and which of it was explained."""
    return [
        FindingOut(
            key=one.key,
            code=one.code,
            severity=one.severity,
            row=one.place.row if one.place else None,
            column=one.place.column if one.place else None,
            message=one.message,
            numbers=dict(one.numbers),
            explained=one.key in filing.explanations,
        )
        for one in found
    ]


def filing_out(filing: Filing) -> FilingOut:
    """Tell a report, whole."""
    return FilingOut(
        form=filing.key.form,
        unit=filing.key.unit,
        period=filing.key.period,
        version=filing.form.version,
        unit_title=filing.unit_title,
        period_title=filing.period.title,
        level=filing.level,
        state=filing.state,
        desk=filing.standing.desk,
        route=list(filing.route),
        absence=filing.absence,
        absence_reason=filing.absence_reason,
        due=filing.due,
        closes=filing.closes,
        step=filing.seq,
        digest=filing.digest,
        filled=filing.filled,
        required=filing.required,
        missing_sources=list(filing.missing_sources),
        sent_on=filing.sent_on,
        approved_on=filing.approved_on,
        reopened=filing.reopened,
        columns=[column_out(column) for column in filing.form.columns],
        rows=[row_out(row) for row in filing.sheet.rows],
        cells=cells_out(filing),
        explanations=[
            ExplanationOut(key=key, text=said.text, by=said.by, on=said.on)
            for key, said in sorted(filing.explanations.items())
        ],
        comments=[_comment(one) for one in filing.comments],
        approvals=[
            ApprovalOut(desk=one.desk, by=one.by, at=one.at, digest=one.digest)
            for one in filing.approvals
        ],
        evidence=[evidence_out(one) for one in filing.evidence],
        amended=amendments_out(filing.amended, filing.sheet),
    )


def evidence_out(one: Evidence) -> EvidenceOut:
    """Tell a file's card."""
    return EvidenceOut(
        row=one.place.row if one.place else None,
        column=one.place.column if one.place else None,
        name=one.name,
        size=one.size,
        sha256=one.sha256,
        media_type=one.media_type,
        by=one.by,
        at=one.at,
    )


def step_out(one: StepTold, sheet: Sheet) -> StepOut:
    """Tell one step."""
    return StepOut(
        step=one.seq,
        deed=one.deed,
        state=one.state,
        desk=one.desk,
        by=one.by,
        on=one.on,
        at=one.at,
        reason=one.reason,
        changes=amendments_out(one.changes, sheet),
        comments=[_comment(said) for said in one.comments],
        digest=one.digest,
    )


def amendments_out(changes: Iterable[Amendment], sheet: Sheet) -> list[AmendmentOut]:
    """Tell cells that differ."""
    return [
        AmendmentOut(
            row=one.place.row,
            column=one.place.column,
            before=cell_out(one.before, sheet, one.place),
            after=cell_out(one.after, sheet, one.place),
        )
        for one in changes
    ]


def _placed(place: Place, kept: Kept | None, sheet: Sheet, *, typed: bool) -> PlacedOut:
    return PlacedOut(
        row=place.row,
        column=place.column,
        typed=typed,
        revision=kept.revision if kept else 0,
        cell=cell_out(sheet.cells.get(place), sheet, place),
    )


def _comment(one: Comment) -> CommentOut:
    return CommentOut(
        row=one.place.row if one.place else None,
        column=one.place.column if one.place else None,
        text=one.text,
        by=one.by,
        at=one.at,
        desk=one.desk,
    )
