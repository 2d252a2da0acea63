"""`chungtay units`: administrative units on a day, who came before them and who came after."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from typing import Any

import click

from chungtay.apps.units import queries, services
from chungtay.cli.day import DAY, asked
from chungtay.cli.options import ASKED_ON, JSON
from chungtay.cli.units_compare import compare_shapes
from chungtay.cli.units_import import give_template, import_units, list_imports, undo_import
from chungtay.core.units.succession import KIND_TITLES, Succession
from chungtay.core.units.unit import LEVEL_TITLES, Level, Unit, UnknownUnit
from chungtay.core.units.unit_class import CLASS_TITLES
from chungtay.packs.citing import cited


@click.group()
def units() -> None:
    """Administrative units: what bears a code on a day, what came before and after."""


def _asked(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that every question has: the day, and JSON."""
    for option in (JSON, ASKED_ON):
        command = option(command)
    return command


@units.command()
@click.argument("code")
@_asked
def show(code: str, on: dt.date | None, *, as_json: bool) -> None:
    """Show the unit that bears CODE on the day, what it lies in and what it is made of."""
    day = asked(on)
    unit = queries.unit(code, on=day)
    under = queries.children(code, on=day)
    classes = queries.classes_of(code, on=day)
    steps = (*queries.came_from(code, on=day), *queries.became(code, on=day))
    if as_json:
        said = _said(unit) | {
            "classes": [
                {"unit_class": c.unit_class, "since": c.since.isoformat()} for c in classes
            ],
            "children": [one.code for one in under],
            "successions": [_step_said(step) for step in steps],
        }
        click.echo(json.dumps(said, ensure_ascii=False, indent=1))
        return
    click.echo(_line(unit))
    if unit.parent:
        click.echo(f"Thuộc: {_line(queries.unit(unit.parent, on=day))}")
    for one in classes:
        click.echo(f"Nhóm: {CLASS_TITLES[one.unit_class]} (từ ngày {one.since:%d/%m/%Y})")
    for step in steps:
        click.echo(f"Kế tục: {_step(step)}")
    click.echo(f"Đơn vị trực thuộc: {len(under)}")
    for one_under in under:
        click.echo("  " + _line(one_under))


@units.command()
@click.argument("text")
@click.option("--level", type=click.Choice([level.value for level in Level]), help="Only a level.")
@click.option("--within", help="Only within the province or district with this code.")
@_asked
def find(
    text: str, level: str | None, within: str | None, on: dt.date | None, *, as_json: bool
) -> None:
    """Look for units by name, with or without diacritics: `dak ha`, `huyện Đắk Hà`."""
    day = asked(on)
    found = queries.find(text, on=day, level=Level(level) if level else None, within=within)
    if not found:
        near = ", ".join(f"{u.code} ({u.title})" for u in queries.suggestions(text, on=day))
        hint = f"có phải muốn hỏi {near}" if near else "hãy thử một phần của tên"
        raise UnknownUnit(asked=text, on=day, hint=hint)
    _answer(found, as_json=as_json)


@units.command()
@click.argument("code")
@click.option("--at", type=DAY, help="A day on which the code means the unit asked about.")
@_asked
def heirs(code: str, at: dt.date | None, on: dt.date | None, *, as_json: bool) -> None:
    """Name the units that stand, on the day, where the unit CODE once stood."""
    _answer(queries.heirs(code, on=asked(on), at=at), as_json=as_json)


@units.command()
@click.argument("code")
@click.option("--at", type=DAY, help="A day on which the code means the unit asked about.")
@_asked
def forebears(code: str, at: dt.date | None, on: dt.date | None, *, as_json: bool) -> None:
    """Name the units that stood, on the day, where the unit CODE stands."""
    _answer(queries.forebears(code, on=asked(on), at=at), as_json=as_json)


@units.command()
@click.option("--by", default="cli", show_default=True, help="Who loads, for the record.")
def load(by: str) -> None:
    """Copy the units of the pack into the database; the same pack twice changes nothing."""
    click.echo(f"Đơn vị hành chính: {services.load_units(by=by)}.")


units.add_command(compare_shapes)
units.add_command(import_units)
units.add_command(undo_import)
units.add_command(list_imports)
units.add_command(give_template)


def _answer(found: Sequence[Unit], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([_said(unit) for unit in found], ensure_ascii=False, indent=1))
        return
    for unit in found:
        click.echo(_line(unit))
    if not found:
        click.echo("Không có đơn vị nào vào ngày ấy.")


def _line(unit: Unit) -> str:
    since = f"từ {unit.since:%d/%m/%Y}" if unit.since else "không rõ ngày bắt đầu"
    until = f", đến trước {unit.until:%d/%m/%Y}" if unit.until else ""
    return f"{unit.code}\t{unit.title}\t{LEVEL_TITLES[unit.level]}\t{since}{until}"


def _step(step: Succession) -> str:
    mark = "" if step.verified else ", chưa kiểm chứng"
    return (
        f"{step.before} → {step.after or '–'} từ {step.since:%d/%m/%Y}, {KIND_TITLES[step.kind]} "
        f"({cited(step.document)}{mark})"
    )


def _said(unit: Unit) -> dict[str, Any]:
    return {
        "code": unit.code,
        "title": unit.title,
        "level": unit.level.value,
        "type": unit.type.value,
        "name": unit.name,
        "parent": unit.parent or None,
        "since": unit.since.isoformat() if unit.since else None,
        "until": unit.until.isoformat() if unit.until else None,
        "lat": unit.lat,
        "lon": unit.lon,
        "document": unit.document,
    }


def _step_said(step: Succession) -> dict[str, Any]:
    return {
        "before": step.before,
        "after": step.after or None,
        "since": step.since.isoformat(),
        "kind": step.kind.value,
        "main": step.main,
        "document": step.document,
        "verified": step.verified,
    }
