"""What keeps works from going on, and what those who watch them say."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.db.models import QuerySet

from chungtay.apps.works import models
from chungtay.apps.works.queries.reading import IN_TIME, until
from chungtay.apps.works.rows import obstacle_of, remark_of
from chungtay.core.works.obstacle import Obstacle, ObstacleCase, ObstacleState
from chungtay.core.works.remark import Remark, RemarkCase


def obstacles(code: str, *, on: dt.date, known: dt.date | None = None) -> tuple[ObstacleCase, ...]:
    """Give the obstacles of a work up to a day, in the order in which they arose."""
    rows = until(models.WorkObstacle, on, known, {"work": code}).order_by(*IN_TIME)
    told: dict[str, list[Obstacle]] = defaultdict(list)
    for row in rows:
        told[row.obstacle].append(obstacle_of(row))
    return tuple(_case(said) for said in told.values())


def obstacle(code: str, *, on: dt.date) -> Obstacle | None:
    """Give one obstacle as it stands on a day, or None before it arose."""
    row = until(models.WorkObstacle, on, None, {"obstacle": code}).order_by(*IN_TIME).last()
    return obstacle_of(row) if row else None


def obstacle_said(told: Obstacle) -> str:
    """Give the code of an open obstacle that says the same of a work since the same day, if any."""
    cases = obstacles(told.work, on=told.on)
    return next(
        (
            case.last.obstacle
            for case in cases
            if case.is_open
            and (case.opened_on, case.text) == (told.on, told.text)
            and case.last.cause == told.cause
        ),
        "",
    )


def next_obstacle(code: str) -> str:
    """Give the code that the next obstacle of a work is to bear."""
    told = QuerySet(models.WorkObstacle).filter(work=code).values("obstacle").distinct().count()
    return f"{code}.v{told + 1:02}"


def remarks(code: str, *, on: dt.date, known: dt.date | None = None) -> tuple[RemarkCase, ...]:
    """Give the remarks on a work up to a day, in the order in which they were made."""
    rows = until(models.WorkRemark, on, known, {"work": code}).order_by(*IN_TIME)
    told: dict[str, list[Remark]] = defaultdict(list)
    for row in rows:
        told[row.remark].append(remark_of(row))
    return tuple(RemarkCase(said[-1], said[0].on) for said in told.values())


def _case(said: list[Obstacle]) -> ObstacleCase:
    opened = [one for one in said if one.state is ObstacleState.OPEN] or said
    return ObstacleCase(said[-1], said[0].on, opened[-1].text)
