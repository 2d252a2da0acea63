"""Open a form for a period: from then on it is known who owes it, and by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.submissions import models, rows
from chungtay.apps.submissions.services.deed import Doing, step_of
from chungtay.apps.units import queries as units
from chungtay.core.people.actor import COUNTRY, Actor, require
from chungtay.core.submissions import actions
from chungtay.core.submissions.form import Due, Form
from chungtay.core.submissions.period import Frequency, OtherFrequency, Period, PeriodToCome
from chungtay.core.submissions.sheet import Sheet
from chungtay.core.submissions.workflow import Deed, State
from chungtay.core.units.unit import Level, Unit

_BATCH = 2_000


@transaction.atomic
def open_period(
    *,
    by: Actor,
    form: Form,
    period: Period,
    scope: str,
    on: dt.date,
    due: Due | None = None,
) -> int:
    """Open a form for every unit under `scope` that files it; answer how many were opened now.

    `period` has the form's cut-off. `due` stands in place of the form's own days (an ad hoc
    call). What is open already stays as it is, so the same request twice changes nothing.
    """
    require(by, actions.OPEN, unit=scope, above=_above(scope, period, on),
            subject=actions.subject(form.code))  # fmt: skip
    if period.since > on:
        raise PeriodToCome(period=period.title, since=period.since, on=on)
    if period.frequency is not form.frequency and period.frequency is not Frequency.AD_HOC:
        raise OtherFrequency(form=form.code, wanted=form.frequency.value, period=period.code)
    opened = 0
    for filing in _filers(form, scope=scope, on=period.until):
        opened += _open(by, form, period, filing, on=on, due=due)
    if opened:
        about = f"{form.code}/{scope}/{period.code}"
        note(actions.OPEN, by=by, subject=about, unit=scope, details={"opened": opened})
    return opened


def _above(scope: str, period: Period, on: dt.date) -> tuple[str, ...]:
    return units.superiors(scope, on=min(on, period.until)) if scope != COUNTRY else ()


def _filers(form: Form, *, scope: str, on: dt.date) -> list[list[Unit]]:
    """Give the units under a scope that file a form on a day, in batches."""
    filers = []
    for level in form.levels:
        standing = (
            units.standing(on=on, level=level)
            if scope == COUNTRY
            else [unit for unit in units.subtree(scope, on=on) if unit.level is level]
        )
        filers += [unit for unit in standing if not form.types or unit.type in form.types]
    return [filers[at : at + _BATCH] for at in range(0, len(filers), _BATCH)]


def _open(
    by: Actor, form: Form, period: Period, filers: Sequence[Unit], *, on: dt.date, due: Due | None
) -> int:
    there = set(
        models.Submission.objects.filter(
            form=form.code, period=period.code, unit__in=[unit.code for unit in filers]
        ).values_list("unit", flat=True)
    )
    places = units.places_of([unit.code for unit in filers], on=period.until)
    held = rows.rows_of(form, units=[unit.code for unit in filers], period=period)
    fresh = [
        submission_of(
            Sheet(form, unit.code, period, held[unit.code], {}),
            unit,
            place=places[unit.code],
            term=due or form.due[unit.level],
            seq=1,
        )
        for unit in filers
        if unit.code not in there
    ]
    models.Submission.objects.bulk_create(fresh, batch_size=_BATCH)
    models.Step.objects.bulk_create(
        [step_of(by, row, Deed.OPEN, Doing(), form=form, on=on) for row in fresh],
        batch_size=_BATCH,
    )
    return len(fresh)


def submission_of(
    sheet: Sheet, unit: Unit, *, place: tuple[str, str], term: Due, seq: int
) -> models.Submission:
    """Make the row of a submission that was just opened: `sheet` has its rows, and nothing typed.

    `place` are the codes of its district and province.
    """
    form, period = sheet.form, sheet.period
    district, province = place
    due_on = period.until + dt.timedelta(days=term.days)
    return models.Submission(
        form=form.code,
        version=form.version,
        unit=unit.code,
        level=unit.level.value,
        district=district if unit.level is Level.COMMUNE else "",
        province=province if unit.level is not Level.PROVINCE else unit.code,
        period=period.code,
        frequency=period.frequency.value,
        period_from=period.since,
        period_to=period.until,
        due=due_on,
        closes=due_on + dt.timedelta(days=term.grace),
        state=State.DRAFT.value,
        desk=unit.code,
        seq=seq,
        required=sum(1 for _ in sheet.required()),
        missing_sources=list(sheet.missing_sources()),
    )
