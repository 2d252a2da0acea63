"""Agencies: entered by whoever manages people where they lie."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.people import models
from chungtay.apps.units.queries import superiors
from chungtay.core.kernel.register import RefConflict
from chungtay.core.people.actions import MANAGE
from chungtay.core.people.actor import Action, Actor, require
from chungtay.core.people.agency import Agency

RECORD_AGENCY = Action("people.record_agency", "Ghi cơ quan")


@transaction.atomic
def record_agency(*, by: Actor, agency: Agency, on: dt.date) -> None:
    """Enter an agency of a unit."""
    require(by, MANAGE, unit=agency.unit, above=superiors(agency.unit, on=on))
    append_agencies((agency,))
    note(RECORD_AGENCY, by=by, subject=agency.code)


@transaction.atomic
def append_agencies(agencies: Sequence[Agency]) -> int:
    """Enter agencies that are not listed yet; answer how many. One that differs is refused."""
    codes = {agency.code for agency in agencies}
    known = {row.code: row for row in models.Agency.objects.filter(code__in=codes)}
    for agency in agencies:
        row = known.get(agency.code)
        if row is not None and (row.unit, row.kind) != (agency.unit, agency.kind.value):
            raise RefConflict(ref=f"agencies:{agency.code}", columns="đơn vị hoặc loại")
    fresh = [agency for agency in agencies if agency.code not in known]
    for agency in fresh:
        row = models.Agency.objects.create(
            code=agency.code,
            title=agency.title,
            unit=agency.unit,
            kind=agency.kind.value,
            since=agency.since,
            until=agency.until,
        )
        models.Member.objects.bulk_create(
            models.Member(agency=row, name=one.name, position=one.position, part_time=one.part_time)
            for one in agency.members
        )
    return len(fresh)
