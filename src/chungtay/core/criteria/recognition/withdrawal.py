"""Withdrawals: a recognition is taken away by a decision that says on what grounds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.core.kernel.refusal import Refusal


@dataclass(eq=False)
class WithdrawalUngrounded(Refusal):
    """A recognition is not taken away without a ground."""

    code = "criteria.withdrawal_ungrounded"
    message = "Muốn thu hồi công nhận của đơn vị {place} phải ghi rõ căn cứ."

    place: str


@dataclass(eq=False)
class WithdrawalTooSoon(Refusal):
    """A recognition is taken away on a later day than it was given, never on the same."""

    code = "criteria.withdrawal_too_soon"
    message = (
        "Đơn vị {place} được công nhận ngày {given:%d/%m/%Y}: quyết định thu hồi phải sau ngày ấy."
    )

    place: str
    given: dt.date


def require_later(place: str, *, given: dt.date, on: dt.date) -> None:
    """Refuse a withdrawal on the recognition's own day: nobody knows which came first."""
    if on <= given:
        raise WithdrawalTooSoon(place=place, given=given)


def require_ground(place: str, ground: str) -> None:
    """Refuse a withdrawal that does not say why."""
    if not ground.strip():
        raise WithdrawalUngrounded(place=place)
