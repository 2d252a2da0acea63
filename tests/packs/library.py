"""Small libraries of law for tests, written to a folder."""

from __future__ import annotations

from pathlib import Path

from chungtay.packs.loader.library import Library

NATION = {
    "vn/pack.yaml": "title: {vi: Trung ương, en: Nation}\n",
    "vn/agencies.yaml": "- {code: ttg, title: {vi: Thủ tướng, en: PM}, short: Thủ tướng}\n",
    "vn/instruments/all.yaml": (
        "- {issuer: ttg, type: decision, symbol: 1/QĐ-TTg, signed: 2016-01-01, subject: Một}\n"
    ),
    "vn/measure_units.yaml": (
        "- {code: percent, title: {vi: phần trăm, en: percent}, symbol: {vi: '%', en: '%'}}\n"
    ),
    "vn/parameters/limit.yaml": (
        "name: limit\n"
        "title: Mức trần\n"
        "settings:\n"
        "- {since: 2020-01-01, value: 10, cite: 'ttg:1/QĐ-TTg:2016-01-01', verified: true}\n"
        "- {since: 2022-01-01, value: 12.5, cite: 'ttg:1/QĐ-TTg:2016-01-01'}\n"
    ),
}
"""A nation's pack with no fault in it."""


def written(root: Path, *files: dict[str, str]) -> Library:
    """Write files under `root/packs`, later ones over earlier ones, and open the library."""
    for path, text in {path: text for part in files for path, text in part.items()}.items():
        file = root / "packs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Library(root / "packs")
