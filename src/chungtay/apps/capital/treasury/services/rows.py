"""Write what is said about lines as rows, and where on the budget a payment stands."""

from __future__ import annotations

from typing import Any

from chungtay.apps.capital.treasury_models import TreasuryProfile
from chungtay.core.capital.reconcile.line import Payment
from chungtay.core.capital.reconcile.settling import Settlement


def lock() -> None:
    """Let one at a time say what becomes of lines: no payment is matched twice at once."""
    list(TreasuryProfile.objects.select_for_update().order_by("code"))


def said_row(said: Settlement, dong: int, ref: str) -> dict[str, Any]:
    """Give the columns of what is said about a line of so many đồng."""
    return {
        "ref": ref,
        "line": said.line,
        "state": said.state.value,
        "on": said.on,
        "entry": said.entry,
        "payment": said.payment,
        "dong": dong,
        "score": said.score,
        "words": said.words,
    }


def place_of(payment: Payment, unit: str) -> dict[str, Any]:
    """Give the columns that say where on the budget a payment stands."""
    line = payment.line
    return {
        "holder": payment.holder, "unit": unit, "subject": payment.subject,
        "programme": line.programme, "project": line.project, "item": line.item,
        "source": line.source.value, "kind": line.kind.value, "origin_year": line.origin_year,
        "plan_year": line.plan_year,
    }  # fmt: skip
