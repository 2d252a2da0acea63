"""A workbook being written: equal input gives equal bytes, and each look is made once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import IO, Any, Protocol

import xlsxwriter

Target = Path | IO[bytes]
A4, A3 = 9, 8
"""Sizes of paper, as spreadsheets number them."""


class Looks(Protocol):
    """How a cell looks: equal ones are one format of the workbook."""

    def properties(self) -> dict[str, object]:
        """Give the format's properties, as XlsxWriter names them."""


class Workbook:
    """An XlsxWriter workbook dated by a day, not a clock; text stays text in it."""

    def __init__(
        self, target: Target, *, title: str, on: dt.date, author: str = "Chung Tay"
    ) -> None:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        where = str(target) if isinstance(target, Path) else target
        self.book = xlsxwriter.Workbook(where, options)
        created = dt.datetime.combine(on, dt.time(12))
        self.book.set_properties({"title": title, "author": author, "created": created})
        self._formats: dict[Looks, Any] = {}

    def format(self, look: Looks) -> Any:
        """Give the workbook's format for a look."""
        if look not in self._formats:
            self._formats[look] = self.book.add_format(look.properties())
        return self._formats[look]

    def close(self) -> None:
        """Write the file."""
        self.book.close()
