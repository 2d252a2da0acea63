"""Workbooks from outside, read without trust.

What a file is and carries is looked at first, from its table of contents alone; its cells are read
by another process with bounded memory and time, so that no file can bring the site down. Formulas
are never evaluated: what counts is the value that the last program saved beside each.
"""

from chungtay.formats.xlsx_in.reading import Book, Grid, Moment, Spot, Value, read_book
from chungtay.formats.xlsx_in.safety import MOST_BYTES, inspect, require_size

__all__ = [
    "MOST_BYTES",
    "Book",
    "Grid",
    "Moment",
    "Spot",
    "Value",
    "inspect",
    "read_book",
    "require_size",
]
