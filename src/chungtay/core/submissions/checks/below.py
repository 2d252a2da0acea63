"""A unit's own statement is not the sum of those of the units below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from chungtay.core.kernel.saying import Fact, Said
from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.parts import leeway
from chungtay.core.submissions.checks.speaking import (
    columns,
    finding,
    listed,
    number,
    plain,
    say,
    shown,
)
from chungtay.core.submissions.form import Column, Place, Rule
from chungtay.core.submissions.sheet import Sheet

SLIPS: tuple[Fraction, ...] = tuple(
    factor for step in (10, 100, 1_000, 1_000_000) for factor in (Fraction(step), Fraction(1, step))
)
"""By what a unit below may have been mistaken: a slip of the decimal point or of the unit."""
CLOSE = Fraction(1, 20)
"""How much of a difference may be left over for a unit below to be named as its explanation."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One unit below that would explain a difference, how, and what it would leave unexplained."""

    left: Fraction
    unit: str
    cause: Said


def find(sheet: Sheet, context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Compare each number with the sum below, where somebody below says one.

    What rounding explains is let be.
    """
    for column in columns(sheet, rule) if context.below else ():
        if not column.summable:
            continue
        asked = number(rule, "tolerance") * column.parts
        for row in listed(sheet, rule):
            place = Place(row.code, column.code)
            own = sheet.amount(*place)
            said = {unit: one.amount(*place) for unit, one in context.below.items()}
            numbers = {unit: amount for unit, amount in said.items() if amount is not None}
            tolerance = max(asked, leeway(column, len(numbers)))
            if own is None or not numbers or abs(own - sum(numbers.values())) <= tolerance:
                continue
            yield _differing(sheet, context, rule, (place, column, own, said))


def _differing(
    sheet: Sheet,
    context: Context,
    rule: Rule,
    told: tuple[Place, Column, int, Mapping[str, int | None]],
) -> CellFinding:
    place, column, own, said = told
    under = sum(amount for amount in said.values() if amount is not None)
    cause = explanation(own - under, said)
    silent = sum(amount is None for amount in said.values())
    what, more = ("below.silent", {"silent": silent}) if silent > 1 else ("below", {})
    facts: dict[str, Fact] = {
        "value": shown(own, column),
        "count": len(said),
        "below": shown(under, column),
        "off": shown(own - under, column),
        **more,
    }
    if cause is not None:
        what = "below.explained"
        facts |= {"unit": _named(context, cause.unit, said, column), "cause": cause.cause}
    return finding(
        rule,
        sheet,
        place,
        say(what, **facts),
        value=plain(own, column),
        below=plain(under, column),
        **({"unit": cause.unit} if cause is not None else {}),
    )


def _named(context: Context, unit: str, said: Mapping[str, int | None], column: Column) -> Fact:
    """Name a unit below, with what it says where it says something."""
    name: Fact = context.names.get(unit) or say("unit", code=unit)
    amount = said[unit]
    if amount is None:
        return name
    return say("unit.stating", unit=name, amount=shown(amount, column))


def explanation(off: int, said: Mapping[str, int | None]) -> Explanation | None:
    """Name the unit below that explains best by how much the own statement is off.

    `said` is what each unit below says, None where its cell is empty. A unit left out, counted
    twice, or mistaken in its unit of measure explains; else the only unit that says nothing.
    """
    found = [one for unit, amount in said.items() if amount for one in _of_unit(off, unit, amount)]
    best = min(found, key=lambda one: (one.left, one.unit), default=None)
    if best is not None and best.left <= abs(off) * CLOSE:
        return best
    silent = [unit for unit, amount in said.items() if amount is None]
    if len(silent) == 1 and off > 0:
        return Explanation(Fraction(0), silent[0], say("cause.empty"))
    return None


def _of_unit(off: int, unit: str, amount: int) -> Iterator[Explanation]:
    yield Explanation(Fraction(abs(off + amount)), unit, say("cause.left_out"))
    yield Explanation(Fraction(abs(off - amount)), unit, say("cause.twice"))
    for factor in SLIPS:
        left = abs(off - amount * (factor - 1))
        much = factor if factor > 1 else 1 / factor
        yield Explanation(left, unit, say("cause.scale", times=int(much)))
