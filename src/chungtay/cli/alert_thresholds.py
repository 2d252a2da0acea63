"""`chungtay alerts thresholds|set|remove`: what a province sets over the rules of alerts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import click
from django.conf import settings

from chungtay.apps.alerts import thresholds
from chungtay.cli.day import DAY, asked
from chungtay.cli.options import ASKED_ON
from chungtay.core.alerts.own import SET_THRESHOLDS, Wanted
from chungtay.core.alerts.threshold_words import threshold_text
from chungtay.core.law.instrument import Instrument, InstrumentType, UnknownInstrument
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.flows.today import today
from chungtay.packs import loader
from chungtay.packs.alerts import Origin, origin, rules
from chungtay.packs.citing import cited, typed

ORIGINS = {
    Origin.NATION: "chung cả nước",
    Origin.PACK: "gói của tỉnh",
    Origin.SITE: "tỉnh đặt",
}
_OF_A_CHANGE = (
    click.option("--since", type=DAY, required=True, help="The first day on which it holds."),
    click.option(
        "--document", required=True, help="By which document: issuer:number:day, as `law list` has."
    ),
    click.option("--subject", default="", help="What that document is about, where it is new."),
    click.option("--reason", default="", help="Why; kept with the version."),
    click.option("--by", default="cli", show_default=True, help="Who does it, for the record."),
)


def _of_a_change(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_OF_A_CHANGE):
        command = option(command)
    return command


@click.command("thresholds")
@ASKED_ON
def list_thresholds(on: dt.date | None) -> None:
    """List the rules with the threshold in force, whose it is and since when; then the versions."""
    province, day = settings.CHUNGTAY_PROVINCE, asked(on)
    for rule in rules(province):
        setting = rule.on(day)
        if setting is None:
            click.echo(f"{rule.code}\t{rule.title.vi}\tkhông báo")
            continue
        whose = ORIGINS[origin(loader.library(), province, rule.code, setting)]
        told = f"{threshold_text(rule.kind, setting.value)}\t{whose}\t{setting.since:%d/%m/%Y}"
        click.echo(f"{rule.code}\t{rule.title.vi}\t{told}\t{cited(setting.cite)}")
    for one in thresholds.versions(province):
        gone = "bỏ ngưỡng" if one.removed else "đặt ngưỡng"
        told = f"{one.at:%d/%m/%Y %H:%M}\t{one.by}\t{cited(one.document)}\t{one.reason}"
        since = f"{gone} từ {one.since:%d/%m/%Y}"
        click.echo(f"bản {one.number}\t{one.rule}\t{since}\t{told}")


@click.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("rule")
@click.argument("value")
@click.option("--day", default="", help="By which day of the year, dd/mm; of rates alone.")
@click.option("--over", type=int, help="The least remaining đồng worth an alert.")
@click.option("--act", type=int, help="Within how many days somebody should act.")
@_of_a_change
def set_threshold(
    rule: str,
    value: str,
    *,
    day: str,
    over: int | None,
    act: int | None,
    since: dt.date,
    document: str,
    subject: str,
    reason: str,
    by: str,
) -> None:
    """Set the threshold of RULE: VALUE is its percent, weeks or days; the rest stays as it was."""
    told, paper = Wanted(value, day, over, act), _paper(document, subject)
    _do(rule, since, told, paper, reason=reason, by=by)


@click.command("remove")
@click.argument("rule")
@_of_a_change
def remove_threshold(
    rule: str, *, since: dt.date, document: str, subject: str, reason: str, by: str
) -> None:
    """Take back what the province set of RULE from a day; every version stays kept."""
    _do(rule, since, None, _paper(document, subject), reason=reason, by=by)


def _do(
    rule: str, since: dt.date, told: Wanted | None, paper: Instrument, *, reason: str, by: str
) -> None:
    province = settings.CHUNGTAY_PROVINCE
    last = thresholds.last_version(province)
    change = thresholds.Change(province, rule, since, told, paper, reason, last)
    who = Actor(0, frozenset({Grant(SET_THRESHOLDS.code, COUNTRY)}), by)
    number = thresholds.set_threshold(by=who, change=change, on=today())
    click.echo(f"Đã lưu bản {number}.")


def _paper(name: str, subject: str) -> Instrument:
    """Find a document, or take a new one from its key and what it is about."""
    try:
        return loader.instrument(name)
    except UnknownInstrument:
        told = typed(name)
        issuer = loader.agencies().get(name.partition(":")[0])
        if told is None or issuer is None:
            raise
    if not subject.strip():
        msg = f"“{name}” chưa có trong danh mục văn bản; hãy ghi trích yếu của văn bản"
        raise click.BadParameter(msg, param_hint="--subject")
    kind = told.type or InstrumentType.LETTER
    subject = subject.strip()
    return Instrument(issuer, kind, subject, symbol=told.symbol, signed=told.signed, verified=True)
