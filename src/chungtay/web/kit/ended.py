"""What a page says of a day on which this site's province stands no more: where it carries on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.apps.units import queries
from chungtay.core.units.frame import Shape
from chungtay.web.kit import wording
from chungtay.web.kit.address import View
from chungtay.web.kit.names import province


@dataclass(frozen=True, slots=True)
class Ended:
    """The province that ended, on which day, what it belongs to now.

    `last` leads to the same page of the province's last day, on which its units are listed; `now`
    to the page told in the units of now, empty where a page cannot be.
    """

    title: str
    day: str
    heirs: str
    last: str
    last_day: str
    now: str


def ended(view: View) -> Ended | None:
    """Tell where this site's province carries on; None while it stands, or if told so already."""
    if view.frame.shape is not Shape.THEN:
        return None
    borne = queries.bearers(province())
    until = borne[-1].until if borne else None
    if until is None or view.on < until:
        return None
    heirs = ", ".join(unit.title for unit in queries.heirs(province(), on=view.on))
    now = view.href(shape=Shape.NOW.value, since=None) if view.framed else ""
    eve = until - dt.timedelta(days=1)
    last = view.href(on=eve.isoformat())
    return Ended(borne[-1].title, wording.day(until), heirs, last, wording.day(eve), now)
