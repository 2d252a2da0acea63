"""Which numbers a frame cannot tell exactly, and because of which units of then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chungtay.analytics.sql import Compiler, Leaf, Query, members
from chungtay.core.measures.answer import Inexact

Keys = tuple[str, ...]


def query(compiler: Compiler, leaves: Sequence[Leaf], by: Keys) -> Query:
    """Ask, at each combination, of which units rows meet each leaf's conditions, and why."""
    selected = [f"{compiler.column(name)} AS k{n}" for n, name in enumerate(by)]
    values: list[str] = []
    parameters: list[Any] = []
    for leaf in leaves:
        condition, accepted = compiler.condition(leaf.selecting)
        filtered = f" FILTER (WHERE {condition})" if condition else ""
        values += [f"list(DISTINCT f.unit_then){filtered}", f"bool_or(f.parted){filtered}"]
        parameters += [*accepted, *accepted]
    inner, bound = compiler.inner()
    condition, accepted = compiler.condition(compiler.question.where)
    selected += [f"{value} AS v{n}" for n, value in enumerate(values)]
    sql = f"SELECT {', '.join(selected)} FROM {inner} AS f"
    sql += f" WHERE {condition}" if condition else ""
    sql += f" GROUP BY {', '.join(f'k{n}' for n in range(len(by)))}" if by else ""
    told = [*members(by), *(f"v{n}" for n in range(len(values)))]
    return Query(f"SELECT {', '.join(told)} FROM ({sql}) AS g", (*parameters, *bound, *accepted))


def read(
    keys: Sequence[Keys], rows: Sequence[tuple[Any, ...]], place: int
) -> Mapping[Keys, Inexact]:
    """Read one leaf's two columns, from a place of each row on: the combinations refused."""
    return {
        key: Inexact(tuple(sorted(row[place])), divided=bool(row[place + 1]))
        for key, row in zip(keys, rows, strict=True)
        if row[place]
    }


def together(parts: Iterable[Inexact | None]) -> Inexact:
    """Put together what stands in the way of the parts of one number."""
    known = [part for part in parts if part is not None]
    units = tuple(sorted({unit for part in known for unit in part.units}))
    return Inexact(units, divided=any(part.divided for part in known))
