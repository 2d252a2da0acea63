"""figures.json says every figure exactly, the same bytes for the same figures."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from chungtay.formats import figures_json
from tests.formats.sample import FIGURES


def entries(path: Path) -> dict[str, dict[str, Any]]:
    figures_json.write(FIGURES, path)
    return {entry["id"]: entry for entry in json.loads(path.read_text(encoding="utf-8"))}


def test_values_are_exact(tmp_path: Path) -> None:
    found = entries(tmp_path / "f.json")
    assert found["plan.total"]["value"] == "864751.540831"
    assert found["criteria.average"]["value"] == "13.858823529412"
    assert found["arrears"]["value"] is None
    assert found["arrears"]["text"] == "không có"
    assert found["disb.rate"]["base"] == "plan.total"


def test_base_the_source_does_not_state_is_said_so() -> None:
    figure = FIGURES["disb.rate"]
    unstated = replace(figure, spec=replace(figure.spec, base_stated=False), base=None)
    assert figures_json.entry(unstated)["base"] == "not stated"


def test_order_does_not_depend_on_the_asker(tmp_path: Path) -> None:
    one, other = tmp_path / "a.json", tmp_path / "b.json"
    figures_json.write(FIGURES, one)
    figures_json.write(dict(reversed(FIGURES.items())), other)
    assert one.read_bytes() == other.read_bytes()
    assert one.read_text(encoding="utf-8").endswith("]\n")
