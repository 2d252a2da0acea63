"""Files, re-checks, villages and their recognitions as typed columns."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from chungtay.apps.criteria.models import Recheck, Recognition, RecognitionStep, Village
from chungtay.apps.kernel.facts import FactSource, Row
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable

GRADE = Column("grade", ColumnType.TEXT, "Mức công nhận")
VILLAGE = Column("village", ColumnType.TEXT, "Thôn")
FOR_YEAR = Column("for_year", ColumnType.INTEGER, "Công nhận cho năm")

FILES_TABLE = FactTable(
    name="recognition_files",
    title="Hồ sơ đề nghị công nhận",
    kind=FactKind.STATE,
    columns=(
        Column("file", ColumnType.TEXT, "Mã hồ sơ"),
        VILLAGE,
        GRADE,
        FOR_YEAR,
        Column("state", ColumnType.TEXT, "Tình trạng hồ sơ"),
    ),
    key=("file",),
)
RECHECKS_TABLE = FactTable(
    name="rechecks",
    title="Phúc tra: tiêu chí mất, tiêu chí đã khắc phục",
    kind=FactKind.STATE,
    columns=(
        VILLAGE,
        GRADE,
        Column("criteria_set", ColumnType.TEXT, "Bộ tiêu chí"),
        Column("criterion", ColumnType.TEXT, "Tiêu chí"),
        Column("found", ColumnType.TEXT, "Kết quả phúc tra"),
        Column("due", ColumnType.DATE, "Hạn khắc phục"),
    ),
    key=("unit", "village", "grade", "criterion"),
)
VILLAGES_TABLE = FactTable(
    name="villages",
    title="Thôn",
    kind=FactKind.STATE,
    columns=(
        VILLAGE,
        Column("scheme", ColumnType.TEXT, "Đề án"),
        Column("stands", ColumnType.INTEGER, "Còn tồn tại (1)"),
    ),
    key=("unit", "village"),
    value="stands",
)
VILLAGE_RECOGNITIONS_TABLE = FactTable(
    name="village_recognitions",
    title="Quyết định công nhận thôn",
    kind=FactKind.FLOW,
    columns=(
        VILLAGE,
        GRADE,
        FOR_YEAR,
        Column("action", ColumnType.TEXT, "Quyết định"),
        Column("weight", ColumnType.INTEGER, "Công nhận (1) hay thu hồi (-1)"),
    ),
    value="weight",
    about=("village", "grade"),
)


def _unit(row: RecognitionStep | Recheck | Village | Recognition) -> str:
    return row.unit


def _on(row: RecognitionStep | Recheck | Village | Recognition) -> dt.date:
    return row.on


def _steps() -> QuerySet[RecognitionStep]:
    return QuerySet(RecognitionStep)


def _tell_step(row: RecognitionStep) -> Row:
    return (row.file, row.village, row.grade, row.for_year, row.state)


def _rechecks() -> QuerySet[Recheck]:
    return QuerySet(Recheck)


def _tell_recheck(row: Recheck) -> Row:
    return (row.village, row.grade, row.criteria_set, row.criterion, row.found, row.due)


def _villages() -> QuerySet[Village]:
    return QuerySet(Village)


def _tell_village(row: Village) -> Row:
    return (row.village, row.scheme, int(row.stands))


def _of_villages() -> QuerySet[Recognition]:
    return QuerySet(Recognition).exclude(village="")


def _tell_recognition(row: Recognition) -> Row:
    return (row.village, row.grade, row.for_year, row.action, row.weight)


FILES = FactSource(table=FILES_TABLE, rows=_steps, tell=_tell_step, unit=_unit, on=_on)
RECHECKS = FactSource(table=RECHECKS_TABLE, rows=_rechecks, tell=_tell_recheck, unit=_unit, on=_on)
VILLAGES = FactSource(table=VILLAGES_TABLE, rows=_villages, tell=_tell_village, unit=_unit, on=_on)
VILLAGE_RECOGNITIONS = FactSource(
    table=VILLAGE_RECOGNITIONS_TABLE,
    rows=_of_villages,
    tell=_tell_recognition,
    unit=_unit,
    on=_on,
)
