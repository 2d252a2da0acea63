# ruff: noqa: INP001
"""Money of 2020: the witness amounts, shared over projects, holders and months.

Each witness row (programme, source, kind, item, origin year) becomes a group of cells; its plan
and its disbursement by 30 September are split exactly over them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from choices import (
    BY_COMMUNES,
    BY_DIFFICULT,
    NTM_RECURRENT,
    NTM_WORKS,
    POVERTY,
    SCURVE_2020,
    across,
    boards,
)
from ledger import Cell, Deed, Journal, Line
from schedule import by_month, month_end, pay_monthly, spent_parts
from tables import COMMUNES, TRIEU, read_witness, share, spread

ASSIGNED = date(2019, 12, 31)
ASSIGNED_LATER = date(2020, 1, 15)
CARRIED = date(2020, 1, 31)
GIVERS = {"central": "TW", "province": "NST", "district": "NSH", "commune": "NSX", "oda": "IRISH"}
SHOWN_ALLOTMENT = {"613": 20_350 * TRIEU, "617": 20_394 * TRIEU}
"""40,744 million, allotted from the province to two poor districts; the halves are ours."""


class Group(NamedTuple):
    """Cells of one witness row, when they can first be spent, and how much was spent."""

    name: str
    plan: dict[Cell, int]
    spent: int
    first: int = 1


def line(programme: str, project: str, source: str, kind: str, *, item: str = "") -> Line:
    """Return a line of fresh 2020 money."""
    return Line(programme, project, item, source, kind, 2020, 2020)


def record_2020(journal: Journal, left_of_2019: dict[Cell, int]) -> None:
    """Write plan, carry-over, allotments, adjustments and nine months of payments."""
    money = _Witness()
    fresh = [*_new_rural(money), *_poverty(money)]
    for group in fresh:
        _assign(journal, group)
    groups = [*fresh, *_carry_over(journal, money, left_of_2019)]
    groups += _through_province(journal, money)
    moves = _adjust(journal, fresh)
    months: list[dict[Cell, int]] = [{} for _ in SCURVE_2020]
    for group in groups:
        caps = {cell: dong - max(0, moves.get(cell, 0)) for cell, dong in group.plan.items()}
        spent = spent_parts(caps, group.spent)
        for index, part in enumerate(by_month(spent, SCURVE_2020, first=group.first)):
            months[index] |= part
    for number, month in enumerate(months, 1):
        pay_monthly(journal, 2020, number, month)


class _Witness:
    """Plan and disbursed amounts by witness key."""

    def __init__(self) -> None:
        witness = read_witness()
        self.plan = {tuple(row[:5]): int(row[5]) for row in witness["plan"]}
        self.spent = {tuple(row[:5]): int(row[5]) for row in witness["disbursed"]}

    def group(
        self, key: tuple[str, str, str, str, str], weights: dict[Cell, int], first: int = 1
    ) -> Group:
        """Split a witness row's plan over weighted cells."""
        plan = share(self.plan[key], weights, TRIEU)
        return Group("-".join(key), plan, self.spent[key], first)


def _new_rural(money: _Witness) -> Iterable[Group]:
    works = across(NTM_WORKS, boards(BY_COMMUNES))
    yield money.group(
        ("ntm", "central", "dev", "", "2020"),
        {
            Cell(line("ntm", project, "central", "development"), holder): weight
            for (project, holder), weight in works.items()
        },
    )
    yield money.group(
        ("ntm", "central", "rec", "", "2020"),
        {
            Cell(line("ntm", project, "central", "recurrent"), holder): weight
            for (project, holder), weight in NTM_RECURRENT.items()
        },
    )
    yield money.group(("ntm", "local", "dev", "", "2020"), _local_weights(), 2)
    own = line("ntm", "ntm.11", "district", "recurrent")
    yield money.group(
        ("ntm", "local", "rec", "", "2020"), {Cell(own, h): w for h, w in BY_COMMUNES.items()}, 2
    )


def _local_weights() -> dict[Cell, int]:
    """Weigh local development money: 42 % province, 44 % districts, 14 % communes."""
    per_commune = {c: spread(f"nsx{c}", 60, 140) for c in COMMUNES}
    parts = {
        "province": (42, across({"ntm.02": 60, "ntm.05": 25, "ntm.08": 15}, boards(BY_COMMUNES))),
        "district": (44, across({"ntm.02": 72, "ntm.07": 28}, BY_COMMUNES)),
        "commune": (14, across({"ntm.02": 1}, per_commune)),
    }
    weights = {}
    for source, (percent, shares) in parts.items():
        whole = sum(shares.values())
        for (project, holder), weight in shares.items():
            cell = Cell(line("ntm", project, source, "development"), holder)
            weights[cell] = percent * weight * 10**9 // whole
    return weights


def _poverty(money: _Witness) -> Iterable[Group]:
    for item, weights in POVERTY.items():
        witness_item = "unitemised" if item == "other" else item
        kind = "development" if item.endswith("infra") else "recurrent"
        key = ("gn", "central", kind[:3], witness_item, "2020")
        own = line("gn", f"gn.{item}", "central", kind)
        cells = {Cell(own, holder): weight for holder, weight in weights.items()}
        if item != "p1.infra":
            yield money.group(key, cells)
            continue
        shown = {Cell(own, holder): dong for holder, dong in SHOWN_ALLOTMENT.items()}
        direct = share(money.plan[key] - sum(shown.values()), cells, TRIEU)
        yield Group("-".join(key), {**direct, **shown}, money.spent[key])
    sources = {
        "district": {"613": 30, "617": 27, "618": 13},
        "province": {"613.bqlda": 15, "617.bqlda": 15},
    }
    yield money.group(
        ("gn", "local", "dev", "", "2020"),
        {
            Cell(line("gn", "", source, "development"), holder): weight
            for source, weights in sources.items()
            for holder, weight in weights.items()
        },
        2,
    )


def _assign(journal: Journal, group: Group) -> None:
    """Write a group's assignment, giver by giver; the shown allotment goes through the province."""
    by_giver: dict[str, dict[Cell, int]] = {}
    allotted: dict[Cell, int] = {}
    for cell, dong in group.plan.items():
        target = by_giver.setdefault(GIVERS[cell.line.source], {})
        if cell.line.project == "gn.p1.infra" and cell.holder in SHOWN_ALLOTMENT:
            allotted[cell] = dong
            through = Cell(cell.line, "62")
            target[through] = target.get(through, 0) + dong
        else:
            target[cell] = dong
    for giver, cells in by_giver.items():
        central = giver == "TW" and "-dev-" in group.name
        on = ASSIGNED if central else ASSIGNED_LATER
        note = "Giao kế hoạch vốn năm 2020 (mô phỏng)"
        journal.give(Deed(f"KH20-{giver}-{group.name}", "assignment", on, note), giver, cells)
    if allotted:
        note = (
            "Phân bổ chi tiết cho huyện Tu Mơ Rông và huyện Kon Plông (ngày, chia huyện: mô phỏng)"
        )
        journal.move(Deed("PB20-30a", "allotment", date(2020, 1, 22), note), "62", allotted)


def _carry_over(
    journal: Journal, money: _Witness, left_of_2019: dict[Cell, int]
) -> Iterable[Group]:
    """Write what 2019 left of development money as new entries of the 2020 plan."""
    keys = {
        "ntm.02": ("ntm", "central", "dev", "", "2019"),
        "gn.p1.infra": ("gn", "central", "dev", "p1.infra", "2019"),
        "gn.p2.infra": ("gn", "central", "dev", "p2.infra", "2019"),
        "irish.p135": ("none", "oda:irish", "dev", "p135 infra", "2019"),
    }
    for project, key in keys.items():
        cells = {
            Cell(cell.line._replace(plan_year=2020), cell.holder): dong
            for cell, dong in left_of_2019.items()
            if cell.line.project == project
            and cell.line.source in {"central", "oda"}
            and cell.line.kind == "development"
        }
        if sum(cells.values()) != money.plan[key]:
            message = f"carry-over of {project} is {sum(cells.values())}, not {money.plan[key]}"
            raise ValueError(message)
        giver = "IRISH" if project == "irish.p135" else "TW"
        note = "Vốn năm 2019 kéo dài sang năm 2020 (chia đơn vị: mô phỏng)"
        journal.give(Deed(f"KD20-{project}", "carry_over", CARRIED, note), giver, cells)
        yield Group(f"KD20-{project}", cells, money.spent[key], 2)


def _through_province(journal: Journal, money: _Witness) -> Iterable[Group]:
    """Write the two amounts that the province first held and then allotted to districts."""
    rows = (
        (("ntm", "local", "dev", "2019 revenue increase", "2020"),
         line("ntm", "ntm.02", "district", "development", item="tang-thu-2019"), BY_COMMUNES,
         (date(2020, 3, 20), date(2020, 4, 15)), 5),
        (("ntm", "central", "dev", "coop reserve", "2020"),
         line("ntm", "ntm.03", "central", "development", item="htx"),
         {"608": 3, "611": 2, "612": 2, "614": 1, "615": 4, "616": 2},
         (date(2020, 5, 20), date(2020, 6, 10)), 7),
    )  # fmt: skip
    for key, own, weights, (assigned, allotted), first in rows:
        group = money.group(key, {Cell(own, h): w for h, w in weights.items()}, first)
        total = {Cell(own, "62"): sum(group.plan.values())}
        note = "Giao vốn cho tỉnh phân bổ (ngày: mô phỏng)"
        giver = GIVERS[own.source]
        journal.give(Deed(f"KH20-{own.item}", "assignment", assigned, note), giver, total)
        note = "Phân bổ chi tiết cho các huyện, thành phố (ngày, chia huyện: mô phỏng)"
        journal.move(Deed(f"PB20-{own.item}", "allotment", allotted, note), "62", group.plan)
        yield group


def _adjust(journal: Journal, groups: list[Group]) -> dict[Cell, int]:
    """Write three transfers between holders; return what each giving cell loses."""
    moves = (
        ("DC20-01", date(2020, 6, 25), line("ntm", "ntm.03", "central", "recurrent"),
         "62.so-nnptnt", {"608": 150, "615": 350}),
        ("DC20-02", date(2020, 7, 20), line("gn", "gn.p2.infra", "central", "development"),
         "618.bqlda", {"610.bqlda": 600}),
        ("DC20-03", date(2020, 8, 28), line("ntm", "ntm.02", "central", "development"),
         "608.bqlda", {"613.bqlda": 700, "617.bqlda": 500}),
    )  # fmt: skip
    planned = {cell for group in groups for cell in group.plan}
    lost: dict[Cell, int] = {}
    for entry, on, own, holder, takers in moves:
        cells = {Cell(own, taker): dong * TRIEU for taker, dong in takers.items()}
        note = "Điều chỉnh kế hoạch vốn giữa các đơn vị, cùng một nguồn (mô phỏng)"
        journal.move(Deed(entry, "adjustment", on, note), holder, cells)
        giving = Cell(own, holder)
        if giving not in planned:
            message = f"{giving} has nothing to give"
            raise ValueError(message)
        lost[giving] = sum(cells.values())
    return lost


def record_mobilised(journal: Journal) -> None:
    """Write expected and mobilised money of enterprises and people; spent the day it is given."""
    money = _Witness()
    rows = (
        ("ntm", {"ntm.02": 70, "ntm.07": 14, "ntm.08": 16}, BY_COMMUNES, {"DN": 38, "ND": 62}),
        ("gn", {"": 1}, BY_DIFFICULT, {"DN": 64, "ND": 36}),
    )
    for programme, projects, districts, givers in rows:
        key = (programme, "mob", "-", "", "2020")
        parts = share(money.plan[key], givers, TRIEU // 20)
        done = share(money.spent[key], givers, TRIEU // 20)
        for giver in givers:
            source = {"DN": "enterprise", "ND": "people"}[giver]
            weights = {
                Cell(line(programme, project, source, "unspecified"), district): weight
                for (project, district), weight in across(projects, districts).items()
            }
            plan = share(parts[giver], weights, TRIEU // 20)
            note = "Dự kiến huy động năm 2020 (chia đơn vị: mô phỏng)"
            name = f"DK20-{programme}-{source}"
            journal.give(Deed(name, "expectation", ASSIGNED_LATER, note), giver, plan)
            months = by_month(spent_parts(plan, done[giver]), SCURVE_2020)
            for number, month in enumerate(months, 1):
                note = f"Huy động tháng {number:02}/2020 (mô phỏng)"
                name = f"HD20-{number:02}-{programme}-{source}"
                day = month_end(2020, number)
                journal.give(Deed(name, "mobilisation", day, note), giver, month)
