"""Forms as dated data: what is asked, of whom, how often, and what each cell means.

A form changes by a new version with a later `since`; what was reported stays under the version it
was reported in. Cells are addressed by a row and a column. Rows are a fixed list, or come from a
register on the day (a unit's budget lines, its works, the criteria of a set).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from chungtay.core.kernel.refusal import Kind, Refusal, Severity
from chungtay.core.kernel.title import Title
from chungtay.core.submissions.period import MONTH_END, Frequency
from chungtay.core.units.unit import Level, UnitType


class Place(NamedTuple):
    """The address of a cell: the codes of its row and of its column."""

    row: str
    column: str

    def __str__(self) -> str:
        return f"{self.row}|{self.column}"


class CellType(StrEnum):
    """What a cell may hold."""

    DONG = "dong"
    COUNT = "count"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    CHOICE = "choice"
    TEXT = "text"
    FILE = "file"


NUMERIC = frozenset({CellType.DONG, CellType.COUNT, CellType.NUMBER, CellType.PERCENT})
PARTS: dict[CellType, int] = {
    CellType.DONG: 1,
    CellType.COUNT: 1,
    CellType.NUMBER: 1_000_000,
    CellType.PERCENT: 1_000_000,
}
"""How many of the integers a cell keeps make one of its unit: đồng and counts are whole, other
numbers are kept in millionths. No float is ever kept."""


class RowSource(StrEnum):
    """Where the rows of a form come from."""

    LIST = "list"
    """The form lists them."""
    LINES = "lines"
    """The budget lines that the unit holds on the last day of the period."""
    WORKS = "works"
    """The works in the unit."""
    CRITERIA = "criteria"
    """The criteria, or the requirements, of a set (`rows_of` names it)."""
    PROJECTS = "projects"
    """The projects of a programme (`rows_of` names it)."""
    OPEN = "open"
    """As many as there are things to say: rows r1, r2 …"""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers a choice column allows."""

    code: str
    title: Title


@dataclass(frozen=True, slots=True)
class Formula:
    """How a cell follows from others of its row: a sum less a sum, or a share in percent."""

    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    share: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """The register that an approved cell is written to, and what the row there says.

    A setting that begins with `@` is taken from the facet of that name of the cell's row.
    """

    register: str
    settings: Mapping[str, str] = field(default_factory=dict)
    levels: tuple[Level, ...] = ()
    """Which units' statements are written; empty: every unit's that files the form."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how its cells are typed, bounded, computed, checked and passed on.

    `scale` is how many đồng the unit typed in is (1, 1,000,000); `base` says of what a percentage
    is (a column's code, or words); `cumulative` that values run from the year's beginning;
    `carried` that last period's value is offered; `given` that a register says it and nobody
    types it.
    """

    code: str
    title: Title
    type: CellType
    unit: str = ""
    scale: int = 1
    decimals: int = 0
    required: bool = False
    low: Fraction | None = None
    high: Fraction | None = None
    base: str = ""
    choices: tuple[Choice, ...] = ()
    formula: Formula | None = None
    cumulative: bool = False
    carried: bool = False
    given: bool = False
    summable: bool = True
    feed: Feed | None = None
    note: str = ""

    @property
    def typed(self) -> bool:
        """Tell whether a person fills the column."""
        return self.formula is None and not self.given

    @property
    def numeric(self) -> bool:
        """Tell whether cells are numbers."""
        return self.type in NUMERIC

    @property
    def parts(self) -> int:
        """Give how many of the kept integer make one of the unit typed in."""
        return PARTS[self.type] * self.scale


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `facets` place it (source, kind, project …), `given` holds what registers say.

    `total_of` names the rows it is the sum of; such a row is computed. Amounts in `given` are the
    integers a cell keeps (see `PARTS`).
    """

    code: str
    title: Title
    facets: Mapping[str, str] = field(default_factory=dict)
    required: bool = True
    total_of: tuple[str, ...] = ()
    given: Mapping[str, int] = field(default_factory=dict)
    unit: str = ""
    columns: tuple[str, ...] = ()
    """The columns that make sense in this row; empty: all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One check of a form: `kind` names the rule of the core, `settings` are its own.

    A rule's severity may be set by the form; its words are the core's.
    """

    kind: str
    settings: Mapping[str, tuple[str, ...]]
    severity: Severity
    code: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """When a form is due at a level: days after the period's last day, and days of grace."""

    days: int
    grace: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """One version of a form. `digest` is the SHA-256 of its definition, checks included."""

    code: str
    since: dt.date
    title: Title
    short: Title
    frequency: Frequency
    levels: tuple[Level, ...]
    row_source: RowSource
    columns: tuple[Column, ...]
    due: Mapping[Level, Due]
    cite: str
    verified: bool
    digest: str
    rows: tuple[Row, ...] = ()
    rows_of: str = ""
    rules: tuple[Rule, ...] = ()
    programme: str = ""
    cutoff: int = MONTH_END
    until: dt.date | None = None
    types: tuple[UnitType, ...] = ()
    """Which types of unit file it (communes but no wards); empty: all of its levels."""
    appraised_by: tuple[str, ...] = ()
    note: str = ""
    by_code: Mapping[str, Column] = field(init=False, repr=False, compare=False)
    """The columns by their codes."""
    typed: tuple[Column, ...] = field(init=False, repr=False, compare=False)
    """The columns that a person fills."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_code", {column.code: column for column in self.columns})
        object.__setattr__(self, "typed", tuple(one for one in self.columns if one.typed))

    @property
    def version(self) -> str:
        """Name the version by the day it came into force."""
        return self.since.isoformat()

    def column(self, code: str) -> Column:
        """Find a column, or refuse."""
        if code not in self.by_code:
            raise UnknownColumn(form=self.code, column=code)
        return self.by_code[code]


@dataclass(eq=False)
class UnknownForm(Refusal):
    """No pack defines the form on the day."""

    code = "submissions.unknown_form"
    kind = Kind.NOT_FOUND
    message = "Không có biểu mẫu “{form}” có hiệu lực ngày {on:%d/%m/%Y}; các biểu mẫu có: {known}."

    form: str
    on: dt.date
    known: str


@dataclass(eq=False)
class UnknownColumn(Refusal):
    """A form has no such column."""

    code = "submissions.unknown_column"
    kind = Kind.NOT_FOUND
    message = "Biểu “{form}” không có cột “{column}”."

    form: str
    column: str


@dataclass(eq=False)
class UnknownRow(Refusal):
    """A form has no such row at the unit in the period."""

    code = "submissions.unknown_row"
    kind = Kind.NOT_FOUND
    message = "Biểu “{form}” của đơn vị {unit} không có dòng “{row}”."

    form: str
    unit: str
    row: str


@dataclass(eq=False)
class NotTyped(Refusal):
    """A cell that is computed, or that a register says, was written to."""

    code = "submissions.not_typed"
    message = "Ô {place} của biểu “{form}” do hệ thống tính hoặc lấy từ sổ, không nhập được."

    form: str
    place: str
