"""Every row the registers hold about one work: what it says, who wrote it, when, on what paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from chungtay.apps.kernel.models import RegisterRow
from chungtay.apps.works import models
from chungtay.apps.works.rows import (
    card_of,
    contract_of,
    funding_of,
    obstacle_of,
    photo_of,
    remark_of,
    state_of,
)
from chungtay.core.works.card import WorkCard
from chungtay.core.works.contract import WorkContract
from chungtay.core.works.funding import Funding
from chungtay.core.works.obstacle import Obstacle
from chungtay.core.works.photo import Photo
from chungtay.core.works.remark import Remark
from chungtay.core.works.work import WorkState

Said = WorkState | WorkCard | WorkContract | Funding | Obstacle | Remark | Photo
_REGISTERS: tuple[tuple[type[RegisterRow], Callable[[Any], Said]], ...] = (
    (models.Work, state_of),
    (models.WorkCard, card_of),
    (models.WorkContract, contract_of),
    (models.WorkFunding, funding_of),
    (models.WorkObstacle, obstacle_of),
    (models.WorkRemark, remark_of),
    (models.WorkPhoto, photo_of),
)


@dataclass(frozen=True, slots=True)
class Written:
    """A row: what it says, its natural key, the key it corrects, and who wrote it when.

    `by` is the number of an account, or the name under which data were loaded.
    """

    said: Said
    ref: str
    corrects: str
    by: str
    at: dt.datetime


def written(code: str, *, on: dt.date, known: dt.date | None = None) -> tuple[Written, ...]:
    """Give every row about a work that speaks of a day up to `on`, newest day first.

    `known` leaves out what became known after it.
    """
    return tuple(
        sorted(_rows(code, on, known), key=lambda row: (row.said.on, row.at, row.ref), reverse=True)
    )


def _rows(code: str, on: dt.date, known: dt.date | None) -> Iterator[Written]:
    for model, told in _REGISTERS:
        rows: QuerySet[Any] = QuerySet(model)
        rows = rows.filter(work=code, on__lte=on)
        for row in rows if known is None else rows.filter(known_from__lte=known):
            yield Written(told(row), row.ref, row.corrects, row.recorded_by, row.recorded_at)
