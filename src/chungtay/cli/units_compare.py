"""`chungtay units compare`: a province's totals in its units of then and in those of now."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import click
from django.conf import settings

from chungtay.analytics.engine import engine
from chungtay.cli.day import DAY, asked
from chungtay.cli.options import ASKED_ON, JSON
from chungtay.core.kernel.numerals import exact, vietnamese
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.flows import frames
from chungtay.flows.compare_shapes import Comparison, Line, compare


@click.command("compare")
@click.option("--province", help="The province's code; this site's unless told.")
@click.option("--frame", type=DAY, help="The day of the units of now; the latest known.")
@click.option("--measure", "names", multiple=True, help="Only this measure (repeat).")
@ASKED_ON
@JSON
def compare_shapes(
    province: str | None,
    frame: dt.date | None,
    names: tuple[str, ...],
    on: dt.date | None,
    *,
    as_json: bool,
) -> None:
    """Compare a province's totals as then, as now and by comparable areas; exit 1 if any differ."""
    day, of = asked(on), frame or frames.latest()
    code = province or str(settings.CHUNGTAY_PROVINCE)
    found = compare(engine(), code, on=day, frame_on=of, names=names)
    if as_json:
        click.echo(json.dumps(_said(found), ensure_ascii=False, indent=1))
    else:
        _tell(found, day, of)
    if found.disagreeing:
        raise click.exceptions.Exit(1)


def _tell(found: Comparison, day: dt.date, of: dt.date) -> None:
    click.echo(
        f"{found.then} đơn vị cấp xã ngày {day:%d/%m/%Y} → {found.now} đơn vị ngày {of:%d/%m/%Y}, "
        f"{found.areas} vùng so sánh được"
    )
    click.echo("chỉ số\tkhi đó\thiện nay\tvùng so sánh\tcộng theo đơn vị hiện nay\tcộng theo vùng")
    for line in found.lines:
        click.echo("\t".join(_cells(line)))
    count = len(found.lines)
    wrong = len(found.disagreeing)
    verdict = "đều khớp" if not wrong else f"{wrong} số không khớp"
    click.echo(f"{count} số tổng, {verdict}; † là phần không tính chính xác được theo đơn vị.")


def _cells(line: Line) -> list[str]:
    name = " ".join((line.measure.name, *line.at))
    told = [vietnamese(v, line.measure.decimals) for v in (line.then, line.now, line.areas)]
    parts = [
        "†" if v is None else vietnamese(v, line.measure.decimals)
        for v in (line.parts_now, line.parts_areas)
    ]
    return [name, *told, *parts, "" if line.agrees else "KHÔNG KHỚP"]


def _said(found: Comparison) -> dict[str, Any]:
    return {
        "communes_then": found.then,
        "communes_now": found.now,
        "areas": found.areas,
        "totals": [
            {
                "measure": line.measure.name,
                "at": dict(zip(line.measure.required, line.at, strict=True)),
                "then": _number(line.then),
                "now": _number(line.now),
                "comparable": _number(line.areas),
                "parts_now": _number(line.parts_now),
                "parts_comparable": _number(line.parts_areas),
                "refused_for": list(line.refused),
                "agrees": line.agrees,
            }
            for line in found.lines
        ],
    }


def _number(value: Quantity | None) -> str | None:
    return None if value is None or isinstance(value, Missing) else exact(value)
