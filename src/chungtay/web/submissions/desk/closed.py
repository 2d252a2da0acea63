"""Changes to periods that were closed: which cells, by whom, why it was reopened."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import QueryDict

from chungtay.apps.submissions import queries
from chungtay.apps.submissions.queries import ClosedChange
from chungtay.apps.submissions.queries.reach import reach
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.approval import Amendment
from chungtay.core.submissions.form import Form, Place, RowSource
from chungtay.core.submissions.period import period
from chungtay.packs import forms
from chungtay.web.kit import wording
from chungtay.web.kit.address import day_of
from chungtay.web.kit.names import said
from chungtay.web.submissions.desk.todo import href
from chungtay.web.submissions.entry.texts import words_of

LOOK_BACK = 90


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that changed."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One step on a closed period."""

    href: str
    form: str
    period: str
    unit: str
    on: dt.date
    by: str
    reason: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ClosedPage:
    """The page."""

    since: dt.date
    until: dt.date
    notes: tuple[str, ...]
    lines: tuple[Line, ...]


def closed(by: Actor, given: QueryDict, *, on: dt.date) -> ClosedPage:
    """List the changes of some days, the newest first; of the last ninety unless asked."""
    notes: list[str] = []
    until = day_of(given, "den", notes) or on
    since = day_of(given, "tu", notes) or until - dt.timedelta(days=LOOK_BACK)
    found: dict[tuple[object, ...], ClosedChange] = {}
    for one in reach(by, on=on):
        for change in queries.closed_changes(scope=one.scope, since=since, until=until):
            if not one.forms or change.key.form in one.forms:
                found[change.key, change.at, change.by, change.reason] = change
    ordered = sorted(found.values(), key=lambda change: (change.on, change.at), reverse=True)
    return ClosedPage(since, until, tuple(notes), tuple(_line(change) for change in ordered))


def _line(change: ClosedChange) -> Line:
    form = forms.form(change.key.form, on=period(change.key.period).until)
    return Line(
        href(change.key),
        said(form.short),
        period(change.key.period, cutoff=form.cutoff).title,
        change.unit_title,
        change.on,
        change.by,
        change.reason,
        tuple(_cell(form, one) for one in change.changes),
    )


def _cell(form: Form, one: Amendment) -> Cell:
    column = form.column(one.place.column)
    name = f"{_row(form, one.place)} · {said(column.title)}"
    return Cell(name, words_of(column, one.before), words_of(column, one.after))


def _row(form: Form, place: Place) -> str:
    """Name a row as far as the form itself knows it; rows of registers go by their codes."""
    if form.row_source is RowSource.LIST:
        known = {row.code: row.title for row in form.rows}
        return said(known[place.row]) if place.row in known else place.row
    return place.row if wording.english() else place.row.replace("/", " / ")
