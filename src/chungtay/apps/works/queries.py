"""Read the registers of works: how each stands on a day, and all that is written of one."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import F, Min, QuerySet, Window
from django.db.models.functions import RowNumber

from chungtay.apps.kernel.models import RegisterRow
from chungtay.apps.kernel.queries import in_batches
from chungtay.apps.works import models
from chungtay.apps.works.rows import (
    card_of,
    funding_of,
    obstacle_of,
    photo_of,
    remark_of,
    state_of,
)
from chungtay.core.works.card import WorkCard
from chungtay.core.works.funding import Funding
from chungtay.core.works.obstacle import Obstacle, ObstacleCase, ObstacleState
from chungtay.core.works.photo import Photo
from chungtay.core.works.remark import Remark, RemarkCase
from chungtay.core.works.whole import WorkSummary, WorkWhole
from chungtay.core.works.work import Stage, UnknownWork, WorkState, WorkType

R = TypeVar("R", bound=RegisterRow)
IN_TIME = ("on", "known_from", "pk")
"""The order in which rows of a register speak: the last up to a day counts."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which works a list shows; what is None or empty narrows nothing."""

    programme: str = ""
    project: str = ""
    work_type: WorkType | None = None
    stage: Stage | None = None
    plan_year: int | None = None
    investor: str = ""
    late: bool = False
    obstructed: bool = False

    def takes(self, summary: WorkSummary) -> bool:
        """Tell whether the list shows a work."""
        state = summary.state
        pairs = (
            (self.programme, state.programme),
            (self.project, state.project),
            (self.work_type, state.work_type),
            (self.stage, state.stage),
            (self.plan_year, state.plan_year),
            (self.investor, summary.investor),
        )
        if any(wanted and wanted != found for wanted, found in pairs):
            return False
        return not (self.late and not summary.is_late) and not (
            self.obstructed and not summary.obstacles
        )


ANY = Wanted()


def works(
    units: Iterable[str] | None,
    *,
    on: dt.date,
    wanted: Wanted = ANY,
    known: dt.date | None = None,
) -> tuple[WorkSummary, ...]:
    """Give how works stand on a day, by code; `units` None asks for every unit's.

    Here and below `known` asks for what was known on a day; None is all that is known now.

    A work belongs to the unit its last state names. Six questions to the database, however many.
    """
    told = _until(models.Work, on, known, {})
    among: dict[str, object] = {}
    if units is not None:
        codes = frozenset(units)
        among = {"work__in": told.filter(unit__in=codes).values("work")}
        told = told.filter(**among)
    last = [state_of(row) for row in _last(told, "work")]
    days = _days(told)
    cards = {
        row.work: card_of(row) for row in _last(_until(models.WorkCard, on, known, among), "work")
    }
    waiting = _waiting(_until(models.WorkObstacle, on, known, among))
    found = (
        WorkSummary(state, days[state.work], cards.get(state.work), waiting[state.work], on)
        for state in last
        if units is None or state.unit in codes
    )
    return tuple(sorted(filter(wanted.takes, found), key=lambda one: one.code))


def whole(code: str, *, on: dt.date, known: dt.date | None = None) -> WorkWhole:
    """Give all that is written of a work up to a day; refuse (`works.unknown`) what is unknown."""
    among: dict[str, object] = {"work": code}
    told = [state_of(row) for row in _until(models.Work, on, known, among).order_by(*IN_TIME)]
    if not told:
        raise UnknownWork(work=code, on=on)
    written = [card_of(row) for row in _until(models.WorkCard, on, known, among).order_by(*IN_TIME)]
    cases = obstacles(code, on=on, known=known)
    days: dict[Stage, dt.date] = {}
    for state in told:
        days.setdefault(state.stage, state.on)
    card = written[-1] if written else None
    waiting = sum(case.is_open for case in cases)
    return WorkWhole(
        summary=WorkSummary(told[-1], days, card, waiting, on),
        states=tuple(told),
        cards=tuple(written),
        funding=funding(code, on=on, known=known),
        obstacles=cases,
        remarks=remarks(code, on=on, known=known),
        photos=photos(code, on=on, known=known),
    )


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
        .order_by("work", *IN_TIME)
    )
    last = {row.work: row for row in rows}
    return tuple(state_of(row) for row in last.values())


def states(codes: Iterable[str]) -> tuple[WorkState, ...]:
    """Give every state of certain works, by day and in the order of writing."""
    found: list[WorkState] = []
    for batch in in_batches(dict.fromkeys(codes)):
        rows: QuerySet[models.Work] = QuerySet(models.Work).filter(work__in=batch)
        found += [state_of(row) for row in rows.order_by(*IN_TIME)]
    return tuple(found)


def card(code: str, *, on: dt.date) -> WorkCard | None:
    """Give the papers of a work on a day, or None before any were recorded."""
    row = _until(models.WorkCard, on, None, {"work": code}).order_by(*IN_TIME).last()
    return card_of(row) if row else None


def funding(code: str, *, on: dt.date, known: dt.date | None = None) -> tuple[Funding, ...]:
    """Give how the total cost of a work is made up on a day; parts taken out are left out."""
    return fundings((code,), on=on, known=known).get(code, ())


def cards(codes: Iterable[str], *, on: dt.date) -> dict[str, WorkCard]:
    """Give the papers of certain works on a day, by work; those without any are left out."""
    found: dict[str, WorkCard] = {}
    for batch in in_batches(dict.fromkeys(codes)):
        rows = _last(_until(models.WorkCard, on, None, {"work__in": batch}), "work")
        found.update((row.work, card_of(row)) for row in rows)
    return found


def fundings(
    codes: Iterable[str], *, on: dt.date, known: dt.date | None = None
) -> dict[str, tuple[Funding, ...]]:
    """Give how the total costs of certain works are made up on a day, by work."""
    last: dict[tuple[str, str, str], models.WorkFunding] = {}
    for batch in in_batches(dict.fromkeys(codes)):
        for row in _until(models.WorkFunding, on, known, {"work__in": batch}).order_by(*IN_TIME):
            last[row.work, row.source, row.provider] = row
    found: dict[str, list[Funding]] = defaultdict(list)
    for _, row in sorted(last.items()):
        if row.dong:
            found[row.work].append(funding_of(row))
    return {work: tuple(parts) for work, parts in found.items()}


def obstacles(code: str, *, on: dt.date, known: dt.date | None = None) -> tuple[ObstacleCase, ...]:
    """Give the obstacles of a work up to a day, in the order in which they arose."""
    rows = _until(models.WorkObstacle, on, known, {"work": code}).order_by(*IN_TIME)
    told: dict[str, list[Obstacle]] = defaultdict(list)
    for row in rows:
        told[row.obstacle].append(obstacle_of(row))
    return tuple(_case(said) for said in told.values())


def obstacle(code: str, *, on: dt.date) -> Obstacle | None:
    """Give one obstacle as it stands on a day, or None before it arose."""
    row = _until(models.WorkObstacle, on, None, {"obstacle": code}).order_by(*IN_TIME).last()
    return obstacle_of(row) if row else None


def next_obstacle(code: str) -> str:
    """Give the code that the next obstacle of a work is to bear."""
    told = QuerySet(models.WorkObstacle).filter(work=code).values("obstacle").distinct().count()
    return f"{code}.v{told + 1:02}"


def known(codes: Iterable[str]) -> frozenset[str]:
    """Give those of certain works that any row tells of."""
    found: set[str] = set()
    for batch in in_batches(dict.fromkeys(codes)):
        rows: QuerySet[models.Work] = QuerySet(models.Work).filter(work__in=batch)
        found.update(rows.values_list("work", flat=True).distinct())
    return frozenset(found)


def remarks(code: str, *, on: dt.date, known: dt.date | None = None) -> tuple[RemarkCase, ...]:
    """Give the remarks on a work up to a day, in the order in which they were made."""
    rows = _until(models.WorkRemark, on, known, {"work": code}).order_by(*IN_TIME)
    told: dict[str, list[Remark]] = defaultdict(list)
    for row in rows:
        told[row.remark].append(remark_of(row))
    return tuple(RemarkCase(said[-1], said[0].on) for said in told.values())


def photos(code: str, *, on: dt.date, known: dt.date | None = None) -> tuple[Photo, ...]:
    """Give the pictures of a work up to a day, in order of time."""
    rows = _until(models.WorkPhoto, on, known, {"work": code}).order_by(*IN_TIME)
    return tuple(photo_of(row) for row in rows)


def photos_of(
    codes: Iterable[str], *, on: dt.date, known: dt.date | None = None
) -> dict[str, tuple[Photo, ...]]:
    """Give the pictures of certain works up to a day, by work, in order of time."""
    found: dict[str, list[Photo]] = defaultdict(list)
    for batch in in_batches(dict.fromkeys(codes)):
        for row in _until(models.WorkPhoto, on, known, {"work__in": batch}).order_by(*IN_TIME):
            found[row.work].append(photo_of(row))
    return {work: tuple(listed) for work, listed in found.items()}


def photo_content(code: str, sha256: str) -> tuple[Photo, bytes] | None:
    """Give a picture of a work and its bytes, or None if the work has no such picture."""
    rows: QuerySet[models.WorkPhoto] = QuerySet(models.WorkPhoto).filter(work=code, sha256=sha256)
    row = rows.order_by("pk").last()
    if row is None:
        return None
    return photo_of(row), bytes(models.PhotoContent.objects.get(sha256=sha256).content)


def _until(
    model: type[R], on: dt.date, known: dt.date | None, among: Mapping[str, object]
) -> QuerySet[R]:
    rows: QuerySet[R] = QuerySet(model)
    rows = rows.filter(on__lte=on, **among)
    return rows if known is None else rows.filter(known_from__lte=known)


def _last(rows: QuerySet[R], of: str) -> QuerySet[R]:
    """Keep, of the rows about one thing, the last."""
    order = [F(column).desc() for column in IN_TIME]
    place = Window(RowNumber(), partition_by=[F(of)], order_by=order)
    numbered: QuerySet[R] = rows.annotate(place=place)  # type: ignore[assignment]
    return numbered.filter(place=1)


def _days(told: QuerySet[models.Work]) -> Mapping[str, Mapping[Stage, dt.date]]:
    days: dict[str, dict[Stage, dt.date]] = defaultdict(dict)
    for work, stage, first in told.values_list("work", "stage").annotate(first=Min("on")):
        days[work][Stage(stage)] = first
    return days


def _case(said: list[Obstacle]) -> ObstacleCase:
    opened = [one for one in said if one.state is ObstacleState.OPEN] or said
    return ObstacleCase(said[-1], said[0].on, opened[-1].text)


def _waiting(rows: QuerySet[models.WorkObstacle]) -> Counter[str]:
    # Asked of the rows themselves, `state` would be looked at before the last row is chosen.
    last = _last(rows, "obstacle")
    return Counter(row.work for row in last if row.state == ObstacleState.OPEN.value)
