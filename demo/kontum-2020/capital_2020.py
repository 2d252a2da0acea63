# ruff: noqa: INP001
"""Money of 2020: the witness amounts, shared over projects, holders, works and months.

Each witness row (programme, source, kind, item, origin year) becomes a group of cells; its plan
and its disbursement by 30 September are split exactly over them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from adjustments import adjust, keep_reserve
from choices import (
    BY_COMMUNES,
    CURVES_2020,
    NTM_RECURRENT,
    NTM_WORKS,
    POVERTY,
    across,
    boards,
)
from ledger import Cell, Deed, Journal, Line
from past_year import carry_over
from schedule import by_month, spent_parts
from tables import COMMUNES, TRIEU, read_witness, share, spread
from work_money import allot_to_works, pay_2020
from work_plan import Books, plan_works

ASSIGNED = date(2019, 12, 10)
"""Decision 1386/QĐ-UBND of Kon Tum; what it says line by line is made up."""
ASSIGNED_LATER = date(2020, 1, 15)
SHOWN_ON = date(2020, 5, 15)
GIVERS = {"central": "TW", "province": "NST", "district": "NSH", "commune": "NSX", "oda": "IRISH"}
SHOWN_ALLOTMENT = {"613": 20_350 * TRIEU, "617": 20_394 * TRIEU}
"""40,744 million, allotted from the province to two poor districts; the halves are ours."""
SHOWN_SPENT = 6_500 * TRIEU
"""So little of it by the end of September: the works were approved late."""


class Group(NamedTuple):
    """Cells of one witness row, when they can first be spent, and how much was spent."""

    name: str
    plan: dict[Cell, int]
    spent: int
    first: int = 1


def line(programme: str, project: str, source: str, kind: str, *, item: str = "") -> Line:
    """Return a line of fresh 2020 money."""
    return Line(programme, project, item, source, kind, 2020, 2020)


def record_2020(journal: Journal, carried: dict[Cell, int]) -> Books:
    """Write plan, carry-over, allotments, adjustments and nine months of payments.

    Answers what became of each work's money.
    """
    money = Witness()
    fresh = [*_new_rural(money), *_poverty(money)]
    for group in fresh:
        _assign(journal, group)
    groups = [*fresh, *_carried(money, carried), *_through_province(journal, money)]
    lost = adjust(journal, [group.plan for group in fresh])
    lost |= keep_reserve(journal, [group.plan for group in fresh])
    caps = {cell: dong - lost.get(cell, 0) for group in groups for cell, dong in group.plan.items()}
    books = plan_works(caps)
    note = "Vốn năm 2019 kéo dài sang năm 2020 (chia đơn vị, công trình: mô phỏng)"
    carry_over(journal, 2020, books.split(carried), note)
    allot_to_works(journal, books)
    pay_2020(journal, books, _months(groups, caps))
    return books


def _months(groups: list[Group], caps: dict[Cell, int]) -> list[dict[Cell, int]]:
    """Return what each cell pays in each of nine months."""
    months: list[dict[Cell, int]] = [{} for _ in range(9)]
    for group in groups:
        spent = spent_parts({cell: caps[cell] for cell in group.plan}, group.spent)
        for kind, curve in CURVES_2020.items():
            mine = {cell: dong for cell, dong in spent.items() if cell.line.kind == kind}
            for index, part in enumerate(by_month(mine, curve, first=group.first)):
                months[index] |= part
    return months


class Witness:
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


def _new_rural(money: Witness) -> Iterable[Group]:
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


def _poverty(money: Witness) -> Iterable[Group]:
    for item, weights in POVERTY.items():
        witness_item = "unitemised" if item == "other" else item
        kind = "development" if item.endswith("infra") else "recurrent"
        key = ("gn", "central", kind[:3], witness_item, "2020")
        own = line("gn", f"gn.{item}", "central", kind)
        cells = {Cell(own, holder): weight for holder, weight in weights.items()}
        if item != "p1.infra":
            yield money.group(key, cells, 3 if item == "p2.infra" else 1)
            continue
        shown = {Cell(own, holder): dong for holder, dong in SHOWN_ALLOTMENT.items()}
        direct = share(money.plan[key] - sum(shown.values()), cells, TRIEU)
        yield Group("-".join(key), direct, money.spent[key] - SHOWN_SPENT)
        yield Group("-".join((*key, "allotted")), shown, SHOWN_SPENT, 7)
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
    shown = group.name.endswith("allotted")
    for cell, dong in group.plan.items():
        target = by_giver.setdefault(GIVERS[cell.line.source], {})
        held = Cell(cell.line, "62") if shown else cell
        target[held] = target.get(held, 0) + dong
    for giver, cells in by_giver.items():
        central = giver == "TW" and "-dev-" in group.name
        on = ASSIGNED if central else ASSIGNED_LATER
        note = "Giao kế hoạch vốn năm 2020 (mô phỏng)"
        if central:
            note = "Quyết định 1386/QĐ-UBND giao kế hoạch vốn năm 2020 (chia theo dòng: mô phỏng)"
        journal.give(Deed(f"KH20-{giver}-{group.name}", "assignment", on, note), giver, cells)
    if shown:
        note = (
            "Phân bổ chi tiết vốn giao tại Quyết định 1386/QĐ-UBND cho huyện Tu Mơ Rông và huyện "
            "Kon Plông (ngày, chia huyện: mô phỏng)"
        )
        journal.move(Deed("PB20-30a", "allotment", SHOWN_ON, note), "62", group.plan)


def _carried(money: Witness, cells: dict[Cell, int]) -> Iterable[Group]:
    """Group what 2019 left of development money; it must be what the report says."""
    keys = {
        "ntm.02": ("ntm", "central", "dev", "", "2019"),
        "gn.p1.infra": ("gn", "central", "dev", "p1.infra", "2019"),
        "gn.p2.infra": ("gn", "central", "dev", "p2.infra", "2019"),
        "irish.p135": ("none", "oda:irish", "dev", "p135 infra", "2019"),
    }
    for project, key in keys.items():
        mine = {cell: dong for cell, dong in cells.items() if cell.line.project == project}
        if sum(mine.values()) != money.plan[key]:
            message = f"carry-over of {project} is {sum(mine.values())}, not {money.plan[key]}"
            raise ValueError(message)
        yield Group(f"KD20-{project}", mine, money.spent[key], 2)


def _through_province(journal: Journal, money: Witness) -> Iterable[Group]:
    """Write the two amounts that the province first held and then allotted to districts."""
    rows = (
        ("revenue_increase", ("ntm", "local", "dev", "2019 revenue increase", "2020"),
         line("ntm", "ntm.02", "district", "development", item="tang-thu-2019"), BY_COMMUNES,
         (date(2020, 3, 20), date(2020, 4, 15)), 5, "Bổ sung từ tăng thu năm 2019"),
        ("supplement", ("ntm", "central", "dev", "coop reserve", "2020"),
         line("ntm", "ntm.03", "central", "development", item="htx"),
         {"608": 3, "611": 2, "612": 2, "614": 1, "615": 4, "616": 2},
         (date(2020, 5, 20), date(2020, 6, 10)), 7,
         "Bổ sung từ dự phòng ngân sách trung ương, hạ tầng hợp tác xã nông nghiệp"),
    )  # fmt: skip
    for movement, key, own, weights, (given, allotted), first, note in rows:
        group = money.group(key, {Cell(own, h): w for h, w in weights.items()}, first)
        total = {Cell(own, "62"): sum(group.plan.values())}
        giver = GIVERS[own.source]
        deed = Deed(f"BS20-{own.item}", movement, given, f"{note} (ngày: mô phỏng)")
        journal.give(deed, giver, total)
        told = "Phân bổ chi tiết cho các huyện, thành phố (ngày, chia huyện: mô phỏng)"
        journal.move(Deed(f"PB20-{own.item}", "allotment", allotted, told), "62", group.plan)
        yield group
