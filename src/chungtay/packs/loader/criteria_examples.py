"""Examples of criteria law: what a value comes to, and which column a unit stands in.

They lie beside the law (`examples/criteria`), on both sides of its boundaries, and are tried
whenever packs are checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from chungtay.core.criteria.criteria_set import Zone
from chungtay.core.criteria.judging.resolved import resolved
from chungtay.core.criteria.judging.shapes import SHAPES, Asked
from chungtay.core.criteria.judging.value import Value
from chungtay.core.criteria.judging.verdict import Verdict
from chungtay.core.criteria.placing import UnitFacts, placing
from chungtay.core.criteria.reading import PERCENT
from chungtay.core.units.unit_class import UnitClass
from chungtay.packs.loader import sets
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.shapes import ColumnExample, VerdictExample


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an example comes to, and what it should."""

    given: str
    expected: str


def outcome(library: Library, example: VerdictExample | ColumnExample) -> Outcome:
    """Try an example; raises a refusal where it names what is not there."""
    if isinstance(example, ColumnExample):
        return _column(library, example)
    return _verdict(library, example)


def _verdict(library: Library, example: VerdictExample) -> Outcome:
    find = partial(sets.found, library, province=None)
    law = resolved(find(example.criteria_set), find)
    threshold = law.threshold(example.threshold)
    place = example.column
    zone = place if isinstance(place, Zone) else None
    level = threshold.level(on=example.on, column=None if zone else place, zone=zone).level
    value, past = (
        _value(told, share=threshold.unit == PERCENT) for told in (example.value, example.past)
    )
    found = SHAPES[threshold.shape](Asked(level, threshold.comparator, value, past))
    return Outcome(found.verdict.value, Verdict(example.expect).value)


def _column(library: Library, example: ColumnExample) -> Outcome:
    law = sets.found(library, example.criteria_set, None)
    kept = frozenset(UnitClass) - frozenset(example.unknown)
    facts = UnitFacts(example.region, frozenset(example.classes), kept, example.farming_share)
    found = placing(law, facts).column
    expected = example.column
    return Outcome(found.value if found else "", expected.value if expected else "")


def _value(told: tuple[int, int] | None, *, share: bool) -> Value | None:
    if told is None:
        return None
    return Value.in_percent(*told) if share else Value(*told)
