"""Who was reviewed over alerts that were not handled in time, over HTTP: the list, and the deed."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.ledger import Document
from chungtay.api.schema import UNSEEN, After, Day, In, Limit, Number, Out, PageOut
from chungtay.apps.alerts import queries, reviewing
from chungtay.apps.alerts.queries import AlertCard, ToldReview
from chungtay.core.alerts.content import vietnamese_words
from chungtay.core.alerts.review import LONGEST_POST, LONGEST_TEXT, Review, Reviewed, ReviewResult
from chungtay.core.alerts.rule import AlertKind
from chungtay.core.kernel.page import page
from chungtay.flows import alert_people
from chungtay.flows.alert_words import title
from chungtay.flows.today import today

router = Router(tags=["Cảnh báo"])
Post = Annotated[str, Field(max_length=LONGEST_POST, pattern=rf"^[^{UNSEEN}]*$")]
Said = Annotated[str, Field(max_length=LONGEST_TEXT, pattern=rf"^(?:[\t\n]|[^{UNSEEN}])*$")]
AlertNumber = Annotated[int, Path(ge=1, le=2**31 - 1, examples=[1], description="Số cảnh báo.")]


class AlertReviewIn(In):
    """One review of a collective, a head or persons; `document` is its paper."""

    whom: Reviewed
    post: Post = Field(description="Tên tập thể hoặc chức danh.", examples=["UBND xã Đắk Ang"])
    body: Post = Field(description="Cơ quan kiểm điểm.", examples=["UBND huyện Ngọc Hồi"])
    on: Day
    result: ReviewResult
    document: Document
    text: Said = ""

    @property
    def review(self) -> Review:
        """Give the review."""
        return Review(
            self.whom, self.post, self.body, self.on, self.result, self.document, self.text
        )


class AlertReviewCorrectionIn(In):
    """A review said anew, or taken back where `review` is null, and why."""

    review: AlertReviewIn | None = None
    reason: Said


class AlertReviewOut(Out):
    """A review as it stands."""

    number: int = Field(description="Số của dòng ghi sau cùng; gửi lại khi đính chính.")
    whom: Reviewed
    post: str
    body: str
    on: dt.date
    result: ReviewResult
    document: str
    text: str
    by: str
    recorded: dt.date
    edition: int
    reason: str
    withdrawn: bool


class MissedAlertOut(Out):
    """An alert that was not handled by its day, or over which somebody was reviewed."""

    alert: int
    unit: str
    rule: str
    kind: AlertKind
    title: str
    words: str
    raised: dt.date
    due: dt.date
    ended: dt.date | None
    missed: bool
    reviewed: bool
    reviews: list[AlertReviewOut]


class MissedAsked(In):
    """Which of them; a list goes on from `after`."""

    on: Day | None = Field(None, description="Ngày hỏi; mặc định là hôm nay.")
    reviewed: bool | None = Field(None, description="Đã kiểm điểm hay chưa; mặc định cả hai.")
    after: After = ""
    limit: Limit = 200


class AlertReviewSavedOut(Out):
    """Whether the register says more now, and the alert as it stands."""

    new: bool
    alert: MissedAlertOut


@router.get("/missed", response=PageOut[MissedAlertOut], summary="Cảnh báo không xử lý đúng hạn")
def missed(request: HttpRequest, asked: Query[MissedAsked]) -> PageOut[MissedAlertOut]:
    """Đơn vị, việc quá hạn, đã kiểm điểm ai, kết quả; trong phạm vi được xem cảnh báo."""
    by, on = actor(request), asked.on or today()
    alert_people.require_reader(by)
    rows = [
        card
        for card in alert_people.missed_by(by, on=on)
        if asked.reviewed in (None, card.is_reviewed)
    ]
    found = page("missed", rows, after=asked.after, limit=asked.limit, mark=_order)
    return PageOut[MissedAlertOut](items=[_told(one, on) for one in found.items], next=found.next)


@router.post("/{number}/reviews", response=AlertReviewSavedOut, summary="Ghi kết quả kiểm điểm")
def record(request: HttpRequest, number: AlertNumber, body: AlertReviewIn) -> AlertReviewSavedOut:
    """Cấp trên của đơn vị ghi; mỗi lần một tập thể, người đứng đầu hoặc những cá nhân liên quan."""
    by, on = actor(request), today()
    new = reviewing.record_review(by=by, number=number, review=body.review, on=on)
    return AlertReviewSavedOut(new=new, alert=_told(queries.alert(number, on=on), on))


@router.post(
    "/{number}/reviews/{review}",
    response=AlertReviewSavedOut,
    summary="Đính chính kết quả kiểm điểm",
)
def correct(
    request: HttpRequest, number: AlertNumber, review: Number, body: AlertReviewCorrectionIn
) -> AlertReviewSavedOut:
    """Ghi dòng mới thay lần ghi trước; không gửi `review` là bỏ lần ghi ấy. Phải có lý do."""
    by, on = actor(request), today()
    new = reviewing.correct_review(
        by=by, number=number, corrects=review, on=on, reason=body.reason,
        review=body.review.review if body.review else None,
    )  # fmt: skip
    return AlertReviewSavedOut(new=new, alert=_told(queries.alert(number, on=on), on))


def _order(card: AlertCard) -> tuple[str, ...]:
    """Order the last due first, as texts that a cursor can name."""
    return (f"{dt.date.max.toordinal() - card.due.toordinal():07}", f"{card.number:019}")


def _told(card: AlertCard, on: dt.date) -> MissedAlertOut:
    return MissedAlertOut(
        alert=card.number,
        unit=card.unit,
        rule=card.rule,
        kind=card.content.kind,
        title=title(card.content),
        words=vietnamese_words(card.content),
        raised=card.raised,
        due=card.due,
        ended=card.ended,
        missed=card.was_missed(on),
        reviewed=card.is_reviewed,
        reviews=[_review(one) for one in card.reviews],
    )


def _review(told: ToldReview) -> AlertReviewOut:
    review = told.review
    return AlertReviewOut(
        number=told.number,
        whom=review.whom,
        post=review.post,
        body=review.body,
        on=review.on,
        result=review.result,
        document=review.document,
        text=review.text,
        by=told.name,
        recorded=told.recorded,
        edition=told.edition,
        reason=told.reason,
        withdrawn=told.withdrawn,
    )
