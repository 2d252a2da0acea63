"""How a cell of a spreadsheet looks, and in which number format a printed number is shown."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from chungtay.formats.grid import Placed

VIETNAMESE = "[$-42A]"
"""The locale that writes dots for thousands and a comma for decimals wherever the file opens."""
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""Openings that a spreadsheet would take for a formula if the text were ever typed anew."""

ENGLISH = "[$-409]"
"""The locale that writes commas for thousands and a point for decimals."""
_PRINTED = re.compile(r"[-−]?(?P<whole>[\d.]*\d)(?:,(?P<decimals>\d+))?(?P<after>.*)", re.DOTALL)
_IN_ENGLISH = re.compile(
    r"[-−]?(?P<whole>[\d,]*\d)(?:\.(?P<decimals>\d+))?(?P<after>.*)", re.DOTALL
)


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


def number_format(printed: str, *, english: bool = False) -> str:
    """Read from a printed number the format that prints it so, as its language parts digits.

    >>> number_format("864.752"), number_format("65,12"), number_format("08")
    ('[$-42A]#,##0', '[$-42A]#,##0.00', '[$-42A]00')
    >>> number_format("61,09%"), number_format("−1,54"), number_format("–")
    ('[$-42A]#,##0.00"%"', '[$-42A]#,##0.00', '[$-42A]#,##0')
    >>> number_format("864,752", english=True), number_format("65.12", english=True)
    ('[$-409]#,##0', '[$-409]#,##0.00')
    """
    locale = ENGLISH if english else VIETNAMESE
    found = (_IN_ENGLISH if english else _PRINTED).fullmatch(printed.strip())
    if found is None:
        return f"{locale}#,##0"
    whole, after = found["whole"], found["after"].replace('"', "")
    padded = len(whole) > 1 and whole.startswith("0") and whole.isdigit()
    shape = "0" * len(whole) if padded else "#,##0"
    decimals = f".{'0' * len(found['decimals'])}" if found["decimals"] else ""
    return f"{locale}{shape}{decimals}" + (f'"{after}"' if after else "")


def line_height(size: int) -> float:
    """Give the height of a line in points for a type size."""
    return size * 1.36


def lines_of(text: str, width: float, size: int) -> int:
    """Estimate the lines a text takes in a width in millimetres: merged cells do not grow alone.

    >>> lines_of("Tổng số", 30, 11), lines_of("Đầu tư phát triển", 20, 11)
    (1, 2)
    """
    letters = max(1.0, width / (size * 0.19))
    return sum(max(1, math.ceil(len(line) / letters)) for line in text.split("\n"))


def header_heights(
    laid: Sequence[Sequence[Placed]], widths: Sequence[float], size: int
) -> list[float]:
    """Give heights in points in which the words of header cells fit, spans shared out."""
    heights = [line_height(size)] * len(laid)
    for number, line in enumerate(laid):
        for place in line:
            width = sum(widths[place.column : place.column + place.width])
            needed = line_height(size) * lines_of(place.cell.text, width, size)
            if place.first:
                last = number + place.rows - 1
                short = needed - sum(heights[number : last + 1])
                heights[last] += max(0.0, short)
    return heights
