"""What held-out history teaches: the error is honest, and no worse than seasonal-naive."""

from __future__ import annotations

from bench.foresight import back_test, made

from chungtay.core.capital.foresight.backtest import hold_out, learn, quantiles, wape
from chungtay.core.capital.foresight.course import DECEMBER
from chungtay.core.capital.foresight.expectation import EVEN, UNKNOWN
from chungtay.core.capital.foresight.shape import Shape
from tests.core.capital.foresight.made import PLACES, course


def test_on_a_made_ledger_the_method_beats_seasonal_naive_and_holds_its_coverage() -> None:
    lines, wholes = back_test([c for c in made(7, restless=0.1) if c.plan_year >= 2016])
    ours, naive = (wape((getattr(t, name), t.end) for t in lines) for name in ("ours", "naive"))
    assert ours is not None
    assert naive is not None
    assert ours <= naive
    assert sum(t.low <= t.end <= t.high for t in lines) >= len(lines) * 3 // 4
    assert sum(w.low <= w.end <= w.high for w in wholes) * 3 >= len(wholes) * 2


def test_a_course_held_out_does_not_teach_its_own_end() -> None:
    history = [course(100, *[50] * 11, 60, year=2018, place=place) for place in PLACES]
    odd = course(100, *[50] * 11, 100, year=2019)
    shape = Shape(9, DECEMBER)
    shape.learn([*history, odd])
    before = {key: (s.lines, s.after) for key, s in shape.levels.items()}
    (told,) = (h for h in list(hold_out(shape, [*history, odd])) if h.course is odd)
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
