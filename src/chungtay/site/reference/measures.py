"""The page of measures: every number that people see, and what it means."""

from __future__ import annotations

from itertools import groupby

from chungtay.core.measures.measure import Change, Count, Measure, Part, Ratio, Remainder, Total
from chungtay.core.measures.measure import Where as Conditions
from chungtay.packs.measures import measures
from chungtay.site.reference.markdown import code, codes, table

INDICATOR_HEADS = ("measure", "tiếng Việt", "unit", "basis")


def page() -> str:
    """Write the page."""
    known = sorted(measures().values(), key=lambda one: one.name)
    parts = [
        "# Measures\n",
        "Each number is defined once, in `packs/vn/measures` or, for an indicator, in "
        "`packs/vn/indicators`. *Required* dimensions must be divided by or narrowed: adding "
        "across them would count a thing twice. *Not told by* names what divides only one of the "
        "two numbers that a measure is made of: divided so, it is not applicable.\n",
    ]
    for domain, group in groupby(known, key=lambda one: one.name.partition(".")[0]):
        of_domain = list(group)
        indicators = [one for one in of_domain if _reads_an_indicator(one)]
        parts += [f"## {domain}\n", *(_entry(one) for one in of_domain if one not in indicators)]
        if indicators:
            parts += [_same_for_all(indicators[0]), table(INDICATOR_HEADS, map(_row, indicators))]
    return "\n".join(parts)


def _reads_an_indicator(one: Measure) -> bool:
    return isinstance(one.formula, Total) and one.formula.fact == "results"


def _entry(one: Measure) -> str:
    said = [
        f"{one.title.vi}, in {code(one.unit)}: {_definition(one)}.",
        f"{one.note}" if one.note else "",
        f"By {codes(one.dimensions)}.",
        f"Required: {codes(one.required)}." if one.required else "",
        f"Not told by {codes(one.whole_of)}." if one.whole_of else "",
        f"Basis: {codes(one.cite)}." if one.cite else "",
    ]
    return f"### {one.name}\n\n" + "\n\n".join(filter(None, said)) + "\n"


def _same_for_all(one: Measure) -> str:
    return (
        "### Indicators\n\nEach is the value of its indicator in the register of results, by "
        f"{codes(one.dimensions)}; required: {codes(one.required)}.\n"
    )


def _row(one: Measure) -> tuple[str, ...]:
    return code(one.name), one.title.vi, one.unit, codes(one.cite)


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
    said = (f"{column} is {' or '.join(map(_value, values))}" for column, values in where.items())
    return f" where {', '.join(said)}" if where else ""


def _value(text: str) -> str:
    least, dots, most = text.partition("..")
    if not dots:
        return text
    return f"{least or 'anything'} to {most}" if most else f"at least {least}"
