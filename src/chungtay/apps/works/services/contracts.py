"""Write down the contracts of works: signed, amended, liquidated or ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.kernel.services import append_corrections, append_rows
from chungtay.apps.works import queries
from chungtay.apps.works.rows import contract_row
from chungtay.apps.works.services.asking import held
from chungtay.apps.works.services.papers import require_approved, require_known
from chungtay.core.people.actor import Actor
from chungtay.core.works.actions import RECORD_CONTRACT
from chungtay.core.works.contract import WorkContract, free_key
from chungtay.core.works.contracting import (
    last_of_each,
    require_follows,
    require_number_free,
    standing,
)


@transaction.atomic
def record_contract(*, by: Actor, contract: WorkContract) -> str:
    """Record how a contract of a work stands from a day on; answer its key within the work.

    An empty key asks for the next free one or, where a contract says just the same of the same
    day, for that one: a form sent twice is written once. What is said anew of a day corrects what
    was said before. Raises `UnknownWork`, `NumberTaken`, `AmendmentUnnamed`, `ContractOver` or
    `SignedBeforeApproval`.
    """
    state = held(by, RECORD_CONTRACT, contract.work, on=contract.on)
    if not contract.contract:
        contract = replace(contract, contract=_key_of(contract))
    require_agreeing((contract,))
    append_corrections([contract_row(contract, by=str(by.user))])
    note(RECORD_CONTRACT, by=by, subject=contract.ref, unit=state.unit)
    require_approved((contract.work,))
    return contract.contract


@transaction.atomic
def append_contracts(contracts: Sequence[WorkContract], *, by: str) -> int:
    """Record states of contracts that the register does not hold yet; answer how many.

    What it holds is passed over, whatever was said since, as the same file loaded again is.
    """
    require_known((one.work, one.on) for one in contracts)
    written = queries.contract_refs(one.ref for one in contracts)
    require_agreeing(one for one in contracts if one.ref not in written)
    added = append_rows([contract_row(one, by=by) for one in contracts])
    require_approved(one.work for one in contracts)
    return added


def require_agreeing(contracts: Iterable[WorkContract]) -> None:
    """Refuse the first contract that cannot stand next to what is written and said beside it.

    What is said together is looked at together: a row of an earlier day may stand where another of
    them corrects the later row that it would contradict.
    """
    told = sorted(contracts, key=lambda one: (one.on, one.grounds.known_from))
    rows = queries.contract_rows(one.work for one in told)
    for one in standing(told):
        beside = (row for row in told if row.work == one.work and row is not one)
        require_follows(one, (*rows.get(one.work, ()), *beside))
    for one in told:
        held_rows = rows.setdefault(one.work, [])
        if one.counts:
            require_number_free(one, last_of_each(held_rows).values())
        held_rows.append(one)


def _key_of(contract: WorkContract) -> str:
    """Give the key of the contract that says just the same and still counts, or a free one."""
    rows = queries.contract_rows((contract.work,)).get(contract.work, [])
    last = {row.contract: row for row in rows}
    for row in filter(lambda row: last[row.contract].counts, rows):
        same = (row.on, row.grounds.document) == (contract.on, contract.grounds.document)
        if same and replace(row, contract="", grounds=contract.grounds) == contract:
            return row.contract
    return free_key(row.contract for row in rows)
