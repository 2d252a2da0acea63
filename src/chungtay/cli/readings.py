"""`chungtay criteria readings`, `dossier`, `derive`: what was said of a unit, and by registers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click
from django.conf import settings

from chungtay.apps.criteria.readings import queries
from chungtay.cli.day import asked
from chungtay.cli.options import AS_KNOWN, ASKED_ON
from chungtay.core.criteria.assessing import APPRAISE
from chungtay.core.criteria.criteria_set import UnitLevel
from chungtay.core.criteria.judging import VERDICT_TITLES
from chungtay.core.criteria.reading import Reading, Stage, stage_title
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.flows.choose_set import set_of
from chungtay.flows.derive_readings import derive_readings
from chungtay.flows.dossier import book, document
from chungtay.flows.dossier.gathered import Wish
from chungtay.flows.dossier.words import told
from chungtay.flows.judge_units import judged
from chungtay.flows.today import today
from chungtay.packs.applying import standard_set

SET = click.option(
    "--set", "criteria_set", default="", help="The criteria set; else the standard of the day."
)
OUT = click.Path(dir_okay=False, writable=True, path_type=Path)
REGISTERS = Actor(0, frozenset({Grant(APPRAISE.code, COUNTRY)}), "Sổ")
"""Who says what the registers say: nobody's account."""


@click.command()
@click.argument("unit")
@SET
@ASKED_ON
@AS_KNOWN
def readings(unit: str, *, criteria_set: str, on: dt.date | None, as_known: dt.date | None) -> None:
    """List every requirement of a unit: what follows, and what each stage said."""
    day = asked(on)
    law = set_of(unit, on=day, named=criteria_set)
    said = queries.readings(unit, criteria_set=law.code, on=day, as_known=as_known)
    _law, result = judged((unit,), criteria_set=law.code, on=day, as_known=as_known)[unit]
    for each in result.thresholds():
        line = [each.threshold.code, VERDICT_TITLES[each.ruling.verdict].vi]
        for stage in Stage:
            reading: Reading | None = said.get((each.threshold.code, stage))
            if reading is not None:
                line.append(f"{stage_title(stage, law.level).vi}: {told(reading, each.threshold)}")
        click.echo("\t".join(line))
    if not law.requirements:
        click.echo(f"Chưa có câu chữ chỉ tiêu nào của bộ “{law.title.vi}”; xem từng tiêu chí:")
        for one in result.criteria:
            click.echo(f"{one.criterion.code}\t{VERDICT_TITLES[one.ruling.verdict].vi}")


@click.command()
@SET
@ASKED_ON
def derive(*, criteria_set: str, on: dt.date | None) -> None:
    """Fill what the registers know of requirements; done again it changes nothing."""
    day = asked(on)
    standard = standard_set(UnitLevel.COMMUNE, on=day, province=settings.CHUNGTAY_PROVINCE)
    done = derive_readings(
        by=REGISTERS,
        scope=settings.CHUNGTAY_PROVINCE,
        criteria_set=criteria_set or standard.code,
        on=day,
        known_from=max(day, today()),
    )
    click.echo(str(done))


@click.command()
@click.argument("unit")
@SET
@ASKED_ON
@AS_KNOWN
@click.option("--criterion", default="", help="Only this criterion.")
@click.option("--out", type=OUT, required=True, help="The file: .xlsx or .docx.")
def dossier(
    unit: str,
    *,
    criteria_set: str,
    on: dt.date | None,
    as_known: dt.date | None,
    criterion: str,
    out: Path,
) -> None:
    """Write the dossier of a unit: each stage's word, level and clause, what follows, evidence."""
    wish = Wish(unit, asked(on), criteria_set, as_known, criterion)
    match out.suffix:
        case ".xlsx":
            book.write(out, wish)
        case ".docx":
            document.write(out, wish)
        case _:
            raise click.BadParameter(
                "tên tệp phải kết thúc bằng .xlsx hoặc .docx", param_hint="--out"
            )
    click.echo(str(out))
