"""Units for the column store: the places that facts are told by, and the classes of units."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Max, QuerySet

from chungtay.apps.kernel.facts import FactSource, Row
from chungtay.apps.units import models
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable

PLACES = FactTable(
    name="places",
    title="Đơn vị hành chính theo thời gian",
    kind=FactKind.INTERVAL,
    columns=(
        Column("level", ColumnType.TEXT, "Cấp"),
        Column("type", ColumnType.TEXT, "Loại"),
        Column("name", ColumnType.TEXT, "Tên"),
        Column("sort_key", ColumnType.TEXT, "Khóa sắp xếp"),
        Column("district", ColumnType.TEXT, "Huyện"),
        Column("province", ColumnType.TEXT, "Tỉnh"),
        Column("since", ColumnType.DATE, "Từ ngày"),
        Column("until", ColumnType.DATE, "Đến trước ngày"),
        Column("since_known", ColumnType.INTEGER, "Biết ngày bắt đầu"),
        Column("formed", ColumnType.DATE, "Hình thành ngày"),
        Column("body", ColumnType.TEXT, "Chủ thể"),
    ),
)
"""One row per bearer of a code. `level` is province, district or commune; `type` the Vietnamese
word (`xã`, `phường`, `thị trấn` …); `since` is 0001-01-01 where `since_known` is 0; `until` is
NULL while the unit stands. `formed` is the first day on which the code meant this same body: what
was said before that was said of another that bore the code. `body` names that body, alike under
every code it has borne."""


def places() -> list[Row]:
    """Give every place, in order of code and time: the standing columns, then those above."""
    rows = models.Unit.objects.order_by("code", "since")
    return [_place(row) for row in rows]


def places_version() -> str:
    """Give a mark that changes whenever the places do: a load that changed them adds a row.

    Counts as well, for of two loads the one that began first may end last; and says when, for what
    is remembered by it outlives a database.
    """
    mark = models.Load.objects.aggregate(count=Count("id"), last=Max("id"), at=Max("at"))
    return f"{mark['count']}/{mark['last']}/{mark['at']}"


def _place(row: models.Unit) -> Row:
    return (
        row.pk, f"places:{row.code}:{row.since.isoformat()}", row.code, row.since, row.since,
        row.recorded_at.replace(tzinfo=None), row.recorded_by, Provenance.PUBLISHED.value,
        row.document, "", row.level, row.type, row.name, row.sort_key, row.district, row.province,
        row.since, row.until, int(row.since_known), row.formed, row.body,
    )  # fmt: skip


_CLASSES = FactTable(
    name="unit_classes",
    title="Nhóm đơn vị hành chính",
    kind=FactKind.STATE,
    columns=(
        Column("unit_class", ColumnType.TEXT, "Nhóm"),
        Column("holds", ColumnType.INTEGER, "Thuộc nhóm"),
    ),
    key=("unit", "unit_class"),
    value="holds",
)


def _rows() -> QuerySet[models.UnitClass]:
    return QuerySet(models.UnitClass)


def _tell(row: models.UnitClass) -> Row:
    return (row.unit_class, int(row.holds))


def _unit(row: models.UnitClass) -> str:
    return row.unit


def _on(row: models.UnitClass) -> dt.date:
    return row.on


UNIT_CLASSES = FactSource(table=_CLASSES, rows=_rows, tell=_tell, unit=_unit, on=_on)
