"""What somebody may do to a report now: the buttons a page offers. The services decide again."""

from __future__ import annotations

import datetime as dt

from chungtay.apps.people.queries import unit_scope
from chungtay.apps.units import queries as units
from chungtay.core.people.actor import COUNTRY, Action, Actor
from chungtay.core.submissions import actions
from chungtay.core.submissions.filing import Brief, Filing
from chungtay.core.submissions.workflow import (
    ON_A_DESK,
    TABLE,
    Deed,
    Standing,
    desk_now,
)
from chungtay.core.units.unit import Level
from chungtay.web.submissions.entry.opened import over

AT_THE_DESK: dict[Deed, Action] = {
    Deed.ACCEPT: actions.ACCEPT,
    Deed.APPROVE: actions.APPROVE,
    Deed.RETURN: actions.RETURN,
}
"""Deeds of whoever sits where the report lies."""
ANYWHERE: dict[Deed, Action] = {
    Deed.SAVE: actions.FILL,
    Deed.SEND: actions.SEND,
    Deed.RECALL: actions.SEND,
    Deed.REOPEN: actions.REOPEN,
    Deed.EXCUSE: actions.EXCUSE,
    Deed.RESUME: actions.EXCUSE,
    Deed.COMMENT: actions.READ,
}
"""Deeds of the unit itself, or of whoever is put over it."""


def possible(by: Actor, filing: Filing) -> frozenset[Deed]:
    """Give the deeds that lead on from where a report stands and that somebody may do."""
    standing = Standing(
        filing.state, desk_now(filing.standing, unit=filing.key.unit, route=filing.route)
    )
    about = actions.subject(filing.form.code)
    above = over(filing)
    found = set()
    for deed, action in AT_THE_DESK.items():
        if (filing.state, deed) in TABLE and by.may(action, unit=standing.desk, subject=about):
            found.add(deed)
    for deed, action in ANYWHERE.items():
        allowed = by.may(action, unit=filing.key.unit, above=above, subject=about)
        if (filing.state, deed) in TABLE and allowed:
            found.add(deed)
    if not actions.takes_part(by, unit=filing.key.unit, above=above, form=filing.form.code):
        found.discard(Deed.COMMENT)
    if Deed.RECALL in found and standing.desk != filing.route[0]:
        found.discard(Deed.RECALL)
    return frozenset(found)


def approvable(by: Actor, brief: Brief) -> bool:
    """Tell whether a report lies on somebody's own desk, to be approved there."""
    about = actions.subject(brief.key.form)
    on_desk = brief.state in ON_A_DESK
    return on_desk and by.may(actions.APPROVE, unit=brief.standing.desk, subject=about)


def oversees(by: Actor) -> bool:
    """Tell whether somebody may open periods and call for reports anywhere."""
    return bool(unit_scope(by, actions.OPEN))


def fills_many(by: Actor, *, on: dt.date) -> bool:
    """Tell whether somebody may fill in the reports of more units than one."""
    roots = unit_scope(by, actions.FILL)
    named = units.units([root for root in roots if root != COUNTRY], on=on)
    return COUNTRY in roots or any(unit.level is not Level.COMMUNE for unit in named.values())
