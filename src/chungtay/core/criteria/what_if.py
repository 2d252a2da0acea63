"""What if another set, another level or another column held: who would gain or lose by it.

A supposition changes the law, never what was read. Values read for a threshold that measures the
same thing in another set (`like`) are held against the supposed levels; verdicts recorded under
another set are carried only where the threshold asks for no number, for they were given against
other levels. Nothing of it is written anywhere.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from chungtay.core.criteria.criteria_set import (
    UNIT_LEVEL_TITLES,
    Column,
    CriteriaOverride,
    CriteriaSet,
    Level,
    LevelTable,
    Region,
    Shape,
    Threshold,
    ThresholdOverride,
    UnitLevel,
)
from chungtay.core.criteria.judging import RequirementResult, SetResult, Verdict
from chungtay.core.criteria.level_words import beyond_whole
from chungtay.core.criteria.reading import Judgement, Reading
from chungtay.core.kernel.refusal import Refusal

SUPPOSED = "giả định"
"""Stands where the words of a law would be cited: no law says so."""
Find = Callable[[str], CriteriaSet]


@dataclass(eq=False)
class SetNotOfCommunes(Refusal):
    """Communes are judged by sets of communes, also by supposed ones."""

    code = "criteria.set_not_of_communes"
    message = "Bộ tiêu chí {criteria_set} dành cho {level}; ở đây chỉ giả định bộ dành cho xã."

    criteria_set: str
    level: str


@dataclass(eq=False)
class NoLevelToSuppose(Refusal):
    """A number was supposed for a requirement of words."""

    code = "criteria.no_level_to_suppose"
    message = "Chỉ tiêu {threshold} của bộ “{criteria_set}” không hỏi số nên không giả định mức."

    criteria_set: str
    threshold: str


@dataclass(frozen=True, slots=True)
class SupposedLevel:
    """A level that would hold for a threshold: in one column, or in all."""

    threshold: str
    level: Decimal
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class Regrouping:
    """A column that units would stand in: those of one column, or (`of` None) all of them.

    Units of which nobody knows the column are moved only with all.
    """

    to: Column
    of: Column | None = None


@dataclass(frozen=True, slots=True)
class Supposition:
    """The set that would hold, with its levels as they are but for those supposed.

    `regrouped` puts units in other columns, whatever the law's own rule says.
    """

    criteria_set: str
    levels: tuple[SupposedLevel, ...] = ()
    regrouped: tuple[Regrouping, ...] = ()

    def column(self, own: Column | None) -> Column | None:
        """Give the column a unit would stand in; what is told of its own column comes first.

        >>> moved = Supposition("", regrouped=(Regrouping(Region.MEKONG_DELTA),
        ...     Regrouping(Region.SOUTH_EAST, of=Region.CENTRAL_HIGHLANDS)))
        >>> moved.column(Region.CENTRAL_HIGHLANDS).name, moved.column(None).name
        ('SOUTH_EAST', 'MEKONG_DELTA')
        """
        told = {one.of: one.to for one in self.regrouped}
        return told.get(own, told.get(None, own))


@dataclass(frozen=True, slots=True)
class Changed:
    """A unit judged as it is and as it would be."""

    before: SetResult
    after: SetResult

    @property
    def gains(self) -> bool:
        """Tell whether it would meet all and does not now."""
        return _meets(self.after) and not _meets(self.before)

    @property
    def loses(self) -> bool:
        """Tell whether it meets all and would miss something."""
        return _meets(self.before) and self.after.ruling.verdict is Verdict.NOT_MET

    @property
    def unsettled(self) -> bool:
        """Tell whether it meets all, and nobody could say so any more: values or levels lack."""
        return _meets(self.before) and self.after.ruling.verdict is Verdict.UNDETERMINED

    @property
    def moves(self) -> bool:
        """Tell whether it would meet more criteria, or fewer, or others."""
        return _verdicts(self.before) != _verdicts(self.after)

    def deciding(self) -> Iterator[RequirementResult]:
        """Give the requirements whose verdict is another than before, as they would be judged.

        Under another set they are those missed, or, where none is, those left open.
        """
        if self.before.criteria_set != self.after.criteria_set:
            parts = [part for one in self.after.criteria for part in one.deciding]
            missed = [part for part in parts if part.ruling.verdict is Verdict.NOT_MET]
            yield from missed or parts
            return
        known = {r.requirement.code: r.ruling.verdict for r in _requirements(self.before)}
        for result in _requirements(self.after):
            if known.get(result.requirement.code) is not result.ruling.verdict:
                yield result


def supposed(law: CriteriaSet, supposition: Supposition, *, on: dt.date) -> CriteriaSet:
    """Give the law as it would be from a day on.

    Refuses a set that is none of communes, a threshold it has not or of words, more than all.
    """
    if law.level is not UnitLevel.COMMUNE:
        raise SetNotOfCommunes(law.code, UNIT_LEVEL_TITLES[law.level].vi.lower())
    tables = []
    for code in dict.fromkeys(one.threshold for one in supposition.levels):
        threshold = law.threshold(code)
        if threshold.shape is Shape.STATED:
            raise NoLevelToSuppose(criteria_set=law.code, threshold=code)
        told = {one.column: one.level for one in supposition.levels if one.threshold == code}
        for level in told.values():
            if beyond := beyond_whole(threshold, level):
                raise beyond
        tables.append(
            ThresholdOverride(code, (*_before(threshold, on), _table(threshold, told, on)))
        )
    return law.overridden(CriteriaOverride(law.code, SUPPOSED, tuple(tables)))


def _before(threshold: Threshold, on: dt.date) -> tuple[LevelTable, ...]:
    return tuple(table for table in threshold.tables if table.since < on)


def _table(threshold: Threshold, told: Mapping[Column | None, Decimal], on: dt.date) -> LevelTable:
    """Give the table of a day with some levels changed; a level for all columns clears the rest."""
    levels: dict[Column, Level] = {}
    if None in told:
        levels[Region.GENERAL] = told[None]
    elif known := [table for table in threshold.tables if table.since <= on]:
        levels |= known[-1].levels
    levels |= {column: level for column, level in told.items() if column is not None}
    return LevelTable(on, SUPPOSED, levels)


Likenesses = Mapping[str, tuple[tuple[str, Threshold], ...]]
"""By `<set>/<threshold>` of other sets: the requirements and thresholds that measure the same."""


def likenesses(law: CriteriaSet, find: Find) -> Likenesses:
    """Tell of which thresholds of other sets the values may be held against this one's levels."""
    found: dict[str, list[tuple[str, Threshold]]] = defaultdict(list)
    for requirement in law.requirements:
        for threshold in requirement.thresholds:
            for name in _likes(threshold, find):
                found[name].append((requirement.code, threshold))
    return {name: tuple(each) for name, each in found.items()}


def read_as(
    law: CriteriaSet, readings: Iterable[Reading], alike: Likenesses
) -> tuple[Reading, ...]:
    """Give what was read, under whatever set, as readings of this one's thresholds.

    A requirement read under the set itself is left to those readings.
    """
    told = list(readings)
    found = [reading for reading in told if reading.criteria_set == law.code]
    own = {reading.requirement for reading in found}
    for reading in told:
        for requirement, threshold in alike.get(f"{reading.criteria_set}/{reading.threshold}", ()):
            if requirement not in own:
                found += _carried(reading, law.code, requirement, threshold)
    return tuple(sorted(found, key=lambda reading: (reading.on, reading.grounds.known_from)))


def _likes(threshold: Threshold, find: Find) -> Iterator[str]:
    """Give the thresholds of other sets that measure the same, from the nearest on."""
    while threshold.like:
        yield threshold.like
        code, _, name = threshold.like.partition("/")
        threshold = find(code).threshold(name)


def _carried(
    reading: Reading, criteria_set: str, requirement: str, threshold: Threshold
) -> Iterator[Reading]:
    words = threshold.shape is Shape.STATED
    if reading.part is None and not (words and reading.judgement is not Judgement.NONE):
        return
    yield replace(
        reading,
        criteria_set=criteria_set,
        requirement=requirement,
        threshold=threshold.code,
        judgement=reading.judgement if words else Judgement.NONE,
    )


def _requirements(result: SetResult) -> Iterator[RequirementResult]:
    for criterion in result.criteria:
        yield from criterion.requirements


def _meets(result: SetResult) -> bool:
    return result.ruling.verdict is Verdict.MET


def _verdicts(result: SetResult) -> list[tuple[str, Verdict]]:
    return [(one.criterion.code, one.ruling.verdict) for one in result.criteria]
