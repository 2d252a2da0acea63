"""Actions on reported values of indicators."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.kernel.services import append_corrections, append_rows
from chungtay.apps.kernel.standing import standing
from chungtay.apps.results import models
from chungtay.apps.units import presence
from chungtay.apps.units.queries import superiors
from chungtay.core.people.actor import Actor, require
from chungtay.core.results.value import RECORD, UnknownIndicator, Value, require_base
from chungtay.packs import loader


@transaction.atomic
def record_result(*, by: Actor, value: Value) -> str:
    """Record a value of an indicator; answer the row's natural key."""
    require(by, RECORD, unit=value.unit, above=superiors(value.unit, on=value.on))
    presence.lock(value.unit)
    append_results((value,), by=str(by.user))
    note(RECORD, by=by, subject=value.ref, unit=value.unit)
    return value.ref


@transaction.atomic
def append_results(values: Sequence[Value], *, by: str) -> int:
    """Record values that the register does not hold yet; answer how many. All, or none."""
    _require(values)
    return append_rows([_row(value, by=by) for value in values])


@transaction.atomic
def correct_results(values: Sequence[Value], *, by: str) -> tuple[str, ...]:
    """Say values anew: what differs from the last said that day corrects it; answer the new keys.

    The values come in their first edition; those that say nothing new are passed over.
    """
    _require(values)
    return append_corrections([_row(value, by=by) for value in values])


def _require(values: Sequence[Value]) -> None:
    for value in values:
        require_result(value)
    presence.require_standing((value.unit, value.on) for value in values)


def require_result(value: Value) -> None:
    """Refuse a value of an indicator no pack has, or a share of nobody knows what."""
    indicator = loader.indicators().get(value.indicator)
    if indicator is None:
        raise UnknownIndicator(indicator=value.indicator)
    require_base(value, indicator=indicator)


def _row(value: Value, *, by: str) -> models.Value:
    return models.Value(
        ref=value.ref,
        indicator=value.indicator,
        unit=value.unit,
        standing=value.standing.value,
        finality=value.finality.value,
        amount_e6=value.amount_e6,
        # A number that is no share has no base to state.
        base_stated=value.base_stated is not False,
        qualifier=value.qualifier.value,
        period_from=value.period_from,
        period_to=value.period_to,
        on=value.on,
        **standing(value.grounds, by=by),
    )
