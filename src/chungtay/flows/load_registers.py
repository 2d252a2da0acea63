"""Load a data set (a folder of CSV files) into the registers: all of it, or nothing.

First everything is read and checked, and every fault of every file is gathered; with one fault
nothing is loaded. Then all services write in one transaction. Loading the same folder again adds
nothing; a row that says something else under the same key is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from chungtay.apps.capital import services as capital
from chungtay.apps.criteria import services as criteria
from chungtay.apps.criteria.readings import services as readings
from chungtay.apps.criteria.recognition import services as recognition
from chungtay.apps.criteria.roadmap import services as roadmap
from chungtay.apps.measures import services as measures
from chungtay.apps.poverty import services as poverty
from chungtay.apps.results import services as results
from chungtay.apps.units import services as units
from chungtay.apps.works import services as works
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.register import BrokenFiles, RowFault
from chungtay.flows.recognition_tables import RecognitionTables
from chungtay.flows.register_checks import check_tables
from chungtay.flows.register_tables import Tables, read_tables
from chungtay.flows.work_tables import WorkTables

TITLES = {
    "holders": "chủ tài khoản",
    "entries": "bút toán vốn",
    "loans": "khoản cho vay quay vòng",
    "instalments": "dòng lộ trình trả nợ đọng",
    "works": "dòng công trình",
    "work_cards": "hồ sơ công trình",
    "work_contracts": "dòng hợp đồng công trình",
    "work_funding": "phần vốn công trình",
    "work_obstacles": "dòng vướng mắc công trình",
    "work_remarks": "kiến nghị về công trình",
    "readings": "giá trị và kết luận chỉ tiêu",
    "assessments": "đánh giá tiêu chí",
    "recognitions": "quyết định công nhận",
    "recognition_steps": "bước xử lý hồ sơ công nhận",
    "rechecks": "dòng phúc tra",
    "villages": "thôn",
    "results": "kết quả chỉ tiêu",
    "poverty": "số hộ đã công bố",
    "unit_classes": "phân loại đơn vị",
    "statements": "số liệu đối chiếu",
    "targets": "xã điểm, xã mục tiêu",
    "remedies": "giải pháp cho chỉ tiêu còn thiếu",
}
"""What a person reads for each register."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows each register gained; postings come with their entries."""

    added: Mapping[str, int]

    @property
    def total(self) -> int:
        """Add the gains up; 0 when everything was there already."""
        return sum(self.added.values())

    def __str__(self) -> str:
        told = (f"{vietnamese(n)} {TITLES[name]}" for name, n in self.added.items() if n)
        return ", ".join(told) or "không có dòng nào mới"


def load_folder(folder: Path, *, by: str) -> Loaded:
    """Load a folder; `by` is the name written beside every row.

    Units must have been loaded before. Raises `BrokenFiles` with all faults, `RefConflict` where
    a register already says something else, or a refusal of a register's own rules.
    """
    faults: list[RowFault] = []
    tables = read_tables(folder, faults)
    entries = check_tables(tables, faults)
    if faults:
        raise BrokenFiles.of(faults)
    with transaction.atomic():
        added = {
            "holders": capital.append_holders([row.value for row in tables.holders]),
            "entries": capital.append_entries(entries, by=by),
            "loans": capital.append_loans([row.value for row in tables.loans], by=by),
            "instalments": capital.append_instalments(
                [row.value for row in tables.instalments], by=by
            ),
            **_append_states(tables, by=by),
        }
    return Loaded(added)


def _append_states(tables: Tables, *, by: str) -> dict[str, int]:
    return {
        **_append_works(tables.works, by=by),
        "readings": readings.append_readings(
            [reading for sheet in tables.readings for reading in sheet.value.readings], by=by
        ),
        "assessments": criteria.append_assessments(
            [row.value for row in tables.assessments], by=by
        ),
        "recognitions": criteria.append_recognitions(
            [row.value for row in tables.recognitions], by=by
        ),
        **_append_recognition(tables.recognition, by=by),
        "results": results.append_results([row.value for row in tables.results], by=by),
        "poverty": poverty.append_counts([row.value for row in tables.poverty], by=by),
        "unit_classes": units.append_unit_classes(
            [row.value for row in tables.unit_classes], by=by
        ),
        "statements": measures.append_statements([row.value for row in tables.statements], by=by),
        "targets": roadmap.append_targets([row.value for row in tables.roadmap.targets], by=by),
        "remedies": roadmap.append_remedies([row.value for row in tables.roadmap.remedies], by=by),
    }


def _append_recognition(tables: RecognitionTables, *, by: str) -> dict[str, int]:
    return {
        "villages": recognition.append_villages([row.value for row in tables.villages], by=by),
        "recognition_steps": recognition.append_steps([row.value for row in tables.steps], by=by),
        "rechecks": recognition.append_rechecks([row.value for row in tables.rechecks], by=by),
    }


def _append_works(tables: WorkTables, *, by: str) -> dict[str, int]:
    return {
        "works": works.append_works([row.value for row in tables.states], by=by),
        "work_cards": works.append_cards([row.value for row in tables.cards], by=by),
        "work_contracts": works.append_contracts([row.value for row in tables.contracts], by=by),
        "work_funding": works.append_funding([row.value for row in tables.funding], by=by),
        "work_obstacles": works.append_obstacles([row.value for row in tables.obstacles], by=by),
        "work_remarks": works.append_remarks([row.value for row in tables.remarks], by=by),
    }
