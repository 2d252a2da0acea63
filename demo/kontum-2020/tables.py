# ruff: noqa: INP001
"""What every table of the data set shares: seeds, dates, exact splitting and CSV writing.

Nothing here draws lots: variety comes from `spread`, an integer hash of a key, so that the same
seeds always give the same bytes.
"""

from __future__ import annotations

import csv
import json
import zlib
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

HERE = Path(__file__).parent
PROVINCE = "62"
DISTRICTS = ("608", "610", "611", "612", "613", "614", "615", "616", "617", "618")
POOR_DISTRICTS = ("613", "617", "618")
REPORT = "kontum.ubnd:~bao-cao-ctmtqg:2020-10-13"
DEMO = "demo:~du-lieu-mo-phong:2020-10-13"
REPORT_DAY = date(2020, 10, 13)
REPORTING_LAG = timedelta(days=5)
TRIEU = 1_000_000

Key = TypeVar("Key", bound=Hashable)


def known(on: date) -> date:
    """Return the day a synthetic row becomes known: five days later, never after the report."""
    return max(on, min(on + REPORTING_LAG, REPORT_DAY))


def spread(key: str, low: int, high: int) -> int:
    """Return an integer in low..high that depends on the key alone."""
    return low + zlib.crc32(key.encode()) % (high - low + 1)


def share(total: int, weights: Mapping[Key, int], grain: int = 1) -> dict[Key, int]:
    """Split a total by weights in whole grains; what is under a grain goes to the heaviest.

    The parts add up to the total exactly. Left-over grains go to the largest remainders, ties to
    the earlier key.
    """
    whole, rest = divmod(total, grain)
    base = sum(weights.values())
    parts = {key: whole * weight // base for key, weight in weights.items()}
    order = sorted(weights, key=lambda key: -(whole * weights[key] % base))
    for key in order[: whole - sum(parts.values())]:
        parts[key] += 1
    amounts = {key: part * grain for key, part in parts.items()}
    if rest:
        amounts[max(weights, key=lambda key: weights[key])] += rest
    return amounts


def share_within(
    total: int, caps: Mapping[Key, int], weights: Mapping[Key, int], grain: int = 1
) -> dict[Key, int]:
    """Split a total by weights so that no part exceeds its cap; the caps must hold the total."""
    parts = dict.fromkeys(caps, 0)
    left = total
    while left:
        open_weights = {
            key: weights[key] for key in caps if weights[key] and parts[key] < caps[key]
        }
        for key, amount in share(left, open_weights, grain).items():
            parts[key] = min(caps[key], parts[key] + amount)
        left, before = total - sum(parts.values()), left
        if left == before:
            message = f"caps cannot hold {total}"
            raise ValueError(message)
    return parts


def read_seed(name: str) -> list[dict[str, str]]:
    """Return the rows of a seed CSV as dictionaries of text."""
    with (HERE / "seed" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_witness() -> dict[str, Any]:
    """Return the synthetic choices: money rows in đồng, criteria vectors, recognised communes."""
    with (HERE / "witness.json").open(encoding="utf-8") as file:
        witness: dict[str, Any] = json.load(file)
    return witness


UNITS = read_seed("units.csv")
NAMES = {row["unit"]: row["name"] for row in UNITS}
DISTRICT_OF = {row["unit"]: row["district"] for row in UNITS}
COMMUNES = tuple(sorted(row["unit"] for row in UNITS if row["type"] == "commune"))

_DIFFICULT = """
    23452 23455 23458 23461 23464 23467 23470 23476
    23404 23407 23410 23413 23416 23417 23419 23422 23425 23446 23449
    23535 23537 23538
    23344 23350 23368 23347 23356 23359 23362 23365 23371
    23383 23386 23389 23395 23398 23380
    23530 23536 23534 23548 23551 23554
    23482 23491 23494 23488
    23427 23428 23430 23431 23443
    23503 23504 23518
"""
DIFFICULT = tuple(_DIFFICULT.split())
"""Our guess at the 55 difficult, border or safe-zone communes: poor districts, the thirteen border
communes, and remote ones. The report prints the number only."""


def count_by_district(units: Iterable[str]) -> dict[str, int]:
    """Return how many of the units lie in each district, districts without any left out."""
    counts: dict[str, int] = {}
    for unit in sorted(units, key=lambda unit: DISTRICT_OF[unit]):
        counts[DISTRICT_OF[unit]] = counts.get(DISTRICT_OF[unit], 0) + 1
    return counts


def write_table(folder: Path, name: str, header: str, rows: Iterable[Sequence[object]]) -> None:
    """Write one CSV: UTF-8, comma, one header line, line feeds."""
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)
