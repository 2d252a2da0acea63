"""One criterion: who meets it, who misses which requirement and by how much, and who is in charge.

How far a commune goes towards a level is told in percent of the level (`reached`), so that a road
and an income can stand in one table; the value itself stands on the commune's own page.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.criteria.criteria_set import (
    CriteriaSet,
    Criterion,
    Requirement,
    UnknownCriterion,
)
from chungtay.core.law.citation import Citation
from chungtay.web.criteria.days import Days, days_of, quarters
from chungtay.web.criteria.pages import law_on
from chungtay.web.kit.choices import Choice, choices
from chungtay.web.kit.desk import Desk, Keys
from chungtay.web.kit.districts import district_map
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names, said
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.kit.tiles import TileMap
from chungtay.web.law.links import DocumentLink, link
from chungtay.web.law.sets.levels import LevelCell, compared, in_force, level_here

BANDS = ("100..", "80..99", "50..79", "..49")
"""How much of the level is reached, in percent: from 100 on it is met."""
_MISSING = ("requirements.communes_meeting", "requirements.communes_missing")


@dataclass(frozen=True, slots=True)
class Missing:
    """A commune that misses a requirement: how much of the level it reaches, if that is known."""

    name: str
    href: str
    district: str
    reached: str


@dataclass(frozen=True, slots=True)
class Band:
    """How many communes reach so much of a level; its width when drawn."""

    title: str
    num: Num
    width: float


@dataclass(frozen=True, slots=True)
class RequirementBlock:
    """A requirement: what is asked here, by which clause, how communes stand, who misses it."""

    code: str
    title: str
    agencies: str
    levels: tuple[tuple[str, LevelCell, DocumentLink | None], ...]
    meeting: Num
    missing: Num
    undetermined: Num
    bands: tuple[Band, ...]
    who: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class CriterionPage:
    """All the page of one criterion shows."""

    crumbs: tuple[Crumb, ...]
    number: str
    title: str
    law: str
    count: Num
    share: Num
    communes: Num
    computed: Num
    recorded: Num
    undetermined: Num
    days: Days
    over_time: tuple[tuple[dt.date, Num, Num], ...]
    map: TileMap
    blocks: tuple[RequirementBlock, ...]
    others: tuple[tuple[str, str, str], ...]
    choices: tuple[Choice, ...]
    synthetic: bool


def criterion(desk: Desk, code: str) -> CriterionPage:
    """Ask all that the page of a criterion shows, at one moment of the registers."""
    law = law_on(desk.view.on)
    try:
        found = law.criterion(code)
    except UnknownCriterion as unknown:
        raise Http404(str(unknown)) from unknown
    names = Names(desk.view.on)
    where = {**desk.view.where(), "criterion": (found.code,), "criteria_set": (law.code,)}
    with desk.engine.still():
        asked = ("criteria.communes_meeting", "criteria.share_meeting")
        now = desk.of((*asked, "criteria.computed", "criteria.recorded"), where)
        return CriterionPage(
            crumbs=(
                Crumb(_("Nông thôn mới"), desk.view.onward(reverse("criteria"))),
                Crumb(said(found.short)),
            ),
            number=found.code.lstrip("0"),
            title=said(found.title),
            law=said(law.title),
            count=now["criteria.communes_meeting"],
            share=now["criteria.share_meeting"],
            communes=desk.one("units.communes", desk.view.where()),
            computed=now["criteria.computed"],
            recorded=now["criteria.recorded"],
            undetermined=desk.one("criteria.undetermined", where),
            days=days_of(desk.view, [unit.code for unit in names.rural], [law.code]),
            over_time=_over_time(desk, where, quarters(desk.view), asked),
            map=_map(desk, names, where),
            blocks=tuple(_blocks(desk, names, law, found)),
            others=tuple(
                (c.code.lstrip("0"), said(c.short), desk.view.href(_address(c)))
                for c in law.criteria
            ),
            choices=choices(desk.view, names, "district"),
            synthetic=shows_synthetic(desk, "criteria.met"),
        )


def _address(found: Criterion) -> str:
    return reverse("criterion", args=[found.code])


def _over_time(
    desk: Desk, where: Mapping[str, tuple[str, ...]], days: Sequence[dt.date], asked: Sequence[str]
) -> tuple[tuple[dt.date, Num, Num], ...]:
    """Tell how many communes met it on each of the days; the set is that of the day shown."""
    found = []
    for day in days:
        numbers = desk.of(asked, where, on=day)
        if not numbers[asked[0]].missing:
            found.append((day, numbers[asked[0]], numbers[asked[1]]))
    return tuple(found)


def _map(desk: Desk, names: Names, where: Mapping[str, tuple[str, ...]]) -> TileMap:
    kept = {name: values for name, values in where.items() if name != "district"}
    shares = desk.by(["criteria.share_meeting"], ("district",), kept)["criteria.share_meeting"]
    return district_map(desk, names, {key[0]: num for key, num in shares.items()})


def _blocks(
    desk: Desk, names: Names, law: CriteriaSet, found: Criterion
) -> Iterator[RequirementBlock]:
    where = {**desk.view.where(), "criterion": (found.code,), "criteria_set": (law.code,)}
    counts = desk.by([*_MISSING, "requirements.undetermined"], ("requirement",), where)
    reached = desk.by(["requirements.communes_missing"], ("requirement", "unit", "reached"), where)
    missing = _by_requirement(reached["requirements.communes_missing"])
    for requirement in found.requirements:
        key = (requirement.code,)
        yield RequirementBlock(
            code=requirement.code,
            title=said(requirement.title),
            agencies=", ".join(
                agency.short or said(agency.title) for agency in requirement.agencies
            ),
            levels=tuple(_levels(desk, requirement)),
            meeting=counts[_MISSING[0]].get(key, NONE),
            missing=counts[_MISSING[1]].get(key, NONE),
            undetermined=counts["requirements.undetermined"].get(key, NONE),
            bands=_bands(desk, where, requirement),
            who=tuple(_who(desk, names, missing.get(requirement.code, {}))),
        )


def _by_requirement(numbers: Mapping[Keys, Num]) -> dict[str, dict[str, str]]:
    """Sort the communes that miss a requirement: requirement, commune, percent reached."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for (requirement, unit, reached), num in numbers.items():
        if num.value == 1:
            found[requirement][unit] = reached
    return found


def _who(desk: Desk, names: Names, missing: Mapping[str, str]) -> Iterator[Missing]:
    """Name those that miss it, the nearest to the level first."""
    units = {unit.code: unit for unit in names.rural}
    order = sorted(
        (code for code in missing if code in units),
        key=lambda code: -int(missing[code] or -1),
    )
    for code in order:
        unit = units[code]
        href = desk.view.onward(reverse("unit", args=[code]))
        yield Missing(unit.name, href, names.district(unit.parent), missing[code])


def _levels(
    desk: Desk, requirement: Requirement
) -> Iterator[tuple[str, LevelCell, DocumentLink | None]]:
    """Give what each threshold asks in this province on the day, and by which clause."""
    for threshold in requirement.thresholds:
        table = in_force(threshold, desk.view.on)
        words = compared(threshold)
        if threshold.title is not None:
            words = f"{said(threshold.title)}: {words}"
        basis = link(Citation.parse(table.cite), desk.view) if table else None
        yield words, level_here(threshold, desk.view.on), basis


def _bands(
    desk: Desk, where: Mapping[str, tuple[str, ...]], requirement: Requirement
) -> tuple[Band, ...]:
    """Spread communes over how much of the level they reach; empty where no value is measured."""
    part = _("%(range)s của mức")
    titles = (
        _("đạt mức"),
        *(part % {"range": words} for words in ("80–99 %", "50–79 %", "0–49 %")),
    )
    here_ = {**where, "requirement": (requirement.code,)}
    found = [
        desk.one("requirements.communes_reaching", {**here_, "reached": (band,)}) for band in BANDS
    ]
    whole = sum(num.plain for num in found if not num.missing)
    if not whole:
        return ()
    return tuple(
        Band(title, num, round(100 * num.plain / whole, 2))
        for title, num in zip(titles, found, strict=True)
    )
