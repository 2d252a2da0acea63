"""`chungtay criteria levels`: what a province sets over the nation's levels, set and taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import click
from django.conf import settings

from chungtay.apps.criteria import levels
from chungtay.cli.day import DAY
from chungtay.core.criteria.criteria_set import (
    COLUMN_TITLES,
    Column,
    Effect,
    Level,
    LevelTable,
    Stated,
    column,
)
from chungtay.core.criteria.judging import VERDICT_TITLES
from chungtay.core.criteria.level_words import level_text
from chungtay.core.criteria.province_levels import SET_LEVELS
from chungtay.core.kernel.numerals import read_level
from chungtay.core.law.instrument import Instrument, InstrumentType
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.flows.today import today
from chungtay.flows.try_levels import tried
from chungtay.packs import loader
from chungtay.packs.citing import cited

_OF_A_CHANGE = (
    click.option("--since", type=DAY, required=True, help="The first day of the table."),
    click.option("--symbol", required=True, help="The document's number, 22/2017/QĐ-UBND."),
    click.option("--signed", type=DAY, required=True, help="The day it was signed."),
    click.option("--subject", required=True, help="What it is about."),
    click.option("--reason", required=True, help="Why; kept with the version."),
    click.option("--dry-run", is_flag=True, help="Write nothing: show which communes move."),
    click.option("--by", default="cli", show_default=True, help="Who does it, for the record."),
)


def of_a_change(command: Callable[..., None]) -> Callable[..., None]:
    """Ask of every change to levels: since when, by which document, why, by whom, or only tried."""
    for option in reversed(_OF_A_CHANGE):
        command = option(command)
    return command


@click.group("levels")
def levels_group() -> None:
    """List what the province sets over the nation's levels; set a table, take one back."""


@levels_group.command("list")
@click.argument("criteria_set")
def list_levels(criteria_set: str) -> None:
    """List the tables the site has set for CRITERIA_SET, then every version of them."""
    province = settings.CHUNGTAY_PROVINCE
    for threshold in loader.criteria_set(criteria_set).thresholds():
        for table in levels.own_tables(province, criteria_set, threshold.code):
            said = "; ".join(
                f"{COLUMN_TITLES[one].vi}: {level_text(level)}"
                for one, level in table.levels.items()
            )
            click.echo(f"{threshold.code}\t{table.since:%d/%m/%Y}\t{said}\t{cited(table.cite)}")
    for one in levels.versions(province, criteria_set):
        gone = f"bỏ bảng từ {one.removed:%d/%m/%Y}: " if one.removed else ""
        told = f"{one.at:%d/%m/%Y %H:%M}\t{one.by}\t{cited(one.document)}"
        click.echo(f"bản {one.number}\t{one.threshold}\t{told}\t{gone}{one.reason}")


@levels_group.command("set")
@click.argument("criteria_set")
@click.argument("threshold")
@click.option("--level", "said", multiple=True, required=True, help="general=80, zone_1=90, …")
@of_a_change
def set_table(
    criteria_set: str,
    threshold: str,
    *,
    said: tuple[str, ...],
    since: dt.date,
    symbol: str,
    signed: dt.date,
    subject: str,
    reason: str,
    dry_run: bool,
    by: str,
) -> None:
    """Set a table of THRESHOLD of CRITERIA_SET; one looser than the nation allows is refused."""
    given = dict(map(_level, said))
    paper = _paper(symbol, signed, subject)
    table = LevelTable(since, paper.key, given, tuple(given), Effect.IN_FORCE)
    province = settings.CHUNGTAY_PROVINCE
    last = _last(criteria_set)
    change = levels.NewLevels(province, criteria_set, threshold, table, paper, reason, last)
    _do(change, by=by, dry_run=dry_run)


@levels_group.command("remove")
@click.argument("criteria_set")
@click.argument("threshold")
@of_a_change
def remove_table(
    criteria_set: str,
    threshold: str,
    *,
    since: dt.date,
    symbol: str,
    signed: dt.date,
    subject: str,
    reason: str,
    dry_run: bool,
    by: str,
) -> None:
    """Take the table of THRESHOLD that begins on a day back; every version stays kept."""
    paper, last = _paper(symbol, signed, subject), _last(criteria_set)
    province = settings.CHUNGTAY_PROVINCE
    change = levels.Removal(province, criteria_set, threshold, since, paper, reason, last)
    _do(change, by=by, dry_run=dry_run)


def _do(change: levels.Change, *, by: str, dry_run: bool) -> None:
    trial = tried(change, on=today())
    for one in trial.moved:
        before, after = VERDICT_TITLES[one.before].vi, VERDICT_TITLES[one.after].vi
        counts = f"{one.criteria_before} → {one.criteria_after}"
        click.echo(f"{one.unit.code}\t{one.unit.title}\t{before} → {after}\t{counts}")
    moved = f"{len(trial.moved)} trong {trial.judged} xã đổi kết quả, tính ngày {trial.on:%d/%m/%Y}"
    if dry_run:
        click.echo(f"{moved}; chưa ghi gì.")
        return
    who = Actor(0, frozenset({Grant(SET_LEVELS.code, COUNTRY)}), by)
    number = levels.set_levels(by=who, told=change, on=today())
    click.echo(f"{moved}; đã lưu bản {number}.")


def _level(said: str) -> tuple[Column, Level]:
    """Read `zone_1=80` or `general=met`."""
    name, _equals, text = said.partition("=")
    try:
        level = Stated.MET if text == Stated.MET.value else read_level(text)
        return column(name), level
    except ValueError as wrong:
        msg = f"“{said}”: cần dạng general=80, zone_1=26,5 hoặc general=met"
        raise click.BadParameter(msg, param_hint="--level") from wrong


def _paper(symbol: str, signed: dt.date, subject: str) -> Instrument:
    issuer, kind = levels.issuer(settings.CHUNGTAY_PROVINCE), InstrumentType.DECISION
    told = symbol.strip()
    try:
        return Instrument(issuer, kind, subject.strip(), symbol=told, signed=signed, verified=True)
    except ValueError as wrong:
        raise click.BadParameter(str(wrong), param_hint="--symbol, --signed") from None


def _last(criteria_set: str) -> int:
    return levels.last_version(settings.CHUNGTAY_PROVINCE, criteria_set)
