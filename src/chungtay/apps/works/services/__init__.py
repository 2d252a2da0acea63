"""Actions of the registers of works: one file per thing that is written of a work."""

from __future__ import annotations

from chungtay.apps.works.services.contracts import append_contracts, record_contract
from chungtay.apps.works.services.importing import import_works
from chungtay.apps.works.services.inheriting import carry_to_heir
from chungtay.apps.works.services.obstacles import append_obstacles, open_obstacle, settle_obstacle
from chungtay.apps.works.services.papers import (
    append_cards,
    append_funding,
    record_card,
    record_funding,
)
from chungtay.apps.works.services.photos import attach_photo
from chungtay.apps.works.services.remarks import answer_remark, append_remarks, record_remark
from chungtay.apps.works.services.stages import append_works, correct_works, record_work_stage

__all__ = [
    "answer_remark",
    "append_cards",
    "append_contracts",
    "append_funding",
    "append_obstacles",
    "append_remarks",
    "append_works",
    "attach_photo",
    "carry_to_heir",
    "correct_works",
    "import_works",
    "open_obstacle",
    "record_card",
    "record_contract",
    "record_funding",
    "record_remark",
    "record_work_stage",
    "settle_obstacle",
]
