"""`chungtay criteria recognitions` and `backsliding`: what is recognised, and what was lost."""

from __future__ import annotations

import datetime as dt
import json

import click
from django.conf import settings

from chungtay.apps.criteria.recognition import queries
from chungtay.apps.units import queries as units
from chungtay.cli.day import asked
from chungtay.cli.options import ASKED_ON, JSON
from chungtay.core.criteria.grade import GRADE_NAMES, Grade
from chungtay.core.criteria.recognition.backsliding import WHY_TITLES
from chungtay.flows.backsliding import backsliding as found_lost

GRADE = click.option("--grade", type=click.Choice([one.value for one in Grade]), help="One grade.")
YEAR = click.option("--year", type=int, help="The year recognised for, not that of the decision.")


@click.command()
@GRADE
@YEAR
@JSON
@ASKED_ON
def recognitions(*, grade: str | None, year: int | None, as_json: bool, on: dt.date | None) -> None:
    """List the recognitions that stand on a day: unit, grade, year, day of decision, file.

    Of communes and districts; those of villages are on the page of villages and in the API.
    """
    day = asked(on)
    ever = {unit.code: unit.title for unit in units.ever_in(str(settings.CHUNGTAY_PROVINCE))}
    rows = [
        {
            "unit": one.unit,
            "name": ever[one.unit],
            "grade": one.grade.value,
            "for_year": one.for_year,
            "on": one.on.isoformat(),
            "document": one.grounds.document,
            "file": one.file,
        }
        for one in queries.standing(tuple(ever), on=day)
        if grade in (None, one.grade.value) and year in (None, one.for_year)
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        grade_name = GRADE_NAMES[Grade(str(row["grade"]))].vi
        click.echo(
            f"{row['unit']}\t{row['name']}\t{grade_name}\t{row['for_year']}\t{row['on']}\t"
            f"{row['file']}"
        )
    click.echo(f"{len(rows)} quyết định công nhận còn hiệu lực.")


@click.command()
@JSON
@ASKED_ON
def backsliding(*, as_json: bool, on: dt.date | None) -> None:
    """List communes that are recognised and miss a criterion: since when, why, who is in charge."""
    day = asked(on)
    province = str(settings.CHUNGTAY_PROVINCE)
    names = {unit.code: unit.title for unit in units.ever_in(province)}
    rows = [
        {
            "unit": one.recognition.unit,
            "name": names[one.recognition.unit],
            "criteria_set": one.criteria_set,
            "met": one.met,
            "asked": one.asked,
            "grade": one.recognition.grade.value,
            "criterion": lost.criterion,
            "requirement": lost.result.requirement,
            "since": lost.since.isoformat(),
            "why": lost.why.value,
            "words": f"{lost.result.sentence.vi}; {WHY_TITLES[lost.why].vi}",
            "agencies": list(lost.agencies),
            "due": lost.recheck.due.isoformat() if lost.recheck and lost.recheck.due else None,
        }
        for one in found_lost(province=province, on=day)
        for lost in one.lost
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(
            f"{row['unit']}\t{row['name']}\t{row['met']}/{row['asked']}\t{row['words']}\t"
            f"từ {row['since']}"
        )
    communes = len({str(row["unit"]) for row in rows})
    click.echo(f"{communes} xã đã công nhận không giữ đủ tiêu chí.")
