"""A reorganisation that merges two communes and divides one, as a workbook and as CSV."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path

from openpyxl import Workbook

from chungtay.core.people.actions import REORGANISE
from chungtay.core.people.actor import COUNTRY, Actor, Grant

NEXT = dt.date(2027, 1, 1)
DAY = dt.date(2026, 12, 15)
OPERATOR = Actor(7, frozenset({Grant(REORGANISE.code, COUNTRY)}), "Vận hành")
DOCUMENT = "ubtvqh:1/NQ-UBTVQH16:2026-12-01"
EVENTS = [["event", "since", "document", "verified", "title"],
          ["2027", "2027-01-01", DOCUMENT, "0", "Nhập hai xã, chia một xã (ví dụ)"]]  # fmt: skip
UNITS = [["level", "code", "event", "type", "name", "parent", "lat", "lon"],
         ["commune", "23377", "2027", "xã", "Bờ Y mới", "51", "", ""],
         ["commune", "90001", "2027", "xã", "Đăk Hà Một", "51", "", ""],
         ["commune", "90002", "2027", "xã", "Đăk Hà Hai", "51", "", ""]]  # fmt: skip
STEPS = [["event", "before", "after", "kind", "main", "share"],
         ["2027", "23377", "23377", "merge", "1", ""],
         ["2027", "23383", "23377", "merge", "1", ""],
         ["2027", "23500", "90001", "split", "1", "60"],
         ["2027", "23500", "90002", "split", "0", "40"]]  # fmt: skip


def book(
    path: Path,
    *,
    events: list[list[str]] = EVENTS,
    units: list[list[str]] = UNITS,
    steps: list[list[str]] = STEPS,
) -> Path:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in (("events", events), ("units", units), ("successions", steps)):
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def folder(path: Path, *, code_page: str, sign: str) -> Path:
    path.mkdir()
    for name, rows in (("events", EVENTS), ("units", UNITS), ("successions", STEPS)):
        lines = "".join(f"{sign.join(row)}\r\n" for row in rows)
        (path / f"{name}.csv").write_bytes(unicodedata.normalize("NFD", lines).encode(code_page))
    return path
