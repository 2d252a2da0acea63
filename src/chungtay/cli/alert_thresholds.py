"""`chungtay alerts thresholds|set|remove|off|on`: what a province sets over the rules of alerts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypedDict, Unpack

import click
from django.conf import settings

from chungtay.apps.alerts import thresholds
from chungtay.cli.day import DAY
from chungtay.cli.day import asked as asked_day
from chungtay.cli.options import ASKED_ON
from chungtay.core.alerts.content import vietnamese_words
from chungtay.core.alerts.own import SET_THRESHOLDS, Switch, Wanted
from chungtay.core.alerts.threshold_words import threshold_text
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.flows.alert_words import title
from chungtay.flows.today import today
from chungtay.flows.try_thresholds import How, Trial, tried
from chungtay.packs import loader
from chungtay.packs.alerts import Origin, origin, rules
from chungtay.packs.citing import cited, listed_or_new

ORIGINS = {
    Origin.NATION: "chung cả nước",
    Origin.PACK: "gói của tỉnh",
    Origin.SITE: "tỉnh đặt",
}
HOW = {How.ADDED: "báo thêm", How.RENEWED: "báo lại từ đầu", How.GONE: "thôi báo"}
_OF_A_CHANGE = (
    click.option("--since", type=DAY, required=True, help="The first day on which it holds."),
    click.option(
        "--document", required=True, help="By which document: issuer:number:day, as `law list` has."
    ),
    click.option("--subject", default="", help="What that document is about, where it is new."),
    click.option("--reason", required=True, help="Why; kept with the version."),
    click.option("--dry-run", is_flag=True, help="Write nothing: tell what it would do today."),
    click.option("--by", default="cli", show_default=True, help="Who does it, for the record."),
)


class _Asked(TypedDict):
    """What every change is asked for, besides its day."""

    document: str
    subject: str
    reason: str
    dry_run: bool
    by: str


def _of_a_change(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_OF_A_CHANGE):
        command = option(command)
    return command


@click.command("thresholds")
@ASKED_ON
def list_thresholds(on: dt.date | None) -> None:
    """List the rules with the threshold in force, whose it is and since when; then the versions."""
    province, day = settings.CHUNGTAY_PROVINCE, asked_day(on)
    for rule in rules(province):
        held = rule.until(day)
        if not held:
            click.echo(f"{rule.code}\t{rule.title.vi}\tchưa có ngưỡng")
            continue
        setting = held[-1]
        whose = ORIGINS[origin(loader.library(), province, rule.code, setting)]
        told = f"{threshold_text(rule.kind, setting.value)}\t{whose}\t{setting.since:%d/%m/%Y}"
        click.echo(f"{rule.code}\t{rule.title.vi}\t{told}\t{cited(setting.cite)}")
    for one in thresholds.versions(province):
        deed = "bỏ ngưỡng" if one.removed else "đặt ngưỡng"
        if one.switch is not None:
            deed = "tắt" if one.switch is Switch.OFF else "bật lại"
        told = f"{one.at:%d/%m/%Y %H:%M}\t{one.by}\t{cited(one.document)}\t{one.reason}"
        since = f"{deed} từ {one.since:%d/%m/%Y}"
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
    **asked: Unpack[_Asked],
) -> None:
    """Set the threshold of RULE: VALUE is its percent, weeks or days; the rest stays as it was."""
    _do(rule, since, Wanted(value, day, over, act), **asked)


@click.command("remove")
@click.argument("rule")
@_of_a_change
def remove_threshold(rule: str, *, since: dt.date, **asked: Unpack[_Asked]) -> None:
    """Take back what the province set of RULE from a day; every version stays kept."""
    _do(rule, since, None, **asked)


@click.command("off")
@click.argument("rule")
@_of_a_change
def switch_off(rule: str, *, since: dt.date, **asked: Unpack[_Asked]) -> None:
    """Switch RULE off from a day on: it raises nothing, and its threshold stays kept."""
    _do(rule, since, Switch.OFF, **asked)


@click.command("on")
@click.argument("rule")
@_of_a_change
def switch_on(rule: str, *, since: dt.date, **asked: Unpack[_Asked]) -> None:
    """Switch RULE on again from a day on, with the last threshold it had."""
    _do(rule, since, Switch.ON, **asked)


def _do(rule: str, since: dt.date, value: Wanted | Switch | None, **asked: Unpack[_Asked]) -> None:
    province, paper = settings.CHUNGTAY_PROVINCE, listed_or_new(asked["document"], asked["subject"])
    last = thresholds.last_version(province)
    change = thresholds.Change(province, rule, since, value, paper, asked["reason"], last)
    if asked["dry_run"]:
        _tell(tried(change, on=today()))
        return
    who = Actor(0, frozenset({Grant(SET_THRESHOLDS.code, COUNTRY)}), asked["by"])
    number = thresholds.set_threshold(by=who, change=change, on=today())
    click.echo(f"Đã lưu bản {number}.")


def _tell(trial: Trial) -> None:
    """Say what a change would do."""
    for how, cause in trial.changes:
        told = f"{title(cause.content)}\t{vietnamese_words(cause.content)}"
        click.echo(f"{HOW[how]}\t{told}")
    counts = f"đang báo {len(trial.now)}, sau khi đổi báo {len(trial.then)}"
    click.echo(f"Tính ngày {trial.on:%d/%m/%Y}: {counts}; chưa ghi gì.")
