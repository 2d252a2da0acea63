"""A small set of criteria and a commune under it, for tests of judging."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from chungtay.core.criteria.criteria_set import (
    Column,
    ColumnRule,
    Comparator,
    CriteriaGroup,
    CriteriaSet,
    Criterion,
    Level,
    LevelTable,
    Region,
    Requirement,
    Shape,
    Stated,
    Threshold,
    UnitLevel,
)
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.judging import Case
from chungtay.core.criteria.reading import Judgement, Reading, Stage
from chungtay.core.criteria.record import Assessment
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.title import Title

SET, UNIT = "commune-x", "23380"
SINCE, END = dt.date(2016, 12, 1), dt.date(2020, 12, 31)
STEP = dt.date(2020, 1, 1)
CITE = "ttg:1980/QĐ-TTg:2016-10-17"
NAME = Title("Tên", "Name")
DOCUMENT = "demo:~du-lieu-mo-phong:2020-10-13"


def table(
    since: dt.date = SINCE, verified: tuple[Region, ...] = (), **levels: Decimal | Stated | str
) -> LevelTable:
    told: dict[Column, Level] = {Region(name): _level(level) for name, level in levels.items()}
    return LevelTable(since, CITE, told, verified)


def _level(level: Decimal | Stated | str) -> Decimal | Stated:
    if isinstance(level, Stated | Decimal):
        return level
    return Stated(level) if level in set(Stated) else Decimal(level)


INCOME = Threshold(
    "10",
    "million_dong_person_year",
    Comparator.AT_LEAST,
    (
        table(general="45", tay_nguyen="41", verified=(Region.CENTRAL_HIGHLANDS,)),
        table(STEP, general="48", tay_nguyen="44.5"),
    ),
)
POOR = Threshold("11", "percent", Comparator.AT_MOST, (table(general="6", tay_nguyen="7"),))
WATER = Threshold("17.1a", "percent", Comparator.AT_LEAST, (table(general="95"),))
CLEAN = Threshold("17.1b", "percent", Comparator.AT_LEAST, (table(general="province"),))
PLAN = Threshold(
    "1", "reached", Comparator.EQUAL, (table(general="met"),), shape=Shape.STATED
)  # fmt: skip
HOUSES = Threshold("9.1", "house", Comparator.EQUAL, (table(general="0"),))
GROWTH = Threshold(
    "20",
    "million_dong_person_year",
    Comparator.AT_LEAST,
    (table(general="1.5"),),
    shape=Shape.TIMES_OWN_PAST,
    base=2018,
)


def whole(*criteria: Criterion) -> CriteriaSet:
    return CriteriaSet(
        code=SET,
        title=NAME,
        level=UnitLevel.COMMUNE,
        grade=Grade.STANDARD,
        since=SINCE,
        until=dt.date(2022, 1, 1),
        cite=CITE,
        columns=ColumnRule.REGION,
        declares=None,
        groups=(CriteriaGroup("I", NAME, criteria),),
    )


def criterion(code: str, *requirements: tuple[Threshold, ...]) -> Criterion:
    told = tuple(Requirement(few[0].code.rstrip("ab"), NAME, (), few) for few in requirements)
    return Criterion(code, NAME, NAME, told)


def reading(
    threshold: Threshold,
    part: int | None = None,
    base: int | None = None,
    *,
    judged: Judgement = Judgement.NONE,
    stage: Stage = Stage.DEPARTMENT,
    on: dt.date = dt.date(2020, 9, 30),
    unit: str = UNIT,
) -> Reading:
    return Reading(
        unit,
        SET,
        threshold.code.rstrip("ab"),
        threshold.code,
        stage,
        on,
        on.year,
        grounds(on),
        part,
        base,
        judgement=judged,
    )


def assessed(criterion: str, *, met: bool, on: dt.date = END, unit: str = UNIT) -> Assessment:
    return Assessment(unit, SET, criterion, met=met, on=on, grounds=grounds(on))


def grounds(on: dt.date) -> Grounds:
    return Grounds(DOCUMENT, on, Provenance.SYNTHETIC)


def case(
    *readings: Reading,
    told: tuple[Assessment, ...] = (),
    on: dt.date = END,
    column: Region | None = Region.CENTRAL_HIGHLANDS,
    recognised: int | None = None,
) -> Case:
    assessments = {row.criterion: row for row in told}
    return Case(UNIT, on, column, readings=readings, assessments=assessments, recognised=recognised)
