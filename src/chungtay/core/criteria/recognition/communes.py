"""Whether enough of a larger unit's communes or districts are recognised, told like any result."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from chungtay.core.criteria.criteria_set import CommuneShare, Counted
from chungtay.core.criteria.grade import GRADE_TITLES, UNIT_LEVEL_TITLES, Grade, UnitLevel
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.kernel.refusal import few
from chungtay.core.kernel.title import Title

MOST = 4
"""How many of those that are missing are named."""
NONE: dict[UnitLevel, Title] = {
    UnitLevel.COMMUNE: Title(
        "đơn vị không có xã nào để tính", "the unit has no rural commune to count"
    ),
    UnitLevel.DISTRICT: Title(
        "đơn vị không có huyện nào để tính", "the unit has no district to count"
    ),
}
"""What is said where there is nothing to count."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A rural commune of the unit, or a district: to what it is recognised on the day, since when.

    `years` tells for which year each grade was given; `synthetic` that a decision was made up.
    """

    title: str
    held: frozenset[Grade]
    years: Mapping[Grade, int] = field(default_factory=dict)
    synthetic: bool = False

    def counts(self, counted: Counted) -> bool:
        """Tell whether it is one of those that are counted."""
        given = self.years.get(counted.grade, 0)
        return counted.grade in self.held and given >= counted.from_year


def share_result(
    asked: CommuneShare, communes: Sequence[Commune], *, clause: Callable[[str], str]
) -> Result:
    """Hold the communes recognised against the share asked; `clause` names a place in the law.

    Where the unit has none there is nothing to count, and the answer is open.
    """
    if not communes:
        none = NONE[asked.of]
        return Result(asked.code, None, title=asked.title, words=none)
    missing = [one.title for one in communes if not one.counts(asked.counted)]
    held, of, grade = len(communes) - len(missing), len(communes), GRADE_TITLES[asked.grade]
    part = UNIT_LEVEL_TITLES[asked.of]
    words = Title(
        f"{held} trên {of} {part.vi.lower()} được công nhận {grade.vi}, cần {asked.share} %",
        f"{held} of {of} {part.en.lower()}s recognised ({grade.en}), {asked.share} % needed",
    )
    source, met = _source(asked, clause(asked.cite)), asked.reached(held, of)
    named = few(missing, most=MOST)
    lacking = Title("", "") if met else Title(f"; còn {named}", f"; missing {named}")
    said = Title(words.vi + source.vi + lacking.vi, words.en + source.en + lacking.en)
    return Result(asked.code, met, title=asked.title, words=said)


def _source(asked: CommuneShare, clause: str) -> Title:
    if asked.verified:
        return Title(f" ({clause})", f" ({clause})")
    return Title(f" ({clause}; chưa kiểm chứng)", f" ({clause}; not verified)")
