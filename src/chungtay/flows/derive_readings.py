"""Fill requirements from the registers: what is known already, nobody types again.

Which requirement is which measure is data (`packs/vn/derivations.yaml`). A value becomes a reading
of the department in charge that says it is derived, by which measure and of which day; it gives no
verdict, for the level decides. Whatever the department has said itself of the same year stays.
Works of the unit that are finished are laid beside the requirement as evidence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from chungtay.analytics.engine import Engine
from chungtay.analytics.engine import engine as process_engine
from chungtay.apps.criteria.readings import queries, services
from chungtay.apps.units import queries as units
from chungtay.apps.works import queries as works
from chungtay.core.criteria.assessing import APPRAISE, subject
from chungtay.core.criteria.evidence import Evidence, EvidenceKind
from chungtay.core.criteria.reading import MILLION, Reading, Stage, typed_value
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.quantity import Missing
from chungtay.core.kernel.record import Grounds
from chungtay.core.measures.answer import Question
from chungtay.core.people.actor import Actor
from chungtay.core.units.unit import Level
from chungtay.core.works.work import REACHED
from chungtay.core.works.work import Stage as WorkStage
from chungtay.packs import loader
from chungtay.packs.derivations import ShareFrom, ValueFrom, WorksFrom, derivations

Found = tuple[int, int, bool]
"""Part, base, and whether the base is known."""


@dataclass(frozen=True, slots=True)
class Derived:
    """What a run wrote, and how many it left because the department had spoken itself."""

    readings: int
    evidence: int
    kept: int

    def __str__(self) -> str:
        return (
            f"Lấy từ sổ: {self.readings} giá trị mới, {self.evidence} minh chứng mới; giữ nguyên "
            f"{self.kept} giá trị sở đã ghi."
        )


def derive_readings(
    *,
    by: Actor,
    scope: str,
    criteria_set: str,
    on: dt.date,
    known_from: dt.date,
    of: Engine | None = None,
) -> Derived:
    """Derive what can be derived for the communes under a unit; again, it changes nothing.

    Criteria for which the actor may not appraise are passed over.
    """
    run = _Run(by, scope, criteria_set, on, known_from, of or process_engine())
    with run.engine.still():
        said, kept = run.readings()
    services.record_readings(by=by, readings=said)
    laid = services.attach_works(by=by, evidence=tuple(run.evidence()))
    return Derived(len(said), laid, kept)


@dataclass(frozen=True)
class _Run:
    by: Actor
    scope: str
    criteria_set: str
    on: dt.date
    known_from: dt.date
    engine: Engine

    def readings(self) -> tuple[list[Reading], int]:
        """Give the readings that say something new, and how many stay as people said them."""
        said: list[Reading] = []
        kept = 0
        for rule, unit, found in self._findings():
            reading = self._reading(unit, rule, found)
            last = self._known.get(unit, {}).get((rule.threshold, Stage.DEPARTMENT))
            if last is None or last.period != reading.period:
                said.append(reading)
            elif not last.derived:
                kept += 1
            elif (last.part, last.base) != (reading.part, reading.base):
                said.append(reading)
        return said, kept

    def _findings(self) -> Iterator[tuple[ShareFrom | ValueFrom, str, Found]]:
        told = derivations()
        for share in told.shares:
            if share.criteria_set == self.criteria_set and self._may(share.threshold):
                for unit, found in self._shares(share).items():
                    yield share, unit, found
        for value in told.values:
            if value.criteria_set == self.criteria_set and self._may(value.threshold):
                for unit, found in self._values(value).items():
                    yield value, unit, found

    def evidence(self) -> Iterator[Evidence]:
        """Give the finished works that are not laid beside their requirement yet."""
        rules = [rule for rule in derivations().works if rule.criteria_set == self.criteria_set]
        there = queries.evidence(self.communes, criteria_set=self.criteria_set, on=self.on)
        for state in works.works_in(self.communes, on=self.on, plan_year=self.on.year):
            for rule in rules:
                if state.work_type is rule.work_type and state.stage in REACHED[WorkStage.FINISHED]:
                    laid = there.get((state.unit, rule.threshold), ())
                    if state.work not in {one.what for one in laid} and self._may(rule.threshold):
                        yield self._work(state.unit, rule, (state.work, state.name))

    @cached_property
    def communes(self) -> tuple[str, ...]:
        """Give the communes proper under the unit."""
        under = units.subtree(self.scope, on=self.on, level=Level.COMMUNE)
        return tuple(unit.code for unit in under if unit.is_rural)

    def _may(self, threshold: str) -> bool:
        criterion = loader.criteria_set(self.criteria_set).criterion_of(threshold)
        about = subject(criterion.code)
        return self.by.may(APPRAISE, unit=self.scope, above=self._above, subject=about)

    @cached_property
    def _above(self) -> tuple[str, ...]:
        return units.superiors(self.scope, on=self.on)

    def _shares(self, rule: ShareFrom) -> Mapping[str, Found]:
        parts = [self._ask(name, rule.where) for name in rule.part]
        bases = self._ask(rule.base, rule.where)
        return {
            unit: (int(sum(part[unit] for part in parts)), int(base), True)
            for unit, base in bases.items()
            if base and all(unit in part for part in parts)
        }

    def _values(self, rule: ValueFrom) -> Mapping[str, Found]:
        asked = {"period_year": (str(self.on.year),), **rule.where}
        unit = loader.criteria_set(self.criteria_set).threshold(rule.threshold).unit
        return {
            code: typed_value(int(value * MILLION), unit)
            for code, value in self._ask(rule.measure, asked).items()
        }

    def _ask(self, measure: str, where: Mapping[str, tuple[str, ...]]) -> dict[str, Fraction]:
        answer = self.engine.ask(
            measure, by=("unit",), where={**where, "unit": self.communes}, on=self.on
        )
        return {
            unit: Fraction(value)
            for (unit,), value in answer.numbers.items()
            if not isinstance(value, Missing)
        }

    def _reading(self, unit: str, rule: ShareFrom | ValueFrom, found: Found) -> Reading:
        part, base, stated = found
        question = Question({**rule.where, "unit": (unit,)}, self.on)
        synthetic = self.engine.rests_on(Provenance.SYNTHETIC, rule.measure, question)
        provenance = Provenance.SYNTHETIC if synthetic else Provenance.DERIVED
        whole = loader.criteria_set(self.criteria_set)
        return Reading(
            unit=unit,
            criteria_set=self.criteria_set,
            requirement=whole.requirement_of(rule.threshold).code,
            threshold=rule.threshold,
            stage=Stage.DEPARTMENT,
            on=self.on,
            period=self.on.year,
            grounds=Grounds(paper(unit, self.on), self.known_from, provenance),
            part=part,
            base=base,
            base_stated=stated,
            derived=True,
            measure=rule.measure,
            note=rule.note,
        )

    @cached_property
    def _known(self) -> Mapping[str, queries.Said]:
        told = derivations()
        asked = {share.threshold for share in told.shares} | {v.threshold for v in told.values}
        return queries.readings_of(
            self.communes, criteria_set=self.criteria_set, on=self.on, thresholds=asked
        )

    def _work(self, unit: str, rule: WorksFrom, named: tuple[str, str]) -> Evidence:
        work, name = named
        return Evidence(
            unit=unit,
            criteria_set=self.criteria_set,
            threshold=rule.threshold,
            stage=Stage.DEPARTMENT,
            kind=EvidenceKind.WORK,
            what=work,
            title=name,
            on=self.on,
            grounds=Grounds(paper(unit, self.on), self.known_from, Provenance.DERIVED),
        )


def paper(unit: str, on: dt.date) -> str:
    """Name what stands for the paper of what was taken from the registers on a day."""
    return f"{unit}:~lay-tu-so:{on.isoformat()}"
