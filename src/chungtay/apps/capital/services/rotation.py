"""Keep the register of loans of rotated capital; their money moves by decisions of the ledger."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.capital import models
from chungtay.apps.capital.services.guarding import ask, require_projects
from chungtay.apps.kernel.services import append_corrections, append_rows
from chungtay.apps.kernel.standing import standing
from chungtay.core.capital import actions
from chungtay.core.capital.rotation import Loan
from chungtay.core.people.actor import Actor


@transaction.atomic
def record_loan(*, by: Actor, loan: Loan) -> str:
    """Enter a loan, or say otherwise of one (a later due day); answer its code.

    Leave is asked at the unit the borrowers live in.
    """
    ask(by, actions.ROTATE, holder=loan.unit, on=loan.lent_on)
    require_projects([(loan.programme, loan.project)])
    append_corrections([_row(loan, by=str(by.user))])
    note(actions.ROTATE, by=by, subject=f"loans:{loan.loan}", unit=loan.unit)
    return loan.loan


@transaction.atomic
def append_loans(loans: Sequence[Loan], *, by: str) -> int:
    """Enter loans that come in a list; answer how many were new."""
    require_projects((loan.programme, loan.project) for loan in loans)
    return append_rows([_row(loan, by=by) for loan in loans])


def _row(loan: Loan, *, by: str) -> models.Loan:
    return models.Loan(
        ref=loan.ref,
        loan=loan.loan,
        programme=loan.programme,
        project=loan.project,
        unit=loan.unit,
        group=loan.group,
        households=loan.households,
        lent_on=loan.lent_on,
        due=loan.due,
        **standing(loan.grounds, by=by),
    )
