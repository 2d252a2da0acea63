"""Whose account it is that an identity provider speaks of: one alone, or nobody."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet

from chungtay.apps.people.models import Account


def known_by_address(email: str) -> AbstractBaseUser | None:
    """Find the one account in use that has an e-mail address; None for none or several."""
    return _only(_in_use().filter(email__iexact=email)) if email else None


def known_by_name(username: str) -> AbstractBaseUser | None:
    """Find the account in use that signs in under a name."""
    return _only(_in_use().filter(username=username))


def _in_use() -> QuerySet[Account]:
    return Account.objects.filter(is_active=True, demonstration=False)


def _only(rows: QuerySet[Account]) -> Account | None:
    found = list(rows[:2])
    return found[0] if len(found) == 1 else None
