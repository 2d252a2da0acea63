"""Enter that a decision puts a unit in a class, or takes it out, from a day on."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.units.queries import superiors
from chungtay.apps.units.services import append_unit_classes
from chungtay.core.kernel.register import require_signed
from chungtay.core.people.actions import CLASSIFY
from chungtay.core.people.actor import Actor, require
from chungtay.core.units.unit_class import UnitClassRow
from chungtay.flows.today import today


@transaction.atomic
def classify_unit(*, by: Actor, row: UnitClassRow, correcting: bool = False) -> bool:
    """Enter a class change of a unit, or correct one; tell whether anything new was entered.

    Refuses what `append_unit_classes` does. A class may be given for a day to come, but by a
    decision that is signed today.
    """
    require(by, CLASSIFY, unit=row.unit, above=superiors(row.unit, on=row.on))
    require_signed(replace(row.grounds, known_from=min(row.grounds.known_from, today())))
    who = str(by.user) if by.user else by.name
    written = append_unit_classes([row], by=who, correcting=correcting)
    note(
        CLASSIFY, by=by, subject=row.ref, unit=row.unit,
        details={"unit_class": row.unit_class, "holds": row.holds, "on": row.on.isoformat()},
    )  # fmt: skip
    return bool(written)
