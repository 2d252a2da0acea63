"""Keep workbooks that are handed in, and what is chosen for them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.submissions.tray import TRAY
from chungtay.apps.units import queries as units
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import COUNTRY, Actor, require
from chungtay.core.submissions.actions import FILL, subject
from chungtay.core.submissions.handing_in import (
    Choice,
    Summary,
    tell_choice,
    tell_summary,
)


@transaction.atomic
def keep_upload(
    *,
    by: Actor,
    form: str,
    scope: str,
    period: str,
    many: bool,
    name: str,
    content: bytes,
    on: dt.date,
) -> str:
    """Keep a workbook as handed in, before anything is read of it; answer its token."""
    above = units.superiors(scope, on=on) if scope != COUNTRY else ()
    require(by, FILL, unit=scope, above=above, subject=subject(form))
    row = TRAY.keep(
        user=by.user, name=name, content=content, on=on, form=form, scope=scope, period=period,
        many=many,
    )  # fmt: skip
    details = {"name": row.name, "size": row.size, "sha256": row.sha256}
    note(FILL, by=by, subject=f"upload:{row.token}", unit=scope, details=details)
    return row.token


def keep_comparison(token: str, *, summary: Summary) -> None:
    """Keep what was found in a workbook: from here a person decides."""
    TRAY.end_reading(token, compared=tell_summary(summary), taken={})


def hand_back(token: str, *, summary: Summary, why: Refusal) -> None:
    """Give a workbook back that could not be written as was chosen: a person decides anew."""
    TRAY.hand_back(token, why, compared=tell_summary(summary), taken={})


def keep_choice(*, by: Actor, token: str, choice: Choice) -> bool:
    """Keep what a person chose, once a workbook is compared; tell whether it is to be written now.

    False where somebody (or the same click, twice) has already said so.
    """
    return TRAY.agree(token, user=by.user, taken=tell_choice(choice))
