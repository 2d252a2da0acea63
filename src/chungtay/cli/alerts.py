"""`chungtay alerts`: look at the rules of alerts now, as the workers do every morning.

Under it, the thresholds: listed, set, taken back, and rules switched off and on.
"""

from __future__ import annotations

import datetime as dt
import json

import click
from django.conf import settings

from chungtay.cli.alert_thresholds import (
    list_thresholds,
    remove_threshold,
    set_threshold,
    switch_off,
    switch_on,
)
from chungtay.cli.day import asked
from chungtay.cli.options import DONE_ON, JSON
from chungtay.core.alerts.cause import Cause
from chungtay.core.alerts.content import vietnamese_words
from chungtay.core.alerts.rule import KIND_TITLES
from chungtay.flows.alert_words import title
from chungtay.flows.alerts import find, raise_alerts
from chungtay.flows.scheduled_work import SYSTEM


@click.group(invoke_without_command=True)
@click.option("--dry-run", is_flag=True, help="Only tell what would be raised.")
@DONE_ON
@JSON
@click.pass_context
def alerts(ctx: click.Context, on: dt.date | None, *, dry_run: bool, as_json: bool) -> None:
    """Raise and end the alerts of a day; done again it changes nothing."""
    if ctx.invoked_subcommand is not None:
        return
    province, day = settings.CHUNGTAY_PROVINCE, asked(on)
    if not dry_run:
        click.echo(str(raise_alerts(by=SYSTEM, province=province, on=day)))
        return
    found = find(province=province, on=day)
    if as_json:
        click.echo(json.dumps([_json(one) for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        told = one.content
        click.echo(f"{KIND_TITLES[told.kind]}: {title(told)}. {vietnamese_words(told)}")
    click.echo(f"{len(found)} nguyên nhân.")


for command in (list_thresholds, set_threshold, remove_threshold, switch_off, switch_on):
    alerts.add_command(command)


def _json(one: Cause) -> dict[str, str]:
    return {
        "rule": one.rule,
        "subject": one.subject,
        "unit": one.unit,
        "title": title(one.content),
        "words": vietnamese_words(one.content),
        "since": one.content.since.isoformat(),
        "due": one.due.isoformat(),
    }
