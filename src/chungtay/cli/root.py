"""The table of contents of the command line, and the one place where a refusal is printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import click
from django.db import DatabaseError

from chungtay.cli import trouble
from chungtay.cli.alerts import alerts
from chungtay.cli.audit import audit
from chungtay.cli.capital import capital
from chungtay.cli.criteria import criteria
from chungtay.cli.demo import demo
from chungtay.cli.forms import forms
from chungtay.cli.law import law
from chungtay.cli.measure import measure
from chungtay.cli.people import people
from chungtay.cli.report import report
from chungtay.cli.submissions import cycle
from chungtay.cli.units import units
from chungtay.cli.work import work
from chungtay.cli.works import works
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.packs.citing import spoken

WHOLE: Final = 1000  # of a help text: a sentence is never cut
EXIT: Final[Mapping[Kind, int]] = {
    Kind.AGAINST_RULE: 1,
    Kind.FORBIDDEN: 3,
    Kind.NOT_FOUND: 4,
    Kind.CONFLICT: 5,
}


class Declined(click.ClickException):
    """A refusal as the command line says it: its words and code, and the exit code of its kind."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{spoken(str(refusal))} [{refusal.code}]")
        self.exit_code = EXIT[refusal.kind]  # type: ignore[misc]  # a class variable upstream


class Front(click.Group):
    """The whole command line: says no in words, and lists every command with its part."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; say no the way a command line does."""
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            raise Declined(refusal) from None
        except OSError as fault:
            said = trouble.of_file(fault)
            if said is None:
                raise
            raise said from None
        except DatabaseError as fault:
            raise trouble.of_database(fault) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of contents: every command under the part it belongs to."""
        for name in self.list_commands(ctx):
            part = self.commands[name]
            inside = part.commands if isinstance(part, click.Group) else {"": part}
            rows = {f"{name} {inner}".strip(): inside[inner] for inner in sorted(inside)}
            title = part.get_short_help_str(WHOLE).rstrip(".") if "" not in inside else name
            with formatter.section(title):
                formatter.write_dl(
                    [(path, one.get_short_help_str(WHOLE)) for path, one in rows.items()]
                )


@click.group(cls=Front)
def main() -> None:
    """Chung Tay, from the command line."""


COMMANDS: tuple[click.Command, ...] = (
    alerts,
    audit,
    capital,
    criteria,
    cycle,
    demo,
    forms,
    law,
    measure,
    people,
    report,
    units,
    work,
    works,
)
for command in COMMANDS:
    main.add_command(command)
