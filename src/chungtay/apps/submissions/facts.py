"""Periodic reports as typed columns: where each stands, and every number it reports.

Both are read from the same register of steps. `filings` says who owes what, since when and how
full it is; `reported` holds the numbers that an approval will write to a register, and those that
criteria are judged by, from the moment they are saved, drafts too. The other cells of a form are
read where they stand: a country's would fill the columns many times over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from chungtay.apps.kernel.facts import FactSource, Row
from chungtay.apps.submissions.models import Step
from chungtay.apps.submissions.rows import facets_of
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable
from chungtay.core.submissions.form import RowSource
from chungtay.core.submissions.sheet import CellKind
from chungtay.core.submissions.stored import read_amendments
from chungtay.core.submissions.workflow import State, days_late
from chungtay.packs import forms

FILINGS = FactTable(
    name="filings",
    title="Tình hình nộp báo cáo kỳ",
    kind=FactKind.STATE,
    columns=(
        Column("form", ColumnType.TEXT, "Biểu mẫu"),
        Column("period", ColumnType.TEXT, "Kỳ"),
        Column("frequency", ColumnType.TEXT, "Loại kỳ"),
        Column("period_to", ColumnType.DATE, "Kỳ đến ngày"),
        Column("state", ColumnType.TEXT, "Trạng thái"),
        Column("owed", ColumnType.INTEGER, "Phải nộp (1), không phải nộp (0)"),
        Column("due", ColumnType.DATE, "Hạn gửi"),
        Column("sent", ColumnType.INTEGER, "Đã gửi (1) hay chưa (0)"),
        Column("sent_on", ColumnType.DATE, "Ngày gửi"),
        Column("days_late", ColumnType.INTEGER, "Số ngày gửi chậm"),
        Column("on_time", ColumnType.INTEGER, "Gửi đúng hạn (1)"),
        Column("required", ColumnType.INTEGER, "Số ô bắt buộc"),
        Column("filled", ColumnType.INTEGER, "Số ô bắt buộc đã điền"),
        Column("missing_sources", ColumnType.INTEGER, "Số nguồn vốn còn thiếu"),
    ),
    key=("form", "unit", "period"),
    value="filled",
)
REPORTED = FactTable(
    name="reported",
    title="Số liệu báo cáo kỳ",
    kind=FactKind.STATE,
    columns=(
        Column("form", ColumnType.TEXT, "Biểu mẫu"),
        Column("period", ColumnType.TEXT, "Kỳ"),
        Column("period_to", ColumnType.DATE, "Kỳ đến ngày"),
        Column("line", ColumnType.TEXT, "Dòng"),
        Column("item", ColumnType.TEXT, "Cột"),
        Column("source", ColumnType.TEXT, "Nguồn vốn"),
        Column("kind", ColumnType.TEXT, "Loại vốn"),
        Column("project", ColumnType.TEXT, "Dự án"),
        Column("amount", ColumnType.INTEGER, "Số lưu (xem cột của biểu)"),
    ),
    key=("form", "unit", "period", "line", "item"),
    value="amount",
)


def _unit(row: Step) -> str:
    return row.unit


def _on(row: Step) -> dt.date:
    return row.on


def _steps() -> QuerySet[Step]:
    return QuerySet(Step).defer("changes", "comments", "explanations", "reason")


def _writings() -> QuerySet[Step]:
    return QuerySet(Step).exclude(changes=[]).defer("comments", "explanations", "reason")


def _tell_filing(row: Step) -> Row:
    on_time = row.sent_on is not None and row.sent_on <= row.due
    late = days_late(due=row.due, sent=row.sent_on, on=row.on) if row.sent_on else 0
    return (
        row.form,
        row.period,
        row.frequency,
        row.period_to,
        row.state,
        int(row.state != State.ABSENT.value),
        row.due,
        int(row.sent_on is not None),
        row.sent_on,
        late,
        int(on_time),
        row.required,
        row.filled,
        row.missing_sources,
    )


def _tell_cells(row: Step) -> Iterable[tuple[str, Row]]:
    """Tell each number a step wrote; a cell emptied, or no longer a number, tells no amount."""
    form = forms.version(row.form, row.version)
    judged = form.row_source is RowSource.CRITERIA
    told = {c.code for c in form.typed if c.numeric and (c.feed or judged)}
    for change in read_amendments(row.changes) if told else ():
        if change.place.column not in told:
            continue
        facets = facets_of(form, change.place.row)
        number = change.after is not None and change.after.kind is CellKind.NUMBER
        yield (
            str(change.place),
            (
                row.form,
                row.period,
                row.period_to,
                change.place.row,
                change.place.column,
                facets.get("source", ""),
                facets.get("kind", ""),
                facets.get("project", ""),
                change.after.amount if change.after is not None and number else None,
            ),
        )


FILING_STEPS = FactSource(table=FILINGS, rows=_steps, tell=_tell_filing, unit=_unit, on=_on)
REPORTED_CELLS = FactSource(table=REPORTED, rows=_writings, spread=_tell_cells, unit=_unit, on=_on)
