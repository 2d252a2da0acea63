"""The page of measures: every number that people see, and what it means."""

from __future__ import annotations

from itertools import groupby

from chungtay.core.measures.measure import Change, Count, Measure, Part, Ratio, Remainder, Total
from chungtay.core.measures.measure import Where as Conditions
from chungtay.packs.measures import measures
from chungtay.site.reference.markdown import code, codes, table


def page() -> str:
    """Write the page."""
    known = sorted(measures().values(), key=lambda one: one.name)
    parts = [
        "# Measures\n",
        "Each number is defined once, in `packs/vn/measures` or, for `results.*`, by its "
        "indicator in `packs/vn/indicators`. *Required* dimensions must be divided by or narrowed: "
        "adding across them would count a thing twice.\n",
    ]
    for domain, group in groupby(known, key=lambda one: one.name.partition(".")[0]):
        parts += [f"## {domain}\n", table(HEADS, map(_row, group))]
    return "\n".join(parts)


HEADS = ("measure", "tiếng Việt", "unit", "definition", "dimensions", "basis")


def _row(one: Measure) -> tuple[str, ...]:
    dimensions = codes(one.dimensions)
    if one.required:
        dimensions += f"; required: {codes(one.required)}"
    note = f" {one.note}" if one.note else ""
    return (
        code(one.name), one.title.vi + (f".{note}" if note else ""), one.unit, _definition(one),
        dimensions, codes(one.cite),
    )  # fmt: skip


def _definition(one: Measure) -> str:
    match one.formula:
        case Total(fact, column, where, per):
            said = f"sum of {code(column)} in {code(fact)}{_where(where)}"
            return said + (f", ÷ {per:,}" if per != 1 else "")
        case Count(fact, distinct, where):
            return f"number of different {code(distinct)} in {code(fact)}{_where(where)}"
        case Ratio(of, over, times):
            return f"{_part(of)} ÷ {_part(over)} × {times}"
        case Remainder(of, less):
            return f"{_part(of)} − {_part(less)}"
        case Change(of, _):
            return f"{_part(of)} on the day − the same on the earlier day"


def _part(part: Part) -> str:
    ignoring = f", whatever the {codes(part.ignoring)}" if part.ignoring else ""
    return f"{code(part.measure)}{_where(part.where)}{ignoring}"


def _where(where: Conditions) -> str:
    said = (f"{column} = {' or '.join(values)}" for column, values in where.items())
    return f" where {', '.join(said)}" if where else ""
