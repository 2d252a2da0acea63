# ruff: noqa: INP001
"""The medium-term plan of 2016-2020 for development money of the centre: made up as a whole.

Each line's frame is what its five yearly plans came to, and a tenth more, which the law keeps back.
"""

from __future__ import annotations

from datetime import date

from ledger import FIRST_COLUMNS, Cell, Deed, Journal, Line
from tables import TRIEU

SINCE, UNTIL = 2016, 2020
ON = date(2016, 1, 11)
GRAIN = 100 * TRIEU


def record_period_plan(journal: Journal) -> None:
    """Write the frames that the yearly plans written so far fit into."""
    planned: dict[tuple[str, str, str], int] = {}
    movement = {row[0]: row[1] for row in journal.entries}
    for row in journal.postings:
        entry, holder, pot = row[:3]
        of, dong = Line(*row[3 : 3 + FIRST_COLUMNS]), row[3 + FIRST_COLUMNS]
        central = (of.source, of.kind, of.item) == ("central", "development", "")
        assigned = movement[entry] == "assignment" and pot == "held" and holder != "62"
        handed = movement[entry] == "allotment" and entry == "PB20-30a" and holder != "62"
        if central and (assigned or handed):
            key = (of.programme, of.project, holder)
            planned[key] = planned.get(key, 0) + dong
    for programme in ("ntm", "gn"):
        cells = {
            Cell(Line(of, project, "", "central", "development", SINCE, UNTIL, term="period"), who):
            (dong * 11 // 10 // GRAIN + 1) * GRAIN
            for (of, project, who), dong in sorted(planned.items())
            if of == programme
        }  # fmt: skip
        note = f"Kế hoạch đầu tư công trung hạn {SINCE}-{UNTIL} (mô phỏng)"
        journal.give(Deed(f"TH{SINCE}-{programme}", "medium_term", ON, note), "TW", cells)
