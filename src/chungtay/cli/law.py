"""`chungtay law`: the law on a day, what is only remembered, and the faults of the packs."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

from chungtay.analytics.columns import facts
from chungtay.cli.day import asked
from chungtay.cli.law_sets import sets, unknown
from chungtay.cli.options import ASKED_ON, JSON
from chungtay.core.criteria.criteria_set import (
    COLUMN_TITLES,
    STATED_TITLES,
    Column,
    Effect,
    LevelInForce,
    Region,
    Requirement,
    Stated,
    Zone,
)
from chungtay.core.criteria.criteria_set import column as column_of
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.law.citation import Citation
from chungtay.core.law.dated import Dated
from chungtay.core.law.instrument import TYPE_TITLES, Instrument, InstrumentType, signed_text
from chungtay.core.poverty.standard import PovertyStandard
from chungtay.packs import loader
from chungtay.packs.faults import faults
from chungtay.packs.unverified import unverified as found_unverified

WHOLE_PROVINCE = "Toàn tỉnh"
MARK = {True: "đã kiểm chứng", False: "CHƯA kiểm chứng"}


@click.group()
def law() -> None:
    """Read the law in force: documents, parameters, criteria, standards."""


@law.command()
@JSON
def check(*, as_json: bool) -> None:
    """Read every pack and name every fault with its place; exit code 1 when there is one."""
    found = faults(facts())
    if as_json:
        _say([{"file": f.file, "line": f.line, "path": f.path, "message": f.message}
              for f in found])  # fmt: skip
    else:
        for fault in found:
            click.echo(str(fault))
        click.echo(f"{len(found)} lỗi." if found else "Gói dữ liệu pháp luật không có lỗi.")
    if found:
        sys.exit(1)


@law.command()
@click.argument("name")
@ASKED_ON
@click.option("--column", type=click.Choice([c.value for c in COLUMN_TITLES]), help="A column's.")
@click.option("--province", help="A province's own settings too, by its unit code, such as 62.")
@JSON
def show(
    name: str, on: dt.date | None, column: str | None, province: str | None, *, as_json: bool
) -> None:
    """Show NAME on a day, and the provision that sets it.

    NAME is a parameter (poverty.income_line.rural), a criteria set, criterion or requirement
    (criteria.commune-2016-2020.10), `poverty.standard`, or a document by its key or symbol.
    """
    day = asked(on)
    if province and loader.library().pack_of(province) is None:
        message = f"chưa có gói pháp luật của tỉnh “{province}”; hãy dùng --column để xem theo cột"
        raise click.BadParameter(message, param_hint="--province")
    if name.startswith("criteria."):
        place = column_of(column) if column else loader.region_of(province, on=day)
        found = _requirements(name, province)
        said = [
            _level(r, level, whole_province=bool(province))
            for r in found
            for level in _in_column(r, day, place)
        ]
        _answer(said or _names(name, province), _level_text, as_json=as_json)
    elif name == "poverty.standard":
        _answer([_standard(loader.poverty_standard(on=day))], _standard_text, as_json=as_json)
    elif name in loader.library().parameter_names:
        said = [_setting(loader.parameter(name, province=province), day)]
        _answer(said, _setting_text, as_json=as_json)
    else:
        _answer([_instrument(loader.instrument(name))], _instrument_text, as_json=as_json)


@law.command()
@JSON
def unverified(*, as_json: bool) -> None:
    """List what the packs hold from memory: values and documents nobody has read in a source."""
    said = [
        {"kind": one.kind, "name": one.name, "what": one.what, "file": one.file}
        for one in found_unverified()
    ]
    _answer(said, lambda one: f"{one['name']}\t{one['what']}", as_json=as_json)


@law.command()
@click.option("--type", "kind", type=click.Choice([t.value for t in InstrumentType]))
@click.option("--issuer", help="Only of an agency, by its code, such as kontum.ubnd.")
@JSON
def instruments(kind: str | None, issuer: str | None, *, as_json: bool) -> None:
    """List the documents, as official texts cite them."""
    said = [
        _instrument(one)
        for one in loader.instruments().values()
        if kind in (None, one.type.value) and issuer in (None, one.issuer.code)
    ]
    _answer(said, lambda one: f"{one['key']}\t{one['cited']}\t{one['mark']}", as_json=as_json)


law.add_command(sets)
law.add_command(unknown)


def _answer(
    said: Sequence[dict[str, Any]], text: Callable[[dict[str, Any]], str], *, as_json: bool
) -> None:
    if as_json:
        _say([{k: v for k, v in one.items() if not k.startswith("mark")} for one in said])
    else:
        for one in said:
            click.echo(text(one))


def _say(said: object) -> None:
    click.echo(json.dumps(said, ensure_ascii=False, indent=1))


def _requirements(name: str, province: str | None) -> tuple[Requirement, ...]:
    """Find what `criteria.<set>[.<criterion or requirement>]` names."""
    code, _, part = name.removeprefix("criteria.").partition(".")
    criteria_set = loader.criteria_set(code, province=province)
    if not part:
        return criteria_set.requirements
    if "." in part:
        return (criteria_set.requirement(part),)
    return criteria_set.criterion(part).requirements


def _in_column(requirement: Requirement, on: dt.date, place: Column) -> tuple[LevelInForce, ...]:
    if isinstance(place, Zone):
        return requirement.levels(on=on, column=None, zone=place)
    return requirement.levels(on=on, column=place)


def _level(
    requirement: Requirement, found: LevelInForce, *, whole_province: bool
) -> dict[str, Any]:
    """Say a level; a province's own table speaks of all of it, where it names no region."""
    known = {t.code: t for t in requirement.thresholds}[found.threshold]
    level = found.level
    return {
        "threshold": found.threshold,
        "title": (known.title or requirement.title).vi,
        "comparator": known.comparator.value,
        "level": level.value if isinstance(level, Stated) else str(level),
        "unit": known.unit,
        "column": found.column.value,
        "mark_place": WHOLE_PROVINCE
        if whole_province and found.column is Region.GENERAL
        else COLUMN_TITLES[found.column].vi,
        **_grounds(found.since, found.cite, verified=found.verified),
        "effect": found.effect.value,
        "note": found.note,
    }


def _names(name: str, province: str | None) -> list[dict[str, Any]]:
    """Name the criteria of a set, or the one asked for, of which no requirement is at hand."""
    code, _, part = name.removeprefix("criteria.").partition(".")
    law_set = loader.criteria_set(code, province=province)
    listed = (law_set.criterion(part),) if part else law_set.criteria
    return [{"criterion": one.code, "title": one.title.vi, "verified": one.verified,
             "mark": MARK[one.verified]} for one in listed]  # fmt: skip


def _level_text(said: dict[str, Any]) -> str:
    if "criterion" in said:
        return f"{said['criterion']} {said['title']}: chưa có câu chữ các chỉ tiêu; {said['mark']}"
    given = said["level"]
    if given in set(Stated):
        level = STATED_TITLES[Stated(given)].vi
    else:
        symbol = loader.measure_units()[said["unit"]].symbol.vi
        level = f"{said['comparator']} {given.replace('.', ',')} {symbol}"
    since = "từ" if said["effect"] == Effect.IN_FORCE else "từ khi ký,"
    lines = [
        f"{said['threshold']} {said['title']}: {level}",
        f"  {said['mark_place']}; {since} {_day(said['since'])}; {said['mark']}",
        f"  {said['cited']}",
    ]
    return "\n".join(lines + ([f"  {said['note']}"] if said["note"] else []))


def _setting(parameter: Dated[Any], day: dt.date) -> dict[str, Any]:
    setting = parameter.setting(on=day)
    return {
        "name": parameter.name,
        "title": parameter.title,
        "value": str(setting.value),
        **_grounds(setting.since, setting.cite, verified=setting.verified),
    }


def _setting_text(said: dict[str, Any]) -> str:
    value = said["value"]
    shown = vietnamese(int(value)) if value.isdigit() else value.replace(".", ",")
    return (
        f"{said['title']}: {shown}\n  từ {_day(said['since'])}; {said['mark']}\n  {said['cited']}"
    )


def _standard(standard: PovertyStandard) -> dict[str, Any]:
    return {
        "code": standard.code,
        "title": standard.title.vi,
        "until": standard.until.isoformat(),
        "rule": standard.rule.value,
        "deprivations": [one.title.vi for one in standard.deprivations],
        "lines": list(standard.lines),
        **_grounds(standard.since, standard.cite, verified=standard.verified),
        "note": standard.note,
    }


def _standard_text(said: dict[str, Any]) -> str:
    lines = [
        said["title"],
        f"  từ {_day(said['since'])} đến trước {_day(said['until'])}; {said['mark']}",
        f"  {said['cited']}",
        f"  {said['note']}",
        f"  {len(said['deprivations'])} chỉ số thiếu hụt: {'; '.join(said['deprivations'])}",
    ]
    return "\n".join(lines)


def _instrument(one: Instrument) -> dict[str, Any]:
    return {
        "key": one.key,
        "cited": one.cited(),
        "type": one.type.value,
        "issuer": one.issuer.code,
        "subject": one.subject,
        "in_force": one.in_force.isoformat() if one.in_force else None,
        "replaces": list(one.replaces),
        "amends": list(one.amends),
        "verified": one.verified,
        "mark": MARK[one.verified],
        "note": one.note,
    }


def _instrument_text(said: dict[str, Any]) -> str:
    lines = [
        said["cited"],
        f"  {TYPE_TITLES[InstrumentType(said['type'])].vi}: {said['subject']}",
        f"  Mã: {said['key']}; {said['mark']}",
        f"  Hiệu lực: {_day(said['in_force']) if said['in_force'] else 'chưa rõ'}",
        *(f"  Thay thế: {key}" for key in said["replaces"]),
        *(f"  Sửa đổi: {key}" for key in said["amends"]),
    ]
    return "\n".join(lines + ([f"  {said['note']}"] if said["note"] else []))


def _day(text: str) -> str:
    return signed_text(dt.date.fromisoformat(text))


def _grounds(since: dt.date, cite: str, *, verified: bool) -> dict[str, Any]:
    citation = Citation.parse(cite)
    return {
        "since": since.isoformat(),
        "cite": cite,
        "cited": citation.written(loader.instrument(citation.instrument)),
        "verified": verified,
        "mark": MARK[verified],
    }
