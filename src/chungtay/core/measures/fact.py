"""Facts: what the registers say, as typed columns that measures count and add up.

A fact table is declared beside the register it reads (`apps/<domain>/facts.py`). Every table
carries the same first columns, `STANDING`, so that any number can be traced to its rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ColumnType(StrEnum):
    """The type of a column, in SQL that every engine understands."""

    TEXT = "VARCHAR"
    INTEGER = "BIGINT"
    DATE = "DATE"
    INSTANT = "TIMESTAMP"


class FactKind(StrEnum):
    """How rows of a table speak about a day."""

    FLOW = "flow"
    """Every row up to the day counts: money moved, decisions taken."""
    STATE = "state"
    """Per key, only the last row up to the day counts: an assessment, a stock, a stage."""
    INTERVAL = "interval"
    """A row counts from `since` up to, not including, `until`: a unit that exists."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in SQL, its type, and its Vietnamese title."""

    name: str
    type: ColumnType
    title: str


STANDING: tuple[Column, ...] = (
    Column("seq", ColumnType.INTEGER, "Số thứ tự ghi sổ"),
    Column("ref", ColumnType.TEXT, "Mã dòng"),
    Column("unit", ColumnType.TEXT, "Đơn vị hành chính"),
    Column("on_date", ColumnType.DATE, "Ngày có hiệu lực"),
    Column("known_from", ColumnType.DATE, "Biết từ ngày"),
    Column("recorded_at", ColumnType.INSTANT, "Ghi vào hệ thống lúc"),
    Column("recorded_by", ColumnType.TEXT, "Người ghi"),
    Column("provenance", ColumnType.TEXT, "Nguồn gốc"),
    Column("document", ColumnType.TEXT, "Văn bản"),
    Column("corrects", ColumnType.TEXT, "Đính chính dòng"),
)
"""The columns every fact table begins with. `ref` is the row's natural key, the same on every
database; `seq` is the row's number in this one and never leaves it; `unit` is a unit's code."""


@dataclass(frozen=True, slots=True)
class Combination:
    """Columns whose values recur together in many rows: each combination is kept once.

    A store may then hold a row's combination as one number, and add rows up by it before it looks
    at any of the columns. `together` asks for the rows to lie in the order of the combination, so
    that those of one place, say, are read without the rest. Of a name that is `shared` the numbers
    are the same in every table that has it: rows of two are joined sooner by them than by codes.
    """

    name: str
    columns: tuple[str, ...]
    together: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums of a table's value that a store keeps day by day, for what is asked the most.

    They are told by the columns of the combination `of` alone; of the rows that have in each column
    of `where` one of the values listed, or of all. Each of `values` is a column of sums, of those
    rows that meet its conditions too.
    """

    name: str
    of: str
    values: Mapping[str, Mapping[str, tuple[str, ...]]]
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FactTable:
    """A table of facts: its own columns follow `STANDING`; `key` says what a state row is about.

    `value` names the column that a receipt shows as the row's amount. `combinations` may name the
    columns by which facts are placed, too; no column is in two of them. Those `numbered` stand in
    the rows as they are and as a number beside, of the combination's name. `sums` are of `value`.
    `about` is for tables that are no states and yet say what a unit is (recognised, say): what
    beside the unit their rows are about. `each` names the column of which every member has one row
    at most, of a table that has no key to say so.
    """

    name: str
    title: str
    kind: FactKind
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    value: str = ""
    combinations: tuple[Combination, ...] = ()
    numbered: tuple[Combination, ...] = ()
    sums: tuple[Sums, ...] = ()
    about: tuple[str, ...] | None = None
    each: str = ""

    def __post_init__(self) -> None:
        if (self.kind is FactKind.STATE) != bool(self.key):
            msg = f"fact table {self.name!r}: a state table, and no other, has a key"
            raise ValueError(msg)

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Give every column, standing ones first."""
        return STANDING + self.columns

    @property
    def one_of_each(self) -> str:
        """Give the column of which no member has two rows on a day; none where there is no such."""
        return self.key[0] if len(self.key) == 1 else self.each

    @property
    def of_units(self) -> tuple[str, ...] | None:
        """Give what rows are about beside the unit they say it of; None where they speak of none.

        What is said of a unit was said of the body that bore its code on the row's day.
        """
        if "unit" in self.key:
            return tuple(name for name in self.key if name != "unit")
        return self.about
