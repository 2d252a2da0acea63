"""Check your answers: everything once more before a submission is sent up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chungtay.core.submissions.form import Place
from chungtay.web.kit.names import Names, said
from chungtay.web.submissions.entry import state
from chungtay.web.submissions.entry.faults import SHOWN, Fault, faults
from chungtay.web.submissions.entry.fields import name_of
from chungtay.web.submissions.entry.opened import GAP, Opened
from chungtay.web.submissions.entry.page import Top, top
from chungtay.web.submissions.entry.state import row_title
from chungtay.web.submissions.entry.texts import unit_of, words_of


@dataclass(frozen=True, slots=True)
class Gap:
    """A required cell that is empty."""

    place: str
    name: str


@dataclass(frozen=True, slots=True)
class Review:
    """The page before sending."""

    top: Top
    locked: str
    sendable: bool
    ready: bool
    errors: tuple[Fault, ...]
    error_count: int
    warnings: tuple[Fault, ...]
    warning_count: int
    unexplained: int
    gaps: tuple[Gap, ...]
    gap_count: int
    sources: tuple[str, ...]
    totals: Mapping[str, int]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, bool, tuple[str, ...]], ...]
    files: int
    digest: str


def review(opened: Opened) -> Review:
    """Lay the page out."""
    filing = opened.filing
    found = tuple(one for one in faults(opened) if one.code != GAP)
    errors = tuple(one for one in found if one.error)
    warnings = tuple(one for one in found if not one.error)
    silent = sum(not one.explanation for one in warnings)
    gaps = filing.sheet.missing()
    return Review(
        top=top(opened),
        locked=opened.locked,
        sendable=opened.sendable,
        ready=opened.sendable and not errors and not gaps and not silent,
        errors=errors[:SHOWN],
        error_count=len(errors),
        warnings=warnings[:SHOWN],
        warning_count=len(warnings),
        unexplained=silent,
        gaps=tuple(Gap(str(place), name_of(filing, place)) for place in gaps[:SHOWN]),
        gap_count=len(gaps),
        sources=tuple(Names.source(code) for code in filing.missing_sources),
        totals=state.totals(filing, opened.findings),
        heads=tuple(_head(said(column.title), column.unit) for column in filing.form.columns),
        rows=_rows(opened),
        files=len(filing.evidence),
        digest=filing.digest,
    )


def _head(title: str, unit: str) -> str:
    symbol = unit_of(unit) if unit else ""
    return f"{title} ({symbol})" if symbol else title


def _rows(opened: Opened) -> tuple[tuple[str, bool, tuple[str, ...]], ...]:
    sheet = opened.filing.sheet
    return tuple(
        (
            row_title(row),
            bool(row.total_of),
            tuple(
                words_of(column, sheet.cells.get(Place(row.code, column.code)))
                for column in sheet.form.columns
            ),
        )
        for row in sheet.rows
    )
