"""The table of contents of the command line, and the one place where a refusal is printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import click

from chungtay.cli.demo import demo
from chungtay.cli.law import law
from chungtay.cli.measure import measure
from chungtay.cli.report import report
from chungtay.cli.units import units
from chungtay.core.kernel.refusal import Kind, Refusal

EXIT: Final[Mapping[Kind, int]] = {
    Kind.AGAINST_RULE: 1,
    Kind.FORBIDDEN: 3,
    Kind.NOT_FOUND: 4,
    Kind.CONFLICT: 5,
}


class Declined(click.ClickException):
    """A refusal as the command line says it: its words and code, and the exit code of its kind."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal} [{refusal.code}]")
        self.exit_code = EXIT[refusal.kind]  # type: ignore[misc]  # a class variable upstream


class Front(click.Group):
    """A group that prints a refusal in words and ends with the code of its kind."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; say no the way a command line does."""
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            raise Declined(refusal) from None


@click.group(cls=Front)
def main() -> None:
    """Chung Tay, from the command line."""


COMMANDS: tuple[click.Command, ...] = (demo, law, measure, report, units)
for command in COMMANDS:
    main.add_command(command)
