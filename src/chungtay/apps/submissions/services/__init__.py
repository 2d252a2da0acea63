"""Actions on periodic reports: open, fill, pass on, and what an approval writes to registers."""

from __future__ import annotations

from chungtay.apps.submissions.services.filling import attach, save_cells, save_many
from chungtay.apps.submissions.services.handing_over import hand_over_desks
from chungtay.apps.submissions.services.opening import open_period
from chungtay.apps.submissions.services.passing import (
    accept,
    approve,
    approve_many,
    comment,
    excuse,
    recall,
    reopen,
    resume,
    return_submission,
    send,
)

__all__ = [
    "accept",
    "approve",
    "approve_many",
    "attach",
    "comment",
    "excuse",
    "hand_over_desks",
    "open_period",
    "recall",
    "reopen",
    "resume",
    "return_submission",
    "save_cells",
    "save_many",
    "send",
]
