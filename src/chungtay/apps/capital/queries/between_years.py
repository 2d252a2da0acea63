"""Money that was taken out of one year and is not in the next."""

from __future__ import annotations

from chungtay.apps.capital.queries.book import whole_entry
from chungtay.apps.capital.queries.history import posting_counts, undone
from chungtay.core.capital.closing import carried_by, closing_of
from chungtay.core.capital.ledger import Entry


def left_between_years(entry: Entry) -> str:
    """Give the closing that stands without its carry-over; "" where none does.

    A year's close moves money out of the year (closing) and into the next (carry-over). With the
    carry-over alone taken back it is in neither, until the closing is taken back as well. Told of
    the closing, of the carry-over, and of the entry that took the carry-over back.
    """
    told = whole_entry(entry.undoes) if entry.undoes else entry
    onward = carried_by(told)
    closing, onward = (told.id, onward) if onward else (closing_of(told), told.id)
    if not closing or closing not in posting_counts([closing]):
        return ""
    taken_back = undone([closing, onward])
    return closing if onward in taken_back and closing not in taken_back else ""
