"""Open the periods that are due to open: each form some days before its period ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from chungtay.apps.submissions.services import open_period
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.form import Form
from chungtay.core.submissions.period import Frequency, Period, periods
from chungtay.packs import forms

LEAD = 10
"""Days before its last day from which a period is open, so that people can begin."""
BACK = 31
"""Days after its last day until which a period that was not opened still is."""


def due_to_open(*, on: dt.date) -> Iterator[tuple[Form, Period]]:
    """Give the forms and periods that should be open on a day; ad hoc ones are called for."""
    for form in forms.forms(on=on).values():
        if form.frequency is Frequency.AD_HOC:
            continue
        for year in (on.year - 1, on.year, on.year + 1):
            for period in periods(form.frequency, year=year, cutoff=form.cutoff):
                begins = max(period.since, period.until - dt.timedelta(days=LEAD))
                if begins <= on <= period.until + dt.timedelta(days=BACK):
                    yield form, period


def open_periods(*, by: Actor, scope: str, on: dt.date) -> dict[tuple[str, str], int]:
    """Open what is due to open under a unit; answers how many reports came, by form and period.

    What is open already stays as it is.
    """
    made = {}
    for form, period in due_to_open(on=on):
        opened = open_period(by=by, form=form, period=period, scope=scope, on=on)
        if opened:
            made[form.code, period.code] = opened
    return made
