"""Which requirements fill themselves from the registers (`vn/derivations.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from chungtay.core.works.work import WorkType
from chungtay.packs import loader
from chungtay.packs.loader.library import NATION

FILE = "derivations.yaml"


@dataclass(frozen=True, slots=True)
class ShareFrom:
    """A share: one measure, or several added up, over another. `measure` names it for readers."""

    criteria_set: str
    threshold: str
    measure: str
    part: tuple[str, ...]
    base: str
    where: Mapping[str, tuple[str, ...]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ValueFrom:
    """A value that a measure says of the unit itself; of a share, without its base."""

    criteria_set: str
    threshold: str
    measure: str
    where: Mapping[str, tuple[str, ...]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class WorksFrom:
    """Finished works of a type that lie in the unit, as evidence."""

    criteria_set: str
    threshold: str
    work_type: WorkType


@dataclass(frozen=True, slots=True)
class Derivations:
    """All that can be taken from the registers."""

    shares: tuple[ShareFrom, ...]
    values: tuple[ValueFrom, ...]
    works: tuple[WorksFrom, ...]

    def rule(self, criteria_set: str, threshold: str) -> ShareFrom | ValueFrom | None:
        """Find how a threshold's value is taken from the registers, if it is."""
        place = (criteria_set, threshold)
        share = next((s for s in self.shares if (s.criteria_set, s.threshold) == place), None)
        value = next((v for v in self.values if (v.criteria_set, v.threshold) == place), None)
        return share or value


@cache
def derivations() -> Derivations:
    """Give what can be taken from the registers, of every criteria set."""
    return loader.read(loader.library().root / NATION / FILE, Derivations)
