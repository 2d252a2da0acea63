"""How far somebody may look: which units' reports, and of which forms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from chungtay.apps.units import queries as units
from chungtay.core.people.actor import ANY_SUBJECT, COUNTRY, Action, Actor, NotAllowed
from chungtay.core.submissions.actions import READ, form_named
from chungtay.core.units.unit import UnknownUnit


@dataclass(frozen=True, slots=True)
class Reach:
    """Units, each with all under it ("" is the country), and forms; no forms means all of them."""

    scope: tuple[str, ...]
    forms: tuple[str, ...] = ()


def reach(
    by: Actor, *, on: dt.date, unit: str = "", forms: Iterable[str] = (), action: Action = READ
) -> tuple[Reach, ...]:
    """Give what somebody may look at, within a unit and among forms if these are named.

    Grants limited to a form give a reach of their own. Refuses (`people.not_allowed`) a named unit
    of which nothing may be seen, and (`units.unknown`) one that never was.
    """
    wanted = tuple(forms)
    by_forms: dict[tuple[str, ...], set[str]] = {}
    for grant in by.grants:
        if grant.action != action.code:
            continue
        limit = _limit(grant.subject, wanted)
        if limit is not None:
            by_forms.setdefault(limit, set()).add(grant.unit)
    found = []
    for limit, roots in sorted(by_forms.items()):
        scope = _within(roots, unit, on=on) if unit else tuple(sorted(roots))
        if scope:
            found.append(Reach(scope, limit))
    if unit and not found:
        raise NotAllowed(title=action.title, unit=unit)
    return tuple(found)


def lying_under(scope: Sequence[str]) -> Q:
    """Give the condition that a submission is of some units, or of units under them."""
    if COUNTRY in scope:
        return Q()
    codes = tuple(scope)
    return Q(unit__in=codes) | Q(district__in=codes) | Q(province__in=codes)


def _limit(subject: str, wanted: tuple[str, ...]) -> tuple[str, ...] | None:
    """Give the forms that a grant's subject leaves of those wanted; None when none is left."""
    if subject == ANY_SUBJECT:
        return wanted
    form = form_named(subject)
    return (form,) if form and (not wanted or form in wanted) else None


def _within(roots: set[str], unit: str, *, on: dt.date) -> tuple[str, ...]:
    """Narrow roots to a unit: itself where a root stands above it, else the roots beneath it."""
    line = (unit, *_above(unit, on=on))
    if roots & {COUNTRY, *line}:
        return (unit,)
    return tuple(sorted(root for root in roots if unit in units.superiors(root, on=on)))


def _above(unit: str, *, on: dt.date) -> tuple[str, ...]:
    """Name what stands above a unit on a day, or stood there on its last day."""
    over = units.superiors(unit, on=on)
    if over:
        return over
    lives = [life for life in units.bearers(unit) if life.start <= on]
    if not lives:
        raise UnknownUnit(asked=unit, on=on, hint="hãy kiểm tra lại mã")
    ended = lives[-1].until
    return units.superiors(unit, on=ended - dt.timedelta(days=1)) if ended else ()
