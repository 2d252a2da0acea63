"""What a page as known on a day owes its reader: levels and classes are those known today.

Sums are asked of rows as they were known. What judges them, the province's levels and the classes
of units, is read as it is known now; where any was written since, the page says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.apps.criteria.levels import versions_since
from chungtay.apps.units.queries import classed_since
from chungtay.web.kit.address import View
from chungtay.web.kit.names import province

JUDGED = ("/nong-thon-moi/", "/don-vi/")
"""Where pages begin on which communes are judged; the front page counts them too."""


@dataclass(frozen=True, slots=True)
class LawSince:
    """How many versions of levels and rows of classes were not known on the day asked."""

    levels: int
    classes: int


def law_since(view: View) -> LawSince | None:
    """Count what judges and was written since the known day; None where there is nothing."""
    judged = view.path == "/" or view.path.startswith(JUDGED)
    if view.as_known is None or not judged:
        return None
    found = LawSince(versions_since(province(), view.as_known), classed_since(view.as_known))
    return found if found.levels or found.classes else None
