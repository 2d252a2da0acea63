"""The table of contents of the command line."""

from __future__ import annotations

import click


@click.group()
def main() -> None:
    """Chung Tay, from the command line."""


COMMANDS: tuple[click.Command, ...] = ()
for command in COMMANDS:
    main.add_command(command)
