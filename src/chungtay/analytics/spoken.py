"""Whether registers have spoken of units, whatever they said."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from chungtay.analytics.store import Store
from chungtay.analytics.tables import SOURCES


def rows_since(store: Store, since: Mapping[str, dt.date]) -> dict[str, int]:
    """Count the rows of all registers about units, each from a day on; none, no key."""
    found: dict[str, int] = defaultdict(int)
    told = [list(since), list(since.values())]
    with store.still():
        for source in SOURCES:
            sql = (
                f"SELECT r.unit, count(*) FROM {source.table.name} AS r JOIN "
                "(SELECT unnest(?::VARCHAR[]) AS unit, unnest(?::DATE[]) AS since) AS u "
                "ON u.unit = r.unit AND r.on_date >= u.since GROUP BY r.unit"
            )
            for code, count in store.fetch(sql, told):
                found[code] += count
    return dict(found)
