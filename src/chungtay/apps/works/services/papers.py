"""Append what is written of works beside their states: many rows at once, all or none."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from chungtay.apps.kernel.services import append_rows
from chungtay.apps.works.rows import card_row, funding_row, obstacle_row, remark_row
from chungtay.core.works.card import WorkCard
from chungtay.core.works.funding import Funding
from chungtay.core.works.obstacle import Obstacle
from chungtay.core.works.remark import Remark


@transaction.atomic
def append_cards(cards: Sequence[WorkCard], *, by: str) -> int:
    """Record cards that the register does not hold yet; answer how many."""
    return append_rows([card_row(card, by=by) for card in cards])


@transaction.atomic
def append_funding(parts: Sequence[Funding], *, by: str) -> int:
    """Record parts of total costs that the register does not hold yet; answer how many."""
    return append_rows([funding_row(part, by=by) for part in parts])


@transaction.atomic
def append_obstacles(obstacles: Sequence[Obstacle], *, by: str) -> int:
    """Record states of obstacles that the register does not hold yet; answer how many."""
    return append_rows([obstacle_row(obstacle, by=by) for obstacle in obstacles])


@transaction.atomic
def append_remarks(remarks: Sequence[Remark], *, by: str) -> int:
    """Record remarks and answers that the register does not hold yet; answer how many."""
    return append_rows([remark_row(remark, by=by) for remark in remarks])
