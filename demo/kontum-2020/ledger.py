# ruff: noqa: INP001
"""A journal of double-entry postings.

An entry is one deed on one day; its postings add up to nothing on every line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from tables import DEMO, known


class Line(NamedTuple):
    """What money is for and where it comes from; balances are kept line by line."""

    programme: str
    project: str
    item: str
    source: str
    kind: str
    origin_year: int
    plan_year: int


class Cell(NamedTuple):
    """One holder's share of one line."""

    line: Line
    holder: str


class Leg(NamedTuple):
    """One posting before it has an entry."""

    holder: str
    pot: str
    line: Line
    dong: int


class Deed(NamedTuple):
    """What an entry says of itself."""

    entry: str
    movement: str
    on: date
    note: str


GIVING = {
    "assignment": ("granted", "held"),
    "carry_over": ("granted", "held"),
    "expectation": ("pledged", "expected"),
    "mobilisation": ("granted", "spent"),
}
"""Which pot of the giver falls and which of the holder rises, by movement."""


@dataclass(slots=True)
class Journal:
    """Entries and postings in the order in which they are written."""

    entries: list[tuple[Any, ...]] = field(default_factory=list)
    postings: list[tuple[Any, ...]] = field(default_factory=list)

    def write(self, deed: Deed, legs: list[Leg]) -> None:
        """Write one entry of non-zero legs; an entry without any is left out."""
        kept = [leg for leg in legs if leg.dong]
        if not kept:
            return
        known_from = known(deed.on)
        head = (deed.entry, deed.movement, deed.on, DEMO, known_from, "synthetic", deed.note)
        self.entries.append(head)
        self.postings += [(deed.entry, leg.holder, leg.pot, *leg.line, leg.dong) for leg in kept]

    def sort(self) -> None:
        """Put entries in order of day; within a day money comes before it goes."""
        self.entries.sort(key=lambda row: (row[2], row[1] == "disbursement"))
        place = {row[0]: index for index, row in enumerate(self.entries)}
        self.postings.sort(key=lambda row: place[row[0]])

    def give(self, deed: Deed, giver: str, cells: dict[Cell, int]) -> None:
        """Assign, carry over, expect or mobilise: from a giver to each holder."""
        giving, taking = GIVING[deed.movement]
        by_line: dict[Line, int] = {}
        for cell, dong in cells.items():
            by_line[cell.line] = by_line.get(cell.line, 0) + dong
        legs = [Leg(giver, giving, line, -dong) for line, dong in by_line.items()]
        legs += [Leg(cell.holder, taking, cell.line, dong) for cell, dong in cells.items()]
        self.write(deed, legs)

    def move(self, deed: Deed, holder: str, cells: dict[Cell, int]) -> None:
        """Allot or adjust: from one holder to others, line by line."""
        legs = []
        for cell, dong in cells.items():
            legs.append(Leg(holder, "held", cell.line, -dong))
            legs.append(Leg(cell.holder, "held", cell.line, dong))
        self.write(deed, legs)

    def pay(self, deed: Deed, cells: dict[Cell, int]) -> None:
        """Disburse: what a holder holds becomes spent."""
        legs = []
        for cell, dong in cells.items():
            legs.append(Leg(cell.holder, "held", cell.line, -dong))
            legs.append(Leg(cell.holder, "spent", cell.line, dong))
        self.write(deed, legs)
