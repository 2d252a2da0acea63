"""What was said under a code is of the body that bore it then, and is told by its code of today.

A view that judges units names `{places}`, which are those of the day asked, and begins with
`BORNE`: every code that each of their bodies has borne, and when.
"""

from __future__ import annotations

BORNE = """
    borne AS (
        SELECT p.unit AS unit, b.unit AS said, b.since AS since, b.until AS until
        FROM {places} AS p JOIN places AS b ON b.body = p.body
    )
"""


def of_body(rows: str) -> str:
    """Write the join of rows, by their name, with the bodies of the day asked, as `b`."""
    return (
        f"JOIN borne AS b ON b.said = {rows}.unit AND b.since <= {rows}.on_date "
        f"AND (b.until IS NULL OR {rows}.on_date < b.until)"
    )
