"""The register of works as typed columns: one row per state of a work."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from chungtay.apps.kernel.facts import FactSource, Row
from chungtay.apps.works.models import Work
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable

TABLE = FactTable(
    name="works",
    title="Công trình",
    kind=FactKind.STATE,
    columns=(
        Column("work", ColumnType.TEXT, "Mã công trình"),
        Column("name", ColumnType.TEXT, "Tên công trình"),
        Column("programme", ColumnType.TEXT, "Chương trình"),
        Column("project", ColumnType.TEXT, "Dự án"),
        Column("work_type", ColumnType.TEXT, "Loại công trình"),
        Column("stage", ColumnType.TEXT, "Bước thực hiện"),
        Column("plan_year", ColumnType.INTEGER, "Năm kế hoạch"),
        Column("cost_dong", ColumnType.INTEGER, "Tổng mức đầu tư (đồng)"),
    ),
    key=("work",),
    value="cost_dong",
)


def _rows() -> QuerySet[Work]:
    return QuerySet(Work)


def _tell(row: Work) -> Row:
    return (
        row.work, row.name, row.programme, row.project, row.work_type, row.stage, row.plan_year,
        row.cost_dong,
    )  # fmt: skip


def _unit(row: Work) -> str:
    return row.unit


def _on(row: Work) -> dt.date:
    return row.on


SOURCE = FactSource(table=TABLE, rows=_rows, tell=_tell, unit=_unit, on=_on)
