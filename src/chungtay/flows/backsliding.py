"""Set what places are recognised for beside what they meet: who lost what, since when, and why."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from chungtay.analytics.engine import Engine, engine
from chungtay.apps.criteria.recognition import queries
from chungtay.apps.units import queries as units
from chungtay.apps.units.bodies import Bodies
from chungtay.core.criteria.criteria_set import CriteriaSet
from chungtay.core.criteria.grade import Grade, UnitLevel
from chungtay.core.criteria.recognition.backsliding import Backslider, Judged, Lost, Why, fell
from chungtay.core.criteria.recognition.recheck import last_found
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.criteria.record import Recognition
from chungtay.core.kernel.quantity import Missing
from chungtay.core.measures.answer import Question
from chungtay.core.units.unit import Level
from chungtay.flows.judge_criteria import results
from chungtay.packs import loader
from chungtay.packs.recognition import set_for

MET = "criteria.met"
AT_ONCE = 8
"""Days asked about in one question; most losses are recent."""
LEVELS = {UnitLevel.COMMUNE: Level.COMMUNE, UnitLevel.DISTRICT: Level.DISTRICT}
Pair = tuple[str, str]
"""A unit and a criterion."""
Met = Mapping[Pair, bool]


def backsliding(
    *, province: str, on: dt.date, within: Collection[str] | None = None, of: Engine | None = None
) -> tuple[Backslider, ...]:
    """Give the communes and districts that are recognised on a day and miss a criterion.

    A place recognised to several grades is looked at for each. `within` narrows to certain units.
    What nobody has judged is not called lost.
    """
    asked = of or engine()
    with asked.still():
        return tuple(
            one
            for level in LEVELS
            for grade, held in _recognised(province, level, on=on, within=within).items()
            for one in _of_grade(_Asked(asked, province, on, level, grade), held)
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which recognitions are looked at, and on which day."""

    engine: Engine
    province: str
    on: dt.date
    level: UnitLevel
    grade: Grade

    def law(self, on: dt.date) -> str:
        """Give the code of the set they are judged by on a day; "" where none is."""
        return set_for(self.level, self.grade, on=on, province=self.province)

    @property
    def measured(self) -> bool:
        """Tell whether a measure answers for all of them at once."""
        return (self.level, self.grade) == (UnitLevel.COMMUNE, Grade.STANDARD)


@dataclass(frozen=True)
class _Looking:
    """Whose results are looked at, under which set."""

    asked: _Asked
    criteria_set: str
    standing: Mapping[str, Recognition]
    of: Bodies
    met: dict[dt.date, Met] = field(default_factory=dict)

    def look(self, days: Sequence[dt.date]) -> None:
        """Ask what is met on certain days, and keep it."""
        wanted = [day for day in days if day not in self.met]
        if not wanted:
            return
        if self.asked.measured:
            self.met.update(self._measured(wanted))
        else:
            self.met.update((day, self._judged(day)) for day in wanted)

    def _judged(self, day: dt.date) -> Met:
        called = {self.of.then(unit, day): unit for unit in self.standing}
        told = results(called.keys() - {""}, criteria_set=self.criteria_set, on=day)
        return {
            (called[unit], one.criterion): one.met
            for unit, each in told.items()
            for one in each
            if one.met is not None
        }

    def _measured(self, days: list[dt.date]) -> Iterator[tuple[dt.date, Met]]:
        where = {
            "province": (self.asked.province,),
            "criteria_set": (self.criteria_set,),
            "unit": tuple(sorted(self.of.codes)),
        }
        by, question = ("unit", "criterion"), Question(where, max(days))
        told = self.asked.engine.ask_sets([MET], sets=[by], question=question, days=days)
        for day in days:
            yield (
                day,
                {
                    (unit, cell.by[1]): cell.value == 1
                    for cell in told[by, day][MET].cells
                    if not isinstance(cell.value, Missing)
                    and (unit := self.of.told(cell.by[0], day))
                },
            )


def _recognised(
    province: str, level: UnitLevel, *, on: dt.date, within: Collection[str] | None
) -> Mapping[Grade, Mapping[str, Recognition]]:
    """Give the recognitions that stand, by grade and unit, in order of grade."""
    inside = {one.code for one in units.subtree(province, on=on, level=LEVELS[level])}
    held = queries.standing(inside if within is None else inside & set(within), on=on)
    by_grade = {grade: {one.unit: one for one in held if one.grade is grade} for grade in Grade}
    return {grade: told for grade, told in by_grade.items() if told}


def _of_grade(asked: _Asked, standing: Mapping[str, Recognition]) -> Iterable[Backslider]:
    code = asked.law(asked.on)
    if not code:
        return ()
    law = loader.criteria_set(code, province=asked.province)
    return _backsliders(_Looking(asked, code, standing, Bodies.of(standing, on=asked.on)), law)


def _backsliders(looking: _Looking, law: CriteriaSet) -> Iterable[Backslider]:
    on = looking.asked.on
    looking.look([on])
    now = looking.met[on]
    missed = [pair for pair, met in now.items() if not met]
    places = {unit for unit, _ in missed}
    history = _histories(looking, missed)
    told = {
        (unit, one.criterion): one
        for unit, each in results(places, criteria_set=law.code, on=on).items()
        for one in each
    }
    found = last_found(queries.rechecks(places, on=on))
    by_unit: dict[str, list[Lost]] = defaultdict(list)
    for unit, code in sorted(missed):
        recheck = found.get((unit, looking.asked.grade, code))
        since, why = _fell(looking, (unit, code), history[unit, code])
        agencies = tuple(dict.fromkeys(_agencies(law, code)))
        result = told.get((unit, code), Result(code, met=False))
        by_unit[unit].append(Lost(result, since, why, agencies, recheck))
    for unit, lost in by_unit.items():
        kept = sum(now.get((unit, one.code), False) for one in law.criteria)
        yield Backslider(looking.standing[unit], law.code, kept, len(law.criteria), tuple(lost))


def _fell(looking: _Looking, pair: Pair, history: Sequence[Judged]) -> tuple[dt.date, Why]:
    recognised = looking.standing[pair[0]].on
    then = looking.asked.law(recognised)
    new_set = then not in ("", looking.criteria_set)
    return fell(history, recognised=recognised, new_set=new_set)


def _agencies(law: CriteriaSet, code: str) -> Iterator[str]:
    """Name who is in charge of a criterion; of a condition before them, nobody in particular."""
    for criterion in law.criteria:
        for requirement in criterion.requirements if criterion.code == code else ():
            for agency in requirement.agencies:
                yield agency.code


def _histories(looking: _Looking, missed: Sequence[Pair]) -> Mapping[Pair, list[Judged]]:
    """Go back from day to day until each criterion was met, or its recognition is reached."""
    told: dict[Pair, list[Judged]] = {pair: [] for pair in missed}
    going = set(missed)
    places = {unit for unit, _ in missed}
    days = _days(looking, places)
    for begin in range(0, len(days), AT_ONCE):
        looking.look(days[begin : begin + AT_ONCE])
        for day in days[begin : begin + AT_ONCE]:
            for pair in sorted(going):
                recognised = looking.standing[pair[0]].on
                judged = Judged(max(day, recognised), looking.met[day].get(pair))
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
    on = looking.asked.on
    recognised = {looking.standing[unit].on for unit in places}
    said = queries.assessed_days(places, since=min(recognised), on=on)
    law = loader.criteria_set(looking.criteria_set)
    steps = {
        table.since
        for threshold in law.thresholds()
        for table in threshold.tables
        if min(recognised) < table.since <= on
    }
    below = _decided_below(places, looking) if law.shares else set()
    return sorted({on, *said, *steps, *recognised, *below}, reverse=True)


def _decided_below(places: Collection[str], looking: _Looking) -> set[dt.date]:
    """Give the days of decisions on the communes of districts, which their condition counts."""
    on = looking.asked.on
    communes = {one.code for unit in places for one in units.subtree(unit, on=on)} - {*places}
    return {one.on for one in queries.recognitions(on=on, within=communes)}
