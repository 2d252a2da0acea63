"""Keep the list of villages."""

from __future__ import annotations

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.criteria.recognition import queries
from chungtay.apps.criteria.recognition.rows import village_row
from chungtay.apps.kernel.services import append_corrections
from chungtay.apps.units import presence
from chungtay.core.criteria.recognition.actions import RECORD_VILLAGE
from chungtay.core.criteria.recognition.village import Village, require_stood
from chungtay.core.people.actor import Actor, require


@transaction.atomic
def record_village(*, by: Actor, village: Village) -> tuple[str, ...]:
    """Say what is true of a village from a day on; answer the natural keys written.

    Said anew of the same day it corrects what was said before; where it says just that, nothing is
    written. Raises `VillageNeverStood`.
    """
    place = queries.place(village.unit, on=village.on)
    require(by, RECORD_VILLAGE, unit=village.unit, above=(place.district, place.province))
    presence.lock(village.unit)
    require_stood(village, queries.villages_said([village.unit], on=village.on))
    written = append_corrections([village_row(village, by=str(by.user))])
    ref = written[0] if written else village.ref
    note(RECORD_VILLAGE, by=by, subject=ref, unit=village.unit)
    return written
