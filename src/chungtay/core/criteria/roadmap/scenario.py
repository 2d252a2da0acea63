"""Scenarios: plans kept with all they were made from, never deleted, compared and made anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from chungtay.core.criteria.roadmap import kept
from chungtay.core.criteria.roadmap.planning import Outcome, Plan
from chungtay.core.criteria.roadmap.problem import Fund, Offer, Problem
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal

MOST_OF_NAME = 120
_SHOWN = 12


@dataclass(eq=False)
class UnknownScenario(Refusal):
    """A scenario was asked for that nobody kept."""

    code = "criteria.unknown_scenario"
    kind = Kind.NOT_FOUND
    message = "Không có phương án “{scenario}”."

    scenario: str


@dataclass(eq=False)
class UnnamedScenario(Refusal):
    """A scenario is kept under a name of a few words."""

    code = "criteria.unnamed_scenario"
    message = "Tên phương án dài {length} ký tự; cần từ 1 đến {most} ký tự."

    length: int
    most: int


def require_named(name: str) -> None:
    """Refuse a name that is none, or longer than what is kept."""
    if not 1 <= len(name) <= MOST_OF_NAME:
        raise UnnamedScenario(length=len(name), most=MOST_OF_NAME)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A problem as of a day, how its planning ended, and under what name it is kept.

    `place` is the unit whose communes it plans for, `follows` the scenario it was made anew from,
    `labels` what its remedies were called that day. Raises `UnnamedScenario`.
    """

    name: str
    place: str
    criteria_set: str
    on: dt.date
    problem: Problem
    outcome: Outcome
    made: Plan | None
    labels: Mapping[str, str]
    grounds: Grounds
    follows: str = ""
    kept_by: str = ""

    def __post_init__(self) -> None:
        require_named(self.name)

    @property
    def digest(self) -> str:
        """Give the digest of what it was made from."""
        return kept.digest(kept.told(self.problem))

    @property
    def code(self) -> str:
        """Give its code: the same name kept for the same inputs on a day is the same scenario."""
        said = {"name": self.name, "place": self.place, "set": self.criteria_set}
        about = kept.digest({**said, "on": self.on.isoformat(), "inputs": self.digest})
        return f"{self.on:%Y%m%d}-{about[:_SHOWN]}"

    @property
    def ref(self) -> str:
        """Give the natural key."""
        return f"scenarios:{self.code}"


@dataclass(frozen=True, slots=True)
class Moved:
    """A remedy that is otherwise in a later problem: its cost and its day, before and after."""

    code: str
    before: Offer
    after: Offer


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two problems and their plans, the earlier first."""

    fewer_remedies: tuple[str, ...]
    more_remedies: tuple[str, ...]
    moved: tuple[Moved, ...]
    now_met: tuple[tuple[str, str], ...]
    """Criteria that were missing before and are not any more: unit and criterion."""
    now_missing: tuple[tuple[str, str], ...]
    limits: Mapping[Fund, tuple[int, int]]
    left_out: tuple[str, ...]
    """Remedies of the earlier plan that the later does without."""
    taken_up: tuple[str, ...]
    cost: tuple[int | None, int | None]

    @property
    def inputs(self) -> bool:
        """Tell whether anything that plans are made from differs."""
        data = (self.fewer_remedies, self.more_remedies, self.moved, self.now_met, self.now_missing)
        return any(data) or bool(self.limits)


def changes(before: Scenario, after: Scenario) -> Changes:
    """Say what is otherwise in a later scenario: the data it was made from, and its plan."""
    one, other = _offers(before.problem), _offers(after.problem)
    lacked, lacks = _missing(before.problem), _missing(after.problem)
    had = before.made.codes if before.made else frozenset[str]()
    has = after.made.codes if after.made else frozenset[str]()
    return Changes(
        fewer_remedies=tuple(sorted(one.keys() - other.keys())),
        more_remedies=tuple(sorted(other.keys() - one.keys())),
        moved=tuple(
            Moved(code, one[code], other[code])
            for code in sorted(one.keys() & other.keys())
            if one[code] != other[code]
        ),
        now_met=tuple(sorted(lacked - lacks)),
        now_missing=tuple(sorted(lacks - lacked)),
        limits=_limits(before.problem, after.problem),
        left_out=tuple(sorted(had - has)),
        taken_up=tuple(sorted(has - had)),
        cost=(
            before.made.cost if before.made else None,
            after.made.cost if after.made else None,
        ),
    )


def _offers(problem: Problem) -> dict[str, Offer]:
    return {offer.code: offer for *_rest, offer in problem.offers()}


def _missing(problem: Problem) -> set[tuple[str, str]]:
    return {(s.unit, missing.criterion) for s in problem.stands for missing in s.missing}


def _limits(before: Problem, after: Problem) -> dict[Fund, tuple[int, int]]:
    one, other = before.limits or {}, after.limits or {}
    return {
        fund: (one.get(fund, 0), other.get(fund, 0))
        for fund in sorted({*one, *other})
        if one.get(fund, 0) != other.get(fund, 0)
    }
