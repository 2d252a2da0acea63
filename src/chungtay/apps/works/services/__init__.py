"""Actions of the registers of works: one file per thing that is written of a work."""

from __future__ import annotations

from chungtay.apps.works.services.papers import (
    append_cards,
    append_funding,
    append_obstacles,
    append_remarks,
)
from chungtay.apps.works.services.stages import append_works, correct_works, record_work_stage

__all__ = [
    "append_cards",
    "append_funding",
    "append_obstacles",
    "append_remarks",
    "append_works",
    "correct_works",
    "record_work_stage",
]
