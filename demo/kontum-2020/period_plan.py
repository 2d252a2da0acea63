# ruff: noqa: INP001
"""The frames of 2016-2020: made up as a whole, for every line that the yearly plans grant.

Development money stands in the medium-term plan of public investment, recurrent money in the
programmes' own frame, and what firms and people give in what the programmes expect of them. Each
frame is what its yearly plans came to, and a tenth more, which the law keeps back.
"""

from __future__ import annotations

from datetime import date

from ledger import FIRST_COLUMNS, Cell, Deed, Journal, Line
from tables import TRIEU

SINCE, UNTIL = 2016, 2020
ON = date(2016, 1, 11)
GRAIN = 100 * TRIEU
GRANTS = {
    "assignment", "supplement", "revenue_increase", "reduction", "allotment", "adjustment",
    "expectation",
}  # fmt: skip
"""Movements that change a yearly plan; what is carried over was granted before."""
GIVERS = {
    "central": "TW", "oda": "IRISH", "province": "NST", "district": "NSH", "commune": "NSX",
    "enterprise": "DN", "people": "ND",
}  # fmt: skip
NOTES = {
    "development": "Kế hoạch đầu tư công trung hạn",
    "recurrent": "Khung vốn sự nghiệp của chương trình giai đoạn",
    "unspecified": "Dự kiến huy động của chương trình giai đoạn",
}


def record_period_plan(journal: Journal) -> None:
    """Write the frames that the yearly plans written so far fit into."""
    deeds: dict[tuple[str, str, str], dict[Cell, int]] = {}
    for cell, dong in sorted(_granted(journal).items()):
        if dong > 0:
            of = cell.line
            frame = (dong * 11 // 10 // GRAIN + 1) * GRAIN
            deeds.setdefault((of.programme, of.source, of.kind), {})[cell] = frame
    for (programme, source, kind), cells in deeds.items():
        note = f"{NOTES[kind]} {SINCE}-{UNTIL} (mô phỏng)"
        name = f"TH{SINCE}-{programme or 'irish'}-{source}-{kind}"
        journal.give(Deed(name, "medium_term", ON, note), GIVERS[source], cells)


def _granted(journal: Journal) -> dict[Cell, int]:
    """Add up what the yearly plans grant each holder on a line, whatever the year and the work."""
    movement = {row[0]: row[1] for row in journal.entries}
    granted: dict[Cell, int] = {}
    for row in journal.postings:
        entry, holder, pot = row[:3]
        first, dong, last = (
            row[3 : 3 + FIRST_COLUMNS],
            row[3 + FIRST_COLUMNS],
            row[4 + FIRST_COLUMNS : -1],
        )
        of = Line(*first, *last)
        planned = pot in {"held", "expected"} and movement[entry] in GRANTS
        if planned and of.origin_year == of.plan_year:
            framed = of._replace(origin_year=SINCE, plan_year=UNTIL, term="period")
            cell = Cell(framed, holder)
            granted[cell] = granted.get(cell, 0) + dong
    return granted
