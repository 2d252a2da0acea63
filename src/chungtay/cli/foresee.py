"""`chungtay capital foresee`: what each line is expected to have paid, and which are at risk."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import click
from django.conf import settings

from chungtay.analytics.engine import engine
from chungtay.apps.capital.queries import holders
from chungtay.cli.day import asked
from chungtay.cli.options import ASKED_ON, JSON
from chungtay.core.capital.foresight.course import PARTS
from chungtay.core.capital.foresight.expectation import Ahead
from chungtay.core.capital.foresight.explanation import because
from chungtay.core.capital.foresight.foreseeing import Foresight, Sum, total
from chungtay.core.capital.foresight.risk import CAUSE_TITLES, AtRisk
from chungtay.core.capital.foresight.saying import millions, percent
from chungtay.flows.foresee import at_risk_lines, foreseen
from chungtay.flows.line_signs import row_code

SHOWN = 15


@click.command()
@ASKED_ON
@JSON
def foresee(on: dt.date | None, *, as_json: bool) -> None:
    """Foresee disbursement by 31 December and 31 January; estimates, written nowhere."""
    province = settings.CHUNGTAY_PROVINCE
    with engine().still():
        told = foreseen(engine(), province=province, on=asked(on))
        risks = at_risk_lines(told, province=province)
    if as_json:
        click.echo(json.dumps(_json(told, risks), ensure_ascii=False, indent=1))
        return
    for line in _text(told, risks):
        click.echo(line)


def _text(told: Foresight, risks: tuple[AtRisk, ...]) -> list[str]:
    if not told.lines:
        return [f"Chưa có kế hoạch vốn năm {told.plan_year} đến ngày {told.on:%d/%m/%Y}."]
    whole = total(told.lines, told)
    names = {one.code: one.name for one in holders()}
    said = [
        f"Kế hoạch vốn năm {told.plan_year}, {whole.lines} dòng, ngày {told.on:%d/%m/%Y} "
        "(triệu đồng):",
        f"  kế hoạch {millions(whole.plan)}, đã giải ngân {millions(whole.paid)} "
        f"({percent(whole.paid, whole.plan)} %)",
        f"  ước 31/12/{told.plan_year}: {_span(whole.december)}",
        f"  ước 31/01/{told.plan_year + 1}: {_span(whole.january)}",
    ]
    if told.to_december.error is not None:
        error = percent(told.to_december.error, PARTS)
        said.append(f"  thử lại trên {told.to_december.held} dòng các năm trước: sai {error} %")
    said.append(f"Nguy cơ không chi hết: {millions(whole.at_risk)}; các dòng lớn nhất:")
    said += [
        f"  {millions(one.line.at_risk):>8}  {names[one.line.course.place.holder]} "
        f"({row_code(one.line)}): "
        f"{CAUSE_TITLES[one.cause].lower()} – {one.evidence[0].words}"
        for one in risks[:SHOWN]
    ]
    return said


def _span(ahead: Ahead) -> str:
    return f"{millions(ahead.central)} (từ {millions(ahead.low)} đến {millions(ahead.high)})"


def _json(told: Foresight, risks: tuple[AtRisk, ...]) -> dict[str, Any]:
    causes = {id(one.line): one for one in risks}
    return {
        "plan_year": told.plan_year,
        "on": told.on.isoformat(),
        "since": told.since.isoformat(),
        "standing": "estimate",
        "coverage_percent": told.coverage,
        "total": _sum(total(told.lines, told)),
        "lines": [
            {
                "line": row_code(line),
                "plan": line.plan,
                "paid": line.paid,
                "december": _ahead(line.december),
                "january": _ahead(line.january),
                "because": [str(said) for said in because(line, told)],
                "cause": causes[id(line)].cause if id(line) in causes else None,
            }
            for line in told.lines
        ],
    }


def _sum(whole: Sum) -> dict[str, Any]:
    return {
        "lines": whole.lines,
        "plan": whole.plan,
        "paid": whole.paid,
        "december": _ahead(whole.december),
        "january": _ahead(whole.january),
    }


def _ahead(ahead: Ahead) -> dict[str, int]:
    return {"central": ahead.central, "low": ahead.low, "high": ahead.high}
