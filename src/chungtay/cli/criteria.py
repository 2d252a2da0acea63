"""`chungtay criteria`: criteria, recognition and the way there."""

from __future__ import annotations

import click

from chungtay.cli.criteria_levels import levels_group
from chungtay.cli.readings import derive, dossier, readings
from chungtay.cli.recognition import backsliding, recognitions
from chungtay.cli.roadmap import plan, roadmap
from chungtay.cli.what_if import what_if_command


@click.group()
def criteria() -> None:
    """Plan the way to criteria, and ask what judges by them."""


for command in (
    backsliding, derive, dossier, levels_group, plan, readings, recognitions, roadmap,
    what_if_command,
):  # fmt: skip
    criteria.add_command(command)
