"""Reviews: who answered for a unit that did not do in time what an alert asked, and the outcome.

A province's directive has the collective, its head and the persons concerned reviewed when a
milestone is missed. A review is written down by those above, never by the unit itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from chungtay.core.alerts.actions import REVIEW
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.title import Title
from chungtay.core.people.actor import COUNTRY, Actor, require

LONGEST_POST, LONGEST_TEXT = 160, 500


class Reviewed(StrEnum):
    """Who was reviewed."""

    COLLECTIVE = "collective"
    HEAD = "head"
    PERSONS = "persons"


class ReviewResult(StrEnum):
    """What a review came to, from the mildest on."""

    NO_FAULT = "no_fault"
    LESSONS = "lessons"
    CRITICISED = "criticised"
    CALLED_TO_ACCOUNT = "called_to_account"
    DISCIPLINED = "disciplined"


REVIEWED_TITLES: dict[Reviewed, Title] = {
    Reviewed.COLLECTIVE: Title("Tập thể", "Collective"),
    Reviewed.HEAD: Title("Người đứng đầu", "Head"),
    Reviewed.PERSONS: Title("Cá nhân liên quan", "Persons concerned"),
}
RESULT_TITLES: dict[ReviewResult, Title] = {
    ReviewResult.NO_FAULT: Title(
        "Không có khuyết điểm (nguyên nhân khách quan)", "No fault (causes outside their reach)"
    ),
    ReviewResult.LESSONS: Title("Rút kinh nghiệm", "Lessons to be drawn"),
    ReviewResult.CRITICISED: Title("Phê bình", "Criticised"),
    ReviewResult.CALLED_TO_ACCOUNT: Title("Kiểm điểm trách nhiệm", "Called to account"),
    ReviewResult.DISCIPLINED: Title("Xử lý kỷ luật", "Disciplined"),
}


@dataclass(frozen=True, slots=True)
class Review:
    """One review: whom it was about (a body or a post), by which body, when, on which paper."""

    whom: Reviewed
    post: str
    body: str
    on: dt.date
    result: ReviewResult
    document: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """What of an alert a review is held against: when it rose, was to be handled, and ended."""

    raised: dt.date
    due: dt.date
    ended: dt.date | None


@dataclass(eq=False)
class OwnReview(Refusal):
    """A unit would write down the review of itself."""

    code = "alerts.own_review"
    kind = Kind.FORBIDDEN
    message = "Đơn vị {unit} không tự ghi kết quả kiểm điểm của mình; việc này do cấp trên ghi."

    unit: str


@dataclass(eq=False)
class NobodyReviewed(Refusal):
    """A review says of nobody that they were reviewed."""

    code = "alerts.nobody_reviewed"
    message = "Chưa ghi kiểm điểm ai: hãy ghi tên tập thể hoặc chức danh người bị kiểm điểm."


@dataclass(eq=False)
class ReviewNeedsDocument(Refusal):
    """A review rests on no document."""

    code = "alerts.review_needs_document"
    message = "Kết quả kiểm điểm phải có văn bản: hãy ghi số, ký hiệu và ngày ký."


@dataclass(eq=False)
class ReviewNeedsBody(Refusal):
    """A review does not say by which body it was held."""

    code = "alerts.review_needs_body"
    message = "Chưa ghi cơ quan nào kiểm điểm."


@dataclass(eq=False)
class ReviewTooLong(Refusal):
    """What is said of a review is longer than what is kept."""

    code = "alerts.review_too_long"
    message = (
        f"Tên tập thể, chức danh, cơ quan dài nhất {LONGEST_POST} ký tự; nội dung và lý do dài "
        f"nhất {LONGEST_TEXT} ký tự."
    )


@dataclass(eq=False)
class ReviewOutOfTime(Refusal):
    """A review would have been held before its alert was raised, or lies ahead."""

    code = "alerts.review_out_of_time"
    message = (
        "Ngày kiểm điểm {on:%d/%m/%Y} phải từ ngày phát cảnh báo {raised:%d/%m/%Y} đến hôm nay "
        "{today:%d/%m/%Y}."
    )

    on: dt.date
    raised: dt.date
    today: dt.date


@dataclass(eq=False)
class ReviewTooEarly(Refusal):
    """An alert stands open and may still be handled in time."""

    code = "alerts.review_too_early"
    kind = Kind.CONFLICT
    message = (
        "Cảnh báo đang mở và còn trong hạn xử lý đến hết ngày {due:%d/%m/%Y}; chưa ghi kiểm điểm."
    )

    due: dt.date


@dataclass(eq=False)
class ReviewKnown(Refusal):
    """A review of the same people on the same paper is written down, and says something else."""

    code = "alerts.review_known"
    kind = Kind.CONFLICT
    message = (
        "Đã ghi kết quả kiểm điểm “{post}” theo văn bản này với nội dung khác; hãy đính chính lần "
        "ghi ấy."
    )

    post: str


@dataclass(eq=False)
class UnknownReview(Refusal):
    """An alert has no such review."""

    code = "alerts.unknown_review"
    kind = Kind.NOT_FOUND
    message = "Cảnh báo này không có lần kiểm điểm “{review}”."

    review: str


@dataclass(eq=False)
class ReviewCorrectedMeanwhile(Refusal):
    """Somebody else corrected a review since it was looked at."""

    code = "alerts.review_corrected_meanwhile"
    kind = Kind.CONFLICT
    message = "Lần kiểm điểm “{post}” vừa được người khác đính chính; hãy xem lại rồi ghi."

    post: str


@dataclass(eq=False)
class CorrectionNeedsReason(Refusal):
    """A review would be corrected without saying why."""

    code = "alerts.review_correction_needs_reason"
    message = "Đính chính kết quả kiểm điểm phải ghi lý do."


def require_from_above(by: Actor, *, unit: str, above: Sequence[str]) -> None:
    """Let pass who may write down reviews at a unit above; `above` is the nearest first.

    Raises `OwnReview` for who may only at the unit itself, else `NotAllowed`.
    """
    nearest, *rest = above or (COUNTRY,)
    reaches = by.may(REVIEW, unit=nearest, above=rest)
    if not reaches and unit and by.may(REVIEW, unit=unit):
        raise OwnReview(unit=unit)
    require(by, REVIEW, unit=nearest, above=rest)


def tidied(review: Review) -> Review:
    """Give a review without spaces around its words: the same said twice is the same."""
    return replace(
        review, post=review.post.strip(), body=review.body.strip(), text=review.text.strip()
    )


def require_review(review: Review, course: Course, *, today: dt.date) -> None:
    """Refuse a review of nobody, by nobody, without a paper, on no day it can have been held."""
    if not review.post.strip():
        raise NobodyReviewed
    if not review.body.strip():
        raise ReviewNeedsBody
    if not review.document:
        raise ReviewNeedsDocument
    if max(len(review.post), len(review.body)) > LONGEST_POST or len(review.text) > LONGEST_TEXT:
        raise ReviewTooLong
    if not course.raised <= review.on <= today:
        raise ReviewOutOfTime(on=review.on, raised=course.raised, today=today)
    if course.ended is None and today <= course.due:
        raise ReviewTooEarly(due=course.due)


def require_reason(reason: str) -> None:
    """Refuse a correction that does not say why, or at too great a length."""
    if not reason.strip():
        raise CorrectionNeedsReason
    if len(reason) > LONGEST_TEXT:
        raise ReviewTooLong


def was_missed(course: Course, *, on: dt.date) -> bool:
    """Tell whether what an alert asks was not done by its day: a plea for patience moves no day.

    >>> day = dt.date(2020, 10, 27)
    >>> was_missed(Course(day, day, None), on=day)
    False
    >>> was_missed(Course(day, day, None), on=day + dt.timedelta(days=1))
    True
    >>> was_missed(Course(day, day, day), on=day + dt.timedelta(days=9))
    False
    """
    return (course.ended or on) > course.due
