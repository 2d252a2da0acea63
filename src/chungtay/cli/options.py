"""Options that many commands take, in the same words everywhere."""

from __future__ import annotations

import click

from chungtay.cli.day import DAY

JSON = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for machines.")
ASKED_ON = click.option("--on", type=DAY, help="The day asked about; today unless told.")
DONE_ON = click.option("--on", type=DAY, help="The day it is done on; today unless told.")
