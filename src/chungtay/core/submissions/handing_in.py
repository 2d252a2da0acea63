"""A workbook handed in: what it says against what is kept.

First the file is read and compared, and nothing is written. A person looks at the differences and
chooses where both sides changed; then everything is written, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from chungtay.core.kernel.saying import Fact, keep_fact, read_fact
from chungtay.core.submissions.book import BookConflicts, BookInvalid, CellFault
from chungtay.core.submissions.changes import Change, Difference, Side
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.hindrance import NotWritable
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.workflow import STATE_TITLES, WRITABLE, State

MOVED = (Side.THEIRS, Side.OURS, Side.BOTH)
"""Who moved a cell, where the file and the system say otherwise."""


class Take(StrEnum):
    """Which side wins where both changed a cell."""

    NEITHER = "neither"
    """A person must say; until then the file is refused."""
    FILE = "file"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Handed:
    """One submission of a workbook, compared: `differences` are those cells that differ.

    `revisions` are those of the cells now; `missing` and `strange` words for people: what of the
    form the sheet lacks, and what the form does not know.
    """

    key: Key
    unit_title: str
    state: State
    differences: tuple[Difference, ...]
    revisions: Mapping[Place, int]
    faults: tuple[CellFault, ...] = ()
    missing: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()

    def of(self, *sides: Side) -> tuple[Difference, ...]:
        """Give the differences that certain sides made."""
        return tuple(one for one in self.differences if one.side in sides)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A workbook compared with what is kept: submission by submission, and how many cells alike."""

    name: str
    handed: tuple[Handed, ...]
    cells: int
    mapped: bool
    """Whether the file still carries its map, and so what both sides began from."""

    @property
    def faults(self) -> tuple[CellFault, ...]:
        """Give every cell that could not be understood."""
        return tuple(fault for one in self.handed for fault in one.faults)

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        """Give every cell that both sides changed, differently."""
        return tuple(each for one in self.handed for each in one.of(Side.BOTH))

    def count(self, side: Side) -> int:
        """Count the cells that a side moved."""
        return sum(len(one.of(side)) for one in self.handed)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose for cells that both sides changed: for all, and for single ones.

    `single` is by submission and place; `seen` gives the revision the person saw of each, so that
    a cell that moved again meanwhile is put to them again.
    """

    every: Take = Take.NEITHER
    single: Mapping[tuple[Key, Place], Take] = field(default_factory=dict)
    seen: Mapping[tuple[Key, Place], int] = field(default_factory=dict)

    def of(self, key: Key, place: Place, *, revision: int) -> Take:
        """Give the choice for one cell, which is `NEITHER` where it has moved on since."""
        if self.seen.get((key, place), revision) != revision:
            return Take.NEITHER
        return self.single.get((key, place), self.every)


def decided(comparison: Comparison, choice: Choice) -> tuple[tuple[Key, tuple[Change, ...]], ...]:
    """Give what is to be written of a workbook, all of it, or refuse.

    What only the system changed since stays, though the file says the old value. Raises
    `BookInvalid`, `BookConflicts`, and `NotWritable` for a submission that has gone up.
    """
    if faults := comparison.faults:
        raise BookInvalid.of(faults)
    left = [
        conflict
        for one in comparison.handed
        for conflict in one.of(Side.BOTH)
        if _take(one, conflict, choice) is Take.NEITHER
    ]
    if left:
        raise BookConflicts.of(tuple(left))
    made = tuple((one.key, tuple(_changes(one, choice))) for one in comparison.handed)
    closed = {one.key: one.state for one in comparison.handed if one.state not in WRITABLE}
    for key, changes in made:
        if changes and key in closed:
            raise NotWritable(submission=str(key), state=STATE_TITLES[closed[key]])
    return tuple((key, changes) for key, changes in made if changes)


def _take(one: Handed, conflict: Difference, choice: Choice) -> Take:
    revision = one.revisions.get(conflict.place, 0)
    return choice.of(one.key, conflict.place, revision=revision)


def _changes(one: Handed, choice: Choice) -> Iterator[Change]:
    for difference in one.of(Side.THEIRS, Side.BOTH):
        wins = difference.side is Side.THEIRS or _take(one, difference, choice) is Take.FILE
        if wins:
            place = difference.place
            yield Change(place, difference.theirs, one.revisions.get(place, 0))


@dataclass(frozen=True, slots=True)
class Line:
    """One difference as people read it: where, and what each side says, in words.

    `revision` is the cell's when it was compared.
    """

    key: str
    place: str
    unit: str
    row: Fact
    column: Fact
    side: Side
    base: str
    ours: str
    theirs: str
    revision: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What is kept of a comparison for its page: counts, the first differences, every fault."""

    cells: int
    units: int
    mapped: bool
    counts: Mapping[Side, int]
    lines: tuple[Line, ...]
    faults: tuple[CellFault, ...]
    notes: tuple[Fact, ...]

    @property
    def to_write(self) -> int:
        """Count the cells that only the file changed."""
        return self.counts.get(Side.THEIRS, 0)

    @property
    def conflicts(self) -> int:
        """Count the cells that both sides changed."""
        return self.counts.get(Side.BOTH, 0)

    def of(self, side: Side) -> tuple[Line, ...]:
        """Give the lines of one side."""
        return tuple(line for line in self.lines if line.side is side)


def tell_summary(summary: Summary) -> dict[str, Any]:
    """Write a summary down in plain lists and dictionaries."""
    return {
        "cells": summary.cells,
        "units": summary.units,
        "mapped": summary.mapped,
        "counts": {side.value: count for side, count in summary.counts.items()},
        "lines": [
            [one.key, one.place, one.unit, keep_fact(one.row), keep_fact(one.column),
             one.side.value, one.base, one.ours, one.theirs, one.revision]
            for one in summary.lines
        ],
        "faults": [
            [f.unit, f.at, keep_fact(f.row), keep_fact(f.column), f.said, keep_fact(f.reason)]
            for f in summary.faults
        ],
        "notes": [keep_fact(note) for note in summary.notes],
    }  # fmt: skip


def read_summary(stored: Mapping[str, Any]) -> Summary | None:
    """Read a summary again; None where nothing was compared yet."""
    if not stored:
        return None
    return Summary(
        cells=stored["cells"],
        units=stored["units"],
        mapped=stored["mapped"],
        counts={Side(side): count for side, count in stored["counts"].items()},
        lines=tuple(
            Line(key, place, unit, read_fact(row), read_fact(column), Side(side), *rest)
            for key, place, unit, row, column, side, *rest in stored["lines"]
        ),
        faults=tuple(map(_fault, stored["faults"])),
        notes=tuple(map(read_fact, stored["notes"])),
    )


def _fault(stored: Sequence[Any]) -> CellFault:
    unit, at, row, column, said, reason = stored
    return CellFault(unit, at, read_fact(row), read_fact(column), said, read_fact(reason))


def tell_choice(choice: Choice) -> dict[str, Any]:
    """Write a choice down in plain lists and dictionaries."""
    return {
        "every": choice.every.value,
        "single": [[str(key), *place, take.value] for (key, place), take in choice.single.items()],
        "seen": [[str(key), *place, revision] for (key, place), revision in choice.seen.items()],
    }


def read_choice(stored: Mapping[str, Any]) -> Choice:
    """Read a choice again; where there is none, none was made."""
    if not stored:
        return Choice()
    return Choice(
        Take(stored["every"]),
        {(Key.read(key), Place(row, col)): Take(take) for key, row, col, take in stored["single"]},
        {(Key.read(key), Place(row, col)): number for key, row, col, number in stored["seen"]},
    )
