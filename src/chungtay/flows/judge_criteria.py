"""Answer what a place meets of a criteria set on a day, criterion by criterion, with reasons.

One judge for every class of set and level of unit: it lets the specification judge what the
registers hold up to the day, and tells which requirement decides. It reads registers only, so a
decision may ask it in its own transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from chungtay.core.criteria.judging import CriterionResult, Verdict
from chungtay.core.criteria.judging.deciding import Naming, deciding, reasons_of
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.kernel.title import Title
from chungtay.flows.clauses import clause
from chungtay.flows.count_communes import conditions
from chungtay.flows.judge_units import judged
from chungtay.packs import loader

MET_OF: dict[Verdict, bool | None] = {
    Verdict.MET: True,
    Verdict.NOT_MET: False,
    Verdict.NOT_APPLICABLE: True,
    Verdict.UNDETERMINED: None,
}


class RegisterJudge:
    """A judge that reads the registers."""

    def results(
        self, unit: str, *, criteria_set: str, on: dt.date, as_known: dt.date | None = None
    ) -> tuple[Result, ...]:
        """Give what the set asks first of the unit's communes, then every criterion in its order.

        Nothing of a unit that does not stand on the day.
        """
        found = judged([unit], criteria_set=criteria_set, on=on, as_known=as_known)
        if unit not in found:
            return ()
        law, told = found[unit]
        return (*conditions(unit, law=law, on=on, as_known=as_known), *map(result, told.criteria))


def results(
    units: Collection[str], *, criteria_set: str, on: dt.date
) -> Mapping[str, tuple[Result, ...]]:
    """Give the same of several units; a unit that does not stand on the day is left out."""
    found = judged(units, criteria_set=criteria_set, on=on)
    return {
        unit: (*conditions(unit, law=law, on=on), *map(result, told.criteria))
        for unit, (law, told) in found.items()
    }


def result(told: CriterionResult) -> Result:
    """Tell how a criterion was judged, and which requirement decides."""
    keeping = deciding(told)
    return Result(
        told.criterion.code,
        MET_OF[told.ruling.verdict],
        told.criterion.title,
        reasons_of(told, Naming(_symbol, clause)),
        keeping[0].requirement.code if keeping else "",
    )


def _symbol(unit: str) -> Title:
    known = loader.measure_units().get(unit)
    return known.symbol if known else Title("", "")
