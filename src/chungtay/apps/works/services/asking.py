"""What every action on a work begins with: the work itself, and leave to write about it."""

from __future__ import annotations

import datetime as dt

from chungtay.apps.units import presence
from chungtay.apps.units.queries import last_superiors
from chungtay.apps.works import queries
from chungtay.core.people.actor import Action, Actor, require
from chungtay.core.works.actions import subject
from chungtay.core.works.work import UnknownWork, WorkState


def ask(by: Actor, action: Action, state: WorkState, *, on: dt.date) -> None:
    """Ask leave at the unit of a work, for its project."""
    above = last_superiors(state.unit, on=on)
    require(by, action, unit=state.unit, above=above, subject=subject(state.project))


def held(by: Actor, action: Action, work: str, *, on: dt.date) -> WorkState:
    """Give a work as it stands, once leave was given, and keep others off its unit meanwhile."""
    state = queries.work(work, on=on)
    if state is None:
        raise UnknownWork(work=work, on=on)
    ask(by, action, state, on=on)
    presence.lock(state.unit)
    return state
