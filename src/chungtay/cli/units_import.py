"""`chungtay units import`: take a reorganisation in, after showing every number it would move."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import click

from chungtay.analytics.engine import engine
from chungtay.apps.units.reorganisations import done as done_ever
from chungtay.cli.options import JSON
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.people.actions import REORGANISE
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.core.units.reorganisation import DEED_TITLES
from chungtay.core.units.succession import KIND_TITLES
from chungtay.flows.reorganise_units import Impact, Moved, Proposal, propose, read, take, undo
from chungtay.flows.reorganise_units.template import write_template
from chungtay.flows.reorganise_units.uploads import moves, told
from chungtay.flows.today import today
from chungtay.packs.citing import spoken

SHOWN = 40
"""Numbers printed for people; JSON holds all."""
BY = click.option("--by", default="cli", show_default=True, help="Who does it, for the record.")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Write nothing: show what is wrong and what moves.")
@click.option("--measure", "names", multiple=True, help="Show only this measure (repeat).")
@BY
@JSON
def import_units(
    file: Path, names: tuple[str, ...], by: str, *, dry_run: bool, as_json: bool
) -> None:
    """Take FILE in: a workbook, or a folder of CSV, of events, units and successions."""
    digest = "" if file.is_dir() else hashlib.sha256(file.read_bytes()).hexdigest()
    proposal = propose(read(file), name=file.name, sha256=digest, asking=engine())
    moved = moves(proposal, on=today(), names=names)
    if as_json:
        click.echo(json.dumps(told(proposal, moved), ensure_ascii=False, indent=1))
    else:
        _tell(proposal, moved)
    if not proposal.sound:
        raise click.exceptions.Exit(1)
    if dry_run:
        return
    number, done = take(by=_who(by), proposal=proposal, on=today())
    click.echo(f"Đã nạp lần sắp xếp {number}: {done}.", err=as_json)


@click.command("template")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
def give_template(out: Path) -> None:
    """Write the empty workbook that a reorganisation is written in; its last sheet says how."""
    write_template(out, on=today())
    click.echo(str(out))


@click.command("undo")
@click.argument("number")
@BY
def undo_import(number: str, by: str) -> None:
    """Undo the import NUMBER, the last one taken in, while nothing rests upon it."""
    gone = undo(by=_who(by), number=number, asking=engine(), on=today())
    click.echo(f"Đã hủy nạp lần sắp xếp {number}: {gone}.")


@click.command("imports")
def list_imports() -> None:
    """List the imports of reorganisations, and those undone."""
    for one in done_ever():
        at = f"{one.at:%d/%m/%Y %H:%M}" if one.at else ""
        click.echo(
            f"{one.number}\t{DEED_TITLES[one.deed]}\t{at}\t{one.by}\t{one.file}\t"
            f"{one.successions}\t{one.on:%d/%m/%Y}"
        )


def _who(by: str) -> Actor:
    return Actor(0, frozenset({Grant(REORGANISE.code, COUNTRY)}), by)


def _tell(proposal: Proposal, found: Impact | None) -> None:
    for one in proposal.findings:
        click.echo(f"{one.severity.value}\t{one.where}\t{spoken(one.message)}")
    for step in proposal.fresh:
        after = step.after or "–"
        click.echo(f"{step.before} → {after}\t{step.since:%d/%m/%Y}\t{KIND_TITLES[step.kind]}")
    if found is None:
        return
    click.echo(
        f"{len(found.moved)} số của {found.measures} chỉ số sẽ đổi, theo đơn vị ngày "
        f"{found.on:%d/%m/%Y}; {len(found.refused)} số không còn tính chính xác được (†)"
    )
    for moved in found.moved[:SHOWN]:
        click.echo("\t".join(_line(moved)))
    if len(found.moved) > SHOWN:
        click.echo(f"… và {len(found.moved) - SHOWN} số nữa; --json kể hết.")


def _line(one: Moved) -> list[str]:
    name = " ".join((one.measure.name, *one.at))
    told = [vietnamese(value, one.measure.decimals) for value in (one.before, one.after)]
    return [name, one.unit, *told, ", ".join(one.refused.units) if one.refused else ""]
