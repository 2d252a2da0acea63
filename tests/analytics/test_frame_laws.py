"""Over made-up histories of units, the engine tells facts as the core places them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.units.course import Courses
from chungtay.core.units.frame import Frame, Shape
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.placing import Placing, placings
from chungtay.core.units.unit import Unit
from tests.analytics.test_laws import FEW, Deed, told
from tests.core.units.worlds import FIRST, days, worlds

END = dt.date(FIRST + 9, 12, 31)
SHAPES = st.sampled_from((Shape.NOW, Shape.COMPARABLE))


@st.composite
def histories(draw: st.DrawFn) -> tuple[Gazetteer, list[Deed]]:
    """Give a world, and what was said of its units on days on which they stood."""
    places = draw(worlds())
    said = []
    for n, on in enumerate(draw(st.lists(days(), min_size=1, max_size=10))):
        standing = [unit for unit in places.units if unit.stands(on) and unit.parent]
        unit = draw(st.sampled_from(standing))
        said.append(Deed(unit.code, "", "central", 2**n, on, on))
    return places, said


@FEW
@given(histories(), st.tuples(days(), days()), SHAPES)
def test_what_was_said_is_added_up_once_where_it_has_one_place(
    history: tuple[Gazetteer, list[Deed]], of_days: tuple[dt.date, dt.date], shape: Shape
) -> None:
    places, deeds = history
    frame = Frame(shape, max(of_days), min(of_days))
    with told(deeds) as engine, engine.store.supposing(places):
        answer = engine.ask("sum", by=["unit"], on=END, frame=frame)
        whole = engine.ask("sum", on=END, frame=frame).value()
    made = placings(places, frame)
    own = [(deed.amount, _placed(places, made, deed)) for deed in deeds]
    assert dict(answer.numbers) == _told(
        (amount, placing, placing.spots) for amount, placing in own
    )
    assert whole == sum(deed.amount for deed in deeds)
    divided = {placing.unit.code for _, placing in own if not placing.whole}
    assert {code for one in answer.inexact.values() for code in one.units} == divided


@FEW
@given(histories(), st.tuples(days(), days()), SHAPES)
def test_of_states_an_heir_that_has_spoken_speaks_for_those_it_came_of(
    history: tuple[Gazetteer, list[Deed]], of_days: tuple[dt.date, dt.date], shape: Shape
) -> None:
    places, deeds = history
    frame = Frame(shape, max(of_days), min(of_days))
    with told(deeds) as engine, engine.store.supposing(places):
        answer = engine.ask("last", by=["unit"], on=END, frame=frame)
    made = placings(places, frame)
    last: dict[Unit, tuple[int, Placing]] = {}
    for deed in sorted(deeds, key=lambda d: (d.on, d.amount)):
        placing = _placed(places, made, deed)
        last[placing.unit] = (deed.amount, placing)
    kept = []
    for unit, (amount, placing) in last.items():
        after = [p for other, (_, p) in last.items() if other in _after(places, unit)]
        spoken = {spot.unit for later in after for spot in later.spots}
        kept.append((amount, placing, {s for s in placing.spots if s.unit not in spoken}))
    assert dict(answer.numbers) == _told(kept)


def _placed(places: Gazetteer, made: Iterable[Placing], deed: Deed) -> Placing:
    unit = places.bearer(deed.unit, on=deed.on)
    (found,) = (
        p
        for p in made
        if p.unit == unit and p.since <= deed.on and (p.until is None or deed.on < p.until)
    )
    return found


def _told(
    said: Iterable[tuple[int, Placing, Iterable[object]]],
) -> Mapping[tuple[str, ...], Quantity]:
    """Add up what has one place; refuse every place that has a share in what has several."""
    sums: dict[tuple[str, ...], int] = defaultdict(int)
    refused: set[tuple[str, ...]] = set()
    for amount, placing, spots in said:
        for key in {(spot.unit,) for spot in placing.spots if spot in spots}:
            if len({spot.unit for spot in placing.spots}) == 1:
                sums[key] += amount
            else:
                refused.add(key)
    return {**sums, **dict.fromkeys(refused, Missing.INEXACT)}


def _after(places: Gazetteer, unit: Unit) -> set[Unit]:
    """Give every unit that a unit, having ended, carries on in, however far on."""
    found: set[Unit] = set()
    waiting = [unit]
    courses = Courses(places)
    while waiting:
        here = waiting.pop()
        fresh = [heir for step, heir in courses.leaving(here) if step.ends]
        waiting += [heir for heir in fresh if heir not in found]
        found |= set(fresh)
    return found
