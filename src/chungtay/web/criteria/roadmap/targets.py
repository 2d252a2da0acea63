"""/nong-thon-moi/lo-trinh/: target communes by year, what each lacks, what closing it costs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.people.queries.agencies import agency_titles
from chungtay.core.criteria.criteria_set import Requirement
from chungtay.core.criteria.roadmap.problem import Gap, Offer, Stand
from chungtay.core.criteria.roadmap.progress import (
    STANDING_TITLES,
    Progress,
    Standing,
    payable,
    progress,
)
from chungtay.core.criteria.roadmap.register import TARGET_TITLES, Target
from chungtay.core.units.unit import Unit
from chungtay.flows.foresee import Keeper
from chungtay.flows.roadmap.situation import Situation, situation
from chungtay.web.capital.foresight.drawing import Amount, amount
from chungtay.web.criteria.roadmap.words import fund_words
from chungtay.web.kit.choices import Choice, MoneyChoice, choices, moneys
from chungtay.web.kit.desk import Desk, Keys
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names, province, said

TONES = {
    Standing.REACHED: "met", Standing.ON_THE_WAY: "", Standing.AT_RISK: "risk",
    Standing.LATE: "unmet",
}  # fmt: skip
COST = "roadmap.remedy_cost"


@dataclass(frozen=True, slots=True)
class OfferRow:
    """A remedy as shown: what, its cost with its receipt, who may pay, when, which works."""

    title: str
    cost: Num
    funds: tuple[str, ...]
    ready: dt.date
    late: bool
    works: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GapRow:
    """A missing requirement as shown, and the remedies of which any one closes it."""

    criterion: str
    requirement: str
    title: str
    offers: tuple[OfferRow, ...]


@dataclass(frozen=True, slots=True)
class CommuneRow:
    """A commune on the roadmap as shown."""

    code: str
    name: str
    href: str
    kind: str
    year: int | None
    words: str
    tone: str
    met: Num
    lacking: int
    cost: Amount
    unclosed: tuple[str, ...]
    ready: dt.date | None
    agency: str
    member: str
    document: str
    gaps: tuple[GapRow, ...]


@dataclass(frozen=True, slots=True)
class YearRows:
    """The target communes of a year, and how many of them are there."""

    year: int
    rows: tuple[CommuneRow, ...]
    reached: int


@dataclass(frozen=True, slots=True)
class RoadmapPage:
    """All the page of the roadmap shows."""

    title: str
    criteria: int
    targets: Num
    remedies: Num
    cost: Num
    reached: int
    late: int
    years: tuple[YearRows, ...]
    gaps: tuple[CommuneRow, ...]
    unit: str
    choices: tuple[Choice, ...]
    moneys: tuple[MoneyChoice, ...]
    synthetic: bool
    empty: bool


def roadmap(desk: Desk, keeper: Keeper) -> RoadmapPage:
    """Lay the page out; the gaps are those of target communes, or of a whole district chosen."""
    view, names = desk.view, Names(desk.view.on)
    with keeper.still():
        now = situation(keeper, province=province(), on=view.on, as_known=view.as_known)
        where = {"criteria_set": (now.criteria_set.code,), "province": (province(),)}
        numbers = desk.of(["roadmap.targets", "roadmap.remedies", COST], where)
        rows = {row.code: row for row in _rows(desk, now, where)}
    aimed = [rows[unit] for unit in now.targets if unit in rows]
    years = sorted({row.year for row in aimed if row.year is not None})
    return RoadmapPage(
        title=said(now.criteria_set.title),
        criteria=len(now.criteria_set.criteria),
        targets=numbers["roadmap.targets"],
        remedies=numbers["roadmap.remedies"],
        cost=numbers[COST],
        reached=sum(row.tone == "met" for row in aimed),
        late=sum(row.tone == "unmet" for row in aimed),
        years=tuple(_year(year, aimed) for year in years),
        gaps=tuple(row for row in rows.values() if row.gaps and _shown(row, now, desk)),
        unit=view.money.words,
        choices=choices(view, names, "district"),
        moneys=moneys(view),
        synthetic=now.synthetic,
        empty=not rows,
    )


def _shown(row: CommuneRow, now: Situation, desk: Desk) -> bool:
    return bool(desk.view.filters.get("district")) or row.code in now.targets


def _year(year: int, aimed: list[CommuneRow]) -> YearRows:
    rows = tuple(row for row in aimed if row.year == year)
    return YearRows(year, rows, sum(row.tone == "met" for row in rows))


def _rows(desk: Desk, now: Situation, where: Mapping[str, tuple[str, ...]]) -> Iterator[CommuneRow]:
    chosen = desk.view.filters.get("district")
    costs = desk.by([COST], ("remedy",), where)[COST]
    met = desk.by(["criteria.met"], ("unit",), where)["criteria.met"]
    agencies = agency_titles({target.agency for target in now.targets.values()})
    for unit, stand in zip(now.communes, now.stands, strict=True):
        if chosen in (None, unit.parent):
            target = now.targets.get(unit.code)
            about = _About(desk, now, unit, stand, target, agencies.get(_agency(target), ""))
            yield about.row(met.get((unit.code,), NONE), costs)


def _agency(target: Target | None) -> str:
    return target.agency if target else ""


@dataclass(frozen=True, slots=True)
class _About:
    """A commune being laid out."""

    desk: Desk
    now: Situation
    unit: Unit
    stand: Stand
    target: Target | None
    agency: str

    def row(self, met: Num, costs: Mapping[Keys, Num]) -> CommuneRow:
        """Show the commune."""
        target, view = self.target, self.desk.view
        found = progress(self.stand, target, on=view.on)
        return CommuneRow(
            code=self.unit.code,
            name=self.unit.title,
            href=view.onward(reverse("unit", args=[self.unit.code])),
            kind=_(TARGET_TITLES[target.kind]) if target else "",
            year=target.year if target else None,
            words=self._words(found),
            tone=TONES[found.standing],
            met=met,
            lacking=found.lacking,
            cost=amount(found.cost, view.money),
            unclosed=found.open_gaps,
            ready=found.ready,
            agency=self.agency or _agency(target),
            member=target.member if target else "",
            document=target.grounds.document if target else "",
            gaps=tuple(self._gaps(costs)),
        )

    @staticmethod
    def _words(found: Progress) -> str:
        return _(STANDING_TITLES[found.standing])

    def _gaps(self, costs: Mapping[Keys, Num]) -> Iterator[GapRow]:
        titles = {one.code: one for one in self.now.criteria_set.requirements}
        for missing in self.stand.missing:
            for gap in missing.gaps:
                yield self._gap(missing.criterion, gap, titles.get(gap.requirement), costs)

    def _gap(
        self, criterion: str, gap: Gap, requirement: Requirement | None, costs: Mapping[Keys, Num]
    ) -> GapRow:
        offers = tuple(self._offer(one, costs) for one in sorted(payable(gap), key=_by_cost))
        words = said(requirement.title) if requirement else ""
        return GapRow(criterion.lstrip("0"), gap.requirement, words, offers)

    def _offer(self, offer: Offer, costs: Mapping[Keys, Num]) -> OfferRow:
        remedy = self.now.remedies[offer.code]
        by = self.target.by if self.target else None
        return OfferRow(
            remedy.title,
            costs.get((offer.code,), NONE),
            tuple(fund_words(fund) for fund in offer.funds),
            offer.ready,
            late=offer.ready < self.desk.view.on or (by is not None and offer.ready > by),
            works=tuple((code, reverse("work", args=[code])) for code in remedy.works),
        )


def _by_cost(offer: Offer) -> tuple[int, str]:
    return (offer.cost, offer.code)
