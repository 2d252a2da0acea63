"""In which units works lie, told as now or in comparable areas: as the measures tell their rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from chungtay.apps.units import queries
from chungtay.apps.units.placings import placing_rows
from chungtay.core.units.frame import AS_THEN, Frame
from chungtay.core.works.whole import WorkSummary
from chungtay.web.kit.names import province


@dataclass(frozen=True, slots=True)
class Stretch:
    """Facts of a unit from `since` up to `until` lie at `to`; None where the unit was divided."""

    since: dt.date
    until: dt.date
    bearer: str
    to: str | None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the units of a site's works lie in a frame, by the codes they had."""

    stretches: Mapping[str, tuple[Stretch, ...]]

    @property
    def units(self) -> frozenset[str]:
        """Give every unit or area in which works may lie."""
        return frozenset(one.to for some in self.stretches.values() for one in some if one.to)

    def of(self, code: str, on: dt.date) -> str:
        """Give where a unit of a day lies; one that was divided stays itself, as it was then.

        Nobody says in which share a work lies. Where the code is another's now, the unit is named
        by the day it began, too.
        """
        here = next(
            (one for one in self.stretches.get(code, ()) if one.since <= on < one.until), None
        )
        if here is None:
            return code
        return here.to or (here.bearer if code in self.units else code)

    def told(self, works: Iterable[WorkSummary]) -> Iterator[WorkSummary]:
        """Give works as lying where their units lie in the frame."""
        for work in works:
            unit = self.of(work.state.unit, work.state.on)
            yield replace(work, state=replace(work.state, unit=unit))


def whereabouts(frame: Frame) -> Whereabouts | None:
    """Tell where the units of this site's province lie in a frame; None as then."""
    if frame == AS_THEN:
        return None
    here = {unit.code for one in frame.within or (province(),) for unit in queries.ever_in(one)}
    found: dict[str, tuple[Stretch, ...]] = {}
    for unit, since, until, bearer, to, _d, _p, among, *_rest in placing_rows(_anywhere(frame)):
        if unit in here:
            one = Stretch(since, until, bearer, to if among == 1 else None)
            found[unit] = (*found.get(unit, ()), one)
    return Whereabouts(found)


def _anywhere(frame: Frame) -> Frame:
    """Give the frame of the whole country: its placings are laid out once for all sites."""
    return replace(frame, within=())
