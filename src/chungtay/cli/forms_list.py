"""`chungtay forms`, the part of definitions: which forms there are, and what one asks."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import click

from chungtay.cli.day import DAY, asked
from chungtay.cli.options import JSON
from chungtay.core.submissions.checks.kinds import RULE_KINDS
from chungtay.core.submissions.form import Column, Form, Rule
from chungtay.core.submissions.period import FREQUENCY_TITLES
from chungtay.core.units.unit import LEVEL_TITLES
from chungtay.packs import forms


@click.command("list")
@click.option("--on", type=DAY, help="The forms in force on this day; today unless told.")
@click.option("--all", "every", is_flag=True, help="Every version, in force or not.")
@JSON
def list_(on: dt.date | None, *, every: bool, as_json: bool) -> None:
    """List the forms: code, version, how often, who files it."""
    found = forms.every() if every else tuple(forms.forms(on=asked(on)).values())
    if as_json:
        click.echo(json.dumps([_brief(form) for form in found], ensure_ascii=False, indent=1))
        return
    for form in found:
        levels = ", ".join(LEVEL_TITLES[level] for level in form.levels)
        often = FREQUENCY_TITLES[form.frequency]
        click.echo(f"{form.code}\t{form.version}\t{often}\t{levels}\t{form.title.vi}")


@click.command()
@click.argument("code")
@click.option("--on", type=DAY, help="The version in force on this day; today unless told.")
@click.option("--version", help="The version that came into force on this day (yyyy-mm-dd).")
@JSON
def show(code: str, on: dt.date | None, version: str | None, *, as_json: bool) -> None:
    """Show what the form CODE asks: columns, rows, due dates and checks."""
    form = forms.version(code, version) if version else forms.form(code, on=asked(on))
    if as_json:
        click.echo(json.dumps(_said(form), ensure_ascii=False, indent=1))
        return
    for line in _lines(form):
        click.echo(line)


def _lines(form: Form) -> Iterator[str]:
    until = f" đến trước {form.until:%d/%m/%Y}" if form.until else ""
    yield f"{form.code}: {form.title.vi}"
    yield f"Phiên bản: {form.version} (từ {form.since:%d/%m/%Y}{until})"
    mark = "" if form.verified else " (chưa kiểm chứng)"
    yield f"Căn cứ: {form.cite}{mark}"
    cutoff = f", chốt số liệu ngày {form.cutoff}" if form.cutoff else ""
    yield f"Kỳ: {FREQUENCY_TITLES[form.frequency]}{cutoff}"
    for level in form.levels:
        due = form.due[level]
        yield f"Hạn nộp {LEVEL_TITLES[level]}: {due.days} ngày sau kỳ, gia hạn {due.grace} ngày"
    yield f"Cột: {len(form.columns)}"
    yield from (f"  {_column(column)}" for column in form.columns)
    of = f" ({form.rows_of})" if form.rows_of else ""
    yield f"Dòng: {len(form.rows) or form.row_source}{of}"
    yield from (f"  {row.code}\t{row.title.vi}" for row in form.rows)
    yield f"Kiểm tra riêng: {len(form.rules)}"
    yield from (f"  {_rule(rule)}" for rule in form.rules)
    yield f"Mã băm: {form.digest}"


def _column(column: Column) -> str:
    marks = {
        "bắt buộc": column.required,
        "lũy kế": column.cumulative,
        "lấy từ sổ": column.given,
        "tính": column.formula is not None,
        "ghi sổ": column.feed is not None,
    }
    said = ", ".join(mark for mark, holds in marks.items() if holds)
    unit = f" ({column.unit})" if column.unit else ""
    return f"{column.code}\t{column.title.vi}\t{column.type}{unit}" + (f"\t{said}" if said else "")


def _rule(rule: Rule) -> str:
    told = "; ".join(f"{name}: {', '.join(values)}" for name, values in rule.settings.items())
    return f"{RULE_KINDS[rule.kind].title.vi} [{rule.kind}, {rule.severity}]: {told}"


def _brief(form: Form) -> dict[str, Any]:
    return {
        "code": form.code,
        "version": form.version,
        "until": form.until.isoformat() if form.until else None,
        "title": form.title.vi,
        "frequency": form.frequency.value,
        "levels": [level.value for level in form.levels],
        "digest": form.digest,
    }


def _said(form: Form) -> dict[str, Any]:
    return _brief(form) | {
        "cite": form.cite,
        "verified": form.verified,
        "cutoff": form.cutoff or None,
        "due": {level.value: [due.days, due.grace] for level, due in form.due.items()},
        "rows": [{"code": row.code, "title": row.title.vi} for row in form.rows],
        "row_source": form.row_source.value,
        "rows_of": form.rows_of or None,
        "columns": [
            {
                "code": one.code,
                "title": one.title.vi,
                "type": one.type.value,
                "unit": one.unit or None,
                "required": one.required,
                "typed": one.typed,
                "choices": [choice.code for choice in one.choices],
            }
            for one in form.columns
        ],
        "rules": [
            {
                "kind": rule.kind,
                "severity": rule.severity.value,
                "settings": {name: list(values) for name, values in rule.settings.items()},
            }
            for rule in form.rules
        ],
    }
