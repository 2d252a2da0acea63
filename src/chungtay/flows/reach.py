"""In which units somebody may do something, all that lies under them included."""

from __future__ import annotations

import datetime as dt

from chungtay.apps.people.queries import unit_scope
from chungtay.apps.units import queries as units
from chungtay.core.people.actor import COUNTRY, Action, Actor


def reach(by: Actor, action: Action, *, on: dt.date) -> frozenset[str] | None:
    """Give the units in which somebody may do something on a day; None for all of them."""
    roots = unit_scope(by, action)
    if COUNTRY in roots:
        return None
    return frozenset(unit.code for root in roots for unit in units.subtree(root, on=on))
