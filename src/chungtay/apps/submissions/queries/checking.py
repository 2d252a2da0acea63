"""Read what checks need beside the sheet itself, and what they find."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from chungtay.apps.submissions import models
from chungtay.apps.submissions.queries import told
from chungtay.apps.units import queries as units
from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.checks import CellFinding, Context, check
from chungtay.core.submissions.filing import Explanation, Filing
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.period import Frequency
from chungtay.core.submissions.sheet import Sheet, added
from chungtay.core.submissions.workflow import State
from chungtay.core.units.unit import Level

EARLIER = 12
"""How many earlier periods checks look at."""
UNREAD = ("explanations", "approvals", "approved_cells")
"""Columns that no sheet is made of."""


@dataclass(frozen=True, slots=True)
class Below:
    """The statements of the units directly below: sheets and states by unit, and their sums."""

    sheets: Mapping[str, Sheet]
    states: Mapping[str, State]
    digests: Mapping[str, str]
    sums: Mapping[Place, int]


def findings(filing: Filing, *, on: dt.date) -> tuple[CellFinding, ...]:
    """Check a submission as it stands; one that was written just now has been checked already."""
    if filing.found is not None:
        return filing.found
    return check(filing.sheet, context(filing, on=on))


def unexplained(
    explanations: Mapping[str, Explanation], findings: Iterable[CellFinding]
) -> tuple[CellFinding, ...]:
    """Give the warnings that nobody has explained."""
    return tuple(
        finding
        for finding in findings
        if finding.severity is Severity.WARNING and finding.key not in explanations
    )


def context(filing: Filing, *, on: dt.date) -> Context:
    """Gather what a submission is checked against."""
    return context_of(filing.sheet, level=filing.level, on=on)


def context_of(sheet: Sheet, *, level: Level, on: dt.date) -> Context:
    """Gather what a sheet is checked against: earlier periods, other forms, the units below."""
    below = below_of(sheet, level=level).sheets
    named = units.units(below, on=sheet.period.until) if below else {}
    return Context(
        previous=_previous(sheet),
        others=_others(sheet),
        below=below,
        on=on,
        names={code: unit.title for code, unit in named.items()},
    )


def below(filing: Filing) -> Below:
    """Read the statements of the units directly below, on the same form and period."""
    return below_of(filing.sheet, level=filing.level)


def below_of(sheet: Sheet, *, level: Level) -> Below:
    """Read the statements that a sheet of a level stands above."""
    every = children(form=sheet.form.code, unit=sheet.unit, period=sheet.period.code, level=level)
    rows = list(every.defer(*UNREAD))
    said = [row for row in rows if row.state != State.ABSENT.value]
    sheets = {row.unit: told.sheet_of(row) for row in said}
    return Below(
        sheets,
        {row.unit: State(row.state) for row in rows},
        {row.unit: row.digest for row in said if row.sent_on},
        added(sheet.form, sheets),
    )


def children(*, form: str, unit: str, period: str, level: Level) -> QuerySet[models.Submission]:
    """Give the submissions of the units directly below, by code; none below a commune."""
    rows = models.Submission.objects.filter(form=form, period=period)
    if level is Level.COMMUNE:
        return rows.none()
    if level is Level.DISTRICT:
        return rows.filter(district=unit, level=Level.COMMUNE.value).order_by("unit")
    under = rows.filter(province=unit).exclude(unit=unit)
    if under.filter(level=Level.DISTRICT.value).exists():
        under = under.filter(level=Level.DISTRICT.value)
    return under.order_by("unit")


def _previous(sheet: Sheet) -> tuple[Sheet, ...]:
    if sheet.period.frequency is Frequency.AD_HOC:
        return ()
    rows = models.Submission.objects.filter(
        form=sheet.form.code,
        unit=sheet.unit,
        frequency=sheet.period.frequency.value,
        period_to__lt=sheet.period.until,
    ).order_by("-period_to")
    read = rows.defer(*UNREAD)[:EARLIER]
    return tuple(told.sheet_of(row) for row in read if row.cells)


def _others(sheet: Sheet) -> dict[str, Sheet]:
    rows = models.Submission.objects.filter(unit=sheet.unit, period_to=sheet.period.until).exclude(
        form=sheet.form.code
    )
    return {row.form: told.sheet_of(row) for row in rows.defer(*UNREAD) if row.cells}
