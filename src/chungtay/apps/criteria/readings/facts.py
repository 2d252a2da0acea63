"""Readings as typed columns."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from chungtay.apps.criteria.models import Reading
from chungtay.apps.kernel.facts import FactSource, Row
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable

TABLE = FactTable(
    name="readings",
    title="Giá trị và kết luận từng chỉ tiêu nông thôn mới",
    kind=FactKind.STATE,
    columns=(
        Column("criteria_set", ColumnType.TEXT, "Bộ tiêu chí"),
        Column("requirement", ColumnType.TEXT, "Chỉ tiêu"),
        Column("threshold", ColumnType.TEXT, "Mức đạt chuẩn"),
        Column("stage", ColumnType.TEXT, "Bước đánh giá"),
        Column("period", ColumnType.INTEGER, "Năm đánh giá"),
        Column("part", ColumnType.INTEGER, "Tử số"),
        Column("base", ColumnType.INTEGER, "Mẫu số"),
        Column("base_stated", ColumnType.INTEGER, "Có nêu mẫu số (1)"),
        Column("judgement", ColumnType.TEXT, "Kết luận của bước"),
        Column("derived", ColumnType.INTEGER, "Lấy từ sổ (1)"),
    ),
    key=("unit", "criteria_set", "threshold", "stage", "period"),
)


def _readings() -> QuerySet[Reading]:
    return QuerySet(Reading)


def _unit(row: Reading) -> str:
    return row.unit


def _on(row: Reading) -> dt.date:
    return row.on


def _tell(row: Reading) -> Row:
    return (
        row.criteria_set, row.requirement, row.threshold, row.stage, row.period, row.part, row.base,
        int(row.base_stated), row.judgement, int(row.derived),
    )  # fmt: skip


SOURCE = FactSource(table=TABLE, rows=_readings, tell=_tell, unit=_unit, on=_on)
