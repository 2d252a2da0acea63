"""What must hold among units and successions, and a remark on each place where it does not."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from fractions import Fraction
from itertools import pairwise

from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.kernel.saying import Facts, Said
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.sentences import SENTENCES
from chungtay.core.units.succession import SHARES, Succession, SuccessionKind
from chungtay.core.units.unit import TYPES_OF, Level, Unit

_ABOVE: dict[Level, frozenset[Level]] = {
    Level.PROVINCE: frozenset(),
    Level.DISTRICT: frozenset({Level.PROVINCE}),
    Level.COMMUNE: frozenset({Level.DISTRICT, Level.PROVINCE}),
}
"""A commune stands under a district, and directly under a province since districts ended."""


def check(places: Gazetteer) -> tuple[Finding, ...]:
    """Look for overlapping bearers, missing superiors, and successions that lead nowhere."""
    found: list[Finding] = []
    for code in sorted({unit.code for unit in places.units}):
        found += _overlaps(places, code)
    for unit in places.units:
        found += _standing(places, unit)
    for succession in places.successions:
        found += _leading(places, succession)
    return (*found, *_shares(places))


def nowhere(places: Gazetteer, codes: Collection[str]) -> tuple[Finding, ...]:
    """Look, among units of certain codes, for those that end and nothing carries on for them."""
    ending = (unit for unit in places.units if unit.code in codes)
    return tuple(finding for unit in ending for finding in _ending(places, unit))


def _overlaps(places: Gazetteer, code: str) -> Iterator[Finding]:
    for earlier, later in pairwise(places.bearers(code)):
        if earlier.until is None or later.start < earlier.until:
            told: Facts = {"earlier": earlier.title, "later": later.title, "on": later.start}
            yield _error("units.overlap", code, told)


def _standing(places: Gazetteer, unit: Unit) -> Iterator[Finding]:
    if unit.type not in TYPES_OF[unit.level]:
        told: Facts = {"type": unit.type.value, "unit": unit.title}
        yield _error("units.type_of_level", unit.code, told)
    if fault := _superior_fault(places, unit):
        yield _error("units.superior", unit.code, {"unit": unit.title, "reason": fault})
    yield from _ending(places, unit)


def _ending(places: Gazetteer, unit: Unit) -> Iterator[Finding]:
    if unit.until is not None and not places.carried_on(unit, on=unit.until):
        yield _found("units.nowhere", Severity.WARNING, unit.code, {"unit": unit.title})


def _superior_fault(places: Gazetteer, unit: Unit) -> Said | None:
    """Say what is wrong with the unit above, over the whole life of the unit; None if nothing."""
    above = [p for p in places.bearers(unit.parent) if _overlapping(p, unit)]
    if bool(_ABOVE[unit.level]) != bool(unit.parent):
        return Said(SENTENCES["no_superior"])
    if any(p.level not in _ABOVE[unit.level] for p in above):
        return Said(SENTENCES["not_above"], {"parent": unit.parent})
    if unit.parent and not _covered(unit, above):
        return Said(SENTENCES["uncovered"], {"parent": unit.parent})
    if len({p.parent for p in above}) > 1:
        return Said(SENTENCES["moved"])
    return None


def _leading(places: Gazetteer, succession: Succession) -> Iterator[Finding]:
    eve = succession.since - dt.timedelta(days=1)
    if places.bearer(succession.before, on=eve) is None:
        told: Facts = {"on": succession.since}
        yield _error("units.succession_from_nowhere", succession.before, told)
    if succession.after and places.bearer(succession.after, on=succession.since) is None:
        told = {"after": succession.after, "on": succession.since}
        yield _error("units.succession_to_nowhere", succession.before, told)


def _shares(places: Gazetteer) -> Iterator[Finding]:
    """Look at what is said of the shares of each divided unit: all or none, and the whole."""
    divided: dict[tuple[str, dt.date], list[Succession]] = defaultdict(list)
    for succession in places.successions:
        if succession.kind in SHARES:
            divided[succession.before, succession.since].append(succession)
    for (code, since), steps in sorted(divided.items()):
        told = [step.share for step in steps if step.share is not None]
        ends = any(step.kind is SuccessionKind.SPLIT for step in steps)
        if told and len(told) < len(steps):
            fault = Said(SENTENCES["some_shares"])
        elif told and (sum(told) != 1 if ends else sum(told) >= 1):
            what = SENTENCES["not_whole" if ends else "not_less"]
            fault = Said(what, {"percent": Fraction(sum(told) * 100)})
        else:
            continue
        yield _error("units.shares", code, {"unit_code": code, "on": since, "reason": fault})


def _overlapping(one: Unit, other: Unit) -> bool:
    return (one.until is None or other.start < one.until) and (
        other.until is None or one.start < other.until
    )


def _covered(unit: Unit, above: list[Unit]) -> bool:
    """Tell whether the superiors, in order of time, leave no day of the unit uncovered."""
    reached = unit.start
    for parent in above:
        if parent.start > reached:
            return False
        if parent.until is None:
            return True
        reached = max(reached, parent.until)
    return unit.until is not None and unit.until <= reached


def _error(code: str, where: str, facts: Facts) -> Finding:
    return _found(code, Severity.ERROR, where, facts)


def _found(code: str, severity: Severity, where: str, facts: Facts) -> Finding:
    return Finding(code, severity, where, SENTENCES[code], facts)
