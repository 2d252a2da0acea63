"""Verdicts, what they rest on, and how several make one.

A verdict is computed (a value held against the level in force) or recorded (the competent body said
so). Undetermined is an answer of its own: it is neither "met" nor "not met", and nothing counts it
as either.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.title import Title


class Verdict(StrEnum):
    """What is found of a threshold, a requirement, a criterion or a whole set."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"


class Basis(StrEnum):
    """What a verdict rests on."""

    COMPUTED = "computed"
    """A value was held against the level in force, or nothing decides and it stays open."""
    RECORDED = "recorded"
    """A body competent to judge recorded its own verdict, and no computation speaks."""


VERDICT_TITLES: dict[Verdict, Title] = {
    Verdict.MET: Title("Đạt", "Met"),
    Verdict.NOT_MET: Title("Chưa đạt", "Not met"),
    Verdict.NOT_APPLICABLE: Title("Không áp dụng", "Not applicable"),
    Verdict.UNDETERMINED: Title("Chưa xác định được", "Undetermined"),
}
BASIS_TITLES: dict[Basis, Title] = {
    Basis.COMPUTED: Title("Tính từ giá trị và mức", "Computed from value and level"),
    Basis.RECORDED: Title("Theo kết luận đã ghi", "As recorded"),
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict and what it rests on."""

    verdict: Verdict
    by: Basis


OPEN = Ruling(Verdict.UNDETERMINED, Basis.COMPUTED)
"""Nothing decides."""


def combined(parts: Iterable[Ruling]) -> Ruling:
    """Make one ruling of the rulings on all its parts. All applicable parts must be met.

    One part not met settles the whole, whatever is still open. Without any part it stays open. The
    whole is computed if the parts that settle it are: one part not met by computation is enough for
    "not met", while "met" is computed only if every part met is.

    >>> computed, recorded = Basis.COMPUTED, Basis.RECORDED
    >>> met, not_met = Ruling(Verdict.MET, computed), Ruling(Verdict.NOT_MET, computed)
    >>> combined([met, OPEN, not_met]).verdict.value, combined([met, OPEN]).verdict.value
    ('not_met', 'undetermined')
    >>> combined([met, Ruling(Verdict.NOT_APPLICABLE, recorded)]).verdict.value
    'met'
    >>> combined([met, Ruling(Verdict.MET, recorded)]).by.value, combined([]) == OPEN
    ('recorded', True)
    """
    found = list(parts)
    bases = {verdict: {r.by for r in found if r.verdict is verdict} for verdict in Verdict}
    if bases[Verdict.NOT_MET]:
        computed = Basis.COMPUTED in bases[Verdict.NOT_MET]
        return Ruling(Verdict.NOT_MET, Basis.COMPUTED if computed else Basis.RECORDED)
    if bases[Verdict.UNDETERMINED] or not found:
        return OPEN
    if bases[Verdict.MET]:
        recorded = Basis.RECORDED in bases[Verdict.MET]
        return Ruling(Verdict.MET, Basis.RECORDED if recorded else Basis.COMPUTED)
    return Ruling(Verdict.NOT_APPLICABLE, Basis.RECORDED)
