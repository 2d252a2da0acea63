"""What the law counts of a larger unit's communes and districts: which of them are recognised."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.criteria.grade import GRADE_TITLES, UNIT_LEVEL_TITLES, Grade, UnitLevel
from chungtay.core.kernel.title import Title

PARTS = (UnitLevel.COMMUNE, UnitLevel.DISTRICT)
"""Of what a larger unit's parts may be counted."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Of a larger unit's rural communes (or districts), those recognised to a grade.

    One counts that holds the grade, under whichever set it was given; with `from_year`, only if it
    was recognised for that year or a later one.
    """

    grade: Grade
    of: UnitLevel = UnitLevel.COMMUNE
    from_year: int = 0

    def __post_init__(self) -> None:
        if self.of not in PARTS:
            msg = "of là commune hoặc district"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class CommuneShare:
    """The share of a unit's rural communes (or districts), in percent, recognised to a grade.

    One counts that holds the grade, under whichever set it was given.
    """

    grade: Grade
    share: int
    cite: str
    verified: bool = False
    of: UnitLevel = UnitLevel.COMMUNE

    def __post_init__(self) -> None:
        if self.of not in PARTS:
            msg = "of là commune hoặc district"
            raise ValueError(msg)
        if not 0 < self.share <= 100:
            msg = "share là phần trăm số xã, từ 1 đến 100"
            raise ValueError(msg)

    @property
    def code(self) -> str:
        """Name the condition; no criterion bears such a name."""
        return f"{self.of}s.{self.grade}"

    @property
    def counted(self) -> Counted:
        """Give what is counted."""
        return Counted(self.grade, self.of)

    @property
    def title(self) -> Title:
        """Say the condition."""
        grade = GRADE_TITLES[self.grade]
        least = Title(f"{self.share} %", f"{self.share} %")
        if self.share < 100:
            least = Title(f"ít nhất {self.share} %", f"At least {self.share} %")
        of = UNIT_LEVEL_TITLES[self.of]
        vi = f"{least.vi} số {of.vi.lower()} được công nhận {grade.vi}"
        en = f"{least.en} of {of.en.lower()}s recognised: {grade.en}"
        return Title(vi[:1].upper() + vi[1:], en)

    def reached(self, held: int, of: int) -> bool:
        """Tell whether so many communes of so many are enough, without rounding.

        >>> whole = CommuneShare(Grade.STANDARD, 100, "")
        >>> whole.reached(17, 18), whole.reached(18, 18)
        (False, True)
        """
        return 100 * held >= self.share * of
