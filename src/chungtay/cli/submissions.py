"""`chungtay cycle`: open periods, see who has reported and who is late, remind people."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from typing import Any

import click
from django.conf import settings

from chungtay.apps.people.queries import contacts_of
from chungtay.apps.submissions import queries
from chungtay.apps.submissions.services import open_period
from chungtay.cli.day import asked
from chungtay.cli.options import DONE_ON, JSON
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.submissions.filing import Brief
from chungtay.core.submissions.period import period as read_period
from chungtay.core.submissions.workflow import STATE_TITLES, WITH_THE_UNIT, State
from chungtay.flows.open_periods import open_periods
from chungtay.flows.remind import digests, letter, remind
from chungtay.flows.scheduled_work import SYSTEM
from chungtay.packs import forms

SCOPE = click.option("--unit", "scope", help="Only this unit and all under it; else the province.")
MOST = 100_000


@click.group()
def cycle() -> None:
    """Run the reporting cycle: open periods, see who reports and who is late, remind."""


@cycle.command("open")
@click.argument("form", required=False)
@click.argument("period", required=False)
@SCOPE
@DONE_ON
def open_(form: str | None, period: str | None, scope: str | None, on: dt.date | None) -> None:
    """Open FORM for PERIOD (von-thang 2020-09); without them, all that is due to open."""
    day, place = asked(on), scope or settings.CHUNGTAY_PROVINCE
    if form is None:
        made = open_periods(by=SYSTEM, scope=place, on=day)
        for (code, named), count in made.items():
            click.echo(f"{code} {named}: mở {vietnamese(count)} báo cáo.")
        if not made:
            click.echo("Không có kỳ nào cần mở thêm.")
        return
    if period is None:
        raise click.UsageError(
            "hãy cho biết cả kỳ báo cáo, ví dụ: chungtay cycle open von-thang 2020-09"
        )
    wanted = forms.form(form, on=day)
    when = read_period(period, cutoff=wanted.cutoff)
    opened = open_period(by=SYSTEM, form=wanted, period=when, scope=place, on=day)
    click.echo(f"{form} {period}: mở {vietnamese(opened)} báo cáo.")


@cycle.command()
@click.option("--month", help="Periods that end in this month (yyyy-mm); else the last opened.")
@SCOPE
@DONE_ON
@JSON
def status(month: str | None, scope: str | None, on: dt.date | None, *, as_json: bool) -> None:
    """Count the reports of a month by form and state."""
    day, place = asked(on), scope or settings.CHUNGTAY_PROVINCE
    found = queries.periods_open(scope=(place,))
    last = month or max((f"{until:%Y-%m}" for _, _, until in found if until <= day), default="")
    columns = [(form, when) for form, when, until in found if f"{until:%Y-%m}" == last]
    counts: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for tally in queries.tallies(
        scope=(place,), by="province", periods=[when for _, when in columns], on=day
    ):
        if (tally.form, tally.period) in columns:
            counts[tally.form, tally.period][tally.state] += tally.count
            counts[tally.form, tally.period]["late"] += tally.late
    said = [
        {"form": form, "period": when, **_counted(counts[form, when])} for form, when in columns
    ]
    if as_json:
        click.echo(json.dumps(said, ensure_ascii=False, indent=1))
        return
    for one in said:
        told = [f"{STATE_TITLES[state]} {one[state.value]}" for state in State if one[state.value]]
        click.echo(f"{one['form']}\t{one['period']}\t{', '.join(told)}; quá hạn {one['late']}")
    if not said:
        click.echo("Chưa mở kỳ nào kết thúc trong tháng này.")


@cycle.command()
@SCOPE
@DONE_ON
@JSON
def late(scope: str | None, on: dt.date | None, *, as_json: bool) -> None:
    """List who is late, with how many days, and whom to call."""
    day, place = asked(on), scope or settings.CHUNGTAY_PROVINCE
    found = queries.briefs(
        scope=(place,), on=day, states=tuple(WITH_THE_UNIT), overdue=True, limit=MOST
    )
    people = contacts_of({brief.key.unit for brief in found}, on=day)
    said = [
        {**_late(brief, day), "call": [_contact(who) for who in people[brief.key.unit]]}
        for brief in sorted(found, key=lambda one: (one.due, str(one.key)))
    ]
    if as_json:
        click.echo(json.dumps(said, ensure_ascii=False, indent=1))
        return
    for one in said:
        call = "; ".join(f"{who['name']} {who['phone']}" for who in one["call"]) or "chưa có ai"
        click.echo(f"{one['days']} ngày\t{one['unit_title']}\t{one['key']}\t{call}")
    click.echo(f"{vietnamese(len(said))} báo cáo quá hạn.")


@cycle.command("remind")
@click.option("--dry-run", is_flag=True, help="Print the mails; send nothing, write nothing.")
@DONE_ON
def remind_(on: dt.date | None, *, dry_run: bool) -> None:
    """Remind people of what they owe, in the site and by mail; once a day each."""
    day = asked(on)
    if not dry_run:
        click.echo(str(remind(on=day, address=settings.CHUNGTAY_ADDRESS)))
        return
    for digest in digests(on=day):
        subject, text = letter(digest, on=day, address=settings.CHUNGTAY_ADDRESS)
        click.echo(f"{digest.mail or digest.card.username}: {subject}\n{text}\n")


def _counted(counts: dict[str, int]) -> dict[str, Any]:
    return {**{state.value: counts.get(state, 0) for state in State}, "late": counts["late"]}


def _late(brief: Brief, on: dt.date) -> dict[str, Any]:
    return {
        "key": str(brief.key),
        "unit_title": brief.unit_title,
        "state": brief.state.value,
        "due": brief.due.isoformat(),
        "days": (on - brief.due).days,
    }


def _contact(who: Any) -> dict[str, str]:
    return {"name": who.name, "position": who.position, "phone": who.phone, "email": who.email}
