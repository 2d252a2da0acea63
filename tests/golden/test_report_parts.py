"""A Word report looks as it was last accepted: `python -m tests.golden.report_parts` accepts."""

from __future__ import annotations

from tests.golden.report_parts import KEPT, parts


def test_parts_are_as_kept() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in KEPT.iterdir()}
    assert parts() == kept
