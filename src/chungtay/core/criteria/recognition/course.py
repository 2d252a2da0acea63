"""The course of a file: which step leads where, and what stands in its way.

Requested by its commune, reviewed by the district while there is one, appraised by a team that
votes, decided by whoever is competent. At each desk it may be returned with what is wrong, and its
sender may take it back. When the unit that asked is no more, the file is closed with it. What is
not in the table is refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from chungtay.core.criteria.grade import GRADE_TITLES, UNIT_LEVEL_TITLES, Grade
from chungtay.core.criteria.recognition.appraisal import Appraisal
from chungtay.core.criteria.recognition.place import Place
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.criteria.recognition.rule import RecognitionRule
from chungtay.core.criteria.recognition.state import (
    CLOSED,
    DEED_TITLES,
    STATE_TITLES,
    FileDeed,
    FileState,
)
from chungtay.core.kernel.refusal import Kind, Refusal, few

UNDER_WAY = tuple(state for state in FileState if state not in CLOSED)
TABLE: dict[tuple[FileState | None, FileDeed], FileState] = {
    (None, FileDeed.REQUEST): FileState.REQUESTED,
    (FileState.RETURNED, FileDeed.REQUEST): FileState.REQUESTED,
    (FileState.REQUESTED, FileDeed.REVIEW): FileState.REVIEWED,
    (FileState.REQUESTED, FileDeed.APPRAISE): FileState.APPRAISED,
    (FileState.REVIEWED, FileDeed.APPRAISE): FileState.APPRAISED,
    (FileState.APPRAISED, FileDeed.DECIDE): FileState.DECIDED,
    **{
        (state, FileDeed.RETURN): FileState.RETURNED
        for state in (FileState.REQUESTED, FileState.REVIEWED, FileState.APPRAISED)
    },
    **{(state, FileDeed.WITHDRAW): FileState.WITHDRAWN for state in UNDER_WAY},
    **{(state, FileDeed.END): FileState.ENDED for state in UNDER_WAY},
    **{(state, FileDeed.CARRY): state for state in UNDER_WAY},
}
"""State and deed → state. A file that must be reviewed is not appraised before (see `step`)."""
REASONED = frozenset(
    {FileDeed.RETURN, FileDeed.WITHDRAW, FileDeed.CARRY, FileDeed.END, FileDeed.REOPEN}
)
"""Deeds that must say why."""


@dataclass(eq=False)
class StepNotPossible(Refusal):
    """A deed that does not lead on from where the file stands."""

    code = "criteria.step_not_possible"
    kind = Kind.CONFLICT
    message = (
        "Hồ sơ {file} đang ở bước “{state}”: không thể {deed} lúc này. Hãy tải lại trang để xem ai "
        "đã xử lý trước."
    )

    file: str
    state: str
    deed: str


@dataclass(eq=False)
class StepTooEarly(Refusal):
    """A step of a day before that of the step it follows."""

    code = "criteria.step_too_early"
    message = (
        "Hồ sơ {file}: việc {deed} ngày {on:%d/%m/%Y} không thể trước bước liền trước, ngày "
        "{last:%d/%m/%Y}."
    )

    file: str
    deed: str
    on: dt.date
    last: dt.date


@dataclass(eq=False)
class StepUnreasoned(Refusal):
    """A deed that must say why, and does not."""

    code = "criteria.step_unreasoned"
    message = "Muốn {deed} hồ sơ {file} phải ghi rõ lý do."

    file: str
    deed: str


@dataclass(eq=False)
class FileStillOpen(Refusal):
    """A second file asks what another asks already."""

    code = "criteria.file_still_open"
    kind = Kind.CONFLICT
    message = "Đã có hồ sơ {file} đề nghị công nhận {place} {grade}, chưa xử lý xong."

    file: str
    place: str
    grade: str


@dataclass(eq=False)
class GradeNotGiven(Refusal):
    """Places of a level are not recognised to a grade on the day, or not at all."""

    code = "criteria.grade_not_given"
    message = "Vào ngày {on:%d/%m/%Y} không có quy định công nhận {level} {grade}."

    level: str
    grade: str
    on: dt.date


@dataclass(eq=False)
class GradeMissingBefore(Refusal):
    """A grade that another must precede, which the place does not hold."""

    code = "criteria.grade_missing_before"
    message = "Đơn vị {place} phải đang được công nhận {before} thì mới xét công nhận {grade}."

    place: str
    before: str
    grade: str


@dataclass(eq=False)
class FallsShort(Refusal):
    """A place is not recognised that fails a criterion on the day, unless a ground is recorded."""

    code = "criteria.falls_short"
    message = (
        "Ngày {on:%d/%m/%Y} đơn vị {place} còn {count} tiêu chí, điều kiện chưa đạt hoặc chưa "
        "được đánh giá ({listing}). Chỉ ghi quyết định công nhận khi nêu rõ căn cứ."
    )

    place: str
    on: dt.date
    count: int
    listing: str
    short: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class At:
    """A file at a moment: its code, where it stands since when, and the rule of the day."""

    file: str
    state: FileState | None
    since: dt.date | None
    place: Place
    rule: RecognitionRule


def step(at: At, deed: FileDeed, *, on: dt.date, reason: str = "") -> FileState:
    """Take a step: give where the file stands after it, or refuse."""
    after = TABLE.get((at.state, deed))
    if after is None or not may_follow(at, deed):
        raise StepNotPossible(
            file=at.file,
            state=STATE_TITLES[at.state].vi if at.state else "chưa lập",
            deed=DEED_TITLES[deed].vi,
        )
    if at.since is not None and on < at.since:
        raise StepTooEarly(file=at.file, deed=DEED_TITLES[deed].vi, on=on, last=at.since)
    if deed in REASONED:
        require_reason(at, deed, reason)
    return after


def appraised(at: At, appraisal: Appraisal, *, on: dt.date, reason: str = "") -> FileState:
    """Appraise a file: it goes on when the vote carries, and back, with the reason, when not."""
    after = step(at, FileDeed.APPRAISE, on=on)
    if appraisal.carries(at.rule):
        return after
    require_reason(at, FileDeed.RETURN, reason)
    return FileState.RETURNED


def require_reason(at: At, deed: FileDeed, reason: str) -> None:
    """Refuse a deed that does not say why."""
    if not reason.strip():
        raise StepUnreasoned(file=at.file, deed=DEED_TITLES[deed].vi)


def require_grade(at: At, grade: Grade, *, held: Collection[Grade], on: dt.date) -> None:
    """Refuse a grade not given to such places on the day, or whose predecessor does not stand."""
    if grade not in at.rule.grades.get(at.place.level, ()):
        level = UNIT_LEVEL_TITLES[at.place.level].vi.lower()
        raise GradeNotGiven(level=level, grade=GRADE_TITLES[grade].vi, on=on)
    before = at.rule.requires.get(grade)
    if before is not None and before not in held:
        raise GradeMissingBefore(
            place=at.place.code, before=GRADE_TITLES[before].vi, grade=GRADE_TITLES[grade].vi
        )


def shortfall(results: Iterable[Result]) -> tuple[Result, ...]:
    """Give the criteria that are not met, or of which nobody has said."""
    return tuple(result for result in results if not result.met)


def require_whole(
    at: At, results: Iterable[Result], *, ground: str, on: dt.date
) -> tuple[Result, ...]:
    """Refuse a place that falls short, unless a ground is given; answer what it falls short of."""
    short = shortfall(results)
    if short and not ground.strip():
        raise FallsShort(
            place=at.place.code,
            on=on,
            count=len(short),
            listing=few((one.sentence.vi or one.criterion for one in short), most=6, between="; "),
            short=short,
        )
    return short


def may_follow(at: At, deed: FileDeed) -> bool:
    """Tell whether a deed leads on from where the file stands: review comes before appraisal."""
    if (at.state, deed) not in TABLE:
        return False
    if at.state is not FileState.REQUESTED:
        return True
    reviewed_first = bool(at.place.reviewer(at.rule))
    if deed is FileDeed.REVIEW:
        return reviewed_first
    return not (deed is FileDeed.APPRAISE and reviewed_first)
