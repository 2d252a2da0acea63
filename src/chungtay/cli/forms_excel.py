"""`chungtay forms`, the part of workbooks: give a form out, a whole province's, take one in."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from chungtay.cli.day import asked
from chungtay.cli.options import DONE_ON, JSON
from chungtay.core.kernel.saying import text
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.core.submissions.actions import FILL, READ
from chungtay.core.submissions.book import CellFault
from chungtay.core.submissions.changes import Side
from chungtay.core.submissions.handing_in import (
    Choice,
    Comparison,
    Summary,
    Take,
    decided,
    tell_summary,
)
from chungtay.core.submissions.key import Key
from chungtay.core.units.unit import Level
from chungtay.flows import form_template, import_form_book
from chungtay.flows.import_form_book import Asked
from chungtay.formats.csv_out import csv_of
from chungtay.formats.form_book import Layout, Told

PERIOD = click.option("--period", required=True, help="The period: 2020-09, 2020-Q3, 2020 …")
OUT = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="File to write."
)
MOST_SHOWN = 200
SIDES = {
    Side.THEIRS: "chỉ tệp đổi",
    Side.OURS: "chỉ hệ thống đổi (giữ nguyên)",
    Side.BOTH: "cả hai cùng đổi",
    Side.BOTH_ALIKE: "đã giống nhau",
}


def operator(name: str) -> Actor:
    """Give whoever works at the machine itself: no account, and leave to fill in every form."""
    return Actor(0, frozenset(Grant(action.code, COUNTRY) for action in (READ, FILL)), name)


@click.command()
@click.argument("form")
@click.option("--unit", required=True, help="The code of the unit that files it.")
@PERIOD
@OUT
@DONE_ON
def template(form: str, *, unit: str, period: str, out: Path, on: dt.date | None) -> None:
    """Write the workbook of FORM for a unit and period, with what it holds now."""
    key = Key(form, unit, period)
    with _complete(out) as target:
        leaf = form_template.write_template(
            by=operator("cli"), key=key, target=target, on=asked(on)
        )
    click.echo(f"{out}\t{leaf.unit_title}\t{leaf.period.title}\t{len(leaf.rows)} dòng")


@click.command()
@click.argument("form")
@click.option("--unit", "scope", default=COUNTRY, help="A province or district; the country.")
@PERIOD
@OUT
@click.option("--flat", is_flag=True, help="One sheet with a line a unit, not a sheet a unit.")
@click.option("--level", type=click.Choice([level.value for level in Level]), help="Which units.")
@DONE_ON
def workbook(
    form: str, scope: str, period: str, out: Path, *, flat: bool, level: str | None,
    on: dt.date | None,
) -> None:  # fmt: skip
    """Write the workbook of FORM for all units of a province, or of the country."""
    with _complete(out) as target, _progress("Đã lập") as told:
        count = form_template.write_workbook(
            by=operator("cli"),
            form=form,
            scope=scope,
            period=period,
            target=target,
            on=asked(on),
            layout=Layout.FLAT if flat else Layout.SHEETS,
            level=Level(level) if level else None,
            told=told,
        )
    click.echo(f"{out}\t{count} đơn vị")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Compare and tell; write nothing.")
@click.option(
    "--take",
    type=click.Choice([Take.FILE.value, Take.SYSTEM.value]),
    help="Which side wins where both changed a cell; without it such a file is refused.",
)
@click.option("--form", default="", help="The form, where the file does not say.")
@click.option("--unit", "scope", default="", help="The unit, where the file does not say.")
@click.option("--period", default="", help="The period, where the file does not say.")
@click.option("--many", is_flag=True, help="A file without its map holds a line a unit.")
@click.option("--faults", type=click.Path(dir_okay=False, path_type=Path), help="CSV of faults.")
@click.option("--by", default="cli", show_default=True, help="Who imports, for the record.")
@JSON
@DONE_ON
def import_(
    file: Path, *, dry_run: bool, take: str | None, form: str, scope: str, period: str, many: bool,
    faults: Path | None, by: str, as_json: bool, on: dt.date | None,
) -> None:  # fmt: skip
    """Compare the workbook FILE with what is kept, cell by cell; write all of it or nothing."""
    who, day = operator(by), asked(on)
    choice = Choice(Take(take) if take else Take.NEITHER)
    wanted = Asked(form, scope, period, many or (bool(form) and not scope))
    with file.open("rb") as opened, _progress("Đã đối chiếu") as told:
        comparison = import_form_book.compare(
            by=who, file=opened, name=file.name, asked=wanted, on=day, told=told
        )
    if faults is not None:
        _write_faults(comparison.faults, faults)
    found = import_form_book.summary(comparison, most=MOST_SHOWN)
    if dry_run:
        _tell(found, written=None, as_json=as_json)
        decided(comparison, choice)
        return
    written = _write(comparison, found, choice, by=who, on=day, as_json=as_json)
    _tell(found, written=written, as_json=as_json)


def _write(
    comparison: Comparison, found: Summary, choice: Choice, *, by: Actor, on: dt.date, as_json: bool
) -> int:  # fmt: skip
    """Write a comparison; where it cannot be, show first what stands in the way."""
    unsettled = found.conflicts and choice.every is Take.NEITHER
    if found.faults or unsettled:
        _tell(found, written=0, as_json=as_json)
        decided(comparison, choice)
    with _progress("Đã ghi") as told:
        return import_form_book.write(by=by, comparison=comparison, choice=choice, on=on, told=told)


def _tell(found: Summary, *, written: int | None, as_json: bool) -> None:
    if as_json:
        said = tell_summary(found) | {"written": written}
        click.echo(json.dumps(said, ensure_ascii=False, indent=1))
        return
    for line in found.lines:
        click.echo(
            f"{SIDES[line.side]}\t{line.unit}\t{text(line.row)}\t{text(line.column)}\t"
            f"ban đầu “{line.base}”, hệ thống “{line.ours}”, tệp “{line.theirs}”"
        )
    for fault in found.faults[:MOST_SHOWN]:
        click.echo(f"không đọc được\t{fault.unit}\t{fault.at}\t{text(fault.reason)}")
    if len(found.faults) > MOST_SHOWN:
        left = len(found.faults) - MOST_SHOWN
        click.echo(f"… và {left} ô nữa không đọc được (--faults tệp.csv để lấy hết)")
    for note in found.notes:
        click.echo(text(note))
    counted = "; ".join(f"{SIDES[side]}: {n}" for side, n in found.counts.items() if n)
    click.echo(f"{found.units} đơn vị, {found.cells} ô{'; ' if counted else ''}{counted}.")
    if written is not None:
        click.echo(f"Đã ghi {written} ô." if written else "Không ghi gì.")


def _write_faults(faults: tuple[CellFault, ...], path: Path) -> None:
    heads = ("Đơn vị", "Ô", "Dòng", "Cột", "Trong tệp", "Lý do")
    lines = [(f.unit, f.at, text(f.row), text(f.column), f.said, text(f.reason)) for f in faults]
    path.write_bytes(csv_of(heads, lines, delimiter=","))


@contextmanager
def _complete(out: Path) -> Iterator[Path]:
    """Let a file be written beside its place, and put it there when it is whole."""
    part = out.with_name(f".{out.name}.part")
    try:
        yield part
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _progress(label: str) -> Iterator[Told]:
    """Tell how far long work has come: a bar on a terminal, a line each tenth in a log."""
    err = sys.stderr
    if err.isatty():
        made: Any = click.progressbar(length=1, label=label, file=err, show_pos=True)
        with made as bar:

            def step(done: int, total: int) -> None:
                bar.length = total
                bar.update(done - bar.pos)

            yield step
        return
    told = 0

    def line(done: int, total: int) -> None:
        nonlocal told
        tenth = 10 * done // total
        if tenth > told and total > 1:
            told = tenth
            click.echo(f"{label} {done}/{total} đơn vị", err=True)

    yield line
