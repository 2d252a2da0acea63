"""Statements added up by hand from raw postings, by the words of the law and by no measure.

A plan is what its holders were given and did not give back. Wherever that money stands now (held,
in reserve, advanced, paid, carried on, cancelled), it stands with somebody: so a plan is added up
here from where money *stands*, while the measures add up the decisions that *moved* it. Both can
only be the same if every decision is counted once.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

GIVEN = frozenset({"enterprise", "people"})
TOLD = frozenset({"central", "oda", "province", "district", "commune"}) | GIVEN
"""Sources in the totals: what is integrated or lent is another's money."""
PAID = frozenset({"advanced", "spent", "settled"})
OF_PLANS = ("gap", "rate", "fresh_rate")
"""What sets payments in every form against a plan, which says nothing of forms."""
STANDS = PAID | {"held", "reserved", "carried", "cancelled", "expected"}
"""Where money of a year's plan can stand with its holder."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One posting as it stands in the register, and where its holder lies."""

    pot: str
    movement: str
    on: dt.date
    dong: int
    members: Mapping[str, str]
    """The value of every dimension that a statement can be divided by."""
    term: str = "year"

    @property
    def is_planned(self) -> bool:
        """Tell whether it is money of a plan; a gift is spent when it comes, and was a pledge."""
        return self.pot in STANDS and self.movement != "mobilisation"


Sums = dict[str, int | Fraction | None]


def by_hand(
    raw: Iterable[Raw], *, by: Sequence[str], year: int, on: dt.date
) -> dict[tuple[str, ...], Sums]:
    """Add up the columns of a statement for every row of every depth."""
    rows: dict[tuple[str, ...], list[Raw]] = defaultdict(list)
    for one in raw:
        of_year = one.members["plan_year"] == str(year) and one.term == "year"
        if of_year and one.on <= on and one.members["source"] in TOLD:
            key = tuple(one.members[name] for name in by)
            for depth in range(len(by) + 1):
                rows[key[:depth]].append(one)
    return {key: _told(sums_of(found), by[: len(key)]) for key, found in rows.items()}


def _told(sums: Sums, by: Sequence[str]) -> Sums:
    """Leave out what is paid of a plan where rows are forms of gifts: no plan is so divided."""
    return sums | dict.fromkeys(OF_PLANS, None) if "given_as" in by else sums


def sums_of(found: Sequence[Raw]) -> Sums:
    """Add up the columns of one row."""
    plan = sum(one.dong for one in found if one.is_planned)
    paid = sum(one.dong for one in found if one.pot in PAID)
    carried = [one for one in found if one.members["carried"] == "1"]
    carried_plan = sum(one.dong for one in carried if one.is_planned)
    carried_paid = sum(one.dong for one in carried if one.pot in PAID)
    return {
        "plan": plan,
        "carried_over": carried_plan,
        "fresh_plan": plan - carried_plan,
        "disbursed": paid,
        "carried_disbursed": carried_paid,
        "fresh_disbursed": paid - carried_paid,
        "gap": plan - paid,
        "remaining": _in(found, "held"),
        "advances": _in(found, "advanced"),
        "paid_volume": _in(found, "spent", "settled"),
        "settled": _in(found, "settled"),
        "reserve": _in(found, "reserved"),
        "carried_out": _in(found, "carried"),
        "cancelled": _in(found, "cancelled"),
        "rate": _rate(paid, plan),
        "fresh_rate": _rate(paid - carried_paid, plan - carried_plan),
        "carried_rate": _rate(carried_paid, carried_plan),
    }


def _in(found: Iterable[Raw], *pots: str) -> int:
    return sum(one.dong for one in found if one.pot in pots)


def _rate(paid: int, plan: int) -> Fraction | None:
    return Fraction(100 * paid, plan) if plan else None
