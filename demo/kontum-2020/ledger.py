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
    """What money is for and where it comes from; balances are kept line by line.

    The last four columns stand behind the amount in postings.csv.
    """

    programme: str
    project: str
    item: str
    source: str
    kind: str
    origin_year: int
    plan_year: int
    provider: str = ""
    given_as: str = "money"
    budget_index: str = ""
    term: str = "year"


FIRST_COLUMNS = 7
"""So many columns of a line stand before the amount."""


class Cell(NamedTuple):
    """One holder's share of one line; `subject` is the work or the loan it is for."""

    line: Line
    holder: str
    subject: str = ""


class Leg(NamedTuple):
    """One posting before it has an entry."""

    holder: str
    pot: str
    line: Line
    dong: int
    subject: str = ""


class Deed(NamedTuple):
    """What an entry says of itself; `days` are days of work given as labour."""

    entry: str
    movement: str
    on: date
    note: str
    days: int = 0


GIVING = {
    "medium_term": ("granted", "framed"),
    "assignment": ("granted", "held"),
    "supplement": ("granted", "held"),
    "revenue_increase": ("granted", "held"),
    "carry_over": ("granted", "held"),
    "expectation": ("pledged", "expected"),
    "mobilisation": ("granted", "spent"),
    "arrears_opened": ("owed", "arrears"),
    "lending": ("turned", "lent"),
}
"""Which pot of the giver falls and which of the holder rises, by movement."""
TURNING = {
    "reserve": ("held", "reserved"),
    "release": ("reserved", "held"),
    "advance": ("held", "advanced"),
    "advance_cover": ("advanced", "spent"),
    "disbursement": ("held", "spent"),
    "settlement": ("spent", "settled"),
    "closing": ("held", "carried"),
    "cancellation": ("held", "cancelled"),
    "repayment": ("lent", "recovered"),
    "relending": ("recovered", "lent"),
}
"""From which pot into which a holder's own money goes, by movement."""
LATER = frozenset({"advance", "advance_cover", "disbursement", "closing", "cancellation"})
"""Movements that come last within a day."""


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
        self.entries.append((*head, "", deed.days))
        for leg in kept:
            first, last = leg.line[:FIRST_COLUMNS], leg.line[FIRST_COLUMNS:]
            row = (deed.entry, leg.holder, leg.pot, *first, leg.dong, *last, leg.subject)
            self.postings.append(row)

    def sort(self) -> None:
        """Put entries in order of day; within a day money comes before it goes."""
        self.entries.sort(key=lambda row: (row[2], row[1] in LATER))
        place = {row[0]: index for index, row in enumerate(self.entries)}
        self.postings.sort(key=lambda row: place[row[0]])

    def give(self, deed: Deed, giver: str, cells: dict[Cell, int]) -> None:
        """Assign, carry over, expect, mobilise, lend, owe: from a giver to each holder."""
        giving, taking = GIVING[deed.movement]
        by_line: dict[Line, int] = {}
        for cell, dong in cells.items():
            by_line[cell.line] = by_line.get(cell.line, 0) + dong
        legs = [Leg(giver, giving, line, -dong) for line, dong in by_line.items()]
        legs += [Leg(c.holder, taking, c.line, dong, c.subject) for c, dong in cells.items()]
        self.write(deed, legs)

    def move(self, deed: Deed, holder: str, cells: dict[Cell, int]) -> None:
        """Allot or adjust: from one holder to others, line by line; or on to works."""
        by_line: dict[Line, int] = {}
        for cell, dong in cells.items():
            by_line[cell.line] = by_line.get(cell.line, 0) + dong
        legs = [Leg(holder, "held", line, -dong) for line, dong in by_line.items()]
        legs += [Leg(c.holder, "held", c.line, dong, c.subject) for c, dong in cells.items()]
        self.write(deed, legs)

    def shift(self, deed: Deed, giving: Cell, taking: Cell, dong: int) -> None:
        """Adjust: what one cell gives, another takes, also on another line or work."""
        gives = Leg(giving.holder, "held", giving.line, -dong, giving.subject)
        takes = Leg(taking.holder, "held", taking.line, dong, taking.subject)
        self.write(deed, [gives, takes])

    def turn(self, deed: Deed, cells: dict[Cell, int]) -> None:
        """Let the holders' own money go from one pot into another: pay, close, settle."""
        leaving, taking = TURNING[deed.movement]
        legs = []
        for cell, dong in cells.items():
            legs.append(Leg(cell.holder, leaving, cell.line, -dong, cell.subject))
            legs.append(Leg(cell.holder, taking, cell.line, dong, cell.subject))
        self.write(deed, legs)
