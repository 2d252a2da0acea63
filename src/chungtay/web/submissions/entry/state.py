"""How a submission stands, told to the scripts of the entry pages: plain lists and dictionaries.

The same names in `entry-store.js`. A page carries it once, and each answer to a save again, so
that computed cells, findings and other people's cells are never older than the last save.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.checks import CellFinding
from chungtay.core.submissions.filing import Filing
from chungtay.core.submissions.form import CellType, Column, Row, RowSource
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.reason import reason_of
from chungtay.core.submissions.sheet import CellKind
from chungtay.core.submissions.workflow import STATE_TITLES
from chungtay.web.kit.names import said
from chungtay.web.kit.saying import worded
from chungtay.web.submissions.entry.addressed import parts
from chungtay.web.submissions.entry.opened import GAP, brief
from chungtay.web.submissions.entry.saving import Clash
from chungtay.web.submissions.entry.texts import text_of, unit_of

Told = dict[str, Any]


def columns(filing_columns: Iterable[Column]) -> list[Told]:
    """Tell the columns of a form."""
    return [
        {
            "code": column.code,
            "title": said(column.title),
            "type": column.type.value,
            "numeric": column.numeric,
            "typed": column.typed and column.type is not CellType.FILE,
            "required": column.required,
            "unit": unit_of(column.unit) if column.unit else "",
            "choices": [[choice.code, said(choice.title)] for choice in column.choices],
        }
        for column in filing_columns
    ]


def rows(sheet_rows: Iterable[Row]) -> list[Told]:
    """Tell the rows of a sheet."""
    return [
        {
            "code": row.code,
            "title": row_title(row),
            "total": bool(row.total_of),
            "columns": list(row.columns),
        }
        for row in sheet_rows
    ]


def row_title(row: Row) -> str:
    """Name a row, with its own unit of measure where it has one."""
    unit = unit_of(row.unit) if row.unit and not row.unit.isdecimal() else ""
    return f"{said(row.title)} ({unit})" if unit else said(row.title)


def whole(
    filing: Filing,
    findings: Sequence[CellFinding],
    *,
    writable: bool,
    csrf: str,
    ghosts: Mapping[str, str],
) -> Told:
    """Tell everything about one submission that does not change while one types, and what does."""
    return {
        "key": str(filing.key),
        "title": filing.unit_title,
        "standing": _(STATE_TITLES[filing.state]),
        "links": links(filing.key),
        "ghosts": dict(ghosts),
        **moment(filing, findings, writable=writable, csrf=csrf),
        "rows": rows(filing.sheet.rows),
    }


def moment(
    filing: Filing,
    findings: Sequence[CellFinding],
    *,
    writable: bool,
    csrf: str,
    clashes: Sequence[Clash] = (),
) -> Told:
    """Tell how a submission stands now: the answer to a save."""
    form = filing.form
    growing = form.row_source is RowSource.OPEN
    return {
        "rows": rows(filing.sheet.rows) if growing else [],
        "seq": filing.seq,
        "csrf": csrf,
        "writable": writable,
        "cells": _cells(filing),
        "findings": [_finding(filing, finding) for finding in findings],
        "amended": {
            str(one.place): text_of(form.column(one.place.column), one.before)
            for one in filing.amended
        },
        "comments": Counter(str(one.place) for one in filing.comments if one.place is not None),
        "totals": totals(filing, findings),
        "conflicts": [_conflict(filing, clash) for clash in clashes],
    }


def totals(filing: Filing, findings: Sequence[CellFinding]) -> dict[str, int]:
    """Count what is filled, missing, wrong (a gap is missing, not wrong) and doubtful."""
    return {
        "filled": filing.filled,
        "required": filing.required,
        "missing": len(filing.sheet.missing()),
        "errors": sum(one.severity is Severity.ERROR and one.code != GAP for one in findings),
        "warnings": sum(
            one.severity is Severity.WARNING and one.key not in filing.explanations
            for one in findings
        ),
    }


def links(key: Key) -> dict[str, str]:
    """Give the addresses that the scripts of one submission's entry call."""
    at = parts(key)
    return {
        "page": reverse("entry", args=at),
        "save": reverse("entry-cells", args=at),
        "panel": reverse("entry-panel", args=at),
    }


def said_at(moment: dt.datetime | None) -> str:
    """Write a moment as it is read here: 14:05 ngày 12/10/2020."""
    return f"{timezone.localtime(moment):%H:%M %d/%m/%Y}" if moment else ""


def _cells(filing: Filing) -> dict[str, Told]:
    told: dict[str, Told] = {}
    known = {column.code: column for column in filing.form.columns}
    for place, cell in filing.sheet.cells.items():
        if place.column in known:
            column = known[place.column]
            told[str(place)] = {
                "text": text_of(column, cell, shown=not column.typed),
                "revision": 0,
                "kind": cell.kind.value,
                "note": worded(reason_of(cell, column)) if cell.kind is CellKind.INVALID else "",
            }
    for place, kept in filing.kept.items():
        one = told.setdefault(str(place), {"text": "", "kind": "", "note": ""})
        one["revision"] = kept.revision
    return told


def _finding(filing: Filing, finding: CellFinding) -> Told:
    explained = filing.explanations.get(finding.key)
    return {
        "place": str(finding.place) if finding.place else "",
        "key": finding.key,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": brief(finding),
        "explanation": explained.text if explained else "",
    }


def _conflict(filing: Filing, clash: Clash) -> Told:
    column = filing.form.column(clash.place.column)
    return {
        "place": str(clash.place),
        "theirs": text_of(column, clash.conflict.now.cell),
        "revision": clash.conflict.now.revision,
        "yours": clash.typed.text,
        "who": clash.who,
        "when": said_at(clash.when),
    }
