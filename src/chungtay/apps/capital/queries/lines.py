"""Read what stands on the lines of holders, pot by pot, and what is owed for works."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict

from django.db.models import Min, QuerySet, Sum

from chungtay.apps.capital import models
from chungtay.apps.capital.queries.reading import LINE_COLUMNS, line, postings
from chungtay.core.capital.arrears import Arrears
from chungtay.core.capital.line import Line
from chungtay.core.capital.movement import SETS_PLAN, Movement, Pot
from chungtay.core.capital.standing import LineStanding
from chungtay.core.kernel.money import ZERO, Dong

_Of = tuple[str, Line, str]
_Year = int | None


def holder_lines(holder: str, *, on: dt.date, plan_year: _Year = None) -> tuple[LineStanding, ...]:
    """Give what stands on each of a holder's lines at the end of a day, works and loans apart.

    Of one plan year, or of all.
    """
    rows = postings().filter(holder=holder, entry__on__lte=on)
    if plan_year is not None:
        rows = rows.filter(plan_year=plan_year)
    return _standings(rows)


def subject_lines(subject: str, *, on: dt.date) -> tuple[LineStanding, ...]:
    """Give what stands, with whom, for a work or a loan at the end of a day."""
    return _standings(postings().filter(subject=subject, entry__on__lte=on))


def arrears(
    *, on: dt.date, units: Iterable[str] | None = None, holders: Collection[str] | None = None
) -> tuple[Arrears, ...]:
    """Give what is or was owed for works by a day, in certain units or everywhere; oldest first.

    Or by certain holders alone.
    """
    rows = postings().filter(pot=Pot.ARREARS.value, entry__on__lte=on)
    if holders is not None:
        rows = rows.filter(holder__in=holders)
    if units is not None:
        rows = rows.filter(holder__unit__in=tuple(units))
    told = (
        rows.order_by()
        .values_list("holder_id", *LINE_COLUMNS, "subject", "entry__movement")
        .annotate(Sum("dong"), Min("entry__on"))
    )
    sums: dict[_Of, dict[Movement, Dong]] = defaultdict(dict)
    since: dict[_Of, dt.date] = {}
    for holder, *columns, subject, movement, dong, first in told:
        of = (holder, line(columns), subject)
        sums[of][Movement(movement)] = Dong(dong)
        since[of] = min(first, since.get(of, first))
    found = [
        Arrears(
            *of,
            opened=by.get(Movement.ARREARS_OPENED, ZERO),
            settled=-by.get(Movement.ARREARS_SETTLED, ZERO),
            since=since[of],
        )
        for of, by in sums.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.since, one.holder, one.work, str(one.line))))


def providers() -> tuple[str, ...]:
    """Name who gives within a source, in the book so far."""
    rows = postings().exclude(provider="").order_by("provider")
    return tuple(rows.values_list("provider", flat=True).distinct())


def givers(lines: Iterable[Line]) -> dict[Line, str]:
    """Give who gave most of the money on each of certain lines, of those that somebody gave.

    Of a line that money came to by adjustment, whoever gave most to its purse.
    """
    found: dict[Line, str] = {}
    for wanted in lines:
        for columns in (asdict(wanted), asdict(wanted.purse)):
            rows = postings().filter(pot=Pot.GRANTED.value, **columns).order_by()
            given = sorted(
                (dong, who) for who, dong in rows.values_list("holder_id").annotate(Sum("dong"))
            )
            if given and wanted not in found:
                found[wanted] = given[0][1]
    return found


def _standings(rows: QuerySet[models.Posting]) -> tuple[LineStanding, ...]:
    told = (
        rows.order_by()
        .values_list("holder_id", *LINE_COLUMNS, "subject", "pot", "entry__movement")
        .annotate(Sum("dong"))
    )
    planned: dict[_Of, Dong] = defaultdict(lambda: ZERO)
    pots: dict[_Of, dict[Pot, Dong]] = defaultdict(dict)
    for holder, *columns, subject, pot, movement, dong in told:
        of = (holder, line(columns), subject)
        pots[of][Pot(pot)] = pots[of].get(Pot(pot), ZERO) + Dong(dong)
        if pot == Pot.HELD.value and Movement(movement) in SETS_PLAN:
            planned[of] += Dong(dong)
    found = [LineStanding(*of, planned=planned[of], pots=pots[of]) for of in pots]
    return tuple(sorted(found, key=lambda one: (one.holder, str(one.line), one.subject)))
