"""Periodic reports as typed columns: where each stands, and every number it reports.

All are read from the same register of steps. `filings` says who owes what, since when and how
full it is; `reported` holds the numbers that an approval will write to a register, and those that
criteria are judged by, from the moment they are saved, drafts too; `estimates` what each budget
line is expected to have paid, as of the end of the period that says so. The other cells of a form
are read where they stand: a country's would fill the columns many times over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache

from django.db.models import QuerySet

from chungtay.apps.capital.facts import main_project
from chungtay.apps.kernel.facts import FactSource, Row
from chungtay.apps.submissions.models import Step
from chungtay.apps.submissions.rows import facets_of
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable
from chungtay.core.submissions.form import RowSource
from chungtay.core.submissions.sheet import CellKind
from chungtay.core.submissions.stored import read_amendments
from chungtay.core.submissions.workflow import State, days_late
from chungtay.packs import forms, loader

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

ESTIMATES = FactTable(
    name="estimates",
    title="Ước giải ngân theo báo cáo kỳ",
    kind=FactKind.STATE,
    columns=(
        Column("form", ColumnType.TEXT, "Biểu mẫu"),
        Column("period", ColumnType.TEXT, "Kỳ"),
        Column("line", ColumnType.TEXT, "Dòng"),
        Column("until", ColumnType.TEXT, "Ước đến"),
        Column("programme", ColumnType.TEXT, "Chương trình"),
        Column("main_project", ColumnType.TEXT, "Dự án (gồm các tiểu dự án)"),
        Column("project", ColumnType.TEXT, "Dự án"),
        Column("item", ColumnType.TEXT, "Khoản mục"),
        Column("source", ColumnType.TEXT, "Nguồn vốn"),
        Column("kind", ColumnType.TEXT, "Loại vốn"),
        Column("origin_year", ColumnType.INTEGER, "Năm gốc"),
        Column("plan_year", ColumnType.INTEGER, "Năm kế hoạch"),
        Column("carried", ColumnType.INTEGER, "Vốn kéo dài"),
        Column("holder", ColumnType.TEXT, "Chủ tài khoản"),
        Column("amount", ColumnType.INTEGER, "Số ước (đồng)"),
    ),
    key=("form", "unit", "plan_year", "line", "until"),
    value="amount",
)
"""What units expect each budget line to have paid; the last period that says so counts."""
ESTIMATED = {"estimate": "year_end", "estimate_january": "january"}
"""Columns of forms about budget lines, and the day they look to."""


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


def _estimating() -> QuerySet[Step]:
    return _writings().filter(form__in=forms_estimating())


@cache
def forms_estimating() -> tuple[str, ...]:
    """Give the forms that ask what budget lines will have paid."""
    found = {
        form.code
        for form in forms.every()
        if form.row_source is RowSource.LINES and {c.code for c in form.typed} & ESTIMATED.keys()
    }
    return tuple(sorted(found))


def _period_end(row: Step) -> dt.date:
    return row.period_to


def _tell_estimates(row: Step) -> Iterable[tuple[str, Row]]:
    """Tell what a step expects of each line; a cell emptied expects nothing."""
    form = forms.version(row.form, row.version)
    for change in read_amendments(row.changes):
        until = ESTIMATED.get(change.place.column)
        facets = facets_of(form, change.place.row) if until else {}
        if not until or not facets:
            continue
        number = change.after is not None and change.after.kind is CellKind.NUMBER
        project = facets["project"]
        programme = project.partition(".")[0] if project in _projects() else ""
        origin, year = int(facets["origin_year"]), row.period_to.year
        yield (
            str(change.place),
            (
                row.form, row.period, change.place.row, until, programme,
                main_project("" if project == programme else project),
                "" if project == programme else project, facets["item"], facets["source"],
                facets["kind"], origin, year, int(origin < year), facets["holder"],
                change.after.amount if change.after is not None and number else None,
            ),
        )  # fmt: skip


@cache
def _projects() -> frozenset[str]:
    """Give the codes of all programmes and their projects."""
    programmes = loader.programmes()
    return frozenset(p.code for p in programmes) | {q.code for p in programmes for q in p.walk()}


FILING_STEPS = FactSource(table=FILINGS, rows=_steps, tell=_tell_filing, unit=_unit, on=_on)
REPORTED_CELLS = FactSource(table=REPORTED, rows=_writings, spread=_tell_cells, unit=_unit, on=_on)
ESTIMATE_CELLS = FactSource(
    table=ESTIMATES, rows=_estimating, spread=_tell_estimates, unit=_unit, on=_period_end
)
