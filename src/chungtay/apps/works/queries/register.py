"""How works stand on a day, and all that is written of one."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Min, QuerySet

from chungtay.apps.kernel.queries import in_batches
from chungtay.apps.works import models
from chungtay.apps.works.queries.contracts import cases_of, contracts_among
from chungtay.apps.works.queries.papers import funding
from chungtay.apps.works.queries.photos import photos
from chungtay.apps.works.queries.reading import IN_TIME, last_of, until
from chungtay.apps.works.queries.said import obstacles, remarks
from chungtay.apps.works.rows import card_of, state_of
from chungtay.core.works.obstacle import ObstacleState
from chungtay.core.works.whole import WorkSummary, WorkWhole
from chungtay.core.works.work import Stage, UnknownWork, WorkState, WorkType


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

    A work belongs to the unit its last state names. Seven questions to the database, however many.
    """
    told = until(models.Work, on, known, {})
    among: dict[str, object] = {}
    if units is not None:
        codes = frozenset(units)
        among = {"work__in": told.filter(unit__in=codes).values("work")}
        told = told.filter(**among)
    last = [state_of(row) for row in last_of(told, "work")]
    days = _days(told)
    cards = {
        row.work: card_of(row) for row in last_of(until(models.WorkCard, on, known, among), "work")
    }
    waiting = _waiting(until(models.WorkObstacle, on, known, among))
    signed = contracts_among(among, on=on, known=known)
    found = (
        WorkSummary(
            state,
            days[state.work],
            cards.get(state.work),
            waiting[state.work],
            on,
            signed.get(state.work, ()),
        )
        for state in last
        if units is None or state.unit in codes
    )
    return tuple(sorted(filter(wanted.takes, found), key=lambda one: one.code))


def whole(code: str, *, on: dt.date, known: dt.date | None = None) -> WorkWhole:
    """Give all that is written of a work up to a day; refuse (`works.unknown`) what is unknown."""
    among: dict[str, object] = {"work": code}
    told = [state_of(row) for row in until(models.Work, on, known, among).order_by(*IN_TIME)]
    if not told:
        raise UnknownWork(work=code, on=on)
    written = [card_of(row) for row in until(models.WorkCard, on, known, among).order_by(*IN_TIME)]
    cases = obstacles(code, on=on, known=known)
    days: dict[Stage, dt.date] = {}
    for state in told:
        days.setdefault(state.stage, state.on)
    card = written[-1] if written else None
    agreed, void = cases_of(code, on=on, known=known)
    signed = tuple(case.last for case in agreed)
    waiting = sum(case.is_open for case in cases)
    return WorkWhole(
        summary=WorkSummary(told[-1], days, card, waiting, on, signed),
        states=tuple(told),
        cards=tuple(written),
        funding=funding(code, on=on, known=known),
        obstacles=cases,
        remarks=remarks(code, on=on, known=known),
        photos=photos(code, on=on, known=known),
        contracts=agreed,
        void=void,
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


def names(codes: Iterable[str]) -> dict[str, str]:
    """Give the names of certain works, as last written."""
    found: dict[str, str] = {}
    for batch in in_batches(dict.fromkeys(codes)):
        rows: QuerySet[models.Work] = QuerySet(models.Work).filter(work__in=batch)
        found |= dict(rows.order_by(*IN_TIME).values_list("work", "name"))
    return found


def known(codes: Iterable[str]) -> frozenset[str]:
    """Give those of certain works that any row tells of."""
    found: set[str] = set()
    for batch in in_batches(dict.fromkeys(codes)):
        rows: QuerySet[models.Work] = QuerySet(models.Work).filter(work__in=batch)
        found.update(rows.values_list("work", flat=True).distinct())
    return frozenset(found)


def _days(told: QuerySet[models.Work]) -> Mapping[str, Mapping[Stage, dt.date]]:
    days: dict[str, dict[Stage, dt.date]] = defaultdict(dict)
    for work, stage, first in told.values_list("work", "stage").annotate(first=Min("on")):
        days[work][Stage(stage)] = first
    return days


def _waiting(rows: QuerySet[models.WorkObstacle]) -> Counter[str]:
    # Asked of the rows themselves, `state` would be looked at before the last row is chosen.
    last = last_of(rows, "obstacle")
    return Counter(row.work for row in last if row.state == ObstacleState.OPEN.value)
