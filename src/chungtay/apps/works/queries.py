"""Read the register of works."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from chungtay.apps.kernel.standing import grounds
from chungtay.apps.works import models
from chungtay.core.kernel.money import Dong
from chungtay.core.works.work import Stage, WorkState, WorkType


def work(code: str, *, on: dt.date) -> WorkState | None:
    """Give what is true of a work on a day, or None before it was first recorded."""
    told = [state for state in states((code,)) if state.on <= on]
    return told[-1] if told else None


def works_in(units: Iterable[str], *, on: dt.date, plan_year: int) -> tuple[WorkState, ...]:
    """Give what is true on a day of each work planned for a year in certain units, by code."""
    codes = tuple(units)
    rows: QuerySet[models.Work] = (
        QuerySet(models.Work)
        .filter(unit__in=codes, plan_year=plan_year, on__lte=on)
        .order_by("work", "on", "known_from", "pk")
    )
    last = {row.work: row for row in rows}
    return tuple(_told(row) for row in last.values())


def states(codes: Iterable[str]) -> tuple[WorkState, ...]:
    """Give every state of certain works, by day and in the order of writing."""
    rows: QuerySet[models.Work] = (
        QuerySet(models.Work).filter(work__in=tuple(codes)).order_by("on", "known_from", "pk")
    )
    return tuple(_told(row) for row in rows)


def _told(row: models.Work) -> WorkState:
    return WorkState(
        work=row.work,
        name=row.name,
        programme=row.programme,
        project=row.project,
        work_type=WorkType(row.work_type),
        unit=row.unit,
        plan_year=row.plan_year,
        stage=Stage(row.stage),
        on=row.on,
        cost=Dong(row.cost_dong),
        grounds=grounds(row),
    )
