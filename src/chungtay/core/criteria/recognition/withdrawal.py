"""Withdrawals: a recognition is taken away by a decision that says on what grounds."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.kernel.refusal import Refusal


@dataclass(eq=False)
class WithdrawalUngrounded(Refusal):
    """A recognition is not taken away without a ground."""

    code = "criteria.withdrawal_ungrounded"
    message = "Muốn thu hồi công nhận của đơn vị {place} phải ghi rõ căn cứ."

    place: str


def require_ground(place: str, ground: str) -> None:
    """Refuse a withdrawal that does not say why."""
    if not ground.strip():
        raise WithdrawalUngrounded(place=place)
