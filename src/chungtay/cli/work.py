"""`chungtay work`: do what nobody waits for (long imports, reminders, the day's duties)."""

from __future__ import annotations

import logging

import click
from django.core.management import call_command

from chungtay.flows.scheduled_work import TIMETABLE, write_timetable


@click.command()
@click.option("--verbose", is_flag=True, help="Tell of every piece of work.")
def work(*, verbose: bool) -> None:
    """Run the workers until stopped: imports and builds that were asked for, the day's duties."""
    write_timetable()
    for job in TIMETABLE:
        click.echo(f"{job.when}: {job.name}.")
    if verbose:
        logging.getLogger("django-q").setLevel(logging.INFO)
    call_command("qcluster")
