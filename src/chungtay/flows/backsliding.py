"""Set what places are recognised for beside what they meet: who lost what, since when, and why."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from chungtay.analytics.engine import Engine, engine
from chungtay.apps.criteria.recognition import queries
from chungtay.apps.units import queries as units
from chungtay.core.criteria.criteria_set import CriteriaSet
from chungtay.core.criteria.grade import Grade, UnitLevel
from chungtay.core.criteria.recognition.backsliding import Backslider, Judged, Lost, fell
from chungtay.core.criteria.recognition.recheck import last_found
from chungtay.core.criteria.record import Recognition
from chungtay.core.kernel.quantity import Missing
from chungtay.core.measures.answer import Question
from chungtay.core.units.unit import Level
from chungtay.flows.judge_criteria import MET, result
from chungtay.packs import loader
from chungtay.packs.recognition import set_for

AT_ONCE = 8
"""Days asked about in one question; most losses are recent."""
Pair = tuple[str, str]
"""A unit and a criterion."""
Met = Mapping[Pair, bool]


def backsliding(
    *, province: str, on: dt.date, within: Collection[str] | None = None, of: Engine | None = None
) -> tuple[Backslider, ...]:
    """Give the communes of a province that are recognised on a day and miss a criterion.

    `within` narrows to certain units. What nobody has judged is not called lost.
    """
    code = set_for(UnitLevel.COMMUNE, Grade.STANDARD, on=on)
    if not code:
        return ()
    standing = {one.unit: one for one in _recognised(province, on=on, within=within)}
    looking = _Looking(of or engine(), province, code, standing, on)
    with looking.engine.still():
        return tuple(_backsliders(looking, loader.criteria_set(code, province=province)))


@dataclass(frozen=True)
class _Looking:
    """Whose results are looked at, under which set, up to which day."""

    engine: Engine
    province: str
    criteria_set: str
    standing: Mapping[str, Recognition]
    on: dt.date
    asked: dict[dt.date, Met] = field(default_factory=dict)

    def met(self, days: Sequence[dt.date]) -> None:
        """Ask what is met on certain days, and keep it."""
        wanted = [day for day in days if day not in self.asked]
        if not wanted:
            return
        where = {
            "province": (self.province,),
            "criteria_set": (self.criteria_set,),
            "unit": tuple(self.standing),
        }
        by = ("unit", "criterion")
        told = self.engine.ask_sets(
            [MET], sets=[by], question=Question(where, max(wanted)), days=wanted
        )
        for day in wanted:
            self.asked[day] = {
                (cell.by[0], cell.by[1]): cell.value == 1
                for cell in told[by, day][MET].cells
                if not isinstance(cell.value, Missing)
            }


def _recognised(
    province: str, *, on: dt.date, within: Collection[str] | None
) -> Iterable[Recognition]:
    inside = {one.code for one in units.subtree(province, on=on, level=Level.COMMUNE)}
    asked = inside if within is None else inside & set(within)
    held = queries.standing(asked, on=on)
    return (one for one in held if one.grade is Grade.STANDARD)


def _backsliders(looking: _Looking, criteria_set: CriteriaSet) -> Iterable[Backslider]:
    if not looking.standing:
        return
    looking.met([looking.on])
    now = looking.asked[looking.on]
    missed = [pair for pair, met in now.items() if not met]
    history = _histories(looking, missed)
    found = last_found(queries.rechecks({unit for unit, _ in missed}, on=looking.on))
    by_unit: dict[str, list[Lost]] = defaultdict(list)
    for unit, code in sorted(missed):
        lost = _lost(looking, criteria_set, (unit, code), history[unit, code])
        recheck = found.get((unit, Grade.STANDARD, code))
        by_unit[unit].append(replace(lost, recheck=recheck))
    for unit, all_lost in by_unit.items():
        told = [met for (one, _), met in now.items() if one == unit]
        yield Backslider(
            looking.standing[unit], criteria_set.code, sum(told),
            len(criteria_set.criteria), tuple(all_lost),
        )  # fmt: skip


def _lost(
    looking: _Looking, criteria_set: CriteriaSet, pair: Pair, history: Sequence[Judged]
) -> Lost:
    unit, code = pair
    recognised = looking.standing[unit].on
    then = set_for(UnitLevel.COMMUNE, Grade.STANDARD, on=recognised)
    since, why = fell(history, recognised=recognised, new_set=then not in ("", criteria_set.code))
    criterion = criteria_set.criterion(code)
    agencies = dict.fromkeys(
        agency.code for requirement in criterion.requirements for agency in requirement.agencies
    )
    return Lost(code, since, why, result(criterion, 0).words, tuple(agencies))


def _histories(looking: _Looking, missed: Sequence[Pair]) -> Mapping[Pair, list[Judged]]:
    """Go back from day to day until each criterion was met, or its recognition is reached."""
    told: dict[Pair, list[Judged]] = {pair: [] for pair in missed}
    going = set(missed)
    places = {unit for unit, _ in missed}
    days = _days(looking, places)
    for begin in range(0, len(days), AT_ONCE):
        looking.met(days[begin : begin + AT_ONCE])
        for day in days[begin : begin + AT_ONCE]:
            for pair in sorted(going):
                recognised = looking.standing[pair[0]].on
                judged = Judged(max(day, recognised), looking.asked[day].get(pair))
                if day >= recognised:
                    told[pair].append(judged)
                if judged.met is not False or day <= recognised:
                    going.discard(pair)
        if not going:
            break
    return told


def _days(looking: _Looking, places: Collection[str]) -> list[dt.date]:
    """Give the days on which what is met may have changed, the last one first."""
    if not places:
        return []
    recognised = {looking.standing[unit].on for unit in places}
    said = queries.assessed_days(places, since=min(recognised), on=looking.on)
    steps = {
        table.since
        for threshold in loader.criteria_set(looking.criteria_set).thresholds()
        for table in threshold.tables
        if min(recognised) < table.since <= looking.on
    }
    return sorted({looking.on, *said, *steps, *recognised}, reverse=True)
