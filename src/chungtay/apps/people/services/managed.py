"""The account a deed is about, locked, if the doer manages it."""

from __future__ import annotations

import datetime as dt

from chungtay.apps.people.models import Account, GrantRow
from chungtay.apps.people.queries.grants import in_force
from chungtay.apps.people.queries.places import above
from chungtay.core.people.actor import Actor
from chungtay.core.people.management import (
    Appointment,
    OwnAccount,
    UnknownAccount,
    manages,
    require_reach,
)
from chungtay.packs import people


def managed(username: str, *, by: Actor, on: dt.date) -> Account:
    """Find and lock the account; refuses one that `by` does not manage, and `by`'s own."""
    rows = Account.objects.select_for_update(of=("self",)).select_related("agency")
    account = rows.filter(username=username).first()
    if account is None or not manages(
        by,
        agency=account.agency.code,
        unit=account.agency.unit,
        above=above(account.agency.unit, on=on),
    ):
        raise UnknownAccount(username=username)
    if account.pk == by.user:
        raise OwnAccount(username=username)
    return account


def require_taking(account: Account, *, by: Actor, on: dt.date) -> None:
    """Refuse to take over an account that holds, on the day or later, more than `by` covers."""
    rows = account.grants.exclude(until__lte=on)
    held = [appointment(row, on=on) for row in rows if row.role in people.roles()]
    require_reach(by, account.username, held)


def appointment(row: GrantRow, *, on: dt.date) -> Appointment:
    """Tell what a row of grants gives, as the tree of units stands on a day.

    At a unit that stands no more it gives nothing; who manages its heirs may put that in order.
    """
    return Appointment(people.role(row.role), row.unit, above(row.unit, on=on), row.subject)


def holds_already(account: Account, what: Appointment, *, on: dt.date) -> bool:
    """Tell whether an account has a role at a unit on a day."""
    rows = in_force(on).filter(account=account, role=what.role.code)
    return rows.filter(unit=what.unit, subject=what.subject).exists()
