"""The seal of an appendix: which rows its tables displayed, to compare with what they say now.

A table is sealed by a digest of all its cells and by short digests of each row and each column,
which say where to look when the first one differs.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SHORT = 8
"""Hexadecimal digits of the digest of a row or column: they say where, the whole says whether."""
LABEL = 60
ORDINAL = frozenset("0123456789.,()IVXLC")


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell as printed: the column it starts at, from 1, and its text with single blanks."""

    column: int
    text: str


Line = tuple[Spot, ...]
"""The cells of one row, from left to right."""


@dataclass(frozen=True, slots=True)
class SealedTable:
    """A table as written: its appendix, its place there from 1, and its digests."""

    appendix: str
    place: int
    digest: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row of the file: its number from 1, header rows included, and what it is about."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class ChangedTable:
    """A table that no longer is the sealed one.

    `rows` are those of the file that were not sealed so, `gone` counts sealed rows that are no
    longer there, `columns` are those that differ (from 1; empty where rows came or went).
    """

    appendix: str
    place: int
    rows: tuple[FoundRow, ...]
    columns: tuple[int, ...]
    gone: int


@dataclass(frozen=True, slots=True)
class Tables:
    """What a comparison says of the tables, each named by its appendix and place."""

    unchanged: tuple[tuple[str, int], ...] = ()
    changed: tuple[ChangedTable, ...] = ()
    missing: tuple[tuple[str, int], ...] = ()


def seal_table(appendix: str, place: int, lines: Sequence[Line]) -> SealedTable:
    """Seal the rows of a table."""
    rows = tuple(_row(line) for line in lines)
    columns = _columns(lines)
    return SealedTable(appendix, place, _digest(_told(line) for line in lines), rows, columns)


def compare_tables(sealed: Sequence[SealedTable], found: Sequence[Sequence[Line]]) -> Tables:
    """Compare sealed tables with all those of a file, in order of place.

    A table is known again by its rows, not by a mark that a word processor may drop: of all ways
    to pair tables in order, that with most rows alike counts. One without any is missing.
    """
    now = [seal_table("", 0, lines) for lines in found]
    pairs = _paired(sealed, now)
    unchanged, changed, missing = [], [], []
    for place, table in enumerate(sealed):
        if place not in pairs:
            missing.append((table.appendix, table.place))
        elif table.digest == now[pairs[place]].digest:
            unchanged.append((table.appendix, table.place))
        else:
            changed.append(_changed(table, now[pairs[place]], found[pairs[place]]))
    return Tables(tuple(unchanged), tuple(changed), tuple(missing))


def _changed(table: SealedTable, now: SealedTable, lines: Sequence[Line]) -> ChangedTable:
    rows: list[FoundRow] = []
    gone = 0
    matcher = SequenceMatcher(None, table.rows, now.rows, autojunk=False)
    for kind, first, last, start, stop in matcher.get_opcodes():
        if kind != "equal":
            rows += [FoundRow(at + 1, _label(lines[at])) for at in range(start, stop)]
            gone += max(0, (last - first) - (stop - start))
    same_shape = (len(table.rows), len(table.columns)) == (len(now.rows), len(now.columns))
    both = enumerate(zip(table.columns, now.columns, strict=False), 1)
    columns = tuple(at for at, (one, other) in both if one != other) if same_shape else ()
    return ChangedTable(table.appendix, table.place, tuple(rows), columns, gone)


def _paired(sealed: Sequence[SealedTable], now: Sequence[SealedTable]) -> dict[int, int]:
    """Pair tables in order so that most rows are alike, by the longest-path rule of a diff."""
    best: dict[tuple[int, int], tuple[int, dict[int, int]]] = {}
    nothing: tuple[int, dict[int, int]] = (0, {})
    for one, table in enumerate(sealed):
        for other, against in enumerate(now):
            ways = [best.get((one, other - 1), nothing), best.get((one - 1, other), nothing)]
            alike = _alike(table, against)
            if alike:
                score, pairs = best.get((one - 1, other - 1), nothing)
                ways.append((score + alike, {**pairs, one: other}))
            best[one, other] = max(ways, key=lambda way: way[0])
    return best.get((len(sealed) - 1, len(now) - 1), nothing)[1]


def _alike(one: SealedTable, other: SealedTable) -> int:
    return (Counter(one.rows) & Counter(other.rows)).total()


def _label(line: Line) -> str:
    """Take what names a row: its first cells up to one that is more than an ordinal."""
    words: list[str] = []
    for spot in line:
        if spot.text:
            words.append(spot.text)
            if len(spot.text) > 1 and not ORDINAL.issuperset(spot.text):
                break
    told = " ".join(words[:3])
    return told if len(told) <= LABEL else told[: LABEL - 1] + "…"


def _columns(lines: Sequence[Line]) -> tuple[str, ...]:
    columns: dict[int, list[str]] = {}
    for number, line in enumerate(lines):
        for spot in line:
            columns.setdefault(spot.column, []).append(f"{number}:{spot.text}")
    last = max(columns, default=0)
    return tuple(_digest(columns.get(at, ()))[:SHORT] for at in range(1, last + 1))


def _row(line: Line) -> str:
    return _digest([_told(line)])[:SHORT]


def _told(line: Line) -> str:
    return "|".join(f"{spot.column}:{len(spot.text)}:{spot.text}" for spot in line)


def _digest(told: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
