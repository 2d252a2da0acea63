"""Actions on files for recognition, on what was recognised, and on the list of villages."""

from __future__ import annotations

from chungtay.apps.criteria.recognition.services.deciding import (
    decide_recognition,
    withdraw_recognition,
)
from chungtay.apps.criteria.recognition.services.ending import (
    end_files,
    followed,
    reopen_files,
)
from chungtay.apps.criteria.recognition.services.filing import (
    appraise_file,
    request_recognition,
    return_file,
    review_file,
    withdraw_file,
)
from chungtay.apps.criteria.recognition.services.loading import (
    append_rechecks,
    append_steps,
    append_villages,
)
from chungtay.apps.criteria.recognition.services.rechecking import record_recheck
from chungtay.apps.criteria.recognition.services.villages import record_village

__all__ = [
    "append_rechecks",
    "append_steps",
    "append_villages",
    "appraise_file",
    "decide_recognition",
    "end_files",
    "followed",
    "record_recheck",
    "record_village",
    "reopen_files",
    "request_recognition",
    "return_file",
    "review_file",
    "withdraw_file",
    "withdraw_recognition",
]
