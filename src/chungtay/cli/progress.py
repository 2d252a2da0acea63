"""How far long work has come: a bar on a terminal, plain lines in a log."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

Told = Callable[[str, int, int], None]


@contextmanager
def progress() -> Iterator[Told]:
    """Tell what is being done, and how much of how much: a bar each, or a line each quarter."""
    err = sys.stderr
    bars: dict[str, Any] = {}
    lines: dict[str, int] = {}

    def bar(what: str, done: int, of: int) -> None:
        if what not in bars:
            for one in bars.values():
                one.render_finish()
            bars[what] = click.progressbar(length=of, label=what, file=err)
            bars[what].render_progress()
        bars[what].update(done - bars[what].pos)

    def line(what: str, done: int, of: int) -> None:
        quarter = 4 * done // of if of else 4
        if quarter > lines.get(what, 0):
            lines[what] = quarter
            click.echo(f"{what}: {done}/{of}", err=True)

    yield bar if err.isatty() else line
    for one in bars.values():
        one.render_finish()
