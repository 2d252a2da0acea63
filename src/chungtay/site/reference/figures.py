"""The page of figures: every number of every report, and the measure it asks."""

from __future__ import annotations

from chungtay.core.reports.figure import FigureSpec
from chungtay.packs import outlines
from chungtay.site.reference.markdown import code, table

HEADS = ("figure", "asks", "on", "shown in", "standing")


def page() -> str:
    """Write the page."""
    parts = [
        "# Figures\n",
        "Each figure of a report asks one measure. `chungtay report explain ID` prints its "
        "receipt. A figure *without a base* is a share whose source does not say of what.\n",
    ]
    for name in outlines.outline_codes():
        outline = outlines.outline(name)
        parts += [f"## {outline.title} ({code(name)})\n", table(HEADS, map(_row, outline.figures))]
    return "\n".join(parts)


def _row(one: FigureSpec) -> tuple[str, ...]:
    where = "; ".join(f"{column} = {', '.join(values)}" for column, values in one.where.items())
    day = f"{one.on}, against {one.against}" if one.against else str(one.on)
    standing = one.standing if one.base_stated else f"{one.standing}, without a base"
    scale = f" (÷ {one.scale:,})" if one.scale != 1 else ""
    return (
        code(one.id), code(one.measure) + (f" where {where}" if where else ""), day,
        f"{one.unit}{scale}, {one.decimals} decimals", standing,
    )  # fmt: skip
