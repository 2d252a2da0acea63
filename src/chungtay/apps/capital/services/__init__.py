"""Actions of the capital ledger."""

from __future__ import annotations

from chungtay.apps.capital.services.closing import close_year
from chungtay.apps.capital.services.guarding import require_named, require_projects
from chungtay.apps.capital.services.instalments import (
    append_instalments,
    plan_instalment,
    take_back_instalment,
)
from chungtay.apps.capital.services.lawful import require_lawful
from chungtay.apps.capital.services.loading import append_entries, append_holders
from chungtay.apps.capital.services.recording import (
    record_move,
    record_undoing,
    require_leave,
)
from chungtay.apps.capital.services.rotation import append_loans, record_loan

__all__ = [
    "append_entries",
    "append_holders",
    "append_instalments",
    "append_loans",
    "close_year",
    "plan_instalment",
    "record_loan",
    "record_move",
    "record_undoing",
    "require_lawful",
    "require_leave",
    "require_named",
    "require_projects",
    "take_back_instalment",
]
