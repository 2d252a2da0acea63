"""One commune's requirements over the years: what each stage said, what stood, when it turned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chungtay.apps.units.queries import unit as find_unit
from chungtay.core.criteria.criteria_set import CriteriaSet, Criterion, Threshold, UnitLevel
from chungtay.core.criteria.judging import VERDICT_TITLES, Verdict
from chungtay.core.criteria.judging.over_time import Turn, at_end, within
from chungtay.core.criteria.reading import Reading, Stage
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.units.unit import Unit
from chungtay.flows.judge_over_time import OverTime, judged_over_time
from chungtay.web.criteria.assessing import sets, words
from chungtay.web.criteria.assessing.sheet import title_of
from chungtay.web.kit import page as frame
from chungtay.web.kit.address import View, read
from chungtay.web.kit.names import said
from chungtay.web.kit.page import Crumb


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one stage said last of a year."""

    stage: str
    value: str
    judgement: str
    chip: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Changed:
    """A day on which a verdict turned: what it was, what it became."""

    on: dt.date
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class YearCell:
    """A requirement, or a whole criterion, in one year."""

    year: int
    stages: tuple[Spoken, ...]
    verdict: str
    chip: str
    since: dt.date | None
    changes: tuple[Changed, ...]
    href: str


@dataclass(frozen=True, slots=True)
class YearLine:
    """A requirement, or a whole criterion, over the years."""

    code: str
    title: str
    href: str
    cells: tuple[YearCell, ...]


@dataclass(frozen=True, slots=True)
class YearBlock:
    """A criterion over the years, and its requirements under it."""

    whole: YearLine
    lines: tuple[YearLine, ...]


@dataclass(frozen=True, slots=True)
class YearsPage:
    """All the page shows; `met` counts the criteria met at the end of each year."""

    unit: Unit
    law: CriteriaSet
    years: tuple[int, ...]
    met: tuple[int, ...]
    blocks: tuple[YearBlock, ...]
    sets: tuple[sets.SetOption, ...]
    crumbs: tuple[Crumb, ...]
    back: str
    unknown: tuple[str, ...]
    synthetic: bool


def page(request: HttpRequest, unit: str) -> HttpResponse:
    """Show a commune's requirements over the years."""
    view = read(request)
    return frame.show(request, "criteria/years.html", view, years(view, unit))


def years(view: View, code: str) -> YearsPage:
    """Gather what was said of a unit and what followed, year by year."""
    unit = find_unit(code, on=view.on)
    told = judged_over_time(
        code, criteria_set=sets.chosen(view, unit), on=view.on, as_known=view.as_known
    )
    drawn = _Drawn(view, unit, told)
    back = view.onward(reverse("assess-unit", args=[code]))
    crumbs = (
        Crumb(pgettext("menu", "Nông thôn mới"), view.onward(reverse("criteria"))),
        Crumb(unit.title, view.onward(reverse("unit", args=[code]))),
        Crumb(_("Đánh giá tiêu chí"), back),
        Crumb(_("Qua các năm")),
    )
    return YearsPage(
        unit,
        told.law,
        told.years,
        tuple(drawn.met(year) for year in told.years),
        tuple(drawn.block(criterion) for criterion in told.law.criteria),
        sets.offered(view, told.law.code, told.law.level),
        crumbs,
        back,
        tuple(sets.unknown(told.law, view)),
        any(r.grounds.provenance is Provenance.SYNTHETIC for r in told.said.values()),
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    view: View
    unit: Unit
    told: OverTime

    def met(self, year: int) -> int:
        """Count the criteria met at the end of a year."""
        last = (at_end(turned, year) for turned in self.told.criteria.values())
        return sum(turn is not None and turn.ruling.verdict is Verdict.MET for turn in last)

    def block(self, criterion: Criterion) -> YearBlock:
        """Draw a criterion with its requirements."""
        turned = self.told.criteria[criterion.code]
        whole = YearLine(
            criterion.code,
            said(criterion.title),
            self._dossier(criterion, self.view.on),
            tuple(self._cell(turned, year, (), criterion) for year in self.told.years),
        )
        return YearBlock(whole, tuple(self._lines(criterion)))

    def _lines(self, criterion: Criterion) -> Iterable[YearLine]:
        for requirement in criterion.requirements:
            for threshold in requirement.thresholds:
                turned = self.told.thresholds[threshold.code]
                here = reverse("assess-one", args=[self.unit.code, threshold.code])
                cells = tuple(
                    self._cell(turned, year, tuple(self._spoken(threshold, year)), criterion)
                    for year in self.told.years
                )
                title = title_of(requirement.title, threshold)
                yield YearLine(threshold.code, title, self.view.onward(here), cells)

    def _cell(
        self, turned: Sequence[Turn], year: int, stages: tuple[Spoken, ...], criterion: Criterion
    ) -> YearCell:
        last = at_end(turned, year)
        changes = tuple(
            Changed(turn.on, _verdict(turn.before), _verdict(turn.ruling.verdict))
            for turn in within(turned, year)
        )
        return YearCell(
            year,
            stages,
            words.verdict(last.ruling) if last else "",
            words.CHIPS[last.ruling.verdict] if last else "",
            last.on if last else None,
            changes,
            self._dossier(criterion, min(dt.date(year, 12, 31), self.view.on)),
        )

    def _spoken(self, threshold: Threshold, year: int) -> Iterable[Spoken]:
        for stage in Stage:
            reading = self.told.said.get((threshold.code, year, stage))
            if reading is not None:
                yield _spoken(reading, threshold, UnitLevel(self.unit.level.value))

    def _dossier(self, criterion: Criterion, on: dt.date) -> str:
        """Give where the dossier of a criterion is, as it stood on a day."""
        asked = {**self.view.standing(), "on": on.isoformat()}
        here = reverse("assess-dossier", args=[self.unit.code])
        return replace(self.view, asked=asked).href(here, tieu_chi=criterion.code)


def _spoken(reading: Reading, threshold: Threshold, level: UnitLevel) -> Spoken:
    return Spoken(
        words.stage(reading.stage, level),
        words.value(reading, threshold),
        words.judgement(reading),
        words.JUDGEMENT_CHIPS[reading.judgement],
        reading.on,
    )


def _verdict(verdict: Verdict | None) -> str:
    return said(VERDICT_TITLES[verdict]) if verdict else ""
