"""Actions on published household counts."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.kernel.services import append_corrections, append_rows
from chungtay.apps.kernel.standing import standing
from chungtay.apps.poverty import models
from chungtay.apps.units import presence
from chungtay.apps.units.queries import superiors
from chungtay.core.people.actor import Actor, require
from chungtay.core.poverty.count import PUBLISH, Count


@transaction.atomic
def publish_count(*, by: Actor, count: Count) -> str:
    """Enter a count as it was published; answer the row's natural key."""
    require(by, PUBLISH, unit=count.unit, above=superiors(count.unit, on=count.on))
    presence.lock(count.unit)
    append_counts((count,), by=str(by.user))
    note(PUBLISH, by=by, subject=count.ref, unit=count.unit)
    return count.ref


@transaction.atomic
def append_counts(counts: Sequence[Count], *, by: str) -> int:
    """Enter counts that the register does not hold yet; answer how many. All, or none."""
    presence.require_standing((count.unit, count.on) for count in counts)
    return append_rows([_row(count, by=by) for count in counts])


@transaction.atomic
def correct_counts(counts: Sequence[Count], *, by: str) -> tuple[str, ...]:
    """Say counts anew: what differs from the last said that day corrects it; answer the new keys.

    The counts come in their first edition; those that say nothing new are passed over.
    """
    presence.require_standing((count.unit, count.on) for count in counts)
    return append_corrections([_row(count, by=by) for count in counts])


def _row(count: Count, *, by: str) -> models.Count:
    return models.Count(
        ref=count.ref,
        unit=count.unit,
        level=count.level.value,
        household_class=count.household_class.value,
        people=count.people.value,
        finality=count.finality.value,
        households=count.households,
        on=count.on,
        **standing(count.grounds, by=by),
    )
