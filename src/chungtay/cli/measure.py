"""`chungtay measure`: ask any number, divided and narrowed any way, and see what is behind it."""

from __future__ import annotations

import datetime as dt
import json

import click

from chungtay.analytics.engine import engine
from chungtay.cli.day import DAY, asked
from chungtay.cli.options import AS_KNOWN, ASKED_ON, FRAME, JSON, SHAPE, SINCE
from chungtay.core.kernel.numerals import exact, vietnamese
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Account, Answer, Inexact, Question
from chungtay.core.measures.measure import Measure, Where
from chungtay.core.units.frame import AS_THEN, SHAPE_TITLES, Frame, Shape
from chungtay.flows import frames


@click.command()
@click.argument("name")
@click.option("--by", multiple=True, help="Divide by a dimension (repeat, or separate by commas).")
@click.option(
    "--where", multiple=True, help="Narrow: column=value, =a,b for either, =1..5 between."
)
@ASKED_ON
@AS_KNOWN
@click.option("--against", type=DAY, help="The earlier day, for measures of change.")
@SHAPE
@FRAME
@SINCE
@JSON
def measure(
    name: str,
    *,
    by: tuple[str, ...],
    where: tuple[str, ...],
    on: dt.date | None,
    as_known: dt.date | None,
    against: dt.date | None,
    shape: str,
    frame: dt.date | None,
    since: dt.date | None,
    as_json: bool,
) -> None:
    """Ask the measure NAME; `chungtay measure list` names them all.

    Without a place in --where or --by, the question is of this site's province, as on the pages.
    """
    if name == "list":
        _list(as_json=as_json)
        return
    divided = tuple(part for text in by for part in text.split(","))
    told = frames.frame(Shape(shape), asked_on=asked(on), on=frame, since=since)
    narrowed = here(name, conditions(where), divided, told)
    if "province" in narrowed and not any("province" in text for text in where):
        told = frames.of_site(told, asked_on=asked(on))
    question = Question(narrowed, asked(on), as_known, against, told)
    with engine().still():
        answer = engine().ask_many([name], by=divided, question=question)[name]
        proof = engine().account(name, question, by=divided)
    click.echo(_json(answer, proof) if as_json else _text(answer, proof))


def conditions(texts: tuple[str, ...]) -> Where:
    """Read `column=a,b` conditions.

    Raises click.BadParameter, in words, for what is not one.
    """
    where: dict[str, tuple[str, ...]] = {}
    for text in texts:
        column, sign, values = text.partition("=")
        if not sign or not column:
            message = f"“{text}” không phải điều kiện; hãy viết cột=giá trị, ví dụ source=central"
            raise click.BadParameter(message, param_hint="--where")
        if column.strip() in where:
            message = f"“{column}” được nêu hai lần; hãy viết gộp, ví dụ source=central,province"
            raise click.BadParameter(message, param_hint="--where")
        where[column.strip()] = tuple(value.strip() for value in values.split(","))
    return where


def here(name: str, where: Where, by: tuple[str, ...], told: Frame = AS_THEN) -> Where:
    """Narrow a question to this site's province, unless it names a place or cannot be so narrowed.

    A share of a province's communes would otherwise be taken of the whole country's.
    """
    placed = {*where, *by} & {"unit", "district", "province"}
    if placed or "province" not in engine().measure(name).dimensions:
        return where
    return {"province": (frames.home(told),), **where}


def _list(*, as_json: bool) -> None:
    catalogue = sorted(engine().catalogue.values(), key=lambda m: m.name)
    if as_json:
        said = [
            {
                "name": m.name,
                "title": m.title.vi,
                "unit": m.unit,
                "dimensions": list(m.dimensions),
                "cite": list(m.cite),
            }
            for m in catalogue
        ]
        click.echo(json.dumps(said, ensure_ascii=False, indent=1))
        return
    for one in catalogue:
        click.echo(f"{one.name}\t{one.title.vi}\t{one.unit}\t{', '.join(one.dimensions)}")


def _text(answer: Answer, proof: Account) -> str:
    lines = [
        f"{answer.measure.title.vi} ({answer.measure.unit}), ngày {proof.question.on:%d/%m/%Y}"
        f"{in_words(proof.question.frame)}",
    ]
    for cell in answer.cells:
        at = "\t".join(value or "–" for value in cell.by)
        lines.append("\t".join(part for part in (at, shown(answer.measure, cell.value)) if part))
    if not answer.cells:
        lines.append("Không có dòng số liệu nào.")
    lines += [_why(key, one) for key, one in answer.inexact.items()]
    scope = "; ".join(f"{name} = {', '.join(v)}" for name, v in proof.question.where.items())
    lines.append(
        f"{proof.count} dòng sổ, mã đối chiếu {proof.digest[:16]}; phạm vi: {scope or 'toàn bộ'}"
    )
    return "\n".join(lines)


def in_words(told: Frame) -> str:
    """Say in whose units numbers are told; nothing where each fact stays where its unit lay."""
    if told.shape is Shape.THEN:
        return ""
    since = f", giữ nguyên từ {told.since:%d/%m/%Y}" if told.shape is Shape.COMPARABLE else ""
    return f", theo {SHAPE_TITLES[told.shape]} (ngày {told.on:%d/%m/%Y}{since})"


def _why(key: tuple[str, ...], one: Inexact) -> str:
    reason = "bị chia" if one.divided else "đã nhập lại, mà số này không cộng qua đơn vị"
    return f"† {' '.join(key)}: không tính chính xác được, vì {', '.join(one.units)} {reason}."


def shown(measure: Measure, value: Quantity) -> str:
    """Write a measure's value as people read it."""
    return vietnamese(value, measure.decimals)


def _json(answer: Answer, proof: Account) -> str:
    question = proof.question
    said = {
        "measure": answer.measure.name,
        "unit": answer.measure.unit,
        "by": list(answer.by),
        "where": {name: list(values) for name, values in question.where.items()},
        "on": question.on.isoformat(),
        "as_known": question.as_known.isoformat() if question.as_known else None,
        "shape": question.frame.shape.value,
        "frame": question.frame.on.isoformat() if question.frame != AS_THEN else None,
        "cells": [
            {"by": list(cell.by),
             "value": None if isinstance(cell.value, Missing) else exact(cell.value),
             "missing": cell.value.value if isinstance(cell.value, Missing) else None}
            for cell in answer.cells
        ],
        "inexact": [
            {"by": list(key), "units": list(one.units), "divided": one.divided}
            for key, one in answer.inexact.items()
        ],
        "rows": proof.count,
        "digest": proof.digest,
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False, indent=1)
