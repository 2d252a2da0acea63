"""Reported values of indicators as typed columns."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from chungtay.apps.kernel.facts import FactSource, Row
from chungtay.apps.results.models import Value
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable

TABLE = FactTable(
    name="results",
    title="Kết quả chỉ tiêu",
    kind=FactKind.STATE,
    columns=(
        Column("indicator", ColumnType.TEXT, "Chỉ tiêu"),
        Column("standing", ColumnType.TEXT, "Loại số liệu"),
        Column("finality", ColumnType.TEXT, "Tính chất số liệu"),
        Column("amount_e6", ColumnType.INTEGER, "Giá trị (phần triệu của đơn vị tính)"),
        Column("base_stated", ColumnType.INTEGER, "Nguồn có nêu mẫu số (1) hay không (0)"),
        Column("qualifier", ColumnType.TEXT, "Mức chính xác"),
        Column("period_from", ColumnType.DATE, "Kỳ số liệu từ ngày"),
        Column("period_to", ColumnType.DATE, "Kỳ số liệu đến ngày"),
        Column("period_year", ColumnType.INTEGER, "Năm của kỳ số liệu"),
    ),
    key=("indicator", "unit", "standing", "period_year"),
    value="amount_e6",
)
"""Values run from the start of their year, or say what there is: within a year the newest counts,
and a third quarter is not added to a second."""


def _unit(row: Value) -> str:
    return row.unit


def _on(row: Value) -> dt.date:
    return row.on


def _values() -> QuerySet[Value]:
    return QuerySet(Value)


def _tell_value(row: Value) -> Row:
    return (
        row.indicator,
        row.standing,
        row.finality,
        row.amount_e6,
        int(row.base_stated),
        row.qualifier,
        row.period_from,
        row.period_to,
        row.period_to.year,
    )


SOURCE = FactSource(table=TABLE, rows=_values, tell=_tell_value, unit=_unit, on=_on)
