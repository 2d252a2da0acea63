"""The same rule for OpenFisca: levels as parameters, readings as inputs, criteria as formulas.

Quarters stand as months, the nearest period it has. Parts, bases and levels stay whole numbers and
are multiplied out as ours are: its own floating-point variables are 32 bits wide and would round.
"""

from __future__ import annotations

import datetime as dt
from importlib.metadata import version
from typing import Any

import numpy as np
from openfisca_core.entities import Entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit, Instant, Period
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from chungtay.analytics.criteria.versions import Version
from chungtay.analytics.criteria.wide import Country
from chungtay.core.criteria.criteria_set import Comparator, Criterion

VERSION = version("openfisca-core")
FIRST = dt.date(2017, 1, 1)
NOTHING = -1
"""Stands for a value or a level that is not there: all that are there are zero or more."""
HOLDS = {
    Comparator.AT_LEAST: np.greater_equal,
    Comparator.AT_MOST: np.less_equal,
    Comparator.EQUAL: np.equal,
}


class Simulated:
    """A country in OpenFisca: made at first, judged on demand."""

    def __init__(self, made: Country, law: Version, days: list[dt.date], places: list[str]) -> None:
        self._periods = [_month(quarter) for quarter in range(len(days))]
        self._law, self._places = law, places
        self._numbers = {t.code: n for n, t in enumerate(law.law.thresholds())}
        self._entity = Entity("commune", "communes", "A commune", "")
        system = TaxBenefitSystem([self._entity])
        system.parameters = ParameterNode("", data=self._parameters(made, days))
        for n in self._numbers.values():
            for kind in "pbj":
                system.add_variable(self._input(f"{kind}{n}"))
        system.add_variable(self._input("place"))
        for criterion in law.law.criteria:
            system.add_variable(self._formula(criterion))
        first = made.columns(0)
        builder = SimulationBuilder()
        builder.create_entities(system)
        builder.declare_person_entity("commune", first["unit"])
        self._simulation = builder.build(system)
        for quarter, period in enumerate(self._periods):
            for name, values in made.columns(quarter).items():
                if name not in {"unit", "quarter"}:
                    told = np.ma.filled(np.ma.asarray(values).astype(np.int64), NOTHING)
                    self._simulation.set_input(name, period, told)
        self.values = len(first["unit"]) * len(days) * len(self._numbers)
        self.met: list[Any] = []

    def judge(self) -> None:
        """Calculate every criterion in every period."""
        self.met = [
            sum(
                self._simulation.calculate(f"met_{c.code}", period).astype(np.int64)
                for c in self._law.law.criteria
            )
            for period in self._periods
        ]

    def _parameters(self, made: Country, days: list[dt.date]) -> dict[str, Any]:
        """Write what multiplies part and base, by threshold and place, from month to month."""
        told: dict[str, Any] = {f"{k}{n}": {} for n in self._numbers.values() for k in "xy"}
        for number, place in enumerate(self._places):
            for quarter, day in enumerate(days):
                at = self._periods[quarter].start.date.isoformat()
                for n, pair in enumerate(made.levels(self._law, day, place)):
                    for kind, value in zip("xy", pair, strict=True):
                        named = told[f"{kind}{n}"].setdefault(f"place{number}", {"values": {}})
                        named["values"][at] = {"value": NOTHING if value is None else value}
        return told

    def _input(self, name: str) -> type[Variable]:
        fields = {
            "value_type": int, "entity": self._entity, "definition_period": DateUnit.MONTH,
            "default_value": NOTHING,
        }  # fmt: skip
        return type(name, (Variable,), fields)

    def _formula(self, criterion: Criterion) -> type[Variable]:
        parts = [
            (self._numbers[t.code], HOLDS[t.comparator])
            for r in criterion.requirements
            for t in r.thresholds
        ]
        count = len(self._places)

        def formula(communes: Any, period: Any, parameters: Any) -> Any:
            levels, place = parameters(period), communes("place", period)
            kept, away = True, True
            for n, compare in parts:
                part, base, judged = (
                    communes(f"{kind}{n}", period).astype(np.int64) for kind in "pbj"
                )
                x, y = (
                    np.array([int(levels[f"{k}{n}"][f"place{at}"]) for at in range(count)])[place]
                    for k in "xy"
                )
                known = (part >= 0) & (x >= 0)
                held = compare(part * x, y * base)
                kept = kept & np.where(known, held, (judged == 1) | (judged == 3))
                away = away & ~known & (judged == 3)
            return kept & ~away

        fields = {
            "value_type": bool, "entity": self._entity, "definition_period": DateUnit.MONTH,
            "formula": formula,
        }  # fmt: skip
        return type(f"met_{criterion.code}", (Variable,), fields)


def _month(quarter: int) -> Period:
    first = FIRST.replace(year=FIRST.year + quarter // 12, month=quarter % 12 + 1)
    return Period((DateUnit.MONTH, Instant((first.year, first.month, first.day)), 1))
