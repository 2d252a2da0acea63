"""Indicators: what a programme reports besides money, works, criteria and household counts."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.kernel.title import Title

BASE_NOT_STATED = "not stated"
"""The base of a share whose source does not say over what number it was taken."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of `results`: what a value of it means and how it is written.

    `unit` is a code of `measure_units`. `base` is empty for a number that is no share, else says
    of what it is a share, or is `BASE_NOT_STATED`; `scope` then tells in words what the source
    says it covers. `programme` is empty where it belongs to both or neither. `summable` says
    that values of several units may be added up.
    """

    code: str
    title: Title
    unit: str
    decimals: int
    cite: str
    summable: bool
    programme: str = ""
    base: str = ""
    scope: Title | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.base and self.summable:
            msg = f"{self.code}: một tỷ lệ (có base) thì không cộng được; cần summable: false"
            raise ValueError(msg)

    @property
    def base_stated(self) -> bool:
        """Tell whether a share of this indicator could be recomputed from its base."""
        return self.base != BASE_NOT_STATED
