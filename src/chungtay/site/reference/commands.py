"""The page of the command line: every command's own help."""

from __future__ import annotations

from collections.abc import Iterator

import click

from chungtay.cli.root import main
from chungtay.site.reference.markdown import block

WIDTH = 96


def page() -> str:
    """Write the page."""
    parts = [
        "# Command line\n",
        "Every command of `chungtay`, as `--help` prints it. "
        "In a clone, `./ct run` stands for `chungtay`.\n",
    ]
    for path, command in _commands(main, "chungtay"):
        context = click.Context(
            command, info_name=path, terminal_width=WIDTH, max_content_width=WIDTH
        )
        parts += [f"## {path}\n", block(command.get_help(context))]
    return "\n".join(parts)


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, child in sorted(command.commands.items()):
            yield from _commands(child, f"{path} {name}")
