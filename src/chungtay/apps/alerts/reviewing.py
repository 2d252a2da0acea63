"""Write down who was reviewed over an alert, and correct it. Rows are only ever added."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.db import transaction
from django.db.models import QuerySet

from chungtay.apps.alerts import queries
from chungtay.apps.alerts.models import Alert, AlertReview
from chungtay.apps.alerts.queries import AlertCard, ToldReview
from chungtay.apps.audit.services import note
from chungtay.apps.capital.queries import holders_called
from chungtay.apps.kernel.services import append_rows
from chungtay.apps.kernel.standing import standing
from chungtay.apps.units.queries import superiors
from chungtay.core.alerts.actions import REVIEW
from chungtay.core.alerts.review import (
    Review,
    ReviewCorrectedMeanwhile,
    ReviewKnown,
    UnknownReview,
    require_from_above,
    require_reason,
    require_review,
    tidied,
)
from chungtay.core.capital.holder import HolderType
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds, in_edition
from chungtay.core.kernel.register import require_signed
from chungtay.core.people.actor import Actor

_PREFIX = "V:"


def above(card: AlertCard, *, on: dt.date) -> tuple[str, ...]:
    """Give the units that steer whom an alert is about, the nearest first.

    Of a department or a project board that is the unit it works for; of a unit those above it.
    """
    over = superiors(card.unit, on=on) if card.unit else ()
    bodies = (HolderType.DEPARTMENT, HolderType.BOARD)
    holder = holders_called([card.holder]).get(card.holder)
    if holder is not None and holder.type in bodies and holder.unit == card.unit:
        return (card.unit, *over)
    return over


def may_review(by: Actor, card: AlertCard, *, on: dt.date) -> bool:
    """Tell whether somebody may write down who was reviewed over an alert."""
    over = above(card, on=on)
    return by.may(REVIEW, unit=over[0] if over else "", above=over[1:])


@transaction.atomic
def record_review(
    *,
    by: Actor,
    number: int,
    review: Review,
    on: dt.date,
    provenance: Provenance = Provenance.REPORTED,
) -> bool:
    """Write down a review; answer whether the register says more now. Said again, it does not.

    Raises `UnknownAlert`, `OwnReview`, `NotAllowed`, `ReviewKnown`, and what `require_review` does.
    """
    card, review = _steered(by, number, on=on), tidied(review)
    require_review(review, card.course, today=on)
    ref = _ref(card, review)
    known = next((one for one in card.reviews if one.ref == ref), None)
    if known is not None and not known.withdrawn:
        if known.review != review:
            raise ReviewKnown(post=known.review.post)
        return False
    grounds = Grounds(review.document, on, provenance)
    _write(card, review, by=by, grounds=grounds, ref=ref, edition=known.edition + 1 if known else 1)
    return True


@transaction.atomic
def correct_review(
    *,
    by: Actor,
    number: int,
    corrects: int,
    review: Review | None,
    reason: str,
    on: dt.date,
    provenance: Provenance = Provenance.REPORTED,
) -> bool:
    """Correct a review by a later row, or take it back (`review` None); answer whether it differs.

    `corrects` is the number of the row last seen. Raises what `record_review` does,
    `UnknownReview`, `CorrectionNeedsReason`, `ReviewCorrectedMeanwhile`.
    """
    card = _steered(by, number, on=on)
    require_reason(reason)
    held = _held(card, corrects)
    said = held.review if review is None else tidied(review)
    if review is not None:
        require_review(said, card.course, today=on)
    if (said, review is None) == (held.review, held.withdrawn):
        return False
    if held.number != corrects:
        raise ReviewCorrectedMeanwhile(post=held.review.post)
    _write(
        card, said, by=by, grounds=Grounds(said.document, on, provenance), ref=held.ref,
        edition=held.edition + 1, reason=reason.strip(), withdrawn=review is None,
    )  # fmt: skip
    return True


def _steered(by: Actor, number: int, *, on: dt.date) -> AlertCard:
    """Give an alert to whoever steers its unit from above; nobody else writes on it meanwhile."""
    Alert.objects.select_for_update().filter(pk=number).first()
    card = queries.alert(number, on=on)
    require_from_above(by, unit=card.unit, above=above(card, on=on))
    return card


def _held(card: AlertCard, number: int) -> ToldReview:
    """Give how a review stands, by the number of any row that told of it."""
    rows: QuerySet[AlertReview] = QuerySet(AlertReview)
    row = rows.filter(pk=number, alert__ref=card.ref).first()
    if row is not None:
        for one in card.reviews:
            if row.ref == one.ref or row.ref.startswith(f"{one.ref}#"):
                return one
    raise UnknownReview(review=str(number))


def _ref(card: AlertCard, review: Review) -> str:
    told = "|".join((card.ref, review.whom.value, review.post, review.document))
    return f"{_PREFIX}{hashlib.sha256(told.encode()).hexdigest()[:32]}"


def _write(
    card: AlertCard,
    review: Review,
    *,
    by: Actor,
    grounds: Grounds,
    ref: str,
    edition: int,
    reason: str = "",
    withdrawn: bool = False,
) -> None:
    require_signed(grounds)
    row = AlertReview(
        ref=in_edition(ref, edition),
        alert_id=card.ref,
        whom=review.whom.value,
        post=review.post,
        body=review.body,
        on=review.on,
        result=review.result.value,
        text=review.text,
        name=by.name,
        reason=reason,
        withdrawn=withdrawn,
        **standing(grounds, by=str(by.user)),
    )
    append_rows([row])
    details = {"whom": review.whom.value, "result": review.result.value, "withdrawn": withdrawn}
    note(REVIEW, by=by, subject=row.ref, unit=card.unit, reason=reason, details=details)
