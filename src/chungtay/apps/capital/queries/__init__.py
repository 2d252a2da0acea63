"""Read the capital ledger."""

from __future__ import annotations

from chungtay.apps.capital.queries.accounts import (
    Held,
    balance,
    by_subject,
    first_raised,
    held_lines,
    held_lines_of,
    held_on,
    mobilised,
    paid,
)
from chungtay.apps.capital.queries.between_years import left_between_years
from chungtay.apps.capital.queries.book import entries_of, whole_entry
from chungtay.apps.capital.queries.history import (
    account_steps,
    book,
    posting_counts,
    standing,
    undone,
)
from chungtay.apps.capital.queries.holders import (
    holder_names,
    holders,
    holders_called,
    holders_in,
    unit_of,
)
from chungtay.apps.capital.queries.instalments import (
    instalment_said,
    instalments_said,
    payments,
    repayments,
)
from chungtay.apps.capital.queries.lines import (
    arrears,
    givers,
    holder_lines,
    providers,
    subject_lines,
)
from chungtay.apps.capital.queries.pages import (
    BookFilter,
    BookPage,
    book_page,
    entries_of_subject,
    entry,
)
from chungtay.apps.capital.queries.reading import BOOK
from chungtay.apps.capital.queries.remarks import (
    decision_remarks,
    earlier_amounts,
    late_left,
    remarks,
)
from chungtay.apps.capital.queries.rotation import has_loan, loans

__all__ = [
    "BOOK",
    "BookFilter",
    "BookPage",
    "Held",
    "account_steps",
    "arrears",
    "balance",
    "book",
    "book_page",
    "by_subject",
    "decision_remarks",
    "earlier_amounts",
    "entries_of",
    "entries_of_subject",
    "entry",
    "first_raised",
    "givers",
    "has_loan",
    "held_lines",
    "held_lines_of",
    "held_on",
    "holder_lines",
    "holder_names",
    "holders",
    "holders_called",
    "holders_in",
    "instalment_said",
    "instalments_said",
    "late_left",
    "left_between_years",
    "loans",
    "mobilised",
    "paid",
    "payments",
    "posting_counts",
    "providers",
    "remarks",
    "repayments",
    "standing",
    "subject_lines",
    "undone",
    "unit_of",
    "whole_entry",
]
