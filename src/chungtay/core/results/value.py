"""A reported value of an indicator: how much, of what standing, for which days, over what base."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.register import require_happened
from chungtay.core.people.actor import Action
from chungtay.core.results.indicator import Indicator

RECORD = Action("results.record", "Ghi kết quả chỉ tiêu")
MILLIONTHS = 1_000_000
PERCENT = "percent"
"""The unit of measure of shares."""


class Standing(StrEnum):
    """What sort of statement a value is."""

    PLAN = "plan"
    ESTIMATE = "estimate"
    TARGET = "target"
    ACTUAL = "actual"


class Finality(StrEnum):
    """Whether a value may still change."""

    PRELIMINARY = "preliminary"
    OFFICIAL = "official"


class Qualifier(StrEnum):
    """How the source hedges a value: trên, khoảng, gần."""

    EXACT = ""
    OVER = "over"
    ABOUT = "about"
    NEARLY = "nearly"


STANDING_TITLES: dict[Standing, str] = {
    Standing.PLAN: "Kế hoạch",
    Standing.ESTIMATE: "Ước thực hiện",
    Standing.TARGET: "Mục tiêu",
    Standing.ACTUAL: "Thực hiện",
}
FINALITY_TITLES: dict[Finality, str] = {
    Finality.PRELIMINARY: "Sơ bộ",
    Finality.OFFICIAL: "Chính thức",
}
QUALIFIER_TITLES: dict[Qualifier, str] = {
    Qualifier.EXACT: "",
    Qualifier.OVER: "trên",
    Qualifier.ABOUT: "khoảng",
    Qualifier.NEARLY: "gần",
}


@dataclass(eq=False)
class UnknownIndicator(Refusal):
    """No pack defines the indicator."""

    code = "results.unknown_indicator"
    kind = Kind.NOT_FOUND
    message = "Không có chỉ tiêu nào mang mã “{indicator}”."

    indicator: str


@dataclass(eq=False)
class BaseMissing(Refusal):
    """A percentage of nothing in particular says nothing."""

    code = "results.base_missing"
    message = (
        "Chỉ tiêu “{indicator}” của đơn vị {unit} là tỷ lệ {amount} %: phải nêu tính trên tổng số "
        "nào, hoặc ghi rõ là nguồn không nêu mẫu số."
    )

    indicator: str
    unit: str
    amount: str


@dataclass(eq=False)
class BackwardPeriod(Refusal):
    """A period that ends before it begins."""

    code = "results.backward_period"
    message = (
        "Chỉ tiêu “{indicator}”: kỳ số liệu kết thúc {period_to:%d/%m/%Y} trước khi bắt đầu "
        "{period_from:%d/%m/%Y}."
    )

    indicator: str
    period_from: dt.date
    period_to: dt.date


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an indicator at a unit; `amount_e6` is a millionth of the indicator's unit.

    `base_stated` is None when nobody said on what base a percentage stands, False when the source
    is known not to say. Raises `BackwardPeriod`, and `KnownTooSoon` for what has happened.
    """

    indicator: str
    unit: str
    standing: Standing
    finality: Finality
    amount_e6: int
    on: dt.date
    period_from: dt.date
    period_to: dt.date
    base_stated: bool | None
    qualifier: Qualifier
    grounds: Grounds

    def __post_init__(self) -> None:
        if self.standing is Standing.ACTUAL:
            require_happened(self.on, self.grounds)
        if self.period_to < self.period_from:
            raise BackwardPeriod(
                indicator=self.indicator,
                period_from=self.period_from,
                period_to=self.period_to,
            )

    @property
    def ref(self) -> str:
        """Give the natural key: what is said of an indicator's period, and on which day."""
        what = f"{self.indicator}:{self.unit}:{self.standing}"
        return f"results:{what}:{self.period_to.isoformat()}:{self.grounds.speaking_of(self.on)}"


def require_base(value: Value, *, indicator: Indicator) -> None:
    """Refuse a share of which nothing is said about its base.

    A share whose base the indicator itself does not know must say so (`base_stated` false).
    """
    is_share = bool(indicator.base) or indicator.unit == PERCENT
    unsaid = value.base_stated is None
    if is_share and (unsaid or (value.base_stated and not indicator.base_stated)):
        raise BaseMissing(
            indicator=indicator.title.vi,
            unit=value.unit,
            amount=vietnamese(Fraction(value.amount_e6, MILLIONTHS), 6, trim=True),
        )
