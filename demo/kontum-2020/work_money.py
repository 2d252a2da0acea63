# ruff: noqa: INP001
"""Money of works: allotted when the project is approved, advanced, paid, the advance covered."""

from __future__ import annotations

from collections import Counter
from datetime import date

from ledger import Cell, Deed, Journal
from schedule import PAY_GRAIN, month_end, pay_monthly
from tables import spread
from work_plan import NTM, P1, Books

WITH_ADVANCES = (P1, NTM)
ADVANCE_PERCENT, COVER_PERCENT = 30, 50
"""An advance is at most so much of what a work is allotted; so much of each later payment covers
it."""
MONTH_PERCENT = (38, 62)
"""A work is paid between so much and so much of its money in a month, while others can be paid."""
Paying = dict[Cell, int]


def allot_to_works(journal: Journal, books: Books) -> None:
    """Write the allotments of owners to works, one entry per owner, programme and day."""
    groups: dict[tuple[date, str, str], Paying] = {}
    for cell, parts in books.parts.items():
        if cell.line.origin_year < cell.line.plan_year:
            continue
        for own, dong in parts.items():
            key = (books.allotted[own.subject], cell.line.programme, cell.holder)
            groups.setdefault(key, {})[own] = dong
    for (on, programme, holder), cells in sorted(groups.items()):
        note = "Phân bổ cho công trình đã có quyết định phê duyệt (mô phỏng)"
        deed = Deed(f"CT20-{on:%m}-{programme}-{holder}", "allotment", on, note)
        journal.move(deed, holder, cells)


def pay_2020(journal: Journal, books: Books, months: list[Paying]) -> None:
    """Write what holders pay month by month; what cells with works pay is dealt to these."""
    left = {own: dong for parts in books.parts.values() for own, dong in parts.items()}
    ahead: Counter[Cell] = Counter()
    for number, month in enumerate(months, 1):
        end = month_end(2020, number)
        paying: Paying = {}
        for cell, dong in month.items():
            dealt = _dealt(books, (cell, dong), left, end) if cell in books.parts else {cell: dong}
            paying |= dealt
        advances, covers, rest = _advanced(books, paying, left, ahead)
        for own, dong in paying.items():
            left[own] = left.get(own, 0) - dong
            if own.subject:
                books.paid.setdefault(own.subject, []).append((number, dong))
        note = f"Tạm ứng hợp đồng tháng {number:02}/2020 (mô phỏng)"
        _write(journal, ("TU", "advance", end, note), advances)
        note = f"Thu hồi tạm ứng theo khối lượng tháng {number:02}/2020 (mô phỏng)"
        _write(journal, ("TH", "advance_cover", end, note), covers)
        pay_monthly(journal, 2020, number, rest)


def _dealt(books: Books, paying: tuple[Cell, int], left: Paying, end: date) -> Paying:
    """Deal what a cell pays in a month: to the works first in line, the rest to no work."""
    cell, dong = paying
    parts = books.parts[cell]
    ready = [own for own in parts if books.allotted[own.subject] <= end and left[own]]
    wanted = dong
    if cell.line.project == NTM and cell.line.origin_year == cell.line.plan_year:
        wanted = dong * 6 // 10 // PAY_GRAIN * PAY_GRAIN
    paid: Paying = {}
    for own in ready:
        most = parts[own] * spread(f"{own.subject}{end:%m}", *MONTH_PERCENT) // 100
        whole = left[own] <= most + parts[own] // 5
        part = min(wanted, left[own] if whole else most // PAY_GRAIN * PAY_GRAIN)
        paid[own] = part
        wanted -= part
        if not wanted:
            break
    for own in paid:  # where that is not enough, the works under way are paid whole
        more = min(wanted, left[own] - paid[own])
        paid[own] += more
        wanted -= more
    dealt = sum(paid.values())
    return {**{own: part for own, part in paid.items() if part}, cell: dong - dealt}


def _advanced(
    books: Books, paying: Paying, left: Paying, ahead: Counter[Cell]
) -> tuple[Paying, Paying, Paying]:
    """Part payments: what goes out in advance, what covers an advance, what is paid outright."""
    advances: Paying = {}
    covers: Paying = {}
    rest: Paying = {}
    for own, dong in paying.items():
        parts = books.parts.get(Cell(own.line, own.holder), {})
        fresh = own.line.origin_year == own.line.plan_year
        if own.subject and fresh and own.line.project in WITH_ADVANCES and left[own] == parts[own]:
            advances[own] = min(dong, parts[own] * ADVANCE_PERCENT // 100)
            ahead[own] = advances[own]
        elif ahead[own]:
            last = left[own] == dong
            covers[own] = ahead[own] if last else min(ahead[own], dong * COVER_PERCENT // 100)
            ahead[own] -= covers[own]
        rest[own] = dong - advances.get(own, 0)
    return advances, covers, rest


def _write(journal: Journal, head: tuple[str, str, date, str], cells: Paying) -> None:
    mark, movement, on, note = head
    groups: dict[tuple[str, str], Paying] = {}
    for cell, dong in cells.items():
        groups.setdefault((cell.line.programme, cell.holder), {})[cell] = dong
    for (programme, holder), group in sorted(groups.items()):
        name = f"{mark}20-{on:%m}-{programme}-{holder}"
        journal.turn(Deed(name, movement, on, note), group)
