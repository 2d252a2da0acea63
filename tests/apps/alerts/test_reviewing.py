"""The register of reviews: once however often said, corrected by later rows, by those above."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import Error, connection, transaction
from django.db.models import QuerySet

from chungtay.apps.alerts.models import AlertReview
from chungtay.apps.alerts.queries import AlertCard, alert, missed
from chungtay.apps.alerts.reviewing import above, correct_review, may_review, record_review
from chungtay.apps.alerts.services import raise_alerts
from chungtay.apps.audit.models import Event
from chungtay.apps.capital.models import Holder
from chungtay.core.alerts.actions import REVIEW
from chungtay.core.alerts.course import UnknownAlert
from chungtay.core.alerts.review import (
    OwnReview,
    Review,
    ReviewCorrectedMeanwhile,
    Reviewed,
    ReviewKnown,
    ReviewOutOfTime,
    ReviewResult,
    ReviewTooEarly,
    UnknownReview,
)
from chungtay.core.kernel.register import SignedTooLate
from chungtay.core.people.actor import Actor, Grant, NotAllowed
from tests.apps.alerts.test_alerting import CAUSE, CLOCK, DAY, LOST
from tests.apps.conftest import some_units as some_units

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some_units")]
LATE = dt.date(2020, 11, 20)
REVIEW_OF_HEAD = Review(
    Reviewed.HEAD, "Chủ tịch UBND huyện", "UBND tỉnh", dt.date(2020, 11, 18),
    ReviewResult.CRITICISED, "62:5/QĐ-UBND:2020-11-19", "Chậm giải ngân vốn sự nghiệp.",
)  # fmt: skip


def holding(unit: str) -> Actor:
    return Actor(9, frozenset({Grant(REVIEW.code, unit)}), "Lãnh đạo")


PROVINCE, DISTRICT = holding("62"), holding("611")


@pytest.fixture
def card() -> AlertCard:
    raise_alerts(by=CLOCK, scope="62", causes=[CAUSE], on=DAY)
    (one,) = missed(None, on=LATE)
    return one


def record(card: AlertCard, review: Review = REVIEW_OF_HEAD, by: Actor = PROVINCE) -> bool:
    return record_review(by=by, number=card.number, review=review, on=LATE)


def told(card: AlertCard) -> list[tuple[str, ReviewResult, bool]]:
    now = alert(card.number, on=LATE)
    return [(one.review.post, one.review.result, one.withdrawn) for one in now.reviews]


def test_a_review_is_written_once_and_shown_on_its_alert(card: AlertCard) -> None:
    assert not card.is_reviewed
    assert record(card)
    assert not record(card)
    assert not record(card, replace(REVIEW_OF_HEAD, post=" Chủ tịch UBND huyện "))
    now = alert(card.number, on=LATE)
    assert [one.review for one in now.reviews] == [REVIEW_OF_HEAD]
    assert now.is_reviewed
    assert now.was_missed(LATE)
    rows: QuerySet[AlertReview] = QuerySet(AlertReview)
    assert rows.count() == 1
    assert Event.objects.filter(action=REVIEW.code).count() == 1
    assert record(card, replace(REVIEW_OF_HEAD, whom=Reviewed.COLLECTIVE, post="UBND huyện"))
    assert len(told(card)) == 2


def test_what_is_said_otherwise_is_a_correction_with_its_reason(card: AlertCard) -> None:
    record(card)
    first = alert(card.number, on=LATE).reviews[0]
    other = replace(REVIEW_OF_HEAD, result=ReviewResult.LESSONS)
    with pytest.raises(ReviewKnown):
        record(card, other)

    def correct(review: Review | None, corrects: int = first.number) -> bool:
        return correct_review(
            by=PROVINCE, number=card.number, corrects=corrects, review=review,
            reason="Ghi nhầm", on=LATE,
        )  # fmt: skip

    assert correct(other)
    assert not correct(other)
    assert told(card) == [("Chủ tịch UBND huyện", ReviewResult.LESSONS, False)]
    with pytest.raises(ReviewCorrectedMeanwhile):
        correct(REVIEW_OF_HEAD)
    last = alert(card.number, on=LATE).reviews[0]
    assert (last.edition, last.reason, last.ref) == (2, "Ghi nhầm", first.ref)
    assert correct(None, last.number)
    assert told(card) == [("Chủ tịch UBND huyện", ReviewResult.LESSONS, True)]
    assert not alert(card.number, on=LATE).is_reviewed
    assert record(card)
    assert told(card) == [("Chủ tịch UBND huyện", ReviewResult.CRITICISED, False)]
    with pytest.raises(UnknownReview):
        correct(None, last.number + 999)


def test_who_is_not_above_writes_nothing(card: AlertCard) -> None:
    with pytest.raises(OwnReview):
        record(card, by=DISTRICT)
    for by in (holding("608"), Actor(8, frozenset(), "Cán bộ")):
        with pytest.raises(NotAllowed):
            record(card, by=by)
    assert may_review(PROVINCE, card, on=LATE)
    assert not may_review(DISTRICT, card, on=LATE)
    assert told(card) == []


def test_a_board_is_reviewed_by_the_unit_it_works_for() -> None:
    Holder.objects.create(code="611.bqlda", name="Ban QLDA huyện", type="board", unit="611")
    cause = replace(CAUSE, holder="611.bqlda", subject="line:611.bqlda:x")
    raise_alerts(by=CLOCK, scope="62", causes=[cause], on=DAY)
    (one,) = missed(None, on=LATE)
    assert above(one, on=LATE) == ("611", "62")
    assert record(one, by=DISTRICT)


def test_what_cannot_be_is_refused(card: AlertCard) -> None:
    with pytest.raises(UnknownAlert):
        record_review(by=PROVINCE, number=card.number + 9, review=REVIEW_OF_HEAD, on=LATE)
    with pytest.raises(ReviewOutOfTime):
        record(card, replace(REVIEW_OF_HEAD, on=DAY - dt.timedelta(days=1)))
    with pytest.raises(SignedTooLate):
        record(card, replace(REVIEW_OF_HEAD, document="62:6/QĐ-UBND:2020-12-01"))
    with pytest.raises(ReviewTooEarly):
        record_review(
            by=PROVINCE, number=card.number, review=replace(REVIEW_OF_HEAD, on=DAY), on=CAUSE.due
        )


def test_the_list_tells_what_was_missed_or_reviewed_and_by_which_units(card: AlertCard) -> None:
    assert missed({"611"}, on=LATE) == (card,)
    assert not missed({"608"}, on=LATE)
    assert not missed(None, on=CAUSE.due)
    raise_alerts(by=CLOCK, scope="62", causes=[CAUSE, LOST], on=DAY)
    raise_alerts(by=CLOCK, scope="62", causes=[CAUSE], on=LOST.due)
    after = LOST.due + dt.timedelta(days=9)
    assert [one.unit for one in missed(None, on=after)] == ["611"]
    raise_alerts(by=CLOCK, scope="62", causes=[], on=after)
    (ended,) = missed(None, on=after)
    assert (ended.ended, ended.was_missed(after)) == (after, True)


def test_no_row_of_the_register_is_changed_or_taken_away(card: AlertCard) -> None:
    record(card)
    table = AlertReview._meta.db_table
    for statement in (f"UPDATE {table} SET post = 'x'", f"DELETE FROM {table}"):  # noqa: S608
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert told(card) == [("Chủ tịch UBND huyện", ReviewResult.CRITICISED, False)]
