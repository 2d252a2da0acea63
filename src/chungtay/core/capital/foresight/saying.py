"""How much of something, rounded for words on what is foreseen: whole millions, whole percent."""

from __future__ import annotations

from chungtay.core.kernel.money import MILLION
from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.saying import Fact, text


def millions(dong: int) -> str:
    """Write đồng as whole millions, rounded half up, with the dot between thousands.

    >>> millions(1_234_567_890)
    '1.235'
    """
    return vietnamese(in_millions(dong))


def percent(part: int, whole: int) -> str:
    """Write a share as whole percent, rounded half up; a dash for a share of nothing.

    >>> percent(65, 100), percent(1, 0)
    ('65', '–')
    """
    return text(in_percent(part, whole))


def in_millions(dong: int) -> int:
    """Give đồng in whole millions, rounded half up."""
    return (dong + MILLION // 2) // MILLION


def in_percent(part: int, whole: int) -> Fact:
    """Give a share in whole percent, rounded half up; a dash for a share of nothing."""
    return (part * 200 + whole) // (whole * 2) if whole else "–"
