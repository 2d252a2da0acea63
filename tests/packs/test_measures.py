"""The declared measures hang together, and each says its basis in documents that exist."""

from __future__ import annotations

import pytest

from chungtay.analytics.conditions import TIME_COLUMNS
from chungtay.analytics.kinds import PLACED
from chungtay.analytics.tables import TABLES
from chungtay.core.measures.measure import Count, Measure, Total
from chungtay.packs import loader
from chungtay.packs.measures import measures

ALL = sorted(measures().values(), key=lambda measure: measure.name)
LEAVES = [measure for measure in ALL if isinstance(measure.formula, Total | Count)]
NAMES = {measure.name: measure for measure in ALL}


def columns(fact: str) -> set[str]:
    told = {column.name for column in (*PLACED, *TABLES[fact].all_columns)}
    return told | set(TIME_COLUMNS)


@pytest.mark.parametrize("name", NAMES)
def test_a_measure_is_titled_in_both_languages_and_cites_what_exists(name: str) -> None:
    measure = NAMES[name]
    assert measure.title.vi
    assert measure.title.en
    for cite in measure.cite:
        assert cite.partition("#")[0] in loader.instruments()


@pytest.mark.parametrize("measure", LEAVES, ids=lambda measure: measure.name)
def test_a_leaf_reads_columns_that_its_fact_table_has(measure: Measure) -> None:
    formula = measure.formula
    assert isinstance(formula, Total | Count)
    read = {formula.column} if isinstance(formula, Total) else {formula.distinct}
    selecting = set() if isinstance(formula, Total) else set(formula.selecting)
    known = columns(formula.fact)
    assert read | set(formula.where) | selecting <= known
    assert set(measure.dimensions) | set(measure.required) <= known
    assert selecting <= set(measure.dimensions)
    assert set(measure.required) <= set(measure.dimensions)


def test_a_derived_measure_divides_only_where_its_parts_can() -> None:
    for measure in ALL:
        for part in measure.parts():
            assert part.measure in NAMES, measure.name
            passed = set(measure.dimensions) - set(part.ignoring)
            assert passed <= set(NAMES[part.measure].dimensions), (measure.name, part.measure)
            required = set(NAMES[part.measure].required)
            assert required <= set(part.where) | set(measure.required), measure.name


def test_no_measure_rests_on_itself() -> None:
    def depth(name: str, above: tuple[str, ...] = ()) -> int:
        assert name not in above
        parts = NAMES[name].parts()
        return 1 + max((depth(part.measure, (*above, name)) for part in parts), default=0)

    assert max(depth(name) for name in NAMES) == 3


def test_every_indicator_has_its_measure_of_one_standing_level_and_year() -> None:
    for code in loader.indicators():
        assert NAMES[f"results.{code}"].required == (
            "standing", "unit_level", "period_year",
        )  # fmt: skip
