"""Contracts as contracting processes, with what the ledger paid as transactions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chungtay.core.kernel.money import Dong
from chungtay.core.works.contract import (
    OVER,
    PACKAGE_TITLES,
    SELECTION_TITLES,
    ContractCase,
    ContractState,
    WorkContract,
)
from chungtay.core.works.oc4ids.codes import CONTRACT_CLOSED, METHOD, NATURE
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


def supplier_role(contract: WorkContract) -> str:
    """Name a contractor among the parties: the same name is the same party."""
    return f"supplier:{contract.contractor.casefold()}"


def processes(told: Told, code: str, parties: Mapping[str, Json]) -> Iterator[Json]:
    """Give each contract, and what was paid.

    The ledger says for which work money was paid, not under which contract. Where there is one, it
    was paid under that; where there are several or none, payments are a process of their own.
    """
    cases = told.contracts
    for case in cases:
        paid = told.payments if len(cases) == 1 else ()
        process = f"{code}-hop-dong-{case.last.contract}"
        yield {"id": process, "summary": known(_summary(told, case, parties, paid=paid))}
    if len(cases) != 1 and told.payments:
        yield _payments(told, f"{code}-thanh-toan", parties)


def _summary(
    told: Told, case: ContractCase, parties: Mapping[str, Json], *, paid: Sequence[Payment]
) -> Json:
    last = case.last
    supplier = reference(parties, supplier_role(last))
    over = last.state in OVER
    return {
        "externalReference": last.number,
        "nature": list(NATURE.get(last.package, ())),
        "title": last.name or f"{PACKAGE_TITLES[last.package]}: {told.work.name}",
        "status": _status(told.work, last),
        "tender": known(
            {
                "procurementMethod": METHOD.get(last.selection) if last.selection else None,
                "procurementMethodDetails": SELECTION_TITLES.get(last.selection)
                if last.selection
                else None,
                "procuringEntity": reference(parties, "publicAuthority"),
            }
        ),
        "suppliers": [supplier] if supplier else [],
        "contractValue": value(_signed_for(case) if over else last.amount),
        "finalValue": value(last.amount if over else None),
        "contractPeriod": known(
            {"startDate": moment_of(last.signed_on), "endDate": moment_of(last.finish_due)}
        ),
        "modifications": list(_modifications(case)),
        "transactions": list(_transactions(paid, parties, supplier)),
    }


def _signed_for(case: ContractCase) -> Dong | None:
    """Give the first amount that the parties agreed on, as corrected since."""
    agreed = (row.amount for row in case.standing if row.state is ContractState.IN_FORCE)
    return next((amount for amount in agreed if amount is not None), None)


def _payments(told: Told, code: str, parties: Mapping[str, Json]) -> Json:
    """Tell what was paid for a work where nobody says under which of its contracts."""
    summary = {
        "title": f"Thanh toán: {told.work.name}",
        "status": _status(told.work, None),
        "tender": known({"procuringEntity": reference(parties, "publicAuthority")}),
        "transactions": list(_transactions(told.payments, parties, None)),
    }
    return {"id": code, "summary": known(summary)}


def _status(work: WorkSummary, contract: WorkContract | None) -> str:
    if work.stage in CONTRACT_CLOSED or (contract and contract.state in OVER):
        return "closed"
    return "active" if contract or work.stage is Stage.STARTED else "pre-award"


def _modifications(case: ContractCase) -> Iterator[Json]:
    """Tell every appendix and decision by which amount or term became other."""
    for at, (before, now) in enumerate(case.amendments, 1):
        if now.state is not ContractState.IN_FORCE:
            continue
        other, later = before.amount != now.amount, before.finish_due != now.finish_due
        yield known(
            {
                "id": str(at),
                "date": moment(now.on),
                "description": now.amendment,
                "type": "value" if other else "duration",
                "oldContractValue": value(before.amount) if other else None,
                "newContractValue": value(now.amount) if other else None,
                "oldContractPeriod": _until(before) if later else None,
                "newContractPeriod": _until(now) if later else None,
            }
        )


def _until(contract: WorkContract) -> Json:
    return known(
        {"startDate": moment_of(contract.signed_on), "endDate": moment_of(contract.finish_due)}
    )


def _transactions(
    paid: Sequence[Payment], parties: Mapping[str, Json], supplier: Json | None
) -> Iterator[Json]:
    for one in paid:
        yield known(
            {
                "id": one.entry,
                "date": moment(one.on),
                "value": value(one.amount),
                "payer": paying(parties, one.holder),
                "payee": supplier,
            }
        )
