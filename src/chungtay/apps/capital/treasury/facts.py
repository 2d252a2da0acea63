"""What lists say as typed columns: one row per line, at its place on the budget as known last."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from chungtay.apps.capital.treasury_models import TreasuryLine
from chungtay.apps.kernel.facts import FactSource, Row
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable

TABLE = FactTable(
    name="treasury",
    title="Danh sách thanh toán của kho bạc, đơn vị: từng dòng",
    kind=FactKind.STATE,
    columns=(
        Column("line", ColumnType.TEXT, "Dòng"),
        Column("sender", ColumnType.TEXT, "Nơi gửi"),
        Column("holder", ColumnType.TEXT, "Chủ tài khoản"),
        Column("programme", ColumnType.TEXT, "Chương trình"),
        Column("project", ColumnType.TEXT, "Dự án"),
        Column("item", ColumnType.TEXT, "Khoản mục"),
        Column("source", ColumnType.TEXT, "Nguồn vốn"),
        Column("kind", ColumnType.TEXT, "Loại vốn"),
        Column("origin_year", ColumnType.INTEGER, "Năm gốc"),
        Column("plan_year", ColumnType.INTEGER, "Năm kế hoạch"),
        Column("work", ColumnType.TEXT, "Công trình"),
        Column("dong", ColumnType.INTEGER, "Số tiền (đồng)"),
    ),
    key=("line",),
    value="dong",
)


def _rows() -> QuerySet[TreasuryLine]:
    return QuerySet(TreasuryLine)


def _tell(row: TreasuryLine) -> Row:
    return (
        row.first, row.sender, row.holder, row.programme, row.project, row.item, row.source,
        row.kind, row.origin_year, row.plan_year, row.subject, row.dong,
    )  # fmt: skip


def _unit(row: TreasuryLine) -> str:
    return row.unit


def _on(row: TreasuryLine) -> dt.date:
    return row.on


SOURCE = FactSource(table=TABLE, rows=_rows, tell=_tell, unit=_unit, on=_on)
