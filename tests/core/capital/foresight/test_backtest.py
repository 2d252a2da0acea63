"""What held-out history teaches: the error is honest, and no worse than seasonal-naive."""

from __future__ import annotations

from bench.foresight import back_test, holding, made
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.capital.foresight.backtest import hold_out, learn, quantiles, wape
from chungtay.core.capital.foresight.course import DECEMBER, PARTS
from chungtay.core.capital.foresight.expectation import EVEN, UNKNOWN
from chungtay.core.capital.foresight.foreseeing import COVERAGE
from chungtay.core.capital.foresight.shape import Shape
from chungtay.core.capital.foresight.student import quantile
from chungtay.core.capital.foresight.trial import tried
from tests.core.capital.foresight.made import LINE, PLACES, course


def test_on_a_made_ledger_the_method_beats_seasonal_naive_and_holds_its_coverage() -> None:
    lines, wholes = back_test([c for c in made(7, restless=0.1) if c.plan_year >= 2016])
    ours, naive = (wape((getattr(t, name), t.end) for t in lines) for name in ("ours", "naive"))
    assert ours is not None
    assert naive is not None
    assert ours <= naive
    for year in {t.year for t in lines}:
        assert holding([t for t in lines if t.year == year]) >= COVERAGE
    assert sum(w.kept.held for w in wholes) * 3 >= len(wholes) * 2


def test_a_spread_holds_its_share_of_the_year_that_went_another_way() -> None:
    """Pooled with three quiet years, the misses of the fourth would be a tail of them all."""
    places = [LINE._replace(holder=f"{n}.bqlda", district=f"{n}") for n in range(600, 620)]
    history = [
        course(10**9, *[50] * 11, 80 - (n if year == 2019 else 0), year=year, place=place)
        for year in (2016, 2017, 2018, 2019)
        for n, place in enumerate(places)
    ]
    learnt = learn(history, month=9, target=DECEMBER, coverage=COVERAGE)
    spread = learnt.spread(history[0], started=True)
    told = [h for h in hold_out(learnt.shape, history) if not h.again]
    worst = [h for h in told if h.course.plan_year == 2019]
    held = [
        low <= h.end <= high
        for h in worst
        for low, high in [spread.around(h.central(learnt.weights), paid=h.paid, plan=h.plan)]
    ]
    assert sum(held) * 100 >= len(held) * COVERAGE


def test_a_line_of_a_project_never_seen_is_given_the_spread_of_strangers() -> None:
    """Two projects that end apart: each tells how far one foresees the other without its years."""
    ends = {"ntm.02": 60, "ntm.03": 90}
    history = [
        course(10**9, *[50] * 11, ends[project], year=year, place=place)
        for year in (2017, 2018, 2019)
        for project in ends
        for n in range(10)
        for place in [LINE._replace(holder=f"{n}.bqlda", district=f"{n}", project=project)]
    ]
    learnt = learn(history, month=9, target=DECEMBER, coverage=COVERAGE)
    known = learnt.spread(history[0], started=True)
    strange = learnt.spread(course(10**9, place=LINE._replace(project="ntm.99")), started=True)
    assert strange.below > known.below
    assert strange.above > known.above


def test_a_year_is_tried_from_the_years_before_it_alone() -> None:
    history = [
        course(10**9, *[50] * 11, end, year=year, place=place)
        for year, end in ((2017, 60), (2018, 70), (2019, 100))
        for place in PLACES
    ]
    first, second = tried(history, month=9, target=DECEMBER)
    assert (first.year, second.year) == (2018, 2019)
    assert first.foresight.to_december.years == (2017,)
    without = [c for c in history if c.plan_year < 2019]
    assert tried(without, month=9, target=DECEMBER) == (first,)
    assert first.held == sum(kept.ahead.low <= kept.end <= kept.ahead.high for kept in first.lines)
    assert not tried(history[: len(PLACES)], month=9, target=DECEMBER)


def test_a_course_held_out_does_not_teach_its_own_end() -> None:
    history = [course(100, *[50] * 11, 60, year=2018, place=place) for place in PLACES]
    odd = course(100, *[50] * 11, 100, year=2019)
    shape = Shape(9, DECEMBER)
    shape.learn([*history, odd])
    before = {key: (s.lines, s.after) for key, s in shape.levels.items()}
    (told,) = (h for h in list(hold_out(shape, [*history, odd])) if h.course is odd and not h.again)
    assert told.central(EVEN) == 60
    assert {key: (s.lines, s.after) for key, s in shape.levels.items()} == before


def test_one_year_alone_may_not_choose_weights() -> None:
    history = [
        course(100, *[50] * 11, 60 + 5 * n, year=2019, place=p) for n, p in enumerate(PLACES)
    ]
    learnt = learn(history, month=9, target=DECEMBER, coverage=80)
    assert (learnt.weights, learnt.years, learnt.held) == (EVEN, (2019,), len(PLACES))


def test_too_few_ends_hold_nothing_back() -> None:
    assert quantiles([0] * 8, 80) == UNKNOWN
    assert quantiles([], 80) == UNKNOWN
    assert quantiles([0] * 9, 80).lines == 9


@given(st.integers(1, 12), st.integers(50, 99))
def test_the_fewer_the_years_the_wider_the_interval(years: int, coverage: int) -> None:
    assert quantile(years, coverage) > quantile(years + 1, coverage)
    assert quantile(years, coverage) > quantile(years, coverage - 1)


def test_a_year_that_went_another_way_widens_the_totals_interval_as_few_years_demand() -> None:
    """Within a year all lines share its luck: their districts tell nothing of the next year's."""
    history = [
        course(10**9, *[50] * 11, end, year=year, place=place)
        for year, end in ((2016, 70), (2017, 80), (2018, 60), (2019, 70))
        for place in PLACES
    ]
    learnt = learn(history, month=9, target=DECEMBER, coverage=80)
    spread = learnt.total_spread
    assert spread.below == spread.above
    worst = max(abs(end - 70) * PARTS // 50 for end in (60, 80))
    assert spread.above > worst
    alike = [
        course(10**9, *[50] * 11, 70, year=year, place=place)
        for year in range(2016, 2020)
        for place in PLACES
    ]
    assert learn(alike, month=9, target=DECEMBER, coverage=80).total_spread.above == 0
