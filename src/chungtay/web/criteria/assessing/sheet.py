"""A commune's requirements: what each stage said, what is asked, what follows, and the fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from chungtay.apps.criteria import queries as criteria
from chungtay.apps.criteria.queries import Recorded
from chungtay.apps.criteria.readings import queries
from chungtay.apps.people.queries import writers
from chungtay.apps.units.queries import superiors, unit
from chungtay.core.criteria.assessing import STAGE_ACTIONS, subject
from chungtay.core.criteria.criteria_set import COLUMN_TITLES, CriteriaSet, Criterion, Threshold
from chungtay.core.criteria.evidence import READ_EVIDENCE, Evidence
from chungtay.core.criteria.judging import CriterionResult, SetResult, ThresholdResult, Verdict
from chungtay.core.criteria.reading import (
    Reading,
    Stage,
)
from chungtay.core.kernel.title import Title
from chungtay.core.law.citation import Citation
from chungtay.core.people.actor import Action, Actor
from chungtay.core.units.unit import Unit
from chungtay.flows.judge_units import judged
from chungtay.web.criteria.assessing import sets, whole, words
from chungtay.web.criteria.assessing.fields import Field, field_of
from chungtay.web.criteria.assessing.proof import Proof, proof
from chungtay.web.criteria.assessing.whole import Whole, WholeField
from chungtay.web.kit.address import View
from chungtay.web.kit.names import said
from chungtay.web.law.links import DocumentLink, link

HIGHEST_FIRST = (Stage.DEPARTMENT, Stage.DISTRICT, Stage.SELF)


@dataclass(frozen=True, slots=True)
class Said:
    """What one stage last said: value, verdict, day, grounds, and whether registers gave it."""

    value: str
    judgement: str
    chip: str
    on: dt.date
    note: str
    derived: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One threshold of one requirement."""

    code: str
    title: str
    agencies: str
    level: str
    column: str
    cite: DocumentLink | None
    verified: bool
    verdict: str
    chip: str
    basis: str
    stage_names: tuple[str, ...]
    stages: tuple[Said | None, Said | None, Said | None]
    evidence: int
    href: str
    field: Field | None

    @property
    def told(self) -> tuple[tuple[str, Said | None], ...]:
        """Give what each stage said, with the stage's name."""
        return tuple((title, one) for title, one in zip(self.stage_names, self.stages, strict=True))


@dataclass(frozen=True, slots=True)
class CriterionBlock:
    """A criterion, its verdict and its lines."""

    code: str
    title: str
    verdict: str
    chip: str
    lines: tuple[Line, ...]
    whole: Whole | None
    field: WholeField | None


@dataclass(frozen=True)
class Sheet:
    """All that is said of one unit under one set on a day, for one reader."""

    view: View
    by: Actor
    unit: Unit
    law: CriteriaSet
    result: SetResult
    known: Mapping[tuple[str, Stage], Reading]
    """Each stage's last word."""
    evidence: Mapping[tuple[str, str], Sequence[Evidence]]
    """The evidence laid beside readings, by unit and threshold."""
    recorded: Mapping[str, Recorded]
    """The verdicts recorded on whole criteria, by the criterion."""
    above: tuple[str, ...]
    """The units above the unit."""

    @classmethod
    def of(cls, view: View, by: Actor, code: str) -> Sheet:
        """Read and judge a unit under the set that the address names, or that of the day."""
        found = unit(code, on=view.on)
        criteria_set = sets.chosen(view, found)
        on, known = view.on, view.as_known
        law, result = judged((code,), criteria_set=criteria_set, on=on, as_known=known)[code]
        return cls(
            view, by, found, law, result,
            queries.readings(code, criteria_set=criteria_set, on=on, as_known=known),
            queries.evidence([code], criteria_set=criteria_set, on=on, as_known=known),
            criteria.recorded(code, criteria_set=criteria_set, on=on, as_known=known),
            superiors(code, on=on),
        )  # fmt: skip

    @property
    def met(self) -> int:
        """Count the criteria met."""
        return self.result.count(Verdict.MET)

    def stage_for(self, criterion: Criterion) -> Stage | None:
        """Give the highest stage the reader may speak as, of a criterion at the unit.

        None where the sheet is read as it was once known: what was known then is only looked at.
        """
        if self.view.as_known is not None:
            return None
        allowed = (stage for stage in HIGHEST_FIRST if self._may(STAGE_ACTIONS[stage], criterion))
        return next(allowed, None)

    def reads(self, criterion: Criterion) -> bool:
        """Tell whether the reader may open files laid beside a criterion's requirements."""
        return self._may(READ_EVIDENCE, criterion)

    def _may(self, action: Action, criterion: Criterion) -> bool:
        about = subject(criterion.code)
        return self.by.may(action, unit=self.unit.code, above=self.above, subject=about)

    def proofs(self, threshold: str) -> tuple[Proof, ...]:
        """Name the evidence laid beside a threshold, with where it may be looked at."""
        reads = self.reads(self.law.criterion_of(threshold))
        laid = self.evidence.get((self.unit.code, threshold), ())
        return tuple(proof(one, self.view, reads=reads) for one in laid)

    @cached_property
    def appraisable(self) -> tuple[Criterion, ...]:
        """Give the criteria of unlisted requirements that the reader may appraise as a whole."""
        return tuple(
            one
            for one in self.law.criteria
            if not one.requirements and self.stage_for(one) is Stage.DEPARTMENT
        )

    @cached_property
    def stage_names(self) -> tuple[str, ...]:
        """Name the stages that say something of such units."""
        return words.stages(self.law.level)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Name who recorded verdicts on whole criteria."""
        return writers(one.by for one in self.recorded.values())

    def _recorder(self, criterion: str) -> str:
        told = self.recorded.get(criterion)
        return self.names[told.by] if told else ""

    @cached_property
    def blocks(self) -> tuple[CriterionBlock, ...]:
        """Give every criterion with its lines."""
        return tuple(self.block(one) for one in self.result.criteria)

    def line_of(self, threshold: str) -> Line:
        """Give the line of one threshold; refuses what the set does not have."""
        criterion = self.law.criterion_of(threshold)
        told = next(one for one in self.result.criteria if one.criterion == criterion)
        return next(line for line in self.block(told).lines if line.code == threshold)

    def block(self, told: CriterionResult) -> CriterionBlock:
        """Give one criterion with its lines."""
        stage, code = self.stage_for(told.criterion), told.criterion.code
        agencies = {
            threshold.code: ", ".join(a.short or said(a.title) for a in requirement.agencies)
            for requirement in told.criterion.requirements
            for threshold in requirement.thresholds
        }
        titles = {
            threshold.code: title_of(requirement.title, threshold)
            for requirement in told.criterion.requirements
            for threshold in requirement.thresholds
        }
        return CriterionBlock(
            code,
            said(told.criterion.title),
            words.verdict(told.ruling),
            words.CHIPS[told.ruling.verdict],
            tuple(
                self.line(one, (titles[one.threshold.code], agencies[one.threshold.code]), stage)
                for requirement in told.requirements
                for one in requirement.thresholds
            ),
            whole.deciding(told, self._recorder(code), self.view),
            whole.field(self.recorded.get(code), self.view.on.year)
            if told.criterion in self.appraisable
            else None,
        )

    def line(self, told: ThresholdResult, named: tuple[str, str], stage: Stage | None) -> Line:
        """Give one threshold as a line."""
        code, why = told.threshold.code, told.explanation
        return Line(
            code=code,
            title=named[0],
            agencies=named[1],
            level=words.level(why, told.threshold),
            column=said(COLUMN_TITLES[why.column]) if why.column else "",
            cite=link(Citation.parse(why.cite), self.view) if why.cite else None,
            verified=why.verified,
            verdict=words.verdict(told.ruling),
            chip=words.CHIPS[told.ruling.verdict],
            basis=words.basis(told.ruling, why),
            stage_names=self.stage_names,
            stages=(
                self._said(told.threshold, Stage.SELF),
                self._said(told.threshold, Stage.DISTRICT),
                self._said(told.threshold, Stage.DEPARTMENT),
            ),
            evidence=sum(
                not one.withdrawn for one in self.evidence.get((self.unit.code, code), ())
            ),
            href=self.view.onward(reverse("assess-one", args=[self.unit.code, code])),
            field=self.field(told.threshold, stage) if stage else None,
        )

    def _said(self, threshold: Threshold, stage: Stage) -> Said | None:
        reading = self.known.get((threshold.code, stage))
        if reading is None:
            return None
        return Said(
            words.value(reading, threshold),
            words.judgement(reading),
            words.JUDGEMENT_CHIPS[reading.judgement],
            reading.on,
            reading.note,
            reading.derived,
        )

    def field(self, threshold: Threshold, stage: Stage) -> Field:
        """Give the fields of a threshold as they stand for a stage."""
        return field_of(threshold, stage, self.known, year=self.view.on.year)


def title_of(title: Title, threshold: Threshold) -> str:
    """Name a threshold by its requirement, and by itself where the requirement has several."""
    name = said(title)
    return f"{name}: {said(threshold.title)}" if threshold.title else name
