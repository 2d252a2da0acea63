"""A criteria set: groups, criteria, requirements, thresholds, and what a province sets over it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from chungtay.core.criteria.criteria_set.column import Column, ColumnRule, Region, Zone
from chungtay.core.criteria.criteria_set.level import LevelInForce, LevelTable
from chungtay.core.criteria.criteria_set.share import CommuneShare
from chungtay.core.criteria.criteria_set.threshold import Threshold
from chungtay.core.criteria.grade import Grade, UnitLevel
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.title import Title
from chungtay.core.law.instrument import Agency


@dataclass(eq=False)
class UnknownCriterion(Refusal):
    """A criterion, requirement or region was asked for that the set does not have."""

    code = "criteria.unknown_entry"
    kind = Kind.NOT_FOUND
    message = "Bộ tiêu chí “{criteria_set}” không có “{name}”."

    criteria_set: str
    name: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement (chỉ tiêu) of a criterion; most have one threshold, some have two."""

    code: str
    title: Title
    agencies: tuple[Agency, ...]
    thresholds: tuple[Threshold, ...]

    def levels(
        self, *, on: dt.date, column: Column | None = Region.GENERAL, zone: Zone | None = None
    ) -> tuple[LevelInForce, ...]:
        """Give the level of every threshold on a day in a column."""
        return tuple(t.level(on=on, column=column, zone=zone) for t in self.thresholds)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: code `01` to `19`, its name, and a shorter one for heads of tables.

    One without requirements is known by its name alone: the agency's own verdict decides.
    """

    code: str
    title: Title
    short: Title
    requirements: tuple[Requirement, ...] = ()
    verified: bool = False

    @property
    def number(self) -> str:
        """Give the number under which documents list it: `7` for `07`."""
        return self.code.lstrip("0")


@dataclass(frozen=True, slots=True)
class CriteriaGroup:
    """A group of criteria; which group a criterion is in is stated, never derived."""

    code: str
    title: Title
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Declares:
    """How many criteria and requirements the document says it has, whoever knows their text."""

    criteria: int
    requirements: int | None = None
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Grouping:
    """The numbers by which communes fall into groups: the share of farming in the economy, in %."""

    farming_below: Decimal
    cite: str
    verified: bool = False


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """A criteria set, in force from `since` up to, not including, `until`.

    `stricter` says that a province may ask for more than the nation does. What must hold before
    the set is looked at stands in `first`, in words; how many of a larger unit's communes must be
    recognised, in `shares`.
    """

    code: str
    title: Title
    level: UnitLevel
    grade: Grade
    since: dt.date
    until: dt.date
    cite: str
    columns: ColumnRule
    groups: tuple[CriteriaGroup, ...]
    declares: Declares | None = None
    stricter: bool = False
    grouping: Grouping | None = None
    first: Title | None = None
    shares: tuple[CommuneShare, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if (self.columns is ColumnRule.COMMUNE_GROUP) != (self.grouping is not None):
            msg = "grouping cần có khi, và chỉ khi, columns là commune_group"
            raise ValueError(msg)
        if self.shares and self.level not in (UnitLevel.DISTRICT, UnitLevel.PROVINCE):
            msg = "shares nói về các xã của huyện, tỉnh; bộ tiêu chí cấp này không có"
            raise ValueError(msg)
        if self.level not in (UnitLevel.DISTRICT, UnitLevel.PROVINCE) and any(
            threshold.counts for threshold in self.thresholds()
        ):
            msg = "counts nói về các xã của huyện, tỉnh; bộ tiêu chí cấp này không có"
            raise ValueError(msg)
        told = self.declares
        if told and len(self.criteria) > told.criteria:
            msg = f"văn bản có {told.criteria} tiêu chí, ở đây nêu {len(self.criteria)}"
            raise ValueError(msg)
        if told and told.requirements is not None and len(self.requirements) > told.requirements:
            msg = f"văn bản có {told.requirements} chỉ tiêu, ở đây nêu {len(self.requirements)}"
            raise ValueError(msg)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Give every criterion, in order."""
        return tuple(criterion for group in self.groups for criterion in group.criteria)

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """Give every requirement, in order."""
        return tuple(r for criterion in self.criteria for r in criterion.requirements)

    @property
    def unlisted(self) -> int | None:
        """Count the requirements whose text is not at hand; None where their number is not."""
        if self.declares is None or self.declares.requirements is None:
            return None
        return self.declares.requirements - len(self.requirements)

    def stands(self, on: dt.date) -> bool:
        """Tell whether the set is in force on a day."""
        return self.since <= on < self.until

    def thresholds(self) -> Iterator[Threshold]:
        """Give every threshold, in order."""
        for requirement in self.requirements:
            yield from requirement.thresholds

    def only(self, criterion: Criterion) -> CriteriaSet:
        """Give the set as if it had one criterion, for whoever looks at that alone."""
        groups = (group for group in self.groups if criterion in group.criteria)
        alone = tuple(replace(group, criteria=(criterion,)) for group in groups)
        return replace(self, groups=alone)

    def share(self, code: str) -> CommuneShare | None:
        """Find what must hold of its communes before the criteria, by its code."""
        return next((one for one in self.shares if one.code == code), None)

    def criterion(self, code: str) -> Criterion:
        """Find a criterion by its code (`10`, `01`; `1` is taken for `01`)."""
        for criterion in self.criteria:
            if criterion.code == code.zfill(2):
                return criterion
        raise UnknownCriterion(criteria_set=self.code, name=code)

    def requirement(self, code: str) -> Requirement:
        """Find a requirement by its code (`6.2`, `10`)."""
        for requirement in self.requirements:
            if requirement.code == code:
                return requirement
        raise UnknownCriterion(criteria_set=self.code, name=code)

    def threshold(self, code: str) -> Threshold:
        """Find a threshold by its code (`6.2`, `17.1a`)."""
        for threshold in self.thresholds():
            if threshold.code == code:
                return threshold
        raise UnknownCriterion(criteria_set=self.code, name=code)

    def requirement_of(self, threshold: str) -> Requirement:
        """Find the requirement that a threshold belongs to, by the threshold's code."""
        for requirement in self.requirements:
            if any(t.code == threshold for t in requirement.thresholds):
                return requirement
        raise UnknownCriterion(criteria_set=self.code, name=threshold)

    def criterion_of(self, threshold: str) -> Criterion:
        """Find the criterion that a threshold belongs to, by the threshold's code."""
        for criterion in self.criteria:
            if any(t.code == threshold for r in criterion.requirements for t in r.thresholds):
                return criterion
        raise UnknownCriterion(criteria_set=self.code, name=threshold)

    def overridden(self, override: CriteriaOverride) -> CriteriaSet:
        """Lay a province's tables over the national ones, threshold by threshold."""
        tables = {entry.threshold: entry.tables for entry in override.thresholds}
        groups = tuple(
            replace(g, criteria=tuple(_overlay(c, tables) for c in g.criteria)) for g in self.groups
        )
        return replace(self, groups=groups, note=override.note or self.note)


@dataclass(frozen=True, slots=True)
class ThresholdOverride:
    """A province's tables for one threshold of a national set."""

    threshold: str
    tables: tuple[LevelTable, ...]


@dataclass(frozen=True, slots=True)
class CriteriaOverride:
    """What a province sets over a national criteria set, from the days its tables name."""

    criteria_set: str
    cite: str
    thresholds: tuple[ThresholdOverride, ...]
    note: str = ""


def _overlay(criterion: Criterion, tables: Mapping[str, tuple[LevelTable, ...]]) -> Criterion:
    """Lay tables over the thresholds they name, and leave the others as they stand."""
    return replace(
        criterion,
        requirements=tuple(
            replace(
                requirement,
                thresholds=tuple(
                    replace(t, tables=_in_order(t.tables, tables.get(t.code, ())))
                    for t in requirement.thresholds
                ),
            )
            for requirement in criterion.requirements
        ),
    )


def _in_order(
    nation: tuple[LevelTable, ...], province: tuple[LevelTable, ...]
) -> tuple[LevelTable, ...]:
    """Order by day; from the province's first table on, its tables stand alone."""
    if not province:
        return nation
    return tuple(t for t in nation if t.since < province[0].since) + province
