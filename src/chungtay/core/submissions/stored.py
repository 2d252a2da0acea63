"""How cells, rows and what is said beside them are written down: plain lists and dictionaries.

Kept short, for a country's cells are many: a cell is `[kind, amount, text, note]` with trailing
blanks left out, a place is `row|column` (no column's code has a bar in it).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from chungtay.core.kernel.title import Title
from chungtay.core.submissions.approval import Amendment
from chungtay.core.submissions.changes import Kept
from chungtay.core.submissions.form import Place, Row
from chungtay.core.submissions.sheet import Cell, CellKind

Stored = list[Any] | None
_SHORT = {
    CellKind.NUMBER: "n",
    CellKind.TEXT: "t",
    CellKind.NOT_APPLICABLE: "x",
    CellKind.INVALID: "i",
}
_LONG = {short: kind for kind, short in _SHORT.items()}


@lru_cache(maxsize=16_384)
def place_of(text: str) -> Place:
    """Read a place.

    >>> place_of("ntm.02||commune|paid")
    Place(row='ntm.02||commune', column='paid')
    """
    row, _, column = text.rpartition("|")
    return Place(row, column)


def tell_cell(cell: Cell | None) -> Stored:
    """Write a cell down; an empty one is null."""
    if cell is None:
        return None
    told: list[Any] = [_SHORT[cell.kind], cell.amount, cell.text, cell.note]
    while len(told) > 1 and not told[-1]:
        told.pop()
    return told


def read_cell(stored: Stored) -> Cell | None:
    """Read a cell again.

    >>> read_cell(tell_cell(Cell.number(0))), read_cell(tell_cell(Cell.words("a"))).text
    (Cell(kind=<CellKind.NUMBER: 'number'>, amount=0, text='', note=''), 'a')
    """
    if stored is None:
        return None
    kind, *rest = stored
    return Cell(_LONG[kind], *rest)


def tell_kept(kept: Mapping[Place, Kept]) -> dict[str, list[Any]]:
    """Write typed cells down with their revisions and last steps."""
    return {
        str(place): [one.revision, one.step, tell_cell(one.cell)]
        for place, one in sorted(kept.items())
    }


def read_kept(stored: Mapping[str, list[Any]]) -> dict[Place, Kept]:
    """Read typed cells again."""
    return {
        place_of(text): Kept(read_cell(cell), revision, step)
        for text, (revision, step, cell) in stored.items()
    }


def tell_amendments(amendments: Iterable[Amendment]) -> list[list[Any]]:
    """Write down which cells changed, from what to what."""
    return [[str(a.place), tell_cell(a.before), tell_cell(a.after)] for a in amendments]


def read_amendments(stored: Iterable[list[Any]]) -> tuple[Amendment, ...]:
    """Read again which cells changed."""
    return tuple(
        Amendment(place_of(place), read_cell(before), read_cell(after))
        for place, before, after in stored
    )


def tell_rows(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Write down the rows a sheet had when it was sent, with what registers gave."""
    return [
        {
            "code": row.code,
            "title": [row.title.vi, row.title.en],
            "facets": dict(row.facets),
            "required": row.required,
            "total_of": list(row.total_of),
            "given": dict(row.given),
            "columns": list(row.columns),
            "unit": row.unit,
        }
        for row in rows
    ]


def read_rows(stored: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    """Read rows again."""
    return tuple(
        Row(
            code=row["code"],
            title=Title(*row["title"]),
            facets=row["facets"],
            required=row["required"],
            total_of=tuple(row["total_of"]),
            given=row["given"],
            columns=tuple(row["columns"]),
            unit=row["unit"],
        )
        for row in stored
    )
