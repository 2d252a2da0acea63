"""Read many submissions: lists, what a person has to do, the matrix, changes after closing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from chungtay.apps.submissions import models
from chungtay.apps.submissions.queries import told
from chungtay.apps.submissions.queries.reach import lying_under
from chungtay.apps.units import queries as units
from chungtay.core.people.actor import ANY_SUBJECT, COUNTRY, Action, Actor
from chungtay.core.submissions.actions import ACCEPT, APPROVE, FILL, READ, SEND, form_named
from chungtay.core.submissions.approval import Amendment
from chungtay.core.submissions.filing import Brief
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.stored import read_amendments
from chungtay.core.submissions.workflow import ON_A_DESK, WITH_THE_UNIT, Deed, State

Submissions = QuerySet[models.Submission]
UNREAD = ("cells", "rows", "explanations", "approvals", "approved_cells")
"""Columns that no list shows, and that are most of a row."""
_LEAPS = """
WITH RECURSIVE opened (id) AS (
  SELECT (SELECT id FROM submissions_submission ORDER BY period, form, period_to LIMIT 1)
  UNION ALL
  SELECT (SELECT next.id FROM submissions_submission next
    WHERE (next.period, next.form, next.period_to) > (one.period, one.form, one.period_to)
    ORDER BY next.period, next.form, next.period_to LIMIT 1)
  FROM opened JOIN submissions_submission one ON one.id = opened.id
)
SELECT one.id, one.form, one.period, one.period_to
FROM opened JOIN submissions_submission one ON one.id = opened.id
ORDER BY one.period_to DESC, one.form, one.period
"""
"""Leaps along the index `submission_periods` from one form and period to the next: a country's
rows are many thousands for each, and DISTINCT reads them all."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """What waits for one person. `late` lists what is overdue below them, most days first."""

    fill: tuple[Brief, ...]
    returned: tuple[Brief, ...]
    review: tuple[Brief, ...]
    late: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many submissions of a unit's subtree are in a state, for one form and period."""

    unit: str
    form: str
    period: str
    state: State
    late: int
    count: int
    missing_sources: int


@dataclass(frozen=True, slots=True)
class ClosedChange:
    """A change to a period that was closed: which cells, who, when, why it was reopened."""

    key: Key
    unit_title: str
    on: dt.date
    at: dt.datetime
    by: str
    reason: str
    changes: tuple[Amendment, ...]
    deed: Deed
    seq: int
    version: str


def briefs(
    *,
    scope: Sequence[str],
    on: dt.date,
    since: dt.date | None = None,
    until: dt.date | None = None,
    forms: Iterable[str] = (),
    periods: Iterable[str] = (),
    states: Iterable[State] = (),
    levels: Iterable[str] = (),
    desk: str = "",
    overdue: bool = False,
    after: int = 0,
    limit: int = 500,
) -> tuple[Brief, ...]:
    """List submissions under certain units ("" is the country) whose periods end in some days.

    In the order of their numbers when `after` (the number of the last one seen) is given or
    nothing else sets an order; at most `limit`.
    """
    rows = _within(scope).filter(pk__gt=after)
    wanted = {
        "period_to__gte": since,
        "period_to__lte": until,
        "form__in": tuple(forms),
        "period__in": tuple(periods),
        "state__in": tuple(state.value for state in states),
        "level__in": tuple(levels),
        "desk": desk,
    }
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    if overdue:
        rows = rows.filter(due__lt=on, state__in=[state.value for state in WITH_THE_UNIT])
    return _told(rows.order_by("pk")[:limit], on=on)


def to_do(by: Actor, *, on: dt.date, limit: int = 200) -> ToDo:
    """Tell what waits for a person: to fill, returned, on their desks, late below them."""
    writers = _granted(by, FILL, "unit") | _granted(by, SEND, "unit")
    mine = models.Submission.objects.defer(*UNREAD).filter(writers, period_to__lte=on)
    fill = mine.filter(state=State.DRAFT.value).order_by("due", "form", "unit")
    returned = mine.filter(state=State.RETURNED.value).order_by("due", "form", "unit")
    deskers = _granted(by, ACCEPT, "desk") | _granted(by, APPROVE, "desk")
    review = (
        models.Submission.objects.defer(*UNREAD)
        .filter(deskers, state__in=[state.value for state in ON_A_DESK])
        .order_by("due", "form", "unit")
    )
    late = (
        _readable(by)
        .filter(due__lt=on, state__in=[state.value for state in WITH_THE_UNIT])
        .exclude(writers)
        .order_by("due", "form", "unit")
    )
    every = [list(rows[:limit]) for rows in (fill, returned, review, late)]
    titles = _titles([row for rows in every for row in rows])
    lists = [tuple(_brief(row, titles, on=on) for row in rows) for rows in every]
    return ToDo(*lists)


def tallies(
    *, scope: Sequence[str], by: str, periods: Sequence[str], on: dt.date, forms: Iterable[str] = ()
) -> tuple[Tally, ...]:
    """Count submissions by state for each `by` ("district" or "province"), form and period."""
    rows = _within(scope).filter(period__in=tuple(periods))
    if listed := tuple(forms):
        rows = rows.filter(form__in=listed)
    owing = Q(due__lt=on, state__in=[state.value for state in WITH_THE_UNIT])
    counted = (
        rows.order_by()
        .values_list(by, "form", "period", "state")
        .annotate(
            late=Count("pk", filter=owing),
            count=Count("pk"),
            lacking=Count("pk", filter=~Q(missing_sources=[])),
        )
    )
    return tuple(
        Tally(unit, form, period, State(state), late, count, lacking)
        for unit, form, period, state, late, count, lacking in counted
    )


def periods_open(*, scope: Sequence[str]) -> tuple[tuple[str, str, dt.date], ...]:
    """List the forms and periods opened under certain units, the newest first."""
    if COUNTRY in scope:
        found = models.Submission.objects.raw(_LEAPS)
        return tuple((row.form, row.period, row.period_to) for row in found)
    rows = _within(scope).order_by("-period_to", "form").values_list("form", "period", "period_to")
    return tuple(dict.fromkeys(rows.distinct()))


def closed_changes(
    *, scope: Sequence[str], since: dt.date, until: dt.date, limit: int = 500
) -> tuple[ClosedChange, ...]:
    """List what was changed in periods that had been closed, the newest first."""
    rows: QuerySet[models.Step] = QuerySet(models.Step).filter(
        closed_period=True, on__gte=since, on__lte=until, submission__in=_within(scope)
    )
    found = list(rows.select_related("submission").order_by("-pk")[:limit])
    titles = _titles([step.submission for step in found])
    return tuple(
        ClosedChange(
            told.key_of(step.submission),
            titles[step.submission_id],
            step.on,
            step.recorded_at,
            step.by_name,
            step.reason,
            read_amendments(step.changes),
            Deed(step.deed),
            step.seq,
            step.version,
        )
        for step in found
    )


def _told(rows: Iterable[models.Submission], *, on: dt.date) -> tuple[Brief, ...]:
    found = list(rows)
    titles = _titles(found)
    return tuple(_brief(row, titles, on=on) for row in found)


def _brief(row: models.Submission, titles: Mapping[int, str], *, on: dt.date) -> Brief:
    return told.brief_of(row, title=titles[row.pk], on=on)


def _titles(rows: Sequence[models.Submission]) -> dict[int, str]:
    """Name the units of submissions as they were called in their periods; by row number."""
    by_day: dict[dt.date, set[str]] = {}
    for row in rows:
        by_day.setdefault(row.period_to, set()).add(row.unit)
    named = {day: units.units(codes, on=day) for day, codes in by_day.items()}
    titles = {}
    for row in rows:
        unit = named[row.period_to].get(row.unit)
        titles[row.pk] = unit.title if unit else row.unit
    return titles


def _within(scope: Sequence[str]) -> Submissions:
    return models.Submission.objects.defer(*UNREAD).filter(lying_under(scope))


def _readable(by: Actor) -> Submissions:
    own = _granted(by, READ, "unit")
    below = _granted(by, READ, "district") | _granted(by, READ, "province")
    return models.Submission.objects.defer(*UNREAD).filter(own | below)


def _granted(by: Actor, action: Action, column: str) -> Q:
    """Give the condition that a column names a unit at which a person holds a grant itself."""
    found = Q(pk__in=[])
    for grant in by.grants:
        if grant.action == action.code:
            here = Q() if grant.unit == COUNTRY else Q(**{column: grant.unit})
            if grant.subject == ANY_SUBJECT:
                found |= here or Q(pk__isnull=False)
            elif form := form_named(grant.subject):
                found |= here & Q(form=form)
    return found
