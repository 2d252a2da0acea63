"""`chungtay criteria readings` and `derive`: what was said of a unit, and what registers say."""

from __future__ import annotations

import datetime as dt

import click
from django.conf import settings

from chungtay.apps.criteria.readings import queries
from chungtay.cli.day import asked
from chungtay.cli.options import ASKED_ON
from chungtay.core.criteria.assessing import APPRAISE
from chungtay.core.criteria.judging import VERDICT_TITLES
from chungtay.core.criteria.reading import STAGE_TITLES, Reading, Stage
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.flows.derive_readings import derive_readings
from chungtay.flows.dossier_document import told
from chungtay.flows.judge_units import judged
from chungtay.flows.today import today

SET = click.option("--set", "criteria_set", default="commune-2016-2020", help="The criteria set.")
REGISTERS = Actor(0, frozenset({Grant(APPRAISE.code, COUNTRY)}), "Sổ")
"""Who says what the registers say: nobody's account."""


@click.command()
@click.argument("unit")
@SET
@ASKED_ON
def readings(unit: str, *, criteria_set: str, on: dt.date | None) -> None:
    """List every requirement of a unit: what follows, and what each stage said."""
    day = asked(on)
    said = queries.readings(unit, criteria_set=criteria_set, on=day)
    _law, result = judged((unit,), criteria_set=criteria_set, on=day)[unit]
    for each in result.thresholds():
        line = [each.threshold.code, VERDICT_TITLES[each.ruling.verdict].vi]
        for stage in Stage:
            reading: Reading | None = said.get((each.threshold.code, stage))
            if reading is not None:
                line.append(f"{STAGE_TITLES[stage].vi}: {told(reading, each.threshold)}")
        click.echo("\t".join(line))


@click.command()
@SET
@ASKED_ON
def derive(*, criteria_set: str, on: dt.date | None) -> None:
    """Fill what the registers know of requirements; done again it changes nothing."""
    day = asked(on)
    done = derive_readings(
        by=REGISTERS,
        scope=settings.CHUNGTAY_PROVINCE,
        criteria_set=criteria_set,
        on=day,
        known_from=max(day, today()),
    )
    click.echo(str(done))
