"""What must hold of its communes before a larger unit is recognised."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.criteria.grade import GRADE_TITLES, Grade
from chungtay.core.kernel.title import Title


@dataclass(frozen=True, slots=True)
class CommuneShare:
    """The share of a unit's rural communes, in percent, that must be recognised to a grade.

    A commune counts that holds the grade, under whichever set it was given.
    """

    grade: Grade
    share: int
    cite: str
    verified: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.share <= 100:
            msg = "share là phần trăm số xã, từ 1 đến 100"
            raise ValueError(msg)

    @property
    def code(self) -> str:
        """Name the condition; no criterion bears such a name."""
        return f"communes.{self.grade}"

    @property
    def title(self) -> Title:
        """Say the condition."""
        grade = GRADE_TITLES[self.grade]
        least = Title(f"{self.share} %", f"{self.share} %")
        if self.share < 100:
            least = Title(f"ít nhất {self.share} %", f"At least {self.share} %")
        vi = f"{least.vi} số xã được công nhận {grade.vi}"
        return Title(vi[:1].upper() + vi[1:], f"{least.en} of communes recognised: {grade.en}")

    def reached(self, held: int, of: int) -> bool:
        """Tell whether so many communes of so many are enough, without rounding.

        >>> whole = CommuneShare(Grade.STANDARD, 100, "")
        >>> whole.reached(17, 18), whole.reached(18, 18)
        (False, True)
        """
        return 100 * held >= self.share * of
