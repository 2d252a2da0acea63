"""Text to values: every scalar of a pack is text until a shape asks for something else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from chungtay.core.kernel.refusal import few


def _whole(text: str) -> int:
    if not re.fullmatch(r"-?\d+", text):
        raise ValueError(text)
    return int(text)


def _decimal(text: str) -> Decimal:
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        raise ValueError(text)
    return Decimal(text)


def _fraction(text: str) -> Fraction:
    if not re.fullmatch(r"-?\d+(\.\d+|/[1-9]\d*)?", text):
        raise ValueError(text)
    return Fraction(text)


def _day(text: str) -> dt.date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(text)
    return dt.date.fromisoformat(text)


def _truth(text: str) -> bool:
    if text not in {"true", "false"}:
        raise ValueError(text)
    return text == "true"


SCALARS: dict[Any, tuple[Callable[[str], Any], str]] = {
    str: (str, "chữ"),
    bool: (_truth, "true hoặc false"),
    int: (_whole, "số nguyên"),
    Decimal: (_decimal, "số thập phân viết với dấu chấm"),
    Fraction: (_fraction, "số thập phân hoặc phân số"),
    dt.date: (_day, "ngày viết năm-tháng-ngày, như 2020-01-31"),
}
"""How each type is read, and what to tell somebody who wrote something else."""


def one_of(choices: list[str], given: str) -> str:
    """Say what was expected among a closed list, and the nearest to what was given."""
    near = get_close_matches(given, choices, n=1)
    hint = f" (có phải “{near[0]}”?)" if near else ""
    return f"“{given}” không hợp lệ{hint}; cần một trong: {few(choices, most=12)}"


def chosen(choices: Mapping[str, Any], text: str) -> Any:
    """Find the choice a text names, or raise what to say."""
    if text not in choices:
        raise ValueError(one_of(sorted(choices), text))
    return choices[text]


def scalar(shape: Any, text: str) -> Any:
    """Read text as one of `SCALARS`, or raise what to say."""
    read, words = SCALARS[shape]
    try:
        return read(text)
    except ValueError:
        raise ValueError(f"“{text}” không phải {words}") from None
