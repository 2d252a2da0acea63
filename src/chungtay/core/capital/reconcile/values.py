"""Amounts and days as lists write them, read exactly or not at all."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import isfinite
from typing import TypeGuard

from chungtay.core.capital.reconcile.profile import DayOrder
from chungtay.core.capital.reconcile.sentences import SENTENCES
from chungtay.core.kernel.saying import fill

Cell = str | int | float | bool | dt.date | None
"""What a cell of a list holds: a day is a day, an empty cell None."""
UNVALUED = "=…"
"""What stands for a formula of which a file holds no result."""
MOST = 10**16
"""Đồng in one line: more than the State spends in a year is a slip, and sums must have room."""
YEARS = range(2000, 2101)
"""Years in which a list can have been paid; any other is a slip of the pen."""
_BODY = re.compile(r"\d[\d., ]*")
_DOTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+")
_PLAIN = re.compile(r"\d+(?:,\d+)?")
_UNITS = re.compile(r"\s*(?:đồng|đ|vnđ|vnd|₫)\.?$", re.IGNORECASE)
_PARTS = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")
_EXCEL_ZERO = dt.date(1899, 12, 30)
_SERIALS = range(36_526, 73_415)
"""Days of 2000 to 2100 as spreadsheets number them."""


class UnclearError(ValueError):
    """A cell cannot be understood; `why` says why, and names it as {cell} beside other facts."""

    def __init__(self, why: str, cell: str = "", **facts: str) -> None:
        self.why, self.cell, self.facts = why, cell, {"cell": cell} | facts
        super().__init__(fill(why, self.facts))


def amount(value: Cell, scale: int) -> int:
    """Read an amount in đồng; `scale` is how many đồng one of the list's units is.

    >>> amount("1.234.567", 1), amount("(2,5)", 10**6), amount(12.5, 10**6), amount("1 200- đ", 1)
    (1234567, -2500000, 12500000, -1200)
    """
    if isinstance(value, bool) or value is None or isinstance(value, dt.date):
        raise UnclearError(SENTENCES["no_amount"])
    if type(value) is int:
        return _whole(Fraction(value * scale), str(value))
    if isinstance(value, float):
        if not isfinite(value):
            raise UnclearError(SENTENCES["not_an_amount"], str(value))
        return _whole(Fraction(Decimal(f"{value:.15g}")) * scale, f"{value:.15g}")
    return _worded(str(value), scale)


@lru_cache(maxsize=16_384)
def _worded(said: str, scale: int) -> int:
    if said == UNVALUED:
        raise UnclearError(SENTENCES["unvalued"])
    text = _UNITS.sub("", said.replace("\u00a0", " ").replace("−", "-").strip())
    # Accounting programs also write the minus behind the number.
    negative = text.startswith("-") or text.endswith("-") or (text[:1] == "(" and text[-1] == ")")
    body = text.strip("()-+ ").strip()
    if not _BODY.fullmatch(body):
        raise UnclearError(SENTENCES["not_an_amount"], said)
    body = body.replace(" ", "")
    if _DOTS.fullmatch(body):
        number = Fraction(body.replace(".", "").replace(",", "."))
    elif _COMMAS.fullmatch(body):
        number = Fraction(body.replace(",", ""))
    elif _PLAIN.fullmatch(body):
        number = Fraction(body.replace(",", "."))
    else:
        raise UnclearError(SENTENCES["unclear_points"], said)
    return _whole((-number if negative else number) * scale, said)


def _whole(dong: Fraction, said: str) -> int:
    if dong.denominator != 1:
        raise UnclearError(SENTENCES["not_whole"], said)
    if abs(dong) > MOST:
        raise UnclearError(SENTENCES["too_large"], said)
    return int(dong)


def day(value: Cell, order: DayOrder, *, years: range = YEARS) -> dt.date:
    """Read a day: a day, a text in the list's order (or ISO), or a spreadsheet's number of it.

    `years` are those that can be meant.

    >>> day("5/9/2020", DayOrder.DMY), day(44079, DayOrder.DMY).isoformat()
    (datetime.date(2020, 9, 5), '2020-09-05')
    """
    if isinstance(value, dt.date):
        return _likely(value.date() if isinstance(value, dt.datetime) else value, years)
    if _is_serial(value):
        return _EXCEL_ZERO + dt.timedelta(days=int(value))
    return _likely(_said_day(str(value).strip(), order), years)


def _is_serial(value: Cell) -> TypeGuard[int | float]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isfinite(value) and int(value) in _SERIALS


def _likely(on: dt.date, years: range) -> dt.date:
    if on.year not in years:
        raise UnclearError(SENTENCES["unlikely_year"], f"{on:%d/%m}/{on.year:04}")
    return on


@lru_cache(maxsize=4096)
def _said_day(text: str, order: DayOrder) -> dt.date:
    found = _PARTS.fullmatch(text)
    if found is None:
        raise UnclearError(SENTENCES["not_a_day"], text)
    first, second, third = found.groups()
    if len(first) == 4 or order is DayOrder.YMD:
        year, month, date = first, second, third
    elif order is DayOrder.MDY:
        month, date, year = first, second, third
    else:
        date, month, year = first, second, third
    # Only a year that was written short is one of ours: 0001 is a slip, not 2001.
    century = 2000 if len(year) <= 2 else 0
    try:
        return dt.date(century + int(year), int(month), int(date))
    except ValueError:
        raise UnclearError(SENTENCES["no_such_day"], text) from None
