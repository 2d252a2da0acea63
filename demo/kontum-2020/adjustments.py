# ruff: noqa: INP001
"""Changes of the 2020 plan in the course of the year: none of them changes a printed figure.

The report says that plans were changed from what could not be carried out to what needed more, and
not by how much: these amounts stay within one printed cell each.
"""

from __future__ import annotations

from datetime import date

from ledger import Cell, Deed, Journal, Line
from tables import TRIEU


def _own(programme: str, project: str, kind: str, source: str = "central") -> Line:
    return Line(programme, project, "", source, kind, 2020, 2020)


BETWEEN_HOLDERS = (
    ("DC20-01", date(2020, 6, 25), _own("ntm", "ntm.03", "recurrent"),
     "62.so-nnptnt", {"608": 150, "615": 350}),
    ("DC20-02", date(2020, 7, 20), _own("gn", "gn.p2.infra", "development"),
     "618.bqlda", {"610.bqlda": 600}),
    ("DC20-03", date(2020, 8, 28), _own("ntm", "ntm.02", "development"),
     "608.bqlda", {"613.bqlda": 700, "617.bqlda": 500}),
)  # fmt: skip
"""Entry, day, line, who gives and who takes how many million."""
BETWEEN_PROJECTS = (
    ("DC20-04", date(2020, 7, 31), "616", "ntm.03", "ntm.08", "recurrent", 420),
    ("DC20-05", date(2020, 7, 31), "610", "ntm.03", "ntm.08", "recurrent", 380),
    ("DC20-06", date(2020, 9, 15), "62.so-nnptnt", "ntm.03", "ntm.11", "recurrent", 900),
    ("DC20-07", date(2020, 9, 15), "612.bqlda", "ntm.05", "ntm.02", "development", 640),
)
"""Entry, day, holder, the project that cannot use it, the one that can, kind, million."""
RESERVES = (
    ("62.vpdp-ntm", "ntm.11", 600, 350),
    ("62.so-tnmt", "ntm.08", 400, 0),
    ("608", "ntm.03", 250, 250),
)
"""Holder, project of New Rural recurrent money, million kept back, million let go again."""


def adjust(journal: Journal, planned: list[dict[Cell, int]]) -> dict[Cell, int]:
    """Write transfers between holders and between projects; return what each giving cell loses."""
    known = {cell for plan in planned for cell in plan}
    lost: dict[Cell, int] = {}
    for entry, on, own, holder, takers in BETWEEN_HOLDERS:
        cells = {Cell(own, taker): dong * TRIEU for taker, dong in takers.items()}
        note = "Điều chỉnh kế hoạch vốn giữa các đơn vị, cùng một nguồn (mô phỏng)"
        journal.move(Deed(entry, "adjustment", on, note), holder, cells)
        _lose(lost, known, Cell(own, holder), sum(cells.values()))
    for entry, on, holder, slow, needy, kind, million in BETWEEN_PROJECTS:
        note = (
            "Điều chỉnh vốn từ nội dung không có khả năng thực hiện sang nội dung có nhu cầu "
            "(số tiền: mô phỏng)"
        )
        giving, taking = (Cell(_own("ntm", project, kind), holder) for project in (slow, needy))
        deed = Deed(entry, "adjustment", on, note)
        journal.shift(deed, giving, taking, million * TRIEU)
        _lose(lost, known, giving, million * TRIEU)
    return lost


def _lose(lost: dict[Cell, int], known: set[Cell], giving: Cell, dong: int) -> None:
    if giving not in known:
        message = f"{giving} has nothing to give"
        raise ValueError(message)
    lost[giving] = lost.get(giving, 0) + dong


def keep_reserve(journal: Journal, planned: list[dict[Cell, int]]) -> dict[Cell, int]:
    """Write recurrent money kept back in June and partly let go; return what stays kept back."""
    known = {cell for plan in planned for cell in plan}
    kept: dict[Cell, int] = {}
    for number, (holder, project, million, back) in enumerate(RESERVES, 1):
        cell = Cell(_own("ntm", project, "recurrent"), holder)
        _lose(kept, known, cell, million * TRIEU)
        note = "Giữ lại một phần dự toán chi thường xuyên làm dự phòng (mô phỏng)"
        deed = Deed(f"DP20-{number:02}", "reserve", date(2020, 6, 30), note)
        journal.turn(deed, {cell: million * TRIEU})
        note = "Cho sử dụng lại phần dự toán đã giữ (mô phỏng)"
        deed = Deed(f"SD20-{number:02}", "release", date(2020, 8, 31), note)
        journal.turn(deed, {cell: back * TRIEU})
    return kept
