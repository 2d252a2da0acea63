"""`chungtay criteria`: criteria, recognition and the way there."""

from __future__ import annotations

import click

from chungtay.cli.roadmap import plan, roadmap


@click.group()
def criteria() -> None:
    """Plan the way to criteria, and ask what judges by them."""


for command in (plan, roadmap):
    criteria.add_command(command)
