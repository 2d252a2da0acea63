"""The sorts of table that the column store holds, beside the registers' own facts.

*References* are small tables read anew when they change (which units existed when, which levels the
law set when); *views* combine states of registers on the day asked and hold nothing themselves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from chungtay.apps.kernel.facts import Row
from chungtay.core.measures.fact import Column, ColumnType, FactTable

ALWAYS = dt.date(1, 1, 1)
"""The day used where the law or a unit list does not say since when."""


BEGINNING = dt.datetime.combine(ALWAYS, dt.time.min)
"""When what comes with the product was recorded: before everything."""

PLACED: tuple[Column, ...] = (
    Column("district", ColumnType.TEXT, "Huyện"),
    Column("province", ColumnType.TEXT, "Tỉnh"),
    Column("unit_level", ColumnType.TEXT, "Cấp đơn vị"),
    Column("unit_type", ColumnType.TEXT, "Loại đơn vị"),
)
"""Where a fact's unit lay on the fact's own day: every fact has these dimensions. The store writes
them beside each row when it reads it, and reads everything anew should the list of units change."""


LAST_FIRST = "on_date DESC, known_from DESC, seq DESC"
"""The order of what was said of one thing, the last word first."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A small table read anew whenever a version of what it rests on changes."""

    table: FactTable
    rests_on: tuple[Callable[[], str], ...]
    read: Callable[[], list[Row]]


@dataclass(frozen=True, slots=True)
class View:
    """A table computed from other tables, or views, as they stood on the day asked.

    `sql` names its ingredients in braces, each once and in their order; each is replaced by the
    table on that day, and `{day}` by the day itself. A row of the view rests on the rows of its
    ingredients that have the same values in the columns `through`. `apart` names, for ingredients
    that are joined otherwise, the view's columns and theirs; an ingredient with none is only looked
    up in, and no receipt lists it. Of an ingredient named in `sums` the sums of that name, of each
    day up to the day, are read instead of its rows, by number; a receipt lists the rows that they
    are of. An ingredient named in `only_for` holds nothing where none of those columns of the view
    is asked for. What is `asked_at_once`, by one statement, is not worked out first for whoever
    asks again.
    """

    table: FactTable
    ingredients: tuple[str, ...]
    sql: str
    through: tuple[str, ...] = ("unit",)
    apart: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sums: Mapping[str, str] = field(default_factory=dict)
    only_for: Mapping[str, frozenset[str]] = field(default_factory=dict)
    asked_at_once: bool = False

    def joined(self, ingredient: str) -> Mapping[str, str]:
        """Give the columns by which a row of the view leads to rows of an ingredient."""
        return self.apart.get(ingredient, {name: name for name in self.through})
