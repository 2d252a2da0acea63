"""Arrears are paid off by instalments: what fits once fits still, whatever is paid."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.capital.arrears import Arrears, Debt
from chungtay.core.capital.instalments import (
    BeyondOwed,
    DueBeforeOwed,
    Instalment,
    NothingOwed,
    NothingToPay,
    OfAnotherDebt,
    Payment,
    TakenBack,
    WhyMissing,
    lay_out,
    repeats,
    require_fits,
    require_follows,
)
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.kernel.money import ZERO, Dong, total
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.register import KnownTooSoon

LINE = Line("ntm", "ntm.02", "", Source.DISTRICT, CapitalKind.DEVELOPMENT, 2016, 2016)
DEBT = Debt("611", LINE, "ntm.cu.005")
SINCE = dt.date(2016, 1, 20)
PLANNED = dt.date(2017, 3, 1)
PAPER = Grounds("611:7/KH-UBND:2017-03-01", PLANNED, Provenance.REPORTED)
DAYS = st.integers(0, 900).map(lambda n: SINCE + dt.timedelta(days=n))


def instalment(number: str, dong: int, due: dt.date = dt.date(2018, 6, 30)) -> Instalment:
    return Instalment(number, DEBT, due, Dong(dong), Source.DISTRICT, PLANNED, PAPER)


def owed(opened: int, *settled: int) -> Arrears:
    return Arrears("611", LINE, "ntm.cu.005", Dong(opened), Dong(sum(settled)), SINCE)


def paid(day: dt.date, dong: int) -> Payment:
    return Payment(day, Dong(dong))


FIRST = instalment("1", 60, dt.date(2017, 12, 31))
SECOND = instalment("2", 40)


def test_a_payment_goes_to_the_earliest_due() -> None:
    told = lay_out(owed(100, 70), [SECOND, FIRST], [paid(dt.date(2017, 9, 1), 70)])
    assert [(one.last.number, one.paid, one.open) for one in told.instalments] == [
        ("1", Dong(60), ZERO), ("2", Dong(10), Dong(30)),
    ]  # fmt: skip
    assert (told.planned, told.unplanned, told.beyond) == (Dong(30), ZERO, ZERO)
    assert not told.late(dt.date(2018, 6, 30))
    (late,) = told.late(dt.date(2018, 7, 1))
    assert (late.last.number, late.days_late(dt.date(2018, 7, 1))) == ("2", 1)


def test_what_was_paid_before_an_instalment_was_planned_is_not_paid_under_it() -> None:
    told = lay_out(owed(100, 30), [FIRST], [paid(PLANNED, 30)])
    assert (told.planned, told.unplanned) == (Dong(60), Dong(10))


def test_nothing_is_late_once_nothing_is_owed() -> None:
    before = PLANNED - dt.timedelta(days=1)
    told = lay_out(owed(100, 100), [FIRST], [paid(before, 100)])
    assert told.beyond == Dong(60)
    assert not told.late(dt.date(2020, 1, 1))


def test_what_was_last_said_stands_and_what_was_taken_back_does_not() -> None:
    later = replace(FIRST, amount=Dong(50), reason="Thiếu vốn")
    back = replace(SECOND, reason="Nhập nhầm", taken_back=True)
    told = lay_out(owed(100), [FIRST, SECOND, later, back], [])
    assert [(one.last.number, one.last.amount) for one in told.instalments] == [("1", Dong(50))]
    assert told.unplanned == Dong(50)


def fits(
    now: Instalment, arrears: Arrears | None, *said: Instalment, payments: tuple[Payment, ...] = ()
) -> None:
    require_fits(now, arrears=arrears, said=said, payments=payments)


def test_more_than_is_owed_is_not_planned() -> None:
    fits(SECOND, owed(100), FIRST)
    with pytest.raises(BeyondOwed, match="còn nợ 99 ₫, các đợt khác đã hẹn trả 60 ₫; đợt 40 ₫"):
        fits(SECOND, owed(99), FIRST)
    with pytest.raises(BeyondOwed):
        fits(replace(FIRST, amount=Dong(61), reason="Nhầm"), owed(100), FIRST, SECOND)


def test_a_plan_that_became_too_large_may_be_made_smaller_step_by_step() -> None:
    fits(replace(FIRST, amount=Dong(50), reason="Nợ giảm"), owed(80), FIRST, SECOND)


def test_a_day_before_the_debt_and_a_debt_that_is_none_are_refused() -> None:
    with pytest.raises(DueBeforeOwed, match="không thể hẹn trả ngày 19/01/2016"):
        fits(replace(FIRST, due=dt.date(2016, 1, 19)), owed(100))
    with pytest.raises(NothingOwed, match="611 không có nợ đọng cho công trình"):
        fits(FIRST, None)


@pytest.mark.parametrize("dong", [0, -1])
def test_an_instalment_of_nothing_is_none(dong: int) -> None:
    with pytest.raises(NothingToPay):
        instalment("1", dong)


def test_a_plan_is_not_known_before_it_is_made() -> None:
    with pytest.raises(KnownTooSoon):
        replace(FIRST, on=PLANNED + dt.timedelta(days=1))


def test_a_change_needs_a_reason_and_keeps_to_its_debt() -> None:
    require_follows(FIRST, ())
    with pytest.raises(WhyMissing):
        require_follows(replace(FIRST, amount=Dong(1)), [FIRST])
    require_follows(replace(FIRST, amount=Dong(1), reason="Nhầm"), [FIRST])
    with pytest.raises(OfAnotherDebt):
        require_follows(replace(FIRST, debt=replace(DEBT, work="khác"), reason="Nhầm"), [FIRST])
    with pytest.raises(TakenBack, match="đã rút ngày 01/03/2017"):
        require_follows(
            replace(FIRST, reason="Lại"), [FIRST, replace(FIRST, reason="x", taken_back=True)]
        )


def test_only_what_was_said_last_is_said_again() -> None:
    changed = replace(FIRST, amount=Dong(1), reason="Nhầm")
    tomorrow = replace(PAPER, known_from=PLANNED + dt.timedelta(days=1))
    assert repeats(replace(FIRST, grounds=tomorrow), [FIRST])
    assert not repeats(replace(FIRST, grounds=replace(PAPER, document="khác")), [FIRST])
    assert not repeats(FIRST, [FIRST, changed])
    assert not repeats(replace(FIRST, on=tomorrow.known_from, grounds=tomorrow), [FIRST])
    assert not repeats(FIRST, [])


@given(
    st.lists(st.tuples(st.integers(1, 50), DAYS), min_size=1, max_size=5),
    st.lists(st.tuples(DAYS, st.integers(1, 60)), max_size=6),
)
def test_a_plan_that_fits_what_is_owed_fits_still_whatever_is_paid(
    parts: list[tuple[int, dt.date]], money: list[tuple[dt.date, int]]
) -> None:
    said = [instalment(str(n), dong, due) for n, (dong, due) in enumerate(parts)]
    opened = total(one.amount for one in said) + Dong(7)
    left, payments = opened, []
    for day, dong in sorted(money):
        share = min(Dong(dong), left)
        left -= share
        if share and day > PLANNED:
            payments.append(Payment(day, share))
    settled = total(one.amount for one in payments)
    arrears = Arrears("611", LINE, "ntm.cu.005", opened, settled, SINCE)
    told = lay_out(arrears, said, payments)
    assert told.beyond == ZERO
    assert told.planned + told.unplanned == arrears.owed
    assert total(one.paid for one in told.instalments) <= settled
    assert all(ZERO <= one.paid <= one.last.amount for one in told.instalments)
    dues = [one.last.due for one in told.instalments]
    assert dues == sorted(dues)
    begun = [one for one in told.instalments if one.open > ZERO]
    assert all(one.paid == ZERO for one in begun[1:])
