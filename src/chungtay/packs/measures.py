"""The measures: every number's definition, from `vn/measures`, and one for every indicator."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from chungtay.core.measures.measure import AcrossUnits, Measure, Total
from chungtay.core.results.indicator import Indicator
from chungtay.packs import loader

HOME = Path(__file__).parent / "vn" / "measures"
RESULT_DIMENSIONS = (
    "unit", "district", "province", "unit_level", "standing", "finality", "period_year",
    "period_to", "period_from", "year",
)  # fmt: skip
RESULT_REQUIRED = ("standing", "unit_level", "period_year")
"""A plan is not added to a result, a province's value not to its communes', 2019 not to 2020."""


@cache
def measures() -> Mapping[str, Measure]:
    """Give every measure by name."""
    written = [
        measure
        for path in sorted(HOME.glob("*.yaml"))
        for measure in loader.read(path, list[Measure])
    ]
    told = [of_indicator(indicator) for indicator in loader.indicators().values()]
    return {measure.name: measure for measure in (*told, *written)}


def of_indicator(indicator: Indicator) -> Measure:
    """Declare the measure that reads an indicator from the register of results."""
    return Measure(
        name=f"results.{indicator.code}",
        title=indicator.title,
        unit=indicator.unit,
        dimensions=RESULT_DIMENSIONS,
        decimals=indicator.decimals,
        total=Total("results", "amount_e6", {"indicator": (indicator.code,)}, per=1_000_000),
        required=RESULT_REQUIRED,
        across_units=AcrossUnits.ADDS if indicator.summable else AcrossUnits.STANDS,
        cite=(indicator.cite,) if indicator.cite else (),
    )
