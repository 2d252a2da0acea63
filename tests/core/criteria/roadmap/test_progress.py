"""A target commune is there, on its way, hardly in time or late, and says what it lacks."""

from __future__ import annotations

import datetime as dt

from chungtay.core.criteria.roadmap.problem import Gap, MissingCriterion, Offer, Stand
from chungtay.core.criteria.roadmap.progress import Progress, Standing, progress
from chungtay.core.criteria.roadmap.register import Target, TargetKind
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from tests.core.criteria.roadmap.made import CENTRAL, DAY, LATE

TODAY = dt.date(2020, 10, 13)
GROUNDS = Grounds("x", TODAY, Provenance.REPORTED)
TARGET = Target("x", "s", TargetKind.PILOT, 2020, "", "", TODAY, GROUNDS)


def offer(code: str, cost: int, ready: dt.date) -> Offer:
    return Offer(code, cost, ready, (CENTRAL,))


def stand(*gaps: Gap) -> Stand:
    return Stand("x", 18, (MissingCriterion("02", gaps),))


SOON = Gap("2.1", (offer("a", 300, DAY), offer("b", 200, LATE)))
SLOW = Gap("2.2", (offer("c", 100, LATE),))
UNPAID = Gap("2.3", (Offer("d", 100, DAY, ()),))


def test_a_commune_that_meets_all_is_there() -> None:
    assert progress(Stand("x", 19, ()), TARGET, on=TODAY).standing is Standing.REACHED


def test_what_can_be_closed_in_time_is_on_the_way_at_its_least_cost() -> None:
    assert progress(stand(SOON), TARGET, on=TODAY) == Progress(Standing.ON_THE_WAY, 1, 200, (), DAY)


def test_what_is_ready_after_the_year_hardly_comes_in_time() -> None:
    found = progress(stand(SOON, SLOW), TARGET, on=TODAY)
    assert (found.standing, found.cost, found.ready) == (Standing.AT_RISK, 300, LATE)


def test_what_nobody_can_pay_or_nobody_has_said_is_open() -> None:
    assert progress(stand(SOON, UNPAID), TARGET, on=TODAY).open_gaps == ("2.3",)
    unknown = progress(stand(), TARGET, on=TODAY)
    assert (unknown.standing, unknown.open_gaps) == (Standing.AT_RISK, ("02",))


def test_after_the_year_it_is_late_whatever_is_offered() -> None:
    assert progress(stand(SOON), TARGET, on=dt.date(2021, 1, 1)).standing is Standing.LATE
    assert progress(stand(SOON), None, on=dt.date(2021, 1, 1)).standing is Standing.ON_THE_WAY
