"""Actions on readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from chungtay.apps.criteria.readings.rows import row_of
from chungtay.apps.kernel.services import append_corrections, append_rows
from chungtay.apps.units import presence
from chungtay.core.criteria.criteria_set import Threshold, UnknownCriterion
from chungtay.core.criteria.reading import Reading, require_fitting
from chungtay.packs import loader

Place = tuple[str, str, str]
"""A criteria set, a requirement of it and a threshold of that."""


@transaction.atomic
def append_readings(readings: Sequence[Reading], *, by: str) -> int:
    """Record readings that the register does not hold yet; answer how many. All, or none."""
    require_readings(readings)
    presence.require_standing((row.unit, row.on) for row in readings)
    return append_rows([row_of(row, by=by) for row in readings])


@transaction.atomic
def correct_readings(readings: Sequence[Reading], *, by: str) -> tuple[str, ...]:
    """Say readings anew: what differs from the last said that day corrects it; answer the new keys.

    The readings come in their first edition; those that say nothing new are passed over.
    """
    require_readings(readings)
    presence.require_standing((row.unit, row.on) for row in readings)
    return append_corrections([row_of(row, by=by) for row in readings])


def require_readings(readings: Iterable[Reading]) -> None:
    """Refuse the first reading of what no set asks, or of a value it cannot have."""
    known: dict[str, Mapping[Place, Threshold]] = {}
    for row in readings:
        if row.criteria_set not in known:
            known[row.criteria_set] = _places(row.criteria_set)
        place = (row.criteria_set, row.requirement, row.threshold)
        if (threshold := known[row.criteria_set].get(place)) is None:
            raise UnknownCriterion(row.criteria_set, f"{row.requirement} ({row.threshold})")
        require_fitting(row, threshold)


def _places(code: str) -> Mapping[Place, Threshold]:
    return {
        (code, requirement.code, threshold.code): threshold
        for requirement in loader.criteria_set(code).requirements
        for threshold in requirement.thresholds
    }
