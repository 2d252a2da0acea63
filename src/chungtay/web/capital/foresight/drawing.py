"""How an expectation is shown: amounts without receipts (they are no measures), and a bar."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from chungtay.core.capital.foresight.expectation import Ahead
from chungtay.web.kit import wording
from chungtay.web.kit.address import MoneyUnit


@dataclass(frozen=True, slots=True)
class Amount:
    """An estimated amount: as shown in the unit of money, and to the đồng."""

    text: str
    exact: str


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval drawn on 0 … 100 percent of a plan: paid, low, central, high; and in words."""

    paid: str
    low: str
    central: str
    width: str
    words: str


@dataclass(frozen=True, slots=True)
class Guess:
    """An expectation as shown: the amount, its bounds, its share of the plan in percent."""

    central: Amount
    low: Amount
    high: Amount
    share: str


def amount(dong: int, money: MoneyUnit) -> Amount:
    """Show đồng in the page's unit of money."""
    shown = wording.number(Fraction(dong, money.scale), money.decimals)
    return Amount(shown, f"{wording.number(dong)} ₫")


def guess(ahead: Ahead, plan: int, money: MoneyUnit) -> Guess:
    """Show an expectation."""
    share = wording.number(Fraction(ahead.central * 100, plan), 1) if plan else "–"
    return Guess(
        amount(ahead.central, money), amount(ahead.low, money), amount(ahead.high, money), share
    )


def bar(ahead: Ahead, *, paid: int, plan: int) -> Bar:
    """Draw an expectation with its bounds beside what is paid, as shares of the plan."""
    whole = max(plan, 1)
    low, central, high, done = (
        100 * value / whole for value in (ahead.low, ahead.central, ahead.high, paid)
    )
    words = _(
        "đã chi %(paid)s %%, ước %(central)s %%, khoảng từ %(low)s %% đến %(high)s %% kế hoạch"
    ) % {
        "paid": f"{done:.0f}",
        "central": f"{central:.0f}",
        "low": f"{low:.0f}",
        "high": f"{high:.0f}",
    }
    return Bar(
        f"{done:.2f}", f"{low:.2f}", f"{min(central, 99.4):.2f}", f"{max(high - low, 0.8):.2f}",
        words,
    )  # fmt: skip
