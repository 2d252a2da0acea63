"""Small forms and sheets on which one check at a time can be seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from chungtay.core.kernel.refusal import Severity
from chungtay.core.kernel.title import Title
from chungtay.core.submissions.checks import CellFinding, Context, check
from chungtay.core.submissions.form import (
    CellType,
    Choice,
    Column,
    Due,
    Form,
    Formula,
    Place,
    Row,
    RowSource,
    Rule,
)
from chungtay.core.submissions.period import Frequency, period
from chungtay.core.submissions.sheet import Cell, Sheet, computed
from chungtay.core.units.unit import Level

Values = Mapping[tuple[str, str], int | str | Cell]


def column(code: str, type_: CellType = CellType.COUNT, **more: object) -> Column:
    return replace(Column(code, Title(f"Cột {code}", code), type_), **more)  # type: ignore[arg-type]


def million(code: str, **more: object) -> Column:
    return column(code, CellType.DONG, scale=1_000_000, decimals=3, **more)


def rate(code: str, part: str, whole: str) -> Column:
    return column(
        code, CellType.PERCENT, base=whole, summable=False, formula=Formula(share=part, of=whole)
    )


MET = column(
    "met",
    CellType.CHOICE,
    choices=(Choice("dat", Title("Đạt", "Met")), Choice("chua", Title("Chưa đạt", "Not met"))),
)
STAGE = column(
    "stage",
    CellType.CHOICE,
    choices=tuple(Choice(c, Title(c, c)) for c in ("planned", "started", "finished", "stopped")),
)
TEXT = column("text", CellType.TEXT)


def rows(*codes: str, **more: object) -> tuple[Row, ...]:
    return tuple(replace(Row(code, Title(f"Dòng {code}", code)), **more) for code in codes)  # type: ignore[arg-type]


def rule(kind: str, **settings: str | Sequence[str]) -> Rule:
    said = {
        name: (value,) if isinstance(value, str) else tuple(value)
        for name, value in settings.items()
    }
    return Rule(kind, said, Severity.WARNING, kind)


def form(
    columns: Sequence[Column], *rules: Rule, rows: Sequence[Row] = rows("a"), code: str = "bieu"
) -> Form:
    return Form(
        code=code,
        since=dt.date(2016, 1, 1),
        title=Title("Biểu thử", "Form"),
        short=Title(f"Biểu {code}", code),
        frequency=Frequency.MONTH,
        levels=(Level.COMMUNE,),
        row_source=RowSource.LIST,
        columns=tuple(columns),
        due={Level.COMMUNE: Due(3)},
        cite="",
        verified=False,
        digest="",
        rows=tuple(rows),
        rules=rules,
    )


def cell(value: int | str | Cell) -> Cell:
    if isinstance(value, Cell):
        return value
    return Cell.number(value) if isinstance(value, int) else Cell.words(value)


def sheet(of: Form, values: Values, *, at: str = "2020-09", unit: str = "23281") -> Sheet:
    cells = {Place(*place): cell(value) for place, value in values.items()}
    return computed(Sheet(of, unit, period(at), of.rows, cells))


def row_a(of: Form, at: str = "2020-09", **values: int | str | Cell) -> Sheet:
    """Make a sheet of one row."""
    return sheet(of, {("a", code): value for code, value in values.items()}, at=at)


def found(one: Sheet, kind: str, **context: object) -> list[CellFinding]:
    """Give what one kind of check finds."""
    told = replace(Context(), **context)  # type: ignore[arg-type]
    return [finding for finding in check(one, told) if finding.code == kind]


def places(one: Sheet, kind: str, **context: object) -> list[str]:
    """Name the places a check finds; a remark on the whole sheet is an empty text."""
    return [str(finding.place or "") for finding in found(one, kind, **context)]
