"""Assessments and recognitions as typed columns."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from chungtay.apps.criteria.models import Assessment, Recognition
from chungtay.apps.kernel.facts import FactSource, Row
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable

ASSESSMENTS_TABLE = FactTable(
    name="assessments",
    title="Đánh giá tiêu chí nông thôn mới",
    kind=FactKind.STATE,
    columns=(
        Column("criteria_set", ColumnType.TEXT, "Bộ tiêu chí"),
        Column("criterion", ColumnType.TEXT, "Tiêu chí"),
        Column("met", ColumnType.INTEGER, "Đạt (1) hay chưa (0)"),
    ),
    key=("unit", "criteria_set", "criterion"),
    value="met",
)

RECOGNITIONS_TABLE = FactTable(
    name="recognitions",
    title="Quyết định công nhận",
    kind=FactKind.FLOW,
    columns=(
        Column("grade", ColumnType.TEXT, "Mức công nhận"),
        Column("for_year", ColumnType.INTEGER, "Công nhận cho năm"),
        Column("action", ColumnType.TEXT, "Quyết định"),
        Column("weight", ColumnType.INTEGER, "Công nhận (1) hay thu hồi (-1)"),
    ),
    value="weight",
    about=("grade",),
)
"""Of communes and districts; villages stand in a table of their own, so that none counts as one."""


def _unit(row: Assessment | Recognition) -> str:
    return row.unit


def _on(row: Assessment | Recognition) -> dt.date:
    return row.on


def _assessments() -> QuerySet[Assessment]:
    return QuerySet(Assessment)


def _tell_assessment(row: Assessment) -> Row:
    return (row.criteria_set, row.criterion, int(row.met))


ASSESSMENTS = FactSource(
    table=ASSESSMENTS_TABLE, rows=_assessments, tell=_tell_assessment, unit=_unit, on=_on
)


def _recognitions() -> QuerySet[Recognition]:
    return QuerySet(Recognition).filter(village="")


def _tell_recognition(row: Recognition) -> Row:
    return (row.grade, row.for_year, row.action, row.weight)


RECOGNITIONS = FactSource(
    table=RECOGNITIONS_TABLE, rows=_recognitions, tell=_tell_recognition, unit=_unit, on=_on
)
