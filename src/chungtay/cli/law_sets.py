"""`chungtay law sets` and `law unknown`: which criteria sets there are, and what they lack."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import click

from chungtay.cli.day import asked
from chungtay.cli.options import ASKED_ON, JSON
from chungtay.core.criteria.coverage import UnknownLevel, coverage, unknown_levels
from chungtay.core.criteria.criteria_set import (
    COLUMN_TITLES,
    GRADE_NAMES,
    UNIT_LEVEL_TITLES,
    CriteriaSet,
    Grade,
    UnitLevel,
    column,
)
from chungtay.packs import loader

PROVINCE = click.option(
    "--province", help="As a province has them, with its own sets, by its unit code, such as 62."
)


@click.command("sets")
@click.option("--level", type=click.Choice([one.value for one in UnitLevel]))
@click.option("--grade", type=click.Choice([one.value for one in Grade]))
@PROVINCE
@ASKED_ON
@JSON
def sets(
    level: str | None, grade: str | None, province: str | None, on: dt.date | None, *, as_json: bool
) -> None:
    """List the criteria sets: in force from when, how much of each is known and was read.

    All of them, whatever the day; the levels are those of the day asked about.
    """
    day = asked(on)
    listed = loader.criteria_sets(
        level=UnitLevel(level) if level else None,
        grade=Grade(grade) if grade else None,
        province=province,
    )
    said = [_told(one, day) for one in sorted(listed, key=_order)]
    if as_json:
        click.echo(json.dumps(said, ensure_ascii=False, indent=1))
        return
    for one in said:
        click.echo(_text(one))


@click.command("unknown")
@click.argument("code", required=False)
@PROVINCE
@JSON
def unknown(code: str | None, province: str | None, *, as_json: bool) -> None:
    """List the levels that a document sets and nobody has, of one criteria set or of all."""
    every = loader.criteria_sets(province=province)
    listed = [loader.criteria_set(code, province=province)] if code else every
    said = [
        {"set": law.code, "unlisted": _unlisted(law), "levels": [*map(_lack, unknown_levels(law))]}
        for law in listed
    ]
    if as_json:
        click.echo(json.dumps(said, ensure_ascii=False, indent=1))
        return
    for one in said:
        click.echo(_lacks(one))


def _order(one: CriteriaSet) -> tuple[int, int, dt.date]:
    return list(UnitLevel).index(one.level), list(Grade).index(one.grade), one.since


def _unlisted(law: CriteriaSet) -> int | None:
    return coverage(law, on=law.since).unlisted


def _told(law: CriteriaSet, on: dt.date) -> dict[str, Any]:
    found = coverage(law, on=on)
    return {
        "code": law.code,
        "title": law.title.vi,
        "level": law.level.value,
        "grade": law.grade.value,
        "since": law.since.isoformat(),
        "until": law.until.isoformat(),
        "cite": law.cite,
        "criteria": found.criteria,
        "criteria_declared": found.declared,
        "requirements": found.requirements,
        "requirements_declared": found.declared_requirements,
        "thresholds": found.thresholds,
        "known": found.known,
        "partly": found.partly,
        "unknown": found.unknown,
        "by_province": found.by_province,
        "verified": found.verified,
    }


def _text(one: dict[str, Any]) -> str:
    level = UNIT_LEVEL_TITLES[UnitLevel(one["level"])].vi
    grade = GRADE_NAMES[Grade(one["grade"])].vi
    since, until = (dt.date.fromisoformat(one[key]) for key in ("since", "until"))
    return "\n".join([
        f"{one['code']}\t{one['title']}",
        f"  {level} · {grade}; từ {since:%d/%m/%Y} đến trước {until:%d/%m/%Y}",
        f"  {_of(one['criteria'], one['criteria_declared'])} tiêu chí, "
        f"{_of(one['requirements'], one['requirements_declared'])} chỉ tiêu; "
        f"{one['thresholds']} mức: {one['known']} đã biết (tỉnh quy định {one['by_province']}), "
        f"{one['partly']} biết một phần, {one['unknown']} chưa biết; "
        f"{one['verified']} đã kiểm chứng",
    ])  # fmt: skip


def _of(listed: int, declared: int | None) -> str:
    """Say how many are listed, of how many the document has."""
    return f"{listed}/{'?' if declared is None else declared}"


def _lack(one: UnknownLevel) -> dict[str, Any]:
    return {
        "threshold": one.threshold.code,
        "title": (one.threshold.title or one.requirement.title).vi,
        "since": one.table.since.isoformat(),
        "columns": [column.value for column in one.columns],
        "cite": one.table.cite,
        "note": one.table.note,
    }


def _lacks(one: dict[str, Any]) -> str:
    lines = []
    if one["unlisted"] is None:
        lines.append("  không rõ văn bản có bao nhiêu chỉ tiêu")
    elif one["unlisted"]:
        lines.append(f"  {one['unlisted']} chỉ tiêu chưa có câu chữ")
    for lack in one["levels"]:
        since = dt.date.fromisoformat(lack["since"])
        columns = ", ".join(COLUMN_TITLES[column(code)].vi for code in lack["columns"])
        places = f" ({columns})" if columns else ""
        lines.append(f"  {lack['threshold']} {lack['title']}: từ {since:%d/%m/%Y}{places}")
    count = len(one["levels"])
    head = f"{one['set']}: {count} mức chưa biết" if lines else f"{one['set']}: đủ"
    return "\n".join([head, *lines])
