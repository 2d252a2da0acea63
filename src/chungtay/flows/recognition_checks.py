"""What one row alone cannot know of recognition: steps that follow, decisions that stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chungtay.core.criteria.recognition.replay import check_steps
from chungtay.core.criteria.recognition.state import FileState
from chungtay.core.criteria.record import Recognition
from chungtay.flows.recognition_tables import RecognitionTables
from chungtay.flows.register_files import Told


def units_named(tables: RecognitionTables) -> Iterator[tuple[Told[Any], str]]:
    """Give every row with the unit it names."""
    for step in tables.steps:
        yield step, step.value.wanted.unit
    others: list[Told[Any]] = [*tables.rechecks, *tables.villages]
    for row in others:
        yield row, row.value.unit


def check_recognition(tables: RecognitionTables, decisions: list[Told[Recognition]]) -> None:
    """Note steps that cannot follow, and files decided without a decision of the register."""
    rows = {(row.value.file, row.value.on): row for row in tables.steps}
    for fault in check_steps(row.value for row in tables.steps):
        for (file, _day), row in rows.items():
            if file == fault.file:
                row.cells.fault("deed", str(fault))
                break
    decided = {(row.value.file, row.value.on) for row in decisions if row.value.file}
    for row in tables.steps:
        told = (row.value.file, row.value.on)
        if row.value.state is FileState.DECIDED and told not in decided:
            row.cells.fault("deed", "hồ sơ đã công nhận nhưng không có quyết định công nhận")
    files = {row.value.file for row in tables.steps if row.value.state is FileState.DECIDED}
    for decision in decisions:
        if decision.value.file and decision.value.file not in files:
            decision.cells.fault("file", "không có hồ sơ nào mang mã này đã được công nhận")
