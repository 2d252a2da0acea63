"""Decisions on recognition and their rows: told one from the other in one place."""

from __future__ import annotations

from chungtay.apps.criteria import models
from chungtay.apps.kernel.standing import grounds, standing
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.record import Act, Recognition


def recognition_row(row: Recognition, *, by: str) -> models.Recognition:
    """Give the row that says a decision."""
    return models.Recognition(
        ref=row.ref,
        unit=row.unit,
        village=row.village,
        grade=row.grade.value,
        field=row.field,
        for_year=row.for_year,
        action=row.act.value,
        weight=row.weight,
        file=row.file,
        reason=row.reason,
        on=row.on,
        **standing(row.grounds, by=by),
    )


def recognition_of(row: models.Recognition) -> Recognition:
    """Read a decision back."""
    return Recognition(
        unit=row.unit,
        grade=Grade(row.grade),
        for_year=row.for_year,
        act=Act(row.action),
        on=row.on,
        grounds=grounds(row),
        village=row.village,
        field=row.field,
        file=row.file,
        reason=row.reason,
    )
