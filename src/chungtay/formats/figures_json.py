"""figures.json: every figure of a report with its exact value and its grounds, for machines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from chungtay.core.kernel.numerals import exact
from chungtay.core.kernel.quantity import Missing
from chungtay.core.reports.figure import Figure

BASE_NOT_STATED = "not stated"

Entry = dict[str, str | int | dict[str, list[str]] | None]


def write(figures: Mapping[str, Figure], path: Path) -> None:
    """Write one entry per figure, by id: equal figures give equal bytes."""
    entries = [entry(figures[name]) for name in sorted(figures)]
    text = json.dumps(entries, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def entry(figure: Figure) -> Entry:
    """Give a figure's entry.

    `value` is exact with a decimal point: all its digits, or 12 places where they never end;
    null where there is no number.
    """
    spec = figure.spec
    return {
        "id": spec.id,
        "value": None if isinstance(figure.value, Missing) else exact(figure.value),
        "unit": spec.unit,
        "text": figure.text,
        "as_of": (spec.as_of or spec.on).isoformat(),
        "standing": spec.standing,
        "base": figure.base if spec.base_stated else BASE_NOT_STATED,
        "measure": spec.measure,
        "where": {column: list(figure.where[column]) for column in sorted(figure.where)},
        "rows": figure.rows,
        "digest": figure.digest,
    }
