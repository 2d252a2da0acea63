"""Options that many commands take, in the same words everywhere."""

from __future__ import annotations

import click

from chungtay.cli.day import DAY
from chungtay.core.units.frame import Shape

JSON = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for machines.")
ASKED_ON = click.option("--on", type=DAY, help="The day asked about; today unless told.")
AS_KNOWN = click.option("--as-known", type=DAY, help="As it was known on this day.")
DONE_ON = click.option("--on", type=DAY, help="The day it is done on; today unless told.")
SHAPE = click.option(
    "--shape",
    type=click.Choice([shape.value for shape in Shape]),
    default=Shape.THEN.value,
    show_default=True,
    help="In units of each fact's own day, of one day, or in areas that have not changed.",
)
FRAME = click.option("--frame", type=DAY, help="The day of those units; the latest known.")
SINCE = click.option("--since", type=DAY, help="Areas unchanged since this day.")
