"""Read the capital ledger."""

from __future__ import annotations

from chungtay.apps.capital.queries.accounts import (
    Held,
    balance,
    held_lines,
    held_lines_of,
    mobilised,
    paid,
)
from chungtay.apps.capital.queries.book import entries_of, whole_entry
from chungtay.apps.capital.queries.history import (
    account_steps,
    book,
    posting_counts,
    standing,
    undone,
)
from chungtay.apps.capital.queries.holders import holders, holders_in, unit_of
from chungtay.apps.capital.queries.reading import BOOK

__all__ = [
    "BOOK",
    "Held",
    "account_steps",
    "balance",
    "book",
    "entries_of",
    "held_lines",
    "held_lines_of",
    "holders",
    "holders_in",
    "mobilised",
    "paid",
    "posting_counts",
    "standing",
    "undone",
    "unit_of",
    "whole_entry",
]
