"""Read periodic reports: one whole, many as lines, and what checks need beside them."""

from __future__ import annotations

from chungtay.apps.submissions.queries.checking import (
    Below,
    below,
    context,
    findings,
    unexplained,
)
from chungtay.apps.submissions.queries.lists import (
    ClosedChange,
    Tally,
    ToDo,
    briefs,
    closed_changes,
    periods_open,
    tallies,
    to_do,
)
from chungtay.apps.submissions.queries.one import (
    cell_history,
    evidence_content,
    filing,
    filing_seen,
    last_values,
    steps,
)

__all__ = [
    "Below",
    "ClosedChange",
    "Tally",
    "ToDo",
    "below",
    "briefs",
    "cell_history",
    "closed_changes",
    "context",
    "evidence_content",
    "filing",
    "filing_seen",
    "findings",
    "last_values",
    "periods_open",
    "steps",
    "tallies",
    "to_do",
    "unexplained",
]
