"""`chungtay units import`: take a reorganisation in, after showing every number it would move."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from chungtay.analytics.engine import engine
from chungtay.cli.options import JSON
from chungtay.core.kernel.numerals import exact, vietnamese
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.people.actions import REORGANISE
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.core.units.succession import KIND_TITLES
from chungtay.flows.reorganise_units import Impact, Moved, Proposal, impact, propose, read, take
from chungtay.flows.today import today

SHOWN = 40
"""Numbers printed for people; JSON holds all."""


@click.command("import")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Write nothing: show what is wrong and what moves.")
@click.option("--measure", "names", multiple=True, help="Show only this measure (repeat).")
@click.option("--by", default="cli", show_default=True, help="Who takes it in, for the record.")
@JSON
def import_units(
    file: Path, names: tuple[str, ...], by: str, *, dry_run: bool, as_json: bool
) -> None:
    """Take FILE in: a workbook, or a folder of CSV, of events, units and successions."""
    proposal = propose(read(file))
    moved = _impact(proposal, names)
    if as_json:
        click.echo(json.dumps(_told(proposal, moved), ensure_ascii=False, indent=1))
    else:
        _tell(proposal, moved)
    if not proposal.sound:
        raise click.exceptions.Exit(1)
    if dry_run:
        return
    who = Actor(0, frozenset({Grant(REORGANISE.code, COUNTRY)}), by)
    folder, done = take(by=who, proposal=proposal)
    click.echo(f"Đã ghi {folder}: {done}.", err=as_json)


def _impact(proposal: Proposal, names: tuple[str, ...]) -> Impact | None:
    if proposal.places is None or proposal.on is None or not proposal.sound:
        return None
    asking = engine()
    measures = [asking.measure(name) for name in names]
    on, codes = proposal.on, proposal.codes
    day = max(today(), on)
    return impact(asking, proposal.places, codes, on=on, asked_on=day, measures=measures)


def _tell(proposal: Proposal, found: Impact | None) -> None:
    for one in proposal.findings:
        click.echo(f"{one.severity.value}\t{one.where}\t{one.message}")
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


def _told(proposal: Proposal, found: Impact | None) -> dict[str, Any]:
    return {
        "sound": proposal.sound,
        "findings": [
            {"code": one.code, "severity": one.severity.value, "where": one.where,
             "message": one.message}
            for one in proposal.findings
        ],
        "successions": [
            {"before": s.before, "after": s.after or None, "since": s.since.isoformat(),
             "kind": s.kind.value}
            for s in proposal.fresh
        ],
        "moved": [
            {"measure": one.measure.name, "at": list(one.at), "unit": one.unit,
             "before": _number(one.before), "after": _number(one.after),
             "refused_for": list(one.refused.units) if one.refused else []}
            for one in (found.moved if found else ())
        ],
    }  # fmt: skip


def _number(value: Quantity) -> str | None:
    return None if isinstance(value, Missing) else exact(value)
