"""Remedies are paid to the last đồng, or it is shown that they cannot be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.criteria.roadmap.paying import pay
from chungtay.core.criteria.roadmap.problem import Fund, Goal, Offer, Problem
from tests.core.criteria.roadmap.made import DAY, FUNDS, payable

OFFERS = st.lists(st.tuples(st.integers(0, 50), st.sets(st.sampled_from(FUNDS))), max_size=8).map(
    lambda told: [
        Offer(f"o{n}", cost, DAY, tuple(sorted(funds))) for n, (cost, funds) in enumerate(told)
    ]
)
LIMITS = st.fixed_dictionaries({fund: st.integers(0, 80) for fund in FUNDS})


@given(OFFERS, LIMITS)
def test_what_can_be_paid_is_and_what_cannot_is_shown_not_to_be(
    offers: list[Offer], limits: dict[Fund, int]
) -> None:
    bounded = Problem(1, (), Goal(DAY), limits)
    payment = pay(offers, limits)
    assert (not payment.short) == payable(bounded, offers)
    assert sum(payment.by_fund().values()) == sum(o.cost for o in offers) - payment.short
    assert all(dong <= limits[fund] for fund, dong in payment.by_fund().items())
    if payment.short:
        witness = [offer for offer in offers if offer.code in payment.witness]
        assert not payable(bounded, witness)


@given(OFFERS, LIMITS)
def test_money_added_where_it_is_short_is_enough(
    offers: list[Offer], limits: dict[Fund, int]
) -> None:
    payment = pay(offers, limits)
    if () in payment.shorts:
        return  # no fund may pay, however much it has
    more = dict(limits)
    for funds, dong in payment.shorts.items():
        more[funds[0]] += dong
    assert not pay(offers, more).short
