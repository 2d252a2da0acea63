"""How a cell of a spreadsheet looks, and in which number format a printed number is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from chungtay.core.reports.document import Cell, Row

VIETNAMESE = "[$-42A]"
"""The locale that writes dots for thousands and a comma for decimals wherever the file opens."""
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""Openings that a spreadsheet would take for a formula if the text were ever typed anew."""

_PRINTED = re.compile(r"-?(?P<whole>[\d.]*\d)(?:,(?P<decimals>\d+))?(?P<after>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Look:
    """The looks of a cell; `quoted` keeps dangerous text from ever becoming a formula."""

    bold: bool = False
    italic: bool = False
    align: str = "left"
    size: int = 11
    border: bool = True
    shaded: bool = False
    indent: int = 0
    number: str = ""
    quoted: bool = False

    def defused(self, text: str) -> Look:
        """Give the look in which a text is safe."""
        return replace(self, quoted=True) if text.startswith(DANGEROUS) else self

    def showing(self, number: str) -> Look:
        """Give the look with a number format."""
        return replace(self, number=number)

    def properties(self) -> dict[str, object]:
        """Give the format's properties, as XlsxWriter names them."""
        made: dict[str, object] = {
            "font_name": "Times New Roman",
            "font_size": self.size,
            "bold": self.bold,
            "italic": self.italic,
            "align": self.align,
            "valign": "vcenter",
            "text_wrap": not self.number,
            "quote_prefix": self.quoted,
        }
        if self.border:
            made["border"] = 1
        if self.shaded:
            made["bg_color"] = "#F2F2F2"
        if self.indent:
            made["indent"] = self.indent
        if self.number:
            made["num_format"] = self.number
        return made


def aligned(cell: Cell, row: Row, column: int) -> Look:
    """Look a cell of a table's body: totals bold, numbers right, marks centred, words left."""
    bold = row.level <= 1
    if cell.number is not None:
        return Look(bold=bold, align="right")
    if len(cell.text) <= 4:
        return Look(bold=bold, align="center")
    return Look(bold=bold, indent=max(0, row.level - 2) if column <= 1 else 0)


def number_format(printed: str) -> str:
    """Read from a printed number the format that prints it so.

    >>> number_format("864.752"), number_format("65,12"), number_format("08")
    ('[$-42A]#,##0', '[$-42A]#,##0.00', '[$-42A]00')
    >>> number_format("61,09%"), number_format("–")
    ('[$-42A]#,##0.00"%"', '[$-42A]#,##0')
    """
    found = _PRINTED.fullmatch(printed.strip())
    if found is None:
        return f"{VIETNAMESE}#,##0"
    whole, after = found["whole"], found["after"].replace('"', "")
    padded = len(whole) > 1 and whole.startswith("0") and whole.isdigit()
    shape = "0" * len(whole) if padded else "#,##0"
    decimals = f".{'0' * len(found['decimals'])}" if found["decimals"] else ""
    return f"{VIETNAMESE}{shape}{decimals}" + (f'"{after}"' if after else "")
