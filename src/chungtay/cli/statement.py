"""`chungtay capital statement`: the statement of capital that the pages show, in whole đồng."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from django.conf import settings

from chungtay.analytics.engine import engine
from chungtay.cli.day import asked
from chungtay.cli.measure import conditions
from chungtay.cli.options import AS_KNOWN, ASKED_ON, JSON
from chungtay.core.kernel.numerals import exact, vietnamese
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.flows.labels import Labels
from chungtay.flows.statement.axes import AXES
from chungtay.flows.statement.build import Slot, Statement, build
from chungtay.flows.statement.columns import BASES, Base, Sheet
from chungtay.flows.statement.made_up import HEADING, MADE_UP, simulated
from chungtay.flows.statement.order import slot_key
from chungtay.flows.statement.wish import PERIODS, Wish, period_of
from chungtay.formats.csv_out import csv_of

AXIS = click.Choice(list(AXES))


@click.command()
@click.option("--rows", type=AXIS, default="project", show_default=True, help="Rows, by what.")
@click.option("--then", type=AXIS, help="Each row divided again.")
@click.option(
    "--columns",
    "sheet",
    type=click.Choice([sheet.value for sheet in Sheet]),
    default=Sheet.PROGRESS.value,
    show_default=True,
    help="Which columns.",
)
@click.option(
    "--base",
    type=click.Choice([base.value for base in BASES]),
    default=Base.ALL.value,
    show_default=True,
    help="Over what rates are taken.",
)
@click.option("--year", type=int, help="The plan year; that of the day unless told.")
@click.option("--period", type=click.Choice(list(PERIODS)), help="For --columns period.")
@click.option("--where", multiple=True, help="Narrow: column=value (repeat).")
@click.option("--depth", type=click.IntRange(0, 5), default=3, show_default=True)
@click.option("--csv", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write a CSV.")
@ASKED_ON
@AS_KNOWN
@JSON
def statement(
    *, rows: str, then: str | None, sheet: str, base: str, year: int | None, period: str | None,
    where: tuple[str, ...], depth: int, file: Path | None, on: dt.date | None,
    as_known: dt.date | None, as_json: bool,
) -> None:  # fmt: skip
    """State plan, payments, debts or commitments by place, programme, source, holder or work."""
    day = asked(on)
    plan_year = year or day.year
    of_period = Sheet(sheet) is Sheet.PERIOD
    province = str(settings.CHUNGTAY_PROVINCE)
    wish = Wish(
        on=day, year=plan_year, rows=AXES[rows], then=AXES[then] if then else None,
        sheet=Sheet(sheet), base=Base(base),
        period=(period or period_of(plan_year)) if of_period else "", as_known=as_known,
        where={"province": (province,), **conditions(where)},
    )  # fmt: skip
    made = build(engine(), wish, Labels(day, province))
    if file is not None:
        told = MADE_UP.vi if simulated(engine(), made) else ""
        lines = ([*line, told] for line in _lines(made, depth, _plain))
        file.write_bytes(csv_of([*_heads(made), HEADING.vi], lines))
        click.echo(str(file))
    elif as_json:
        told_of = {**_told(made, depth), "synthetic": simulated(engine(), made)}
        click.echo(json.dumps(told_of, ensure_ascii=False, indent=1))
    else:
        shown = [_heads(made), *_lines(made, depth, _said)]
        click.echo("\n".join("\t".join(line) for line in shown))
        if simulated(engine(), made):
            click.echo("Số liệu mô phỏng: có dòng được tạo để minh họa.", err=True)
        if made.empty:
            click.echo("Không có dòng sổ nào theo điều kiện và ngày này.", err=True)
        if made.left_out:
            left = ", ".join(column.title.vi for column in made.left_out)
            click.echo(f"Không chia hoặc thu hẹp được theo cách này: {left}.", err=True)


def _heads(made: Statement) -> list[str]:
    return [*made.wish.by, "Nội dung", *map(_heading, made.slots)]


def _heading(slot: Slot) -> str:
    return ": ".join(title.vi for title in (slot.column.group, slot.title) if title)


def _lines(made: Statement, depth: int, write: Callable[[Quantity], str]) -> Iterator[list[str]]:
    """Give the rows down to a depth: a code for each dimension, the title, the cells."""
    for node in made.total.walk():
        if node.depth <= depth:
            codes = [*node.key, *([""] * (len(made.wish.by) - node.depth))]
            yield [*codes, node.title.vi, *map(write, node.cells)]


def _said(value: Quantity) -> str:
    return (
        "" if isinstance(value, Missing) else vietnamese(value, 0 if isinstance(value, int) else 2)
    )


def _plain(value: Quantity) -> str:
    return "" if isinstance(value, Missing) else exact(value)


def _told(made: Statement, depth: int) -> dict[str, object]:
    wish = made.wish
    return {
        "on": wish.on.isoformat(),
        "as_known": wish.as_known.isoformat() if wish.as_known else None,
        "dimensions": list(wish.by),
        "columns": [
            {"key": slot_key(slot), "title": _heading(slot), "measure": slot.measure.name,
             "unit": slot.measure.unit}
            for slot in made.slots
        ],
        "rows": [
            {"key": list(node.key), "title": node.title.vi,
             "values": [None if isinstance(v, Missing) else exact(v) for v in node.cells]}
            for node in made.total.walk() if node.depth <= depth
        ],
        "left_out": [column.key for column in made.left_out],
    }  # fmt: skip
