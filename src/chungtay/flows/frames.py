"""In whose units a question is told where its asker left days out, and what stands for this site.

“Now” is the latest list of units known: today's, or that of the last change that was loaded, for
a site set to a day of the past is asked what became of its units since.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.conf import settings

from chungtay.apps.units import queries
from chungtay.core.units.frame import AS_THEN, Frame, Shape, framed
from chungtay.flows.today import today

_DAY = dt.timedelta(days=1)


def latest() -> dt.date:
    """Give the day of the latest units known."""
    changed = queries.last_change()
    return max(today(), changed) if changed else today()


def frame(
    shape: Shape, *, asked_on: dt.date, on: dt.date | None = None, since: dt.date | None = None
) -> Frame:
    """Make a frame; without days, of the latest units, and of areas unchanged since the day asked.

    Where the day asked is not before the units' own, areas are those of the eve of the last change.
    """
    if shape is Shape.THEN:
        return AS_THEN
    of = on or latest()
    changed = queries.last_change()
    eve = changed - _DAY if changed and changed <= of else of - _DAY
    return framed(shape, on=of, since=since or min(asked_on, eve))


def of_site(told: Frame, *, asked_on: dt.date) -> Frame:
    """Hold a frame to what lay in this site's province, or in those that it came of."""
    if told.shape is Shape.THEN:
        return told
    own = str(settings.CHUNGTAY_PROVINCE)
    before = queries.forebears(own, on=asked_on)
    return replace(told, within=tuple(dict.fromkeys((own, *(one.code for one in before)))))


def home(told: Frame) -> str:
    """Give the code of the province that stands, in a frame, where this site's province stood."""
    own = str(settings.CHUNGTAY_PROVINCE)
    if told.shape is Shape.THEN:
        return own
    heirs = queries.heirs(own, on=told.on)
    return heirs[0].code if len(heirs) == 1 else own
