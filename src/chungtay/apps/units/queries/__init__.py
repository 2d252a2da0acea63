"""Reads of administrative units: each names a day, for a code alone names nothing.

Answers are the core's frozen values, in the order of the Vietnamese alphabet.
"""

from __future__ import annotations

from chungtay.apps.units.queries.bearers import (
    bearers,
    children,
    district_of,
    ever_in,
    last_superiors,
    places_of,
    province_of,
    standing,
    subtree,
    superiors,
    unit,
    units,
    with_superiors,
)
from chungtay.apps.units.queries.classes import (
    class_history,
    class_rows,
    classed_since,
    classes_of,
)
from chungtay.apps.units.queries.lineage import (
    Body,
    became,
    body,
    came_from,
    forebears,
    heirs,
    last_change,
    lineage,
)
from chungtay.apps.units.queries.naming import find, suggestions

__all__ = [
    "Body",
    "bearers",
    "became",
    "body",
    "came_from",
    "children",
    "class_history",
    "class_rows",
    "classed_since",
    "classes_of",
    "district_of",
    "ever_in",
    "find",
    "forebears",
    "heirs",
    "last_change",
    "last_superiors",
    "lineage",
    "places_of",
    "province_of",
    "standing",
    "subtree",
    "suggestions",
    "superiors",
    "unit",
    "units",
    "with_superiors",
]
