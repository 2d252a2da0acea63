"""Numbers as Vietnamese readers write them: `1.234.567,8`, rounded once, half up.

Rounding happens here and nowhere else, on exact numbers, away from zero at the half.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from chungtay.core.kernel.quantity import Missing, Number, Quantity

_ENGLISH = str.maketrans(",.", ".,")
_LEVEL = re.compile(r"\d+([.,]\d*)?", re.ASCII)
_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+", re.ASCII)
MISSING_TEXT: dict[Missing, str] = {
    Missing.ABSENT: "…",
    Missing.NOT_APPLICABLE: "–",
    Missing.INEXACT: "†",
}


def rounded(value: Number, decimals: int = 0) -> Decimal:
    """Round half up (away from zero) to a number of decimals, exactly.

    >>> rounded(Fraction(6585, 100), 1), rounded(Fraction(-5, 2)), rounded(3)
    (Decimal('65.9'), Decimal('-3'), Decimal('3'))
    """
    over, under = value.as_integer_ratio()
    whole = (abs(over) * 10**decimals * 2 + under) // (under * 2)
    return Decimal(-whole if over < 0 else whole).scaleb(-decimals)


def vietnamese(value: Quantity, decimals: int = 0, *, pad: int = 0, trim: bool = False) -> str:
    """Write a number with dots for thousands and a comma for decimals.

    `pad` is the least number of whole digits (administrative style writes 08); `trim` drops
    trailing zeros after the comma.

    >>> vietnamese(1234567), vietnamese(Fraction(651215, 10000), 2), vietnamese(8, pad=2)
    ('1.234.567', '65,12', '08')
    >>> vietnamese(Fraction(25283, 100), 3), vietnamese(60, 2, trim=True)
    ('252,830', '60')
    """
    if isinstance(value, Missing):
        return MISSING_TEXT[value]
    told = rounded(value, decimals)
    text = f"{abs(told):,.{decimals}f}".translate(_ENGLISH)
    if trim and "," in text:
        text = text.rstrip("0").rstrip(",")
    return ("-" if told < 0 else "") + text.rjust(pad, "0")


def english(value: Quantity, decimals: int = 0, *, trim: bool = False) -> str:
    """Write a number with commas for thousands and a point for decimals.

    >>> english(1234567), english(Fraction(651215, 10000), 2), english(60, 2, trim=True)
    ('1,234,567', '65.12', '60')
    """
    return vietnamese(value, decimals, trim=trim).translate(_ENGLISH)


def read_level(text: str) -> Decimal:
    """Read a level as people write it: digits, with a comma or a point before decimals.

    Raises ValueError for anything else, and for 1.000, which is a thousand to some and one to
    others.

    >>> read_level("80"), read_level(" 26,5 ")
    (Decimal('80'), Decimal('26.5'))
    """
    told = text.strip()
    if not _LEVEL.fullmatch(told) or _THOUSANDS.fullmatch(told):
        raise ValueError(text)
    return Decimal(told.replace(",", "."))


def exact(value: Number, places: int = 12) -> str:
    """Write a number with a decimal point: all its digits, or `places` where they never end.

    >>> exact(Fraction(864751540831, 1000000)), exact(Fraction(1, 3), 4), exact(5)
    ('864751.540831', '0.3333', '5')
    """
    fraction = Fraction(value)
    for decimals in range(places + 1):
        if (fraction * 10**decimals).denominator == 1:
            return f"{rounded(fraction, decimals):f}"
    return f"{rounded(fraction, places):f}"
