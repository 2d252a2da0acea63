"""When units end, what lay with them lies with whoever stands there now."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from chungtay.apps.submissions import models
from chungtay.apps.submissions.queries import one, told
from chungtay.apps.submissions.queries.reach import lying_under
from chungtay.apps.submissions.services import deed as deeds
from chungtay.apps.submissions.services.deed import Doing, Held
from chungtay.apps.units import queries as units
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.workflow import ON_A_DESK, WITH_THE_UNIT, Deed
from chungtay.core.units.unit import UnknownUnit

_OPEN = tuple(state.value for state in (*WITH_THE_UNIT, *ON_A_DESK))


@transaction.atomic
def hand_over_desks(*, by: Actor, scope: str, on: dt.date) -> int:
    """Move what lies on desks of ended units to the desks of the day; answer how many moved.

    Each move is a step of its own, so that nobody wonders how a report came to them. Twice on a
    day moves nothing.
    """
    rows = models.Submission.objects.filter(lying_under([scope]), state__in=_OPEN)
    ended = [
        desk
        for desk in rows.order_by().values_list("desk", flat=True).distinct()
        if not _stands(desk, on)
    ]
    moved = 0
    for row in rows.filter(desk__in=ended).select_for_update().order_by("pk"):
        route = one.route(row.unit, born=row.period_to, on=on)
        held = Held(row, told.key_of(row), told.form_of(row), route, by, on)
        deeds.require_deed(held, Deed.HAND_OVER)
        after = deeds.next_standing(held, Deed.HAND_OVER)
        if after.desk != row.desk:
            deeds.write(held, Deed.HAND_OVER, after, Doing(reason=f"{row.desk} → {after.desk}"))
            moved += 1
    return moved


def _stands(desk: str, on: dt.date) -> bool:
    try:
        units.unit(desk, on=on)
    except UnknownUnit:
        return False
    return True
