"""Words with facts: a Vietnamese template and what fills it, so that pages may translate it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from chungtay.core.kernel.money import MILLION
from chungtay.core.kernel.numerals import vietnamese


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: its template (`%(name)s`) and the facts; `str` gives it in Vietnamese."""

    template: str
    facts: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template % self.facts


def millions(dong: int) -> str:
    """Write đồng as whole millions, rounded half up, with the dot between thousands.

    >>> millions(1_234_567_890)
    '1.235'
    """
    return vietnamese((dong + MILLION // 2) // MILLION)


def percent(part: int, whole: int) -> str:
    """Write a share as whole percent, rounded half up; a dash for a share of nothing.

    >>> percent(65, 100), percent(1, 0)
    ('65', '–')
    """
    return vietnamese((part * 200 + whole) // (whole * 2)) if whole else "–"
