"""Accounts: made, locked, opened again; passwords that somebody else sets are for one use."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from chungtay.apps.audit.services import note
from chungtay.apps.people.models import Account, Agency, TokenRow
from chungtay.apps.people.queries.places import above, standing
from chungtay.apps.people.services.managed import managed, require_taking
from chungtay.apps.people.services.passwords import set_one_time
from chungtay.core.people.actions import MANAGE
from chungtay.core.people.actor import Action, Actor, require
from chungtay.core.people.agency import UnknownAgency, subject
from chungtay.core.people.management import (
    UnknownAccount,
    UsernameTaken,
    require_name,
    require_username,
)

CREATE = Action("people.create_account", "Tạo tài khoản")
CHANGE = Action("people.change_account", "Sửa tài khoản")
DEACTIVATE = Action("people.deactivate_account", "Khóa tài khoản")
REACTIVATE = Action("people.reactivate_account", "Mở lại tài khoản")
RESET = Action("people.reset_password", "Đặt lại mật khẩu")
CHANGE_PASSWORD = Action("people.change_password", "Đổi mật khẩu")
CHANGE_CONTACT = Action("people.change_contact", "Sửa thông tin liên hệ")


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What an account is made of; `agency` is a code."""

    username: str
    name: str
    agency: str
    position: str = ""
    phone: str = ""
    email: str = ""


@transaction.atomic
def create_account(*, by: Actor, new: NewAccount, on: dt.date) -> str:
    """Make an account; answer its one-time password, which is kept nowhere else."""
    agency = _agency(new.agency, by=by, on=on)
    require_username(new.username)
    require_name(new.name, username=new.username)
    if Account.objects.filter(username=new.username).exists():
        raise UsernameTaken(username=new.username)
    account = Account(
        username=new.username,
        name=" ".join(new.name.split()),
        agency=agency,
        position=new.position.strip(),
        phone=new.phone.strip(),
        email=new.email.strip(),
    )
    password = set_one_time(account)
    account.save()
    note(CREATE, by=by, subject=new.username)
    return password


@transaction.atomic
def change_account(
    *, by: Actor, username: str, name: str, agency: str, position: str, on: dt.date
) -> None:
    """Correct who somebody is and where they work; both agencies are managed by the doer."""
    account = managed(username, by=by, on=on)
    require_taking(account, by=by, on=on)
    require_name(name, username=username)
    account.agency = _agency(agency, by=by, on=on)
    account.name, account.position = " ".join(name.split()), position.strip()
    account.save(update_fields=["agency", "name", "position"])
    note(CHANGE, by=by, subject=username)


@transaction.atomic
def reset_password(*, by: Actor, username: str, on: dt.date, second_factor: bool = False) -> str:
    """Give somebody a one-time password; answer it. Their sessions and access tokens end.

    With `second_factor`, their authenticator and recovery codes are taken away too: they lost them.
    """
    account = managed(username, by=by, on=on)
    require_taking(account, by=by, on=on)
    password = set_one_time(account)
    account.save(update_fields=["password", "must_change"])
    TokenRow.objects.filter(account=account, revoked_at=None).update(revoked_at=timezone.now())
    if second_factor:
        Authenticator.objects.filter(user=account).delete()
    note(RESET, by=by, subject=username)
    return password


@transaction.atomic
def deactivate_account(*, by: Actor, username: str, on: dt.date) -> None:
    """Shut an account: no sign-in and no grant in force from now on. Doing so twice is once."""
    account = managed(username, by=by, on=on)
    require_taking(account, by=by, on=on)
    if account.is_active:
        _set_active(account, DEACTIVATE, by=by, active=False)


@transaction.atomic
def reactivate_account(*, by: Actor, username: str, on: dt.date) -> None:
    """Open a shut account again, with the grants it still holds."""
    account = managed(username, by=by, on=on)
    require_taking(account, by=by, on=on)
    if not account.is_active:
        _set_active(account, REACTIVATE, by=by, active=True)


@transaction.atomic
def change_contact(*, by: Actor, phone: str, email: str) -> None:
    """Change one's own telephone number and e-mail address."""
    account = _own(by)
    account.phone, account.email = phone.strip(), email.strip()
    account.save(update_fields=["phone", "email"])
    note(CHANGE_CONTACT, by=by, subject=account.username)


@transaction.atomic
def set_own_password(*, by: Actor) -> None:
    """Take note that somebody changed their own password: it is theirs alone again."""
    account = _own(by)
    account.must_change = False
    account.save(update_fields=["must_change"])
    note(CHANGE_PASSWORD, by=by, subject=account.username)


def _agency(code: str, *, by: Actor, on: dt.date) -> Agency:
    """Find and lock an agency that stands; refuses one whose people `by` does not manage."""
    agency = standing(on).select_for_update().filter(code=code).first()
    if agency is None:
        raise UnknownAgency(agency=code, on=on)
    require(
        by,
        MANAGE,
        unit=agency.unit,
        above=above(agency.unit, on=on),
        subject=subject(agency.code),
    )
    return agency


def _own(by: Actor) -> Account:
    account = Account.objects.select_for_update().filter(pk=by.user).first()
    if account is None:
        raise UnknownAccount(username=by.name)
    return account


def _set_active(account: Account, action: Action, *, by: Actor, active: bool) -> None:
    account.is_active = active
    account.save(update_fields=["is_active"])
    note(action, by=by, subject=account.username)
