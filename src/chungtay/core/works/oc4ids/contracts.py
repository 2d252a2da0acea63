"""Contracts as contracting processes, with what the ledger paid as transactions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chungtay.core.works.oc4ids.codes import CONTRACT_CLOSED
from chungtay.core.works.oc4ids.shaping import (
    Json,
    Told,
    known,
    moment,
    moment_of,
    paying,
    reference,
    value,
)
from chungtay.core.works.payment import Payment
from chungtay.core.works.whole import WorkSummary
from chungtay.core.works.work import Stage


def processes(told: Told, code: str, parties: Mapping[str, Json]) -> Iterator[Json]:
    """Give the one contracting process that is known of: the contract, and what was paid."""
    card, work = told.work.card, told.work
    if not (card and card.contract) and not told.payments:
        return
    supplier = reference(parties, "supplier")
    signed = card if card and card.contract else None
    yield {
        "id": f"{code}-{'hop-dong' if signed else 'thanh-toan'}",
        "summary": known(
            {
                "externalReference": signed.contract if signed else "",
                "nature": ["construction"],
                "title": work.name,
                "status": _contract_status(work, signed=bool(signed)),
                "tender": known({"procuringEntity": reference(parties, "publicAuthority")}),
                "suppliers": [supplier] if supplier else [],
                "contractValue": value(signed.contract_dong if signed else None),
                "contractPeriod": known(
                    {
                        "startDate": moment_of(signed.contract_on if signed else None),
                        "endDate": moment_of(signed.planned_finish if signed else None),
                    }
                ),
                "transactions": [
                    _transaction(one, paying(parties, one.holder), supplier)
                    for one in told.payments
                ],
            }
        ),
    }


def _contract_status(work: WorkSummary, *, signed: bool) -> str:
    if work.stage in CONTRACT_CLOSED:
        return "closed"
    return "active" if signed or work.stage is Stage.STARTED else "pre-award"


def _transaction(payment: Payment, payer: Json, supplier: Json | None) -> Json:
    return known(
        {
            "id": payment.entry,
            "date": moment(payment.on),
            "value": value(payment.amount),
            "payer": payer,
            "payee": supplier,
        }
    )
