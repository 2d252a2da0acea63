"""`chungtay demo`: make a site out of the demonstration data."""

from __future__ import annotations

from pathlib import Path

import click
from django.conf import settings

from chungtay.flows.begin_people import beginning, first_administrator
from chungtay.flows.load_cycle import DAY, PROVINCE
from chungtay.flows.prepare_site import prepare
from chungtay.flows.sample_alerts import load_alerts

DATA = Path(__file__).parents[3] / "demo" / "kontum-2020" / "data"


@click.group()
def demo() -> None:
    """Work with the demonstration data of Kon Tum, 2020."""


@demo.command()
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=DATA,
    help="The folder of CSV files.",
)
def load(data: Path) -> None:
    """Make the database if need be and load the data; loading twice changes nothing."""
    for said in prepare(data, by="demo"):
        click.echo(said)
    click.echo(str(load_alerts(province=PROVINCE, on=DAY)))
    for said in first_administrator(province=settings.CHUNGTAY_PROVINCE, on=beginning()):
        click.echo(said)
