# ruff: noqa: INP001
"""Which works there are and what money each is planned: every work a share of its owner's cells.

303 works are the report's (83 of Programme 30a in the poor districts, 220 of Programme 135); one
more in each commune is of New Rural Development. Which is where, and what it costs, is made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from ledger import Cell
from tables import (
    COMMUNES,
    DIFFICULT,
    DISTRICT_OF,
    DISTRICTS,
    NAMES,
    POOR_DISTRICTS,
    TRIEU,
    UNITS,
    share,
    spread,
)

P1, P2, NTM = "gn.p1.infra", "gn.p2.infra", "ntm.02"
P1_TYPES = {"transport": 61, "education": 8, "water": 5, "irrigation": 9}
P2_TYPES = {
    "transport": 166,
    "electricity": 2,
    "education": 15,
    "well": 5,
    "water": 7,
    "irrigation": 16,
    "culture": 9,
}
NTM_TYPES = {"transport": 52, "culture": 18, "water": 6, "trade": 5, "health": 4}
TITLES = {
    "transport": "Đường giao thông nông thôn thôn {n}, {place}",
    "education": "Điểm trường thôn {n}, {place}",
    "water": "Công trình nước sinh hoạt thôn {n}, {place}",
    "irrigation": "Thủy lợi nhỏ cánh đồng thôn {n}, {place}",
    "electricity": "Đường điện sinh hoạt thôn {n}, {place}",
    "well": "Giếng nước tập trung thôn {n}, {place}",
    "culture": "Nhà văn hóa thôn {n}, {place}",
    "trade": "Chợ trung tâm {place}",
    "health": "Trạm y tế {place}",
}
NTM_TITLES = {"transport": "Đường trục thôn {n} nông thôn mới, {place}"}
NTM_PERCENT = 60
"""So much of the infrastructure money of New Rural goes to works listed one by one."""
ALLOTTED = tuple(
    date(2020, month, day)
    for month, day in ((1, 20), (3, 10), (4, 10), (5, 26), (7, 10), (8, 14), (9, 22))
)
"""Days on which owners allot money to works that were approved before."""


class Work(NamedTuple):
    """One work: who owns it, how it comes by its money, and when its project was approved."""

    code: str
    name: str
    project: str
    work_type: str
    unit: str
    owner: str
    way: str
    approved: date | None

    @property
    def district(self) -> str:
        """Give the code of the district it lies in."""
        return DISTRICT_OF[self.unit]


@dataclass(slots=True)
class Books:
    """Works and their money: shares of cells, and what was paid in which month."""

    works: dict[str, Work] = field(default_factory=dict)
    parts: dict[Cell, dict[Cell, int]] = field(default_factory=dict)
    allotted: dict[str, date] = field(default_factory=dict)
    paid: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    shares: dict[str, int] = field(default_factory=dict)
    """What a work is planned of its cell, allotted already or not."""

    def split(self, cells: dict[Cell, int]) -> dict[Cell, int]:
        """Put works' shares in the place of the cells they are of, as far as there are any."""
        told: dict[Cell, int] = {}
        for cell, dong in cells.items():
            parts = self.parts.get(cell, {})
            told |= parts
            rest = dong - sum(parts.values())
            if rest:
                told[cell] = rest
        return told

    def in_order(self) -> list[Work]:
        """Give the works by code."""
        return [self.works[code] for code in sorted(self.works)]


class _Site(NamedTuple):
    """A work before it is known what money it gets."""

    code: str
    name: str
    project: str
    work_type: str
    unit: str


def plan_works(caps: dict[Cell, int]) -> Books:
    """Deal the money of infrastructure cells to works."""
    books = Books()
    poor = [row["unit"] for row in UNITS if row["district"] in POOR_DISTRICTS]
    sites = [
        *_sites(P1, _dealt(P1_TYPES), poor),
        *_sites(P2, _dealt(P2_TYPES), sorted(DIFFICULT)),
        *_sites(NTM, _dealt(NTM_TYPES), list(COMMUNES)),
    ]
    for project in (P1, P2, NTM):
        for district in DISTRICTS:
            mine = [s for s in sites if s.project == project and DISTRICT_OF[s.unit] == district]
            if mine:
                _deal(books, mine, _cells(caps, project, district))
    return books


def _dealt(types: dict[str, int]) -> list[str]:
    """Return the types one by one, each evenly spaced through the list."""
    places = [
        ((2 * index + 1) * 10_000 // (2 * count), name)
        for name, count in types.items()
        for index in range(count)
    ]
    return [name for _, name in sorted(places)]


def _sites(project: str, types: list[str], units: list[str]) -> Iterator[_Site]:
    numbers: dict[tuple[str, str], int] = {}
    titles = {**TITLES, **(NTM_TITLES if project == NTM else {})}
    for index, work_type in enumerate(types):
        unit = units[index % len(units)]
        number = numbers[unit, work_type] = numbers.get((unit, work_type), 0) + 1
        place = NAMES[unit][0].lower() + NAMES[unit][1:]
        name = titles[work_type].format(n=number, place=place)
        yield _Site(f"{project}.{index + 1:03}", name, project, work_type, unit)


def _cells(caps: dict[Cell, int], project: str, district: str) -> dict[str, tuple[Cell, int]]:
    """Give the cells of central money a district's works are built from, by how it came."""
    found = {}
    for cell, dong in caps.items():
        of = cell.line
        if (of.project, of.source, of.kind, of.item) != (project, "central", "development", ""):
            continue
        if cell.holder == district and project == P1:
            found["late"] = (cell, dong)
        elif cell.holder == f"{district}.bqlda":
            way = "carried" if of.origin_year < of.plan_year else "direct"
            part = NTM_PERCENT if project == NTM and way == "direct" else 100
            found[way] = (cell, dong * part // 100 // TRIEU * TRIEU if part < 100 else dong)
    return {way: told for way, told in found.items() if told[1]}


def _deal(books: Books, sites: list[_Site], cells: dict[str, tuple[Cell, int]]) -> None:
    """Deal works to a district's cells by how much money each holds, and the money to the works."""
    order = sorted(sites, key=lambda site: spread(f"order{site.code}", 0, 10**6))
    counts = share(len(order), {way: dong for way, (_, dong) in cells.items()})
    for way in counts:
        if not counts[way]:
            counts[way] += 1
            counts[max(counts, key=lambda way: counts[way])] -= 1
    for way, (cell, dong) in cells.items():
        mine, order = order[: counts[way]], order[counts[way] :]
        weights = {site.code: spread(f"cost{site.code}", 60, 140) for site in mine}
        parts = share(dong, weights, TRIEU)
        for index, site in enumerate(mine):
            approved = _approved(site, way, index * 1000 // len(mine))
            books.shares[site.code] = parts[site.code]
            books.works[site.code] = Work(*site, cell.holder, way, approved)
            allotted = _allotted(way, approved)
            if allotted:
                books.allotted[site.code] = allotted
                own = Cell(cell.line, cell.holder, site.code)
                books.parts.setdefault(cell, {})[own] = parts[site.code]


def _approved(site: _Site, way: str, place: int) -> date | None:
    """Tell when a work's project was approved; `place` is its place in line, in thousandths.

    Projects of the money that Tu Mơ Rông and Kon Plông were allotted came late, some never; works
    of communes that had left Programme 135 waited for Decision 31/2020/QĐ-TTg.
    """
    steps: tuple[tuple[int, date, int], ...]
    if way == "carried":
        steps = ((1000, date(2019, 3, 5), 84),)
    elif way == "late":
        steps = ((300, date(2020, 6, 20), 16), (620, date(2020, 7, 15), 26),
                 (760, date(2020, 8, 24), 26))  # fmt: skip
    elif site.project == P1:
        slow = (1000, date(2020, 5, 12), 55)
        if DISTRICT_OF[site.unit] == "618":
            slow = (1000, date(2020, 3, 2), 20)
        steps = ((500, date(2019, 10, 21), 45), (780, date(2020, 1, 8), 45), slow)
    elif site.project == P2:
        steps = ((400, date(2020, 2, 5), 20), (800, date(2020, 3, 12), 22),
                 (930, date(2020, 4, 14), 38))  # fmt: skip
    else:
        steps = ((500, date(2019, 11, 5), 45), (1000, date(2020, 1, 21), 45))
    for most, since, days in steps:
        if place < most:
            return since + timedelta(days=spread(f"approved{site.code}", 0, days))
    return None


def _allotted(way: str, approved: date | None) -> date | None:
    """Tell when a work got its money; a work carried over has it with the carry-over."""
    if approved is None or way == "carried":
        return approved and date(2020, 1, 31)
    return next((day for day in ALLOTTED if day > approved), None)
