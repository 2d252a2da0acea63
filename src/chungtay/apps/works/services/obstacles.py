"""Open and settle what keeps works from going on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.kernel.services import append_corrections, append_rows
from chungtay.apps.people.queries.places import standing as agencies
from chungtay.apps.works import queries
from chungtay.apps.works.rows import obstacle_row
from chungtay.apps.works.services.asking import held
from chungtay.apps.works.services.papers import require_known
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor
from chungtay.core.people.agency import UnknownAgency
from chungtay.core.works.actions import RECORD_OBSTACLE
from chungtay.core.works.obstacle import Obstacle, ObstacleState, UnknownCause, UnknownObstacle
from chungtay.packs import loader

CAUSES = "work_obstacles"
"""The closed list of causes."""


@transaction.atomic
def open_obstacle(*, by: Actor, obstacle: Obstacle) -> str:
    """Write down what keeps a work from going on; answer the obstacle's code.

    An empty code asks for the next of the work, or, where an open one says the same since the same
    day, for that one: a form sent twice is written once. Said anew of the same day it corrects
    what was said before. Raises `UnknownWork`, `UnknownCause` or `UnknownAgency`.
    """
    state = held(by, RECORD_OBSTACLE, obstacle.work, on=obstacle.on)
    if not obstacle.obstacle:
        code = queries.obstacle_said(obstacle) or queries.next_obstacle(obstacle.work)
        obstacle = replace(obstacle, obstacle=code)
    require_causes((obstacle,))
    _require_owner(obstacle.owner, on=obstacle.on)
    append_corrections([obstacle_row(obstacle, by=str(by.user))])
    note(RECORD_OBSTACLE, by=by, subject=obstacle.ref, unit=state.unit)
    return obstacle.obstacle


@transaction.atomic
def settle_obstacle(
    *, by: Actor, work: str, obstacle: str, how: str, on: dt.date, grounds: Grounds
) -> Obstacle:
    """Say that an obstacle of a work was removed, and how; answer what is now written of it.

    Raises `UnknownObstacle` where none of the work is open under the code.
    """
    known = queries.obstacle(obstacle, on=on)
    if known is None or known.work != work:
        raise UnknownObstacle(obstacle=obstacle, on=on)
    state = held(by, RECORD_OBSTACLE, known.work, on=on)
    known = queries.obstacle(obstacle, on=on)  # as it stands now that nobody else may write
    if known is None or known.state is not ObstacleState.OPEN:
        raise UnknownObstacle(obstacle=obstacle, on=on)
    text = how or known.text
    settled = replace(known, state=ObstacleState.SETTLED, text=text, on=on, grounds=grounds)
    append_corrections([obstacle_row(settled, by=str(by.user))])
    note(RECORD_OBSTACLE, by=by, subject=settled.ref, unit=state.unit)
    return settled


@transaction.atomic
def append_obstacles(obstacles: Sequence[Obstacle], *, by: str) -> int:
    """Record states of obstacles that the register does not hold yet; answer how many."""
    require_known((obstacle.work, obstacle.on) for obstacle in obstacles)
    require_causes(obstacles)
    return append_rows([obstacle_row(obstacle, by=by) for obstacle in obstacles])


def require_causes(obstacles: Iterable[Obstacle]) -> None:
    """Refuse (`works.unknown_cause`) the first cause that the list of causes does not have."""
    known = loader.terms(CAUSES)
    for obstacle in obstacles:
        if obstacle.cause not in known:
            raise UnknownCause(cause=obstacle.cause, known=", ".join(known))


def _require_owner(owner: str, *, on: dt.date) -> None:
    if owner and not agencies(on).filter(code=owner).exists():
        raise UnknownAgency(agency=owner, on=on)
