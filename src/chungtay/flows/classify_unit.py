"""Enter that a decision puts a unit in a class, or takes it out, from a day on."""

from __future__ import annotations

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.units.queries import superiors
from chungtay.apps.units.services import append_unit_classes
from chungtay.core.people.actions import CLASSIFY
from chungtay.core.people.actor import Actor, require
from chungtay.core.units.unit_class import UnitClassRow


@transaction.atomic
def classify_unit(*, by: Actor, row: UnitClassRow, correcting: bool = False) -> None:
    """Enter a class change of a unit, or correct one; refuses what `append_unit_classes` does."""
    require(by, CLASSIFY, unit=row.unit, above=superiors(row.unit, on=row.on))
    append_unit_classes([row], by=str(by.user) if by.user else by.name, correcting=correcting)
    note(
        CLASSIFY, by=by, subject=row.ref, unit=row.unit,
        details={"unit_class": row.unit_class, "holds": row.holds, "on": row.on.isoformat()},
    )  # fmt: skip
