"""How numbers, days and units are written for the reader's language."""

from __future__ import annotations

import datetime as dt
import re

from django.utils.translation import get_language, gettext_lazy

from chungtay.core.kernel import numerals
from chungtay.core.kernel.quantity import Quantity
from chungtay.core.submissions.period import period as read_period

UNITS = {
    "percent": gettext_lazy("%"),
    "point": gettext_lazy("điểm %"),
    "commune": gettext_lazy("xã"),
    "district": gettext_lazy("huyện"),
    "household": gettext_lazy("hộ"),
    "work": gettext_lazy("công trình"),
    "obstacle": gettext_lazy("vướng mắc"),
    "contract": gettext_lazy("hợp đồng"),
    "day": gettext_lazy("ngày"),
    "file": gettext_lazy("hồ sơ"),
    "village": gettext_lazy("thôn"),
    "count": gettext_lazy("lượt"),
    "remedy": gettext_lazy("giải pháp"),
    "report": gettext_lazy("báo cáo"),
    "cell": gettext_lazy("ô"),
    "source": gettext_lazy("nguồn vốn"),
    "criterion": gettext_lazy("lượt tiêu chí"),
    "criterion_per_commune": gettext_lazy("tiêu chí/xã"),
    "programme": gettext_lazy("chương trình"),
    "person": gettext_lazy("người"),
    "dong": gettext_lazy("đồng"),
}
"""Units of measures by code; a code that is not here is shown as it is."""

_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?")
_SWAPPED = str.maketrans(".,", ",.")


def number(value: Quantity, decimals: int = 0, *, trim: bool = False) -> str:
    """Write a number: `1.234.567,8` in Vietnamese, `1,234,567.8` in English."""
    write = numerals.english if english() else numerals.vietnamese
    return write(value, decimals, trim=trim).replace("-", "−")  # a true minus sign


def rewritten(text: str) -> str:
    """Write a number that came written in Vietnamese as the reader's language does.

    Any other words stay as they are.
    """
    return text.translate(_SWAPPED) if english() and _NUMBER.fullmatch(text) else text


def day(value: dt.date) -> str:
    """Write a day as dd/mm/yyyy, in both languages."""
    return f"{value:%d/%m/%Y}"


def unit(code: str) -> str:
    """Name a unit."""
    return str(UNITS.get(code, code))


def period(code: str) -> str:
    """Name a reporting period: `Tháng 9/2020`, or `September 2020`."""
    name = read_period(code).name
    return name.en if english() else name.vi


def english() -> bool:
    """Tell whether the reader has chosen English."""
    return (get_language() or "vi").startswith("en")
