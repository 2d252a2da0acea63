"""Changes to periods that were closed: which cells, by whom, why it was reopened."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from chungtay.apps.submissions import queries
from chungtay.apps.submissions.queries import ClosedChange
from chungtay.apps.submissions.queries.reach import reach
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.approval import Amendment
from chungtay.core.submissions.form import Form
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.period import period
from chungtay.core.submissions.workflow import Deed
from chungtay.packs import forms
from chungtay.web.kit import wording
from chungtay.web.kit.address import day_of
from chungtay.web.kit.names import said
from chungtay.web.submissions.desk.todo import href
from chungtay.web.submissions.entry.state import row_title
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
    """One reopening of a closed period, and what came of it.

    `closed_on` is None while it is not approved again; `by` names who opened it and who changed it.
    """

    href: str
    form: str
    period: str
    unit: str
    on: dt.date
    by: tuple[str, ...]
    reason: str
    cells: tuple[Cell, ...]
    closed_on: dt.date | None


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
                found[change.key, change.seq] = change
    lines = [_line(steps) for steps in _reopenings(found.values())]
    lines.sort(key=lambda one: (one.on, one.href), reverse=True)
    return ClosedPage(since, until, tuple(notes), tuple(lines))


def _reopenings(changes: Iterable[ClosedChange]) -> Iterator[list[ClosedChange]]:
    """Gather the steps that follow from each reopening of each report, in order of time."""
    by_key: dict[Key, list[ClosedChange]] = defaultdict(list)
    for change in changes:
        by_key[change.key].append(change)
    for steps in by_key.values():
        gathered: list[ClosedChange] = []
        for step in sorted(steps, key=lambda one: one.seq):
            if step.deed is Deed.REOPEN and gathered:
                yield gathered
                gathered = []
            gathered.append(step)
        yield gathered


def _line(steps: Sequence[ClosedChange]) -> Line:
    key = steps[0].key
    rows = _rows(key) if any(step.changes for step in steps) else {}
    form = forms.version(key.form, steps[-1].version)
    signed = [step.on for step in steps if step.deed is Deed.APPROVE]
    return Line(
        href(key),
        said(form.short),
        wording.period(key.period),
        steps[0].unit_title,
        steps[0].on,
        tuple(dict.fromkeys(step.by for step in steps if step.deed is not Deed.APPROVE)),
        next((step.reason for step in steps if step.reason), ""),
        tuple(_cell(form, one, rows) for step in steps for one in step.changes),
        signed[-1] if signed else None,
    )


def _cell(form: Form, one: Amendment, rows: Mapping[str, str]) -> Cell:
    column = form.column(one.place.column)
    name = f"{rows.get(one.place.row, one.place.row)} · {said(column.title)}"
    return Cell(name, words_of(column, one.before), words_of(column, one.after))


def _rows(key: Key) -> dict[str, str]:
    """Name the rows of a report; one that its register has dropped since goes by its code."""
    return {
        row.code: row_title(row)
        for row in queries.filing(key, on=period(key.period).until).sheet.rows
    }
