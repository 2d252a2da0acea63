"""Targets and remedies as typed columns."""

from __future__ import annotations

import datetime as dt
from functools import cache

from django.db.models import QuerySet

from chungtay.apps.criteria.models import Remedy, RoadmapTarget
from chungtay.apps.kernel.facts import FactSource, Row
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable
from chungtay.packs import loader

TARGETS_TABLE = FactTable(
    name="roadmap_targets",
    title="Xã điểm, xã mục tiêu",
    kind=FactKind.STATE,
    columns=(
        Column("criteria_set", ColumnType.TEXT, "Bộ tiêu chí"),
        Column("target_kind", ColumnType.TEXT, "Xã điểm hay xã mục tiêu"),
        Column("target_year", ColumnType.INTEGER, "Năm phải đạt"),
        Column("agency", ColumnType.TEXT, "Cơ quan phụ trách"),
        Column("stands", ColumnType.INTEGER, "Còn hiệu lực (1)"),
    ),
    key=("unit", "criteria_set"),
    value="target_year",
)
REMEDIES_TABLE = FactTable(
    name="remedies",
    title="Giải pháp cho chỉ tiêu còn thiếu",
    kind=FactKind.STATE,
    columns=(
        Column("remedy", ColumnType.TEXT, "Mã giải pháp"),
        Column("criteria_set", ColumnType.TEXT, "Bộ tiêu chí"),
        Column("criterion", ColumnType.TEXT, "Tiêu chí"),
        Column("requirement", ColumnType.TEXT, "Chỉ tiêu"),
        Column("kind", ColumnType.TEXT, "Loại vốn"),
        Column("project", ColumnType.TEXT, "Dự án"),
        Column("cost_dong", ColumnType.INTEGER, "Kinh phí (đồng)"),
        Column("ready", ColumnType.DATE, "Ngày xong"),
        Column("stands", ColumnType.INTEGER, "Còn hiệu lực (1)"),
    ),
    key=("remedy",),
    value="cost_dong",
)


def _unit(row: RoadmapTarget | Remedy) -> str:
    return row.unit


def _on(row: RoadmapTarget | Remedy) -> dt.date:
    return row.on


def _targets() -> QuerySet[RoadmapTarget]:
    return QuerySet(RoadmapTarget)


def _tell_target(row: RoadmapTarget) -> Row:
    return (row.criteria_set, row.kind, row.year, row.agency, int(row.stands))


def _remedies() -> QuerySet[Remedy]:
    return QuerySet(Remedy)


def _tell_remedy(row: Remedy) -> Row:
    return (
        row.remedy, row.criteria_set, _criterion(row.criteria_set, row.requirement),
        row.requirement, row.kind, row.project, row.cost_dong, row.ready, int(row.stands),
    )  # fmt: skip


@cache
def _criterion(criteria_set: str, requirement: str) -> str:
    listed = loader.criteria_set(criteria_set).criteria
    return next(c.code for c in listed for r in c.requirements if r.code == requirement)


TARGETS = FactSource(table=TARGETS_TABLE, rows=_targets, tell=_tell_target, unit=_unit, on=_on)
REMEDIES = FactSource(table=REMEDIES_TABLE, rows=_remedies, tell=_tell_remedy, unit=_unit, on=_on)
