"""What each commune lacks on a day: criteria not met, and the requirements missing of each."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from chungtay.core.criteria.criteria_set import CriteriaSet
from chungtay.core.kernel.quantity import Missing
from chungtay.core.measures.answer import Question
from chungtay.flows.foresee import Keeper

MET = "criteria.met"
REQUIREMENTS = ("requirements.met", "requirements.undetermined")


@dataclass(frozen=True, slots=True)
class Lacking:
    """A commune: criteria it meets, and those it does not, each with the requirements missing.

    No requirement beside a criterion means that nobody has said which are.
    """

    met: int
    criteria: Mapping[str, frozenset[str]]


class Judge(Protocol):
    """Tells what communes lack under a set on a day."""

    def __call__(
        self, units: Collection[str], *, on: dt.date, as_known: dt.date | None
    ) -> Mapping[str, Lacking]:
        """Tell it of every unit asked about; criteria that nobody judged are lacking."""
        ...


@dataclass(frozen=True, slots=True)
class Judged:
    """Judges by measures: what was computed, or recorded, of criteria and requirements."""

    engine: Keeper
    criteria_set: CriteriaSet
    province: str

    def __call__(
        self, units: Collection[str], *, on: dt.date, as_known: dt.date | None
    ) -> Mapping[str, Lacking]:
        """Ask which criteria are met, and of the others which requirements are not."""
        where = {"province": (self.province,), "criteria_set": (self.criteria_set.code,)}
        question = Question(where, on, as_known)
        by = ("unit", "criterion")
        criteria = self.engine.ask_many([MET], by=by, question=question)[MET].numbers
        missing = self._missing(question)
        return {
            unit: Lacking(
                sum(criteria.get((unit, c.code)) == 1 for c in self.criteria_set.criteria),
                {
                    c.code: missing.get((unit, c.code), frozenset())
                    for c in self.criteria_set.criteria
                    if criteria.get((unit, c.code), Missing.ABSENT) != 1
                },
            )
            for unit in units
        }

    def _missing(self, question: Question) -> Mapping[tuple[str, str], frozenset[str]]:
        """Give, by unit and criterion, the requirements judged not met or not yet determined."""
        by = ("unit", "criterion", "requirement")
        told = self.engine.ask_many(REQUIREMENTS, by=by, question=question)
        met, undetermined = (told[name].numbers for name in REQUIREMENTS)
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for (unit, criterion, requirement), number in met.items():
            if number == 0:
                found[unit, criterion].add(requirement)
        for (unit, criterion, requirement), number in undetermined.items():
            if number == 1:
                found[unit, criterion].add(requirement)
        return {place: frozenset(requirements) for place, requirements in found.items()}
