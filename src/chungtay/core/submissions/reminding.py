"""When somebody is reminded of a report: before it is due, and ever less often after."""

from __future__ import annotations

import datetime as dt

BEFORE = (3, 1, 0)
"""Days before the due day on which people are reminded."""
AFTER = (1, 2, 3, 5, 7)
"""Days after it; from the last one on, once a week."""
WEEK = 7


def reminds(due: dt.date, *, on: dt.date) -> bool:
    """Tell whether a report that is still awaited is mentioned on a day.

    >>> [reminds(dt.date(2020, 10, 3), on=dt.date(2020, 10, day)) for day in (1, 2, 3, 4, 7, 10)]
    [False, True, True, True, False, True]
    """
    late = (on - due).days
    if late <= 0:
        return -late in BEFORE
    return late in AFTER or (late > AFTER[-1] and late % WEEK == 0)
