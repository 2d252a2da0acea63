"""How a site gets its first people: an administrator, and those of a demonstration.

Nobody can give leave yet, so nobody is asked; the command line is what leads here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.people.models import Account, Agency, GrantRow
from chungtay.apps.people.queries.grants import in_force
from chungtay.apps.people.services.accounts import CREATE, NewAccount
from chungtay.apps.people.services.agencies import append_agencies
from chungtay.apps.people.services.passwords import set_one_time
from chungtay.apps.units.queries import unit as find_unit
from chungtay.core.people import agency
from chungtay.core.people.actions import MANAGE
from chungtay.core.people.actor import NOBODY
from chungtay.packs import people

ADMINISTRATOR = "quan-tri"
OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Given:
    """A role given at the beginning."""

    role: str
    unit: str
    subject: str = ""


@transaction.atomic
def create_first_administrator(*, province: str, on: dt.date) -> str | None:
    """Make the account that makes all others; answer its one-time password.

    None, and nothing done, where somebody can already manage people of the province.
    """
    managing = [role.code for role in people.roles().values() if MANAGE.code in role.actions]
    rows = in_force(on).filter(role__in=managing, unit__in=("", province), subject="")
    if rows.filter(account__is_active=True, account__demonstration=False).exists():
        return None
    place = find_unit(province, on=on)
    body = agency.Agency(
        code=f"ubnd-{province}",
        title=f"Ủy ban nhân dân {place.title[0].lower()}{place.title[1:]}",
        unit=province,
        kind=agency.AgencyKind.COMMITTEE,
        since=place.since or on,
    )
    append_agencies((body,))
    account = Account.objects.filter(username=ADMINISTRATOR).first()
    if account is None:
        new = NewAccount(ADMINISTRATOR, "Quản trị hệ thống", body.code, "Quản trị hệ thống")
        account = _account(new, "", demonstration=False)
    password = set_one_time(account)
    account.is_active = True
    account.save()
    _give(account, (Given(OPERATOR, province),), since=on)
    return password


@transaction.atomic
def append_accounts(
    new: Sequence[tuple[NewAccount, Sequence[Given]]], *, password: str, since: dt.date
) -> int:
    """Enter a demonstration's accounts that are not there yet, with one password for all.

    Answers how many. The password is hashed once, which is what makes a hundred of them cheap.
    """
    names = [account.username for account, _ in new]
    known = set(Account.objects.filter(username__in=names).values_list("username", flat=True))
    fresh = [(account, given) for account, given in new if account.username not in known]
    hashed = make_password(password) if fresh else ""
    for one, given in fresh:
        _give(_account(one, hashed, demonstration=True), given, since=since)
    return len(fresh)


def _account(new: NewAccount, hashed: str, *, demonstration: bool) -> Account:
    account = Account.objects.create(
        username=new.username,
        name=new.name,
        agency=Agency.objects.get(code=new.agency),
        position=new.position,
        phone=new.phone,
        email=new.email,
        password=hashed,
        demonstration=demonstration,
    )
    note(CREATE, by=NOBODY, subject=new.username)
    return account


def _give(account: Account, given: Sequence[Given], *, since: dt.date) -> None:
    GrantRow.objects.bulk_create(
        GrantRow(
            account=account,
            role=people.role(one.role).code,
            unit=one.unit,
            subject=one.subject,
            since=since,
            granted_by=NOBODY.user,
        )
        for one in given
    )
