"""Judging stands twice, on purpose: the columns say of every unit what the specification says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chungtay.analytics.criteria.versions import Version
from chungtay.analytics.criteria.wide import Country, cells_of
from chungtay.core.criteria.criteria_set import (
    Comparator,
    CriteriaSet,
    LevelTable,
    PastBase,
    Region,
    Shape,
    Stated,
    Threshold,
)
from chungtay.core.criteria.judging import Case, Verdict, judge_set, standing
from chungtay.core.criteria.reading import Judgement, Reading, Stage
from chungtay.core.criteria.record import Assessment
from tests.analytics.criteria.columns import Columns, Past, recognised_on
from tests.core.criteria.judging.cases import (
    CITE,
    END,
    SINCE,
    STEP,
    assessed,
    case,
    criterion,
    reading,
    whole,
)

CODES = ("1", "2.1", "2.2a", "2.2b", "3")
PLACES = (None, Region.GENERAL, Region.CENTRAL_HIGHLANDS, Region.NORTHERN_UPLANDS)
levels = st.one_of(
    st.integers(0, 40).map(lambda tenths: Decimal(tenths) / 10), st.sampled_from(Stated)
)
days = st.builds(dt.date, st.integers(2018, 2020), st.just(12), st.integers(1, 28))


SHAPES = (Shape.COMPARED, Shape.STATED, Shape.COUNTED, Shape.TIMES_OWN_PAST)


@st.composite
def thresholds(draw: st.DrawFn, code: str, shapes: tuple[Shape, ...]) -> Threshold:
    since = draw(st.sampled_from([(SINCE,), (SINCE, STEP), (STEP,)]))
    named = draw(st.sets(st.sampled_from(PLACES[1:]), min_size=1))
    tables = tuple(LevelTable(day, CITE, {at: draw(levels) for at in named if at}) for day in since)
    shape = draw(st.sampled_from(shapes))
    base = PastBase.RECOGNITION if draw(st.booleans()) else 2018
    return Threshold(
        code,
        "reached" if shape is Shape.STATED else draw(st.sampled_from(["percent", "house"])),
        draw(st.sampled_from(Comparator)),
        tables,
        shape=shape,
        base=base if shape is Shape.TIMES_OWN_PAST else None,
    )


@st.composite
def laws(draw: st.DrawFn, shapes: tuple[Shape, ...] = SHAPES) -> CriteriaSet:
    one, two, three, four, five = (draw(thresholds(code, shapes)) for code in CODES)
    return whole(
        criterion("01", (one,)),
        criterion("02", (two,), (three, four)),
        criterion("03", (five,)),
        criterion("04"),
    )


@st.composite
def readings(draw: st.DrawFn, law: CriteriaSet) -> Reading:
    threshold = draw(st.sampled_from(list(law.thresholds())))
    base = draw(st.sampled_from([None, 1, 3, 10, 1000]))
    judged = draw(st.sampled_from(Judgement if base else list(Judgement)[1:]))
    return reading(
        threshold,
        draw(st.integers(0, 4 * base)) if base else None,
        base,
        judged=judged,
        stage=draw(st.sampled_from(Stage)),
        on=draw(days),
    )


@st.composite
def told(draw: st.DrawFn) -> Assessment:
    code = draw(st.sampled_from(["01", "02", "03", "04"]))
    return assessed(code, met=draw(st.booleans()), on=draw(days))


@st.composite
def cases(draw: st.DrawFn, law: CriteriaSet) -> Case:
    return case(
        *draw(st.lists(readings(law), max_size=8)),
        told=tuple(draw(st.lists(told(), max_size=2))),
        column=draw(st.sampled_from(PLACES)),
        recognised=draw(st.sampled_from([None, 2018, 2019])),
    )


TURNS = st.sampled_from([dt.date.min, dt.date(2019, 12, 15), dt.date(2020, 12, 2)])
PASTS = st.one_of(st.builds(Past, formed=TURNS), st.builds(Past, renamed=TURNS))
"""Another body bore the code until a day, or this one bore another code."""


@pytest.fixture(scope="module")
def columns() -> Columns:
    return Columns()


@settings(max_examples=15)
@given(st.data())
def test_columns_judge_as_the_specification_does(columns: Columns, data: st.DataObject) -> None:
    law = data.draw(laws())
    few = [
        replace(one, unit=f"unit {number}")
        for number, one in enumerate(data.draw(st.lists(cases(law), min_size=6, max_size=10)))
    ]
    pasts = {one.unit: data.draw(PASTS) for one in few}
    columns.fill(law, few, pasts)
    found = columns.verdicts("requirement_results", "requirement", END)
    found |= columns.verdicts("criterion_results", "criterion", END)
    own = [_itself(one, pasts[one.unit].formed) for one in few]
    assert found == {at: ruling for one in own for at, ruling in _specified(law, one)}


def _itself(one: Case, formed: dt.date) -> Case:
    """Forget what was said of another body that bore the code, before this one was formed."""
    year = one.recognised
    return replace(
        one,
        readings=tuple(r for r in one.readings if r.on >= formed),
        assessments={code: a for code, a in one.assessments.items() if a.on >= formed},
        recognised=year if year is not None and recognised_on(year) >= formed else None,
    )


def _specified(law: CriteriaSet, one: Case) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Give what the specification says of each criterion anything was said of, and its parts."""
    read = {reading.requirement for reading in one.readings}
    for of in judge_set(law, one).criteria:
        parts = of.requirements if read & {r.code for r in of.criterion.requirements} else ()
        for part in parts:
            yield (one.unit, part.requirement.code), (part.ruling.verdict, part.ruling.by)
        if parts or of.criterion.code in one.assessments:
            yield (one.unit, of.criterion.code), (of.ruling.verdict, of.ruling.by)


@settings(max_examples=15)
@given(st.data())
def test_a_country_is_judged_as_each_of_its_units_is(data: st.DataObject) -> None:
    law = data.draw(laws(shapes=SHAPES[:3]))
    version = Version(law)
    places = [version.place(column, None) for column in PLACES]
    few = [
        replace(one, unit=str(number), assessments={})
        for number, one in enumerate(data.draw(st.lists(cases(law), min_size=6, max_size=10)))
    ]
    country = Country(list(law.thresholds()))
    for one in few:
        counts = standing(one.readings)
        cells = [cell for t in law.thresholds() for cell in cells_of(counts.get(t.code))]
        told = [one.unit, 0, places.index(version.place(one.column, None)), *cells]
        country.fill(f"VALUES ({', '.join('?' * len(told))})", told)
    country.judge(version, [END], places)
    for one, tally in zip(few, country.tallies(), strict=True):
        found = [of.ruling.verdict for of in judge_set(law, one).criteria]
        assert tally.met == found.count(Verdict.MET)
        assert tally.missed == found.count(Verdict.NOT_MET)
        assert tally.met_which == sum((v is Verdict.MET) << n for n, v in enumerate(found))
        assert tally.missed_which == sum((v is Verdict.NOT_MET) << n for n, v in enumerate(found))
