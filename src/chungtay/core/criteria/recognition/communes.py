"""Whether enough of a larger unit's communes are recognised, told like any other result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chungtay.core.criteria.criteria_set import CommuneShare
from chungtay.core.criteria.grade import GRADE_TITLES, Grade
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.kernel.refusal import few
from chungtay.core.kernel.title import Title

MOST = 4
"""How many of the communes that are missing are named."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A rural commune of the unit, and to what it is recognised on the day."""

    title: str
    held: frozenset[Grade]


def share_result(
    asked: CommuneShare, communes: Sequence[Commune], *, clause: Callable[[str], str]
) -> Result:
    """Hold the communes recognised against the share asked; `clause` names a place in the law.

    Where the unit has no rural commune there is nothing to count, and the answer is open.
    """
    if not communes:
        none = Title("đơn vị không có xã nào để tính", "the unit has no rural commune to count")
        return Result(asked.code, None, title=asked.title, words=none)
    missing = [one.title for one in communes if asked.grade not in one.held]
    held, of, grade = len(communes) - len(missing), len(communes), GRADE_TITLES[asked.grade]
    words = Title(
        f"{held} trên {of} xã được công nhận {grade.vi}, cần {asked.share} %",
        f"{held} of {of} communes recognised ({grade.en}), {asked.share} % needed",
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
