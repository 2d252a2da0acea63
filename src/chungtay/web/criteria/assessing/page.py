"""The page of one commune's requirements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chungtay.core.criteria.reading import JUDGEMENT_TITLES, Judgement, Stage
from chungtay.web.criteria.assessing import sets, whole, words
from chungtay.web.criteria.assessing.fields import NAMES
from chungtay.web.criteria.assessing.sheet import CriterionBlock, Line, Sheet
from chungtay.web.criteria.assessing.whole import WholeField
from chungtay.web.criteria.assessing.writing import Fault
from chungtay.web.criteria.days import Days, days_of
from chungtay.web.kit.names import said
from chungtay.web.kit.page import Crumb


def verdicts() -> tuple[tuple[str, str], ...]:
    """Give the verdicts a stage may give, as choices."""
    return tuple(
        (each.value, "–" if each is Judgement.NONE else said(title))
        for each, title in JUDGEMENT_TITLES.items()
    )


@dataclass(frozen=True, slots=True)
class Entered:
    """A criterion, and its lines with what is wrong in each and what its fields had stood for."""

    block: CriterionBlock
    lines: tuple[tuple[Line, tuple[str, ...], str], ...]
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnitPage:
    """A commune's requirements; `sent` holds what came with faults, so that nothing is lost."""

    sheet: Sheet
    faults: tuple[Fault, ...] = ()
    sent: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def crumbs(self) -> tuple[Crumb, ...]:
        """Give the way here."""
        view, unit = self.sheet.view, self.sheet.unit
        return (
            Crumb(pgettext("menu", "Nông thôn mới"), view.onward(reverse("criteria"))),
            Crumb(unit.title, view.onward(reverse("unit", args=[unit.code]))),
            Crumb(_("Đánh giá tiêu chí")),
        )

    @cached_property
    def blocks(self) -> tuple[Entered, ...]:
        """Give the criteria with their lines; fields hold what was sent, if anything was."""
        wrong: dict[str, list[str]] = {}
        for fault in self.faults:
            wrong.setdefault(fault.place, []).append(fault.message)
        return tuple(
            Entered(
                self._whole_again(block),
                tuple(
                    (self._again(line), tuple(wrong.get(line.code, ())), _seen(line))
                    for line in block.lines
                ),
                tuple(wrong.get(block.code, ())) if block.field else (),
            )
            for block in self.sheet.blocks
        )

    def _again(self, line: Line) -> Line:
        if line.field is None or not self.sent:
            return line
        part, base, value, judgement, note = (
            self.sent.get(f"{name}:{line.code}", "") for name in NAMES
        )
        typed = replace(
            line.field, part=part, base=base, value=value, judgement=judgement, note=note
        )
        return replace(line, field=typed)

    def _whole_again(self, block: CriterionBlock) -> CriterionBlock:
        if block.field is None or not self.sent:
            return block
        typed = (self.sent.get(f"{name}:{block.code}", "") for name in whole.NAMES)
        return replace(block, field=WholeField(*typed))

    @property
    def verdicts(self) -> tuple[tuple[str, str], ...]:
        """Give the verdicts to choose from."""
        return verdicts()

    @cached_property
    def sets(self) -> tuple[sets.SetOption, ...]:
        """Give the sets to choose from."""
        return sets.offered(self.sheet.view, self.sheet.law.code, self.sheet.law.level)

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """Say what is not known of the set here."""
        sheet = self.sheet
        return tuple(sets.unknown_here(sheet.law, sheet.result, sheet.view))

    @cached_property
    def stage(self) -> Stage | None:
        """Give the stage the reader speaks as, of the first criterion with something to fill in."""
        open_ones = (c for c in self.sheet.law.criteria if c.requirements)
        stages = (self.sheet.stage_for(c) for c in (*open_ones, *self.sheet.appraisable))
        return next((stage for stage in stages if stage is not None), None)

    @property
    def stage_title(self) -> str:
        """Name that stage."""
        return words.stage(self.stage, self.sheet.law.level) if self.stage else ""

    @property
    def synthetic(self) -> bool:
        """Tell whether anything shown was made for the demonstration."""
        told = (reading.grounds for reading in self.sheet.known.values())
        wholes = (one.assessment for one in self.sheet.result.criteria if one.assessment)
        every = (*told, *(one.grounds for one in wholes))
        return any(grounds.provenance.value == "synthetic" for grounds in every)

    @cached_property
    def days(self) -> Days:
        """Give the days on which anything said of the unit changed."""
        return days_of(self.sheet.view, [self.sheet.unit.code], [self.sheet.law.code])

    @property
    def years(self) -> str:
        """Give the address of the same requirements over the years."""
        return self.sheet.view.onward(reverse("assess-years", args=[self.sheet.unit.code]))

    @property
    def dossier(self) -> str:
        """Give the address of the printable dossier."""
        return self.sheet.view.onward(reverse("assess-dossier", args=[self.sheet.unit.code]))


def _seen(line: Line) -> str:
    """Tell by a sign what stands in a line's fields, whatever was sent."""
    return line.field.seen if line.field else ""
