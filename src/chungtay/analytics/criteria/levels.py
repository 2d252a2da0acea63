"""The table of levels: every threshold of every set, in every place, over time, as whole numbers.

A level such as 31.4 stands as 157 over 5; `scale` is 100 where a value is a share told in percent.
What has no number (words, a level not known or left to the province) has neither, and says which.
A criterion whose requirements nobody has the text of has one row without a threshold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from chungtay.analytics.criteria.requirements import OF_A_SET
from chungtay.analytics.criteria.versions import Version, versions
from chungtay.analytics.kinds import BEGINNING
from chungtay.apps.kernel.facts import Row
from chungtay.core.criteria.criteria_set import (
    Column as LawColumn,
)
from chungtay.core.criteria.criteria_set import (
    Criterion,
    LevelInForce,
    PastBase,
    Shape,
    Threshold,
    Zone,
)
from chungtay.core.criteria.reading import PERCENT
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable
from chungtay.packs import loader

RECOGNITION_YEAR = 0
"""Stands for the year of the unit's own recognition, where a level is told by that."""

CRITERIA_LEVELS = FactTable(
    "criteria_levels",
    "Mức đạt chuẩn theo thời gian",
    FactKind.INTERVAL,
    (
        *OF_A_SET,
        Column("requirement", ColumnType.TEXT, "Chỉ tiêu"),
        Column("threshold", ColumnType.TEXT, "Mức đạt chuẩn"),
        Column("place", ColumnType.TEXT, "Cột mức đạt chuẩn"),
        Column("level_column", ColumnType.TEXT, "Cột của bảng mức"),
        Column("comparator", ColumnType.TEXT, "Cách so"),
        Column("level", ColumnType.TEXT, "Mức"),
        Column("level_part", ColumnType.INTEGER, "Tử số của mức"),
        Column("level_base", ColumnType.INTEGER, "Mẫu số của mức"),
        Column("scale", ColumnType.INTEGER, "Nhân giá trị với"),
        Column("base_year", ColumnType.INTEGER, "Năm gốc của chính đơn vị"),
        Column("cite", ColumnType.TEXT, "Quy định"),
        Column("verified", ColumnType.INTEGER, "Đã đối chiếu văn bản (1)"),
        Column("since", ColumnType.DATE, "Từ ngày"),
        Column("until", ColumnType.DATE, "Đến trước ngày"),
    ),
)


@dataclass(frozen=True, slots=True)
class Span:
    """A level and the days it is in force: from `since` up to, not including, `until`."""

    since: dt.date
    until: dt.date
    level: LevelInForce | None


def level_rows() -> list[Row]:
    """Give every level of the packs, in order of set, province, place and threshold."""
    return list(_rows_once(loader.version()))


@lru_cache(maxsize=1)
def _rows_once(_version: str) -> tuple[Row, ...]:
    """Give the levels of the packs as they are now: many stores of one process read the same."""
    told = (row for version in versions() for row in rows_of(version))
    return tuple((number, *row) for number, row in enumerate(told, start=1))


def rows_of(version: Version) -> Iterator[Row]:
    """Give the levels of one version of a set, without their numbers."""
    for criterion in version.law.criteria:
        if not criterion.requirements:
            yield _bare(version, criterion)
        for place, column, zone in version.places():
            for requirement in criterion.requirements:
                for threshold in requirement.thresholds:
                    for span in spans(version, threshold, column, zone):
                        of = (*_of(version, criterion), requirement.code)
                        yield _row(of, threshold, place, span)


def spans(
    version: Version, threshold: Threshold, column: LawColumn | None, zone: Zone | None
) -> Iterator[Span]:
    """Give the levels of a threshold at a place, one after the other while the set is in force."""
    law = version.law
    inside = {t.since for t in threshold.tables if law.since < t.since < law.until}
    days = [*sorted({law.since} | inside), law.until]
    for since, until in pairwise(days):
        known = any(table.since <= since for table in threshold.tables)
        level = threshold.level(on=since, column=column, zone=zone) if known else None
        yield Span(since, until, level)


def base_year(threshold: Threshold) -> int | None:
    """Give the year of the unit's own past that a threshold goes by."""
    if isinstance(threshold.base, PastBase):
        return RECOGNITION_YEAR
    return threshold.base


def _row(of: Row, threshold: Threshold, place: str, span: Span) -> Row:
    level = span.level
    part, base, text = None, None, ""
    if level is not None:
        text = str(level.level)
        if isinstance(level.level, Decimal) and threshold.shape is not Shape.STATED:
            part, base = level.level.as_integer_ratio()
    ref = f"{of[0]}:{place}:{threshold.code}:{span.since.isoformat()}"
    return (
        *_standing(ref, span.since, level.cite if level else ""), *of, threshold.code, place,
        level.column.value if level else "", threshold.comparator.value, text, part, base,
        100 if threshold.unit == PERCENT else 1, base_year(threshold),
        level.cite if level else "", int(bool(level and level.verified)), span.since, span.until,
    )  # fmt: skip


def _bare(version: Version, criterion: Criterion) -> Row:
    law = version.law
    ref = f"{law.code}:{version.province}:{criterion.code}"
    nothing = ("", "", "", "", "", "", None, None, 1, None, law.cite, int(criterion.verified))
    return (*_standing(ref, law.since, law.cite), *_of(version, criterion), *nothing,
            law.since, law.until)  # fmt: skip


def _of(version: Version, criterion: Criterion) -> Row:
    law = version.law
    return (law.code, law.level.value, law.grade.value, criterion.code)


def _standing(ref: str, since: dt.date, cite: str) -> Row:
    """Give the columns every fact begins with, but the first: law is published and of no unit."""
    document = cite.partition("#")[0]
    return (
        f"criteria_levels:{ref}", "", since, since, BEGINNING, "pack", Provenance.PUBLISHED.value,
        document, "",
    )  # fmt: skip
