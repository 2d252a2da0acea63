"""Published household counts as typed columns."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from chungtay.apps.kernel.facts import FactSource, Row
from chungtay.apps.poverty.models import Count
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable

TABLE = FactTable(
    name="poverty_counts",
    title="Số hộ đã công bố",
    kind=FactKind.STATE,
    columns=(
        Column("level", ColumnType.TEXT, "Cấp"),
        Column("household_class", ColumnType.TEXT, "Loại hộ"),
        Column("people", ColumnType.TEXT, "Dân tộc"),
        Column("finality", ColumnType.TEXT, "Tính chất số liệu"),
        Column("households", ColumnType.INTEGER, "Số hộ"),
    ),
    key=("unit", "household_class", "people"),
    value="households",
)


def _unit(row: Count) -> str:
    return row.unit


def _on(row: Count) -> dt.date:
    return row.on


def _counts() -> QuerySet[Count]:
    return QuerySet(Count)


def _tell_count(row: Count) -> Row:
    return (row.level, row.household_class, row.people, row.finality, row.households)


SOURCE = FactSource(table=TABLE, rows=_counts, tell=_tell_count, unit=_unit, on=_on)
