"""The page of fact tables: what measures count and add up."""

from __future__ import annotations

from chungtay.analytics.tables import REFERENCES, SOURCES, VIEWS
from chungtay.core.measures.fact import STANDING, Column, FactKind, FactTable
from chungtay.site.reference.markdown import code, codes, table

KINDS = {
    FactKind.FLOW: "every row up to the day counts",
    FactKind.STATE: "per key, the last row up to the day counts",
    FactKind.INTERVAL: "a row counts from its first day up to, not including, its last",
}


def page() -> str:
    """Write the page."""
    parts = [
        "# Fact tables\n",
        "Typed columns in each process's memory, read forward from the registers. Every table "
        "begins with the same columns:\n",
        _columns(STANDING),
    ]
    origins = {
        "Read from a register.": [source.table for source in SOURCES],
        "A small table, read anew when it changes.": [small.table for small in REFERENCES],
        "Computed from other tables on the day asked.": [view.table for view in VIEWS],
    }
    for origin, tables in origins.items():
        for one in sorted(tables, key=lambda known: known.name):
            parts += [f"## {one.name}\n", f"{_summary(one)} {origin}\n", _columns(one.columns)]
    return "\n".join(parts)


def _summary(one: FactTable) -> str:
    said = f"{one.title}. *{one.kind.value}*: {KINDS[one.kind]}."
    if one.key:
        said += f" Key: {codes(one.key)}."
    if one.value:
        said += f" Amount: {code(one.value)}."
    return said


def _columns(columns: tuple[Column, ...]) -> str:
    rows = [(code(one.name), one.type.value, one.title) for one in columns]
    return table(("column", "type", "tiếng Việt"), rows)
