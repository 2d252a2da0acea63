"""What is done to people: accounts, the roles given to them, the agencies they work for."""

from __future__ import annotations

from chungtay.apps.people.services.accounts import (
    NewAccount,
    change_account,
    change_contact,
    create_account,
    deactivate_account,
    reactivate_account,
    reset_password,
    set_own_password,
)
from chungtay.apps.people.services.agencies import append_agencies, record_agency
from chungtay.apps.people.services.beginning import (
    ADMINISTRATOR,
    Given,
    append_accounts,
    create_first_administrator,
)
from chungtay.apps.people.services.grants import end_grant, grant_role
from chungtay.apps.people.services.sign_in import (
    note_failed_sign_in,
    note_sign_in,
    note_sign_out,
)

__all__ = [
    "ADMINISTRATOR",
    "Given",
    "NewAccount",
    "append_accounts",
    "append_agencies",
    "change_account",
    "change_contact",
    "create_account",
    "create_first_administrator",
    "deactivate_account",
    "end_grant",
    "grant_role",
    "note_failed_sign_in",
    "note_sign_in",
    "note_sign_out",
    "reactivate_account",
    "record_agency",
    "reset_password",
    "set_own_password",
]
