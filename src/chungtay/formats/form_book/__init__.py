"""Forms as workbooks: given out with their rules, taken back wherever their cells went.

A workbook carries its own map on a hidden sheet: which form, unit and period each sheet is for,
and what every cell held, in which revision, when it was given out. Hidden codes beside the rows
and above the columns say which is which; the titles that people see come first, since it is they
that people move.
"""

from __future__ import annotations

from chungtay.formats.form_book.copy import Copy
from chungtay.formats.form_book.finding import Found, find
from chungtay.formats.form_book.flat import flat_places, write_flat
from chungtay.formats.form_book.flat_finding import FoundFlat, find_flat
from chungtay.formats.form_book.map_sheet import BookMap, Entry, Layout, read_map
from chungtay.formats.form_book.writing import Told, write_book

__all__ = [
    "BookMap",
    "Copy",
    "Entry",
    "Found",
    "FoundFlat",
    "Layout",
    "Told",
    "find",
    "find_flat",
    "flat_places",
    "read_map",
    "write_book",
    "write_flat",
]
