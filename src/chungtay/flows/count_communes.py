"""Count how many of a larger unit's communes are recognised, against what its set asks first."""

from __future__ import annotations

import datetime as dt

from chungtay.apps.criteria.recognition import queries
from chungtay.apps.units import queries as units
from chungtay.core.criteria.criteria_set import CriteriaSet
from chungtay.core.criteria.recognition.communes import Commune, share_result
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.units.unit import Level
from chungtay.flows.clauses import clause


def conditions(
    unit: str, *, law: CriteriaSet, on: dt.date, as_known: dt.date | None = None
) -> tuple[Result, ...]:
    """Give the results of what a set asks of a unit's communes on a day; none where it asks none.

    The unit's communes are those that stand under it that day; a recognition is counted as the
    register holds it, whatever its commune meets by now.
    """
    if not law.shares:
        return ()
    communes = communes_of(unit, on=on, as_known=as_known)
    return tuple(share_result(one, communes, clause=clause) for one in law.shares)


def communes_of(unit: str, *, on: dt.date, as_known: dt.date | None = None) -> tuple[Commune, ...]:
    """Give the rural communes of a unit on a day, with what each is recognised to."""
    listed = [one for one in units.subtree(unit, on=on, level=Level.COMMUNE) if one.is_rural]
    standing = queries.standing([one.code for one in listed], on=on, as_known=as_known)
    return tuple(
        Commune(one.title, frozenset(held.grade for held in standing if held.unit == one.code))
        for one in listed
    )
