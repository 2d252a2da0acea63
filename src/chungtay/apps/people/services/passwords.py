"""One-time passwords: easy to read out over the telephone, hard to guess."""

from __future__ import annotations

import secrets

from chungtay.apps.people.models import Account

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""No i, l, o, 0, 1: they are mistaken for each other on paper."""
_GROUPS, _LONG = 4, 4


def set_one_time(account: Account) -> str:
    """Give an account a password for one use, not saved yet; answer it."""
    password = _one_time_password()
    account.set_password(password)
    account.must_change = True
    return password


def _one_time_password() -> str:
    """Make a password of four groups of four signs, 79 bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_LONG)) for _ in range(_GROUPS))
    return "-".join(groups)
