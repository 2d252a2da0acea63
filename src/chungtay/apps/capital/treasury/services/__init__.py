"""Actions of reconciliation."""

from __future__ import annotations

from chungtay.apps.capital.treasury.services.settling import (
    record_line,
    reopen_line,
    settle_line,
    undo_entry,
)
from chungtay.apps.capital.treasury.services.taking import (
    Handed,
    Taken,
    line_ref,
    save_profile,
    take_list,
)

__all__ = [
    "Handed",
    "Taken",
    "line_ref",
    "record_line",
    "reopen_line",
    "save_profile",
    "settle_line",
    "take_list",
    "undo_entry",
]
