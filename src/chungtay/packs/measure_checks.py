"""Whether measures can be computed: their columns exist, and none derives from itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chungtay.core.law.fault import Fault
from chungtay.core.measures.fact import ColumnType
from chungtay.core.measures.measure import AcrossUnits, Count, Measure, Total
from chungtay.packs.loader.scalars import one_of
from chungtay.packs.loader.sheets import Sheet

MOST_DECIMALS = 6
Facts = Mapping[str, Mapping[str, ColumnType]]


def range_faults(sheet: Sheet[list[Measure]], measure: Measure) -> Iterator[Fault]:
    """Find decimals nobody can print, and what would divide by nothing."""
    if not 0 <= measure.decimals <= MOST_DECIMALS:
        message = f"số chữ số thập phân phải từ 0 đến {MOST_DECIMALS}"
        yield sheet.fault(message, measure, "decimals")
    if isinstance(measure.formula, Total) and measure.formula.per < 1:
        yield sheet.fault("phải là số nguyên từ 1 trở lên", measure.formula, "per")


def cycle_faults(sheets: Sequence[Sheet[list[Measure]]]) -> Iterator[Fault]:
    """Find measures that derive from themselves, however far round."""
    placed = [(sheet, measure) for sheet in sheets for measure in sheet.value or ()]
    inside = {m.name: tuple(part.measure for part in m.parts()) for _, m in placed}
    for sheet, measure in placed:
        for part in measure.parts():
            if measure.name in _reached(part.measure, inside):
                message = f"vòng tròn: “{part.measure}” lại tính từ “{measure.name}”"
                yield sheet.fault(message, part, "measure")


def _reached(name: str, inside: Mapping[str, Sequence[str]]) -> set[str]:
    """Give a measure and all that it derives from."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += inside.get(one, ())
    return found


def column_faults(sheet: Sheet[list[Measure]], measure: Measure, facts: Facts) -> Iterator[Fault]:
    """Find facts, columns and dimensions that nothing holds, in a measure that reads rows."""
    formula = measure.formula
    if not isinstance(formula, Total | Count):
        return
    if formula.fact not in facts:
        yield sheet.fault(one_of(sorted(facts), formula.fact), formula, "fact")
        return
    columns = facts[formula.fact]
    total = isinstance(formula, Total)
    column = formula.column if isinstance(formula, Total) else formula.distinct
    named = [
        (formula, "column" if total else "distinct", column),
        *((formula, "where", name) for name in formula.where),
        *((measure, "dimensions", name) for name in measure.dimensions),
    ]
    for owner, key, name in named:
        if name not in columns:
            yield sheet.fault(one_of(sorted(columns), name), owner, key)
    if column == "unit" and not total and measure.across_units is not AcrossUnits.COUNTS:
        yield sheet.fault("đếm đơn vị thì phải ghi “counts”", measure, "across_units")
    if total and columns.get(column, ColumnType.INTEGER) is not ColumnType.INTEGER:
        yield sheet.fault(f"“{column}” không phải là số nên không cộng được", formula, "column")
