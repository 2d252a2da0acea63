"""`chungtay people`: the first administrator, and the demonstration's accounts."""

from __future__ import annotations

import datetime as dt

import click
from django.conf import settings

from chungtay.cli.day import DAY, asked
from chungtay.flows import begin_people


@click.group()
def people() -> None:
    """Make a site's first accounts."""


@people.command()
@click.option("--province", default=None, help="The code of the province; the site's own.")
@click.option("--on", type=DAY, default=None, help="The first day of the account; today.")
def first(province: str | None, on: dt.date | None) -> None:
    """Make the administrator and print a one-time password; do nothing where there is one."""
    where = province or settings.CHUNGTAY_PROVINCE
    for said in begin_people.first_administrator(province=where, on=asked(on)):
        click.echo(said)


@people.command("demo-accounts")
def demo_accounts() -> None:
    """Make one account for every role of the demonstration; twice is once."""
    for said in begin_people.demonstration_people():
        click.echo(said)
