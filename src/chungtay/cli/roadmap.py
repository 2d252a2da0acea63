"""`chungtay criteria plan` and `roadmap`: the cheapest way to a target, and who is on the way."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import click
from django.conf import settings

from chungtay.analytics.engine import engine
from chungtay.apps.criteria.roadmap import services
from chungtay.cli.day import DAY, asked
from chungtay.cli.options import ASKED_ON, JSON
from chungtay.core.capital.foresight.saying import millions
from chungtay.core.criteria.roadmap.asking import fund_named
from chungtay.core.criteria.roadmap.explaining import why
from chungtay.core.criteria.roadmap.kept import plan_told, told
from chungtay.core.criteria.roadmap.planning import Plan
from chungtay.core.criteria.roadmap.problem import Fund, Goal
from chungtay.core.criteria.roadmap.progress import STANDING_TITLES, progress
from chungtay.core.criteria.roadmap.register import KEEP_SCENARIO
from chungtay.core.kernel.money import MILLION
from chungtay.core.kernel.numerals import read_level, vietnamese
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.flows.roadmap.document import write
from chungtay.flows.roadmap.planning import (
    SECONDS,
    Planned,
    money_left,
    problem_of,
    scenario_of,
    search,
    why_this,
)
from chungtay.flows.roadmap.situation import Situation, situation


class Number(click.ParamType[Fraction]):
    """A number written with a point or a comma; 1.200 is a thousand to some, and is refused."""

    name = "number"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Fraction:
        """Read it exactly."""
        try:
            return Fraction(read_level(str(value)))
        except ValueError:
            message = (
                f"“{value}”: hãy viết một số như 1200 hoặc 14,5, không có dấu chấm hàng nghìn."
            )
            raise click.BadParameter(message, ctx, param) from None


@click.command()
@ASKED_ON
@JSON
def roadmap(*, on: dt.date | None, as_json: bool) -> None:
    """List pilot and target communes: their year, what they lack and what it costs at least."""
    now = situation(engine(), province=settings.CHUNGTAY_PROVINCE, on=asked(on))
    rows = [_standing(now, unit) for unit in now.targets]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(
            f"{row['year']}\t{row['unit']}\t{row['name']}\t{row['said']}\tthiếu {row['lacking']} "
            f"tiêu chí, ít nhất {millions(row['cost'])} triệu đồng\t{row['agency']}\t"
            f"{row['member']}"
        )
    if not rows:
        click.echo("Chưa có xã điểm, xã mục tiêu nào.")


@click.command()
@click.option("--by", type=DAY, required=True, help="The day by which it is to be reached.")
@click.option("--full", type=int, default=0, help="Communes that meet every criterion.")
@click.option("--average", type=Number(), default="0", help="Criteria met per commune.")
@click.option("--least", type=int, default=0, help="Criteria that no commune is below.")
@click.option("--must", multiple=True, help="A commune that must meet all; may be repeated.")
@click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="FUND=MILLIONS",
    help="The most a fund gives (central.development=1200); others as the ledger has left.",
)
@click.option("--seconds", type=float, default=SECONDS, show_default=True, help="To search for.")
@click.option("--why", "code", default="", help="What the plan would cost without this remedy.")
@click.option("--docx", type=click.Path(dir_okay=False, path_type=Path), help="Write the draft.")
@click.option("--save", default="", help="Keep it as a scenario under this name.")
@click.option("--user", default="cli", show_default=True, help="Who plans, for the record.")
@ASKED_ON
@JSON
def plan(
    *, by: dt.date, full: int, average: Fraction, least: int, must: tuple[str, ...],
    limits: tuple[str, ...], seconds: float, code: str, docx: Path | None, save: str, user: str,
    on: dt.date | None, as_json: bool,
) -> None:  # fmt: skip
    """Find the cheapest remedies that reach a target, or say what stands in the way."""
    province, day = str(settings.CHUNGTAY_PROVINCE), asked(on)
    with engine().still():
        now = situation(engine(), province=province, on=day)
        left = money_left(engine(), province=province, on=day)
    if code and code not in now.remedies:
        raise click.BadParameter(f"không có giải pháp nào mang mã “{code}”.", param_hint="--why")
    problem = problem_of(now, Goal(by, full, average, least, must), left | _limits(limits))
    done = search(problem, seconds=seconds)
    if docx is not None:
        write(scenario_of(now, done, name=save or "Lộ trình", kept_by=user), done, docx)
    if save:
        scenario = scenario_of(now, done, name=save, kept_by=user)
        operator = Actor(0, frozenset({Grant(KEEP_SCENARIO.code, COUNTRY)}), user)
        click.echo(services.keep_scenario(by=operator, scenario=scenario), err=True)
    if as_json:
        click.echo(json.dumps(_json(done), ensure_ascii=False, indent=1))
        return
    for line in _text(now, done, code):
        click.echo(line)


def _limits(written: Iterable[str]) -> dict[Fund, int]:
    limits: dict[Fund, int] = {}
    for text in written:
        name, _sep, number = text.partition("=")
        dong = Number().convert(number, None, None) * MILLION
        limits[fund_named(name)] = int(dong)
    return limits


def _text(now: Situation, done: Planned, code: str) -> list[str]:
    if done.made is None:
        return _why_none(done)
    made, labels = done.made, now.remedies
    lines = [_summary(made)]
    for choice in made.choices:
        paid = ", ".join(f"{fund} {millions(dong)}" for fund, dong in choice.parts)
        reasons = "; ".join(str(said) for said in why(made, choice))
        lines.append(
            f"{choice.unit}\t{choice.requirement}\t{millions(choice.offer.cost)}\t{paid}\t"
            f"{choice.offer.ready:%d/%m/%Y}\t{labels[choice.offer.code].title}\t{reasons}"
        )
    lines += [f"{margin.step.value}\t{_change(margin.change)}" for margin in done.margins]
    if code:
        lines.append(f"{code}: {why_this(made, code)}")
    return lines


def _change(dong: int | None) -> str:
    if dong is None:
        return "không đạt được"
    return f"{'-' if dong < 0 else '+'}{millions(abs(dong))}"


def _summary(made: Plan) -> str:
    sure = "rẻ nhất, đã chứng minh" if made.proved else f"chênh tối đa {float(made.gap):.2%}"
    return (
        f"{len(made.choices)} giải pháp, {vietnamese(made.cost)} đồng ({sure}): "
        f"{len(made.reached.full)} xã đạt đủ tiêu chí, bình quân "
        f"{vietnamese(made.reached.average, 2)}."
    )


def _why_none(done: Planned) -> list[str]:
    if done.diagnosis is None:
        return ["Hết thời gian mà chưa tìm được phương án; hãy tăng --seconds."]
    ways = ("; ".join(str(change) for change in way.changes) for way in done.diagnosis.ways)
    return [*(str(said) for said in done.diagnosis.words), *(f"→ {way}" for way in ways)]


def _json(done: Planned) -> dict[str, Any]:
    made, diagnosis = done.made, done.diagnosis
    return {
        "outcome": done.outcome.value,
        "goal": told(done.problem)["goal"],
        "plan": None
        if made is None
        else plan_told(made)
        | {
            "cost": made.cost,
            "full": len(made.reached.full),
            "average": str(made.reached.average),
            "by_fund": {fund.code: dong for fund, dong in made.payment.by_fund().items()},
            "why": {c.offer.code: [str(said) for said in why(made, c)] for c in made.choices},
        },
        "margins": {margin.step.value: margin.change for margin in done.margins},
        "breaks": diagnosis.breaks.value if diagnosis else None,
        "reasons": [str(said) for said in diagnosis.words] if diagnosis else [],
        "ways": [[str(change) for change in way.changes] for way in diagnosis.ways]
        if diagnosis
        else [],
    }


def _standing(now: Situation, unit: str) -> dict[str, Any]:
    target = now.targets[unit]
    stand = next(stand for stand in now.stands if stand.unit == unit)
    found = progress(stand, target, on=now.on)
    return {
        "unit": unit,
        "name": next(one.title for one in now.communes if one.code == unit),
        "kind": target.kind.value,
        "year": target.year,
        "standing": found.standing.value,
        "said": STANDING_TITLES[found.standing],
        "met": stand.met,
        "lacking": found.lacking,
        "cost": found.cost,
        "open": list(found.open_gaps),
        "ready": found.ready.isoformat() if found.ready else None,
        "agency": target.agency,
        "member": target.member,
    }
