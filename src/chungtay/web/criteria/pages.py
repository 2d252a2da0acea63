"""New rural communes: bands, criteria, the matrix commune × criterion, and what was lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.criteria.criteria_set import CriteriaSet, Criterion, UnitLevel
from chungtay.core.kernel.quantity import Missing
from chungtay.core.units.frame import AS_THEN
from chungtay.core.units.unit import Unit
from chungtay.packs.applying import standard_set
from chungtay.web.criteria.days import Days, days_of
from chungtay.web.kit.choices import Choice, choices
from chungtay.web.kit.desk import Desk, Keys
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names, province, said
from chungtay.web.kit.synthetic import shows_synthetic

BANDS = (("15..18", "15–18"), ("10..14", "10–14"), ("8..9", "8–9"), ("..7", "0–7"))
MET, NOT_MET, LOST, UNKNOWN, INEXACT = "y", "", "x", "q", "i"


@dataclass(frozen=True, slots=True)
class Band:
    """One part of all communes: its words, how many, and its width when drawn."""

    title: str
    num: Num
    width: float


@dataclass(frozen=True, slots=True)
class Head:
    """A criterion's column: number, names, its own page, how many communes meet it."""

    code: str
    href: str
    number: str
    name: str
    full: str
    count: Num
    share: Num


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A commune: who it is, whether recognised, how many criteria it meets, its 19 statuses."""

    code: str
    name: str
    href: str
    recognised: bool
    total: Num
    statuses: tuple[str, ...]

    @property
    def lost(self) -> int:
        """Count the criteria it had when recognised and does not meet now."""
        return self.statuses.count(LOST)


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """The communes of one district, and the district's own numbers."""

    name: str
    href: str
    recognised: Num
    communes: Num
    average: Num
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class CriteriaPage:
    """All the page of new rural communes shows."""

    bands: tuple[Band, ...]
    total: Num
    average: Num
    change: Num
    full: Num
    law: str
    basis: str
    appendix: str
    size: int
    days: Days
    heads: tuple[Head, ...]
    groups: tuple[MatrixGroup, ...]
    lost: tuple[MatrixRow, ...]
    this_year: tuple[MatrixRow, ...]
    choices: tuple[Choice, ...]
    synthetic: bool
    empty: bool


def law_on(day: dt.date) -> CriteriaSet:
    """Give the standard set for communes on a day; before the first one, the first."""
    return standard_set(UnitLevel.COMMUNE, on=day, province=province())


def criteria(desk: Desk) -> CriteriaPage:
    """Ask all that the page shows, at one moment of the registers."""
    names = desk.names
    law = law_on(desk.view.on)
    listed = law.criteria
    with desk.engine.still():
        where = desk.view.where()
        groups = _groups(desk, names, listed)
        rows = [row for group in groups for row in group.rows]
        total = desk.one("units.communes", where)
        new_year = dt.date(desk.view.on.year - 1, 12, 31)
        return CriteriaPage(
            bands=_bands(desk, total),
            total=total,
            average=desk.one("criteria.average", where),
            change=desk.one("criteria.average_change", where, against=new_year),
            full=desk.one("communes.meeting_all", where),
            law=said(law.title),
            basis=desk.view.onward(reverse("law-set", args=[law.code])),
            appendix=desk.view.href(reverse("criteria-appendix", args=["04"])),
            size=len(listed),
            days=days_of(desk.view, [unit.code for unit in names.rural], [law.code]),
            heads=heads(desk, listed),
            groups=groups,
            lost=tuple(row for row in rows if row.lost),
            this_year=_this_year(desk, rows),
            choices=choices(desk.view, names, "district"),
            synthetic=shows_synthetic(desk, "criteria.met"),
            empty=not any(not row.total.missing for row in rows),
        )


def _bands(desk: Desk, total: Num) -> tuple[Band, ...]:
    where = desk.view.where()
    done = desk.one("communes.recognised", where)
    bands = [(_("đã công nhận"), done)]
    for accepted, words in BANDS:
        num = desk.one("communes.in_band", {**where, "criteria_met": (accepted,)})
        bands.append((_("đạt %(range)s tiêu chí") % {"range": words}, num))
    whole = total.plain or 1
    return tuple(Band(title, num, round(100 * num.plain / whole, 2)) for title, num in bands)


def heads(desk: Desk, listed: Sequence[Criterion]) -> tuple[Head, ...]:
    """Give the criteria with their counts."""
    names = ["criteria.communes_meeting", "criteria.share_meeting"]
    found = desk.by(names, ("criterion",), desk.view.where())
    counts, shares = found[names[0]], found[names[1]]
    return tuple(
        Head(
            c.code,
            desk.view.href(reverse("criterion", args=[c.code])),
            c.code.lstrip("0"),
            said(c.short),
            said(c.title),
            counts.get((c.code,), NONE),
            shares.get((c.code,), NONE),
        )
        for c in listed
    )


def _groups(desk: Desk, names: Names, listed: Sequence[Criterion]) -> tuple[MatrixGroup, ...]:
    chosen = desk.view.filters.get("district")
    rows = _rows(desk, names.rural, listed)
    names_asked = ["communes.recognised", "units.communes", "criteria.average"]
    found = desk.by(names_asked, ("district",))
    heads = [(u.code, u.title, u.code) for u in names.districts]
    heads = heads or [(names.province, names.unit(names.province), "")]
    recognised, communes, average = (found[name] for name in names_asked)
    return tuple(
        MatrixGroup(
            title,
            desk.view.onward(reverse("unit", args=[code])),
            recognised.get((key,), NONE),
            communes.get((key,), NONE),
            average.get((key,), NONE),
            tuple(rows[u.code] for u in _under(desk, names, code, rows)),
        )
        for code, title, key in heads
        if chosen in (None, code)
    )


def _under(desk: Desk, names: Names, code: str, rows: Mapping[str, MatrixRow]) -> Iterator[Unit]:
    """Give the communes under a unit; in a frame, only those that anything is told of."""
    for unit in names.rural:
        told = desk.view.frame == AS_THEN or rows[unit.code].total.value is not Missing.ABSENT
        if unit.parent == code and told:
            yield unit


def _rows(
    desk: Desk, communes: Sequence[Unit], listed: Sequence[Criterion]
) -> dict[str, MatrixRow]:
    met = desk.by(["criteria.met"], ("unit", "criterion"))["criteria.met"]
    totals = desk.by(["criteria.met"], ("unit",))["criteria.met"]
    recognised = desk.by(["communes.recognised"], ("unit",))["communes.recognised"]
    return {
        unit.code: MatrixRow(
            unit.code,
            unit.name,
            desk.view.onward(reverse("unit", args=[unit.code])),
            (yes := recognised.get((unit.code,), NONE).value == 1),
            totals.get((unit.code,), NONE),
            tuple(status(met, unit.code, c.code, recognised=yes) for c in listed),
        )
        for unit in communes
    }


def status(met: Mapping[Keys, Num], unit: str, criterion: str, *, recognised: bool) -> str:
    """Tell whether a commune meets a criterion, has lost it, does not meet it, or nobody said."""
    found = met.get((unit, criterion), NONE)
    if found.value is Missing.INEXACT:
        return INEXACT
    if found.missing:
        return UNKNOWN
    if found.value == 1:
        return MET
    return LOST if recognised else NOT_MET


def _this_year(desk: Desk, rows: Sequence[MatrixRow]) -> tuple[MatrixRow, ...]:
    where = {"year": (desk.view.year,)}
    found = desk.by(["recognitions.count"], ("unit",), where)["recognitions.count"]
    codes = {at[0] for at, num in found.items() if num.value == 1}
    return tuple(row for row in rows if row.code in codes)
