"""A file for recognition: what is asked for, and the steps it has taken."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from chungtay.core.criteria.grade import GRADE_TITLES, Grade
from chungtay.core.criteria.recognition.appraisal import Appraisal
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.criteria.recognition.state import CLOSED, FileDeed, FileState
from chungtay.core.criteria.record import YearToCome, place
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.register import require_happened, require_signed

LONGEST_FIELD, LONGEST_REASON = 120, 600
_CODE = re.compile(r"[\w.]{1,40}-(?:standard|advanced|model|modern)-\d{4}-\d{1,3}")


@dataclass(eq=False)
class UnknownFile(Refusal):
    """There is no such file."""

    code = "criteria.unknown_file"
    kind = Kind.NOT_FOUND
    message = "Không có hồ sơ đề nghị công nhận “{file}”."

    file: str


@dataclass(eq=False)
class FieldRequired(Refusal):
    """A model commune is outstanding in a field, and the file does not say in which."""

    code = "criteria.field_required"
    message = "Hồ sơ đề nghị công nhận {place} {grade} phải nêu lĩnh vực nổi trội."

    place: str
    grade: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file asks: to recognise a place to a grade for a year, judged by a criteria set."""

    unit: str
    grade: Grade
    for_year: int
    criteria_set: str
    village: str = ""
    field: str = ""

    @property
    def place(self) -> str:
        """Name the place."""
        return place(self.unit, self.village)

    def file(self, number: int) -> str:
        """Give the code of the file that asks this for the so-manieth time.

        >>> Wanted("23311", Grade.STANDARD, 2020, "commune-2016-2020").file(1)
        '23311-standard-2020-1'
        """
        return f"{self.place}-{self.grade}-{self.for_year}-{number}"

    def require_sound(self, *, on: dt.date) -> None:
        """Refuse a year to come, and a model commune outstanding in nothing."""
        if self.for_year > on.year:
            raise YearToCome(unit=self.place, for_year=self.for_year, on=on)
        if self.grade is Grade.MODEL and not self.village and not self.field.strip():
            raise FieldRequired(place=self.place, grade=GRADE_TITLES[self.grade].vi)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a file: what was done, on which paper, and where the file stood after it.

    `appraisal` comes with an appraisal; `short` names the criteria not met on the day of the
    decision. Raises `KnownTooSoon`.
    """

    file: str
    seq: int
    wanted: Wanted
    deed: FileDeed
    state: FileState
    on: dt.date
    grounds: Grounds
    by: str = ""
    reason: str = ""
    appraisal: Appraisal | None = None
    short: tuple[Result, ...] = ()

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        require_signed(self.grounds)

    @property
    def ref(self) -> str:
        """Give the natural key: one step of a file bears a number."""
        return f"recognition_steps:{self.file}:{self.seq}"


@dataclass(frozen=True, slots=True)
class Course:
    """A file with all its steps, the first one first."""

    steps: tuple[Step, ...]

    @property
    def last(self) -> Step:
        """Give the last step."""
        return self.steps[-1]

    @property
    def code(self) -> str:
        """Give the file's code."""
        return self.last.file

    @property
    def wanted(self) -> Wanted:
        """Give what the file asks; sent again, it may say its field anew."""
        return self.last.wanted

    @property
    def is_open(self) -> bool:
        """Tell whether anything can still be done to it."""
        return self.last.state not in CLOSED

    @property
    def appraisal(self) -> Step | None:
        """Give the last appraisal; none before there is one."""
        held = [step for step in self.steps if step.deed is FileDeed.APPRAISE]
        return held[-1] if held else None


def is_file_code(text: str) -> bool:
    """Tell whether a text can be the code of a file.

    >>> is_file_code("23311-standard-2020-1"), is_file_code("23311")
    (True, False)
    """
    return bool(_CODE.fullmatch(text))
