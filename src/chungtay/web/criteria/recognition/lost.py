"""Who is recognised and does not meet all any more: what, since when, why, who must act."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.people.queries.agencies import agency_titles
from chungtay.core.criteria.grade import GRADE_TITLES
from chungtay.core.criteria.recognition.actions import RECHECK
from chungtay.core.criteria.recognition.backsliding import WHY_TITLES, Backslider, Lost
from chungtay.core.criteria.recognition.recheck import FOUND_TITLES, Found
from chungtay.core.people.actor import Actor
from chungtay.flows.backsliding import backsliding
from chungtay.packs import loader
from chungtay.web.criteria.recognition.asked import Asked
from chungtay.web.kit.choices import Choice, choices
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import Num
from chungtay.web.kit.names import Names, province, said
from chungtay.web.kit.synthetic import shows_synthetic


@dataclass(frozen=True, slots=True)
class LostLine:
    """One criterion that a recognised commune does not meet."""

    number: str
    name: str
    since: dt.date
    why: str
    agencies: tuple[str, ...]
    found: str
    cause: str
    agency: str
    due: dt.date | None
    overdue: int
    recheck: str
    words: str


@dataclass(frozen=True, slots=True)
class LostUnit:
    """A commune that is recognised and does not meet all."""

    name: str
    href: str
    district: str
    grade: str
    recognised: dt.date
    year: int
    met: int
    asked: int
    lines: tuple[LostLine, ...]


@dataclass(frozen=True, slots=True)
class LostPage:
    """All the page of backsliding shows."""

    choices: tuple[Choice, ...]
    recognised: Num
    meeting: Num
    backsliding: Num
    units: tuple[LostUnit, ...]
    synthetic: bool


def lost(desk: Desk, asked: Asked, by: Actor) -> LostPage:
    """Ask all the page shows."""
    names, where = Names(asked.view.on), asked.view.where()
    within = [u.code for u in names.communes if asked.district in ("", u.parent)]
    with desk.engine.still():
        return LostPage(
            choices(asked.view, names, "district"),
            desk.one("communes.recognised", where),
            desk.one("communes.meeting_all", where),
            desk.one("communes.backsliding", where),
            units=lost_units(desk, names, within, by),
            synthetic=shows_synthetic(desk, "communes.recognised"),
        )


def lost_units(desk: Desk, names: Names, within: list[str], by: Actor) -> tuple[LostUnit, ...]:
    """Give the communes among some that are recognised and miss a criterion."""
    found = backsliding(province=province(), on=desk.view.on, within=within)
    return tuple(_unit(desk, names, one, by) for one in found)


def _unit(desk: Desk, names: Names, one: Backslider, by: Actor) -> LostUnit:
    unit = one.recognition.unit
    parent = names.ever[unit].parent
    may = by.may(RECHECK, unit=unit, above=(parent, province()))
    agencies = agency_titles(row.recheck.agency for row in one.lost if row.recheck)
    return LostUnit(
        names.unit(unit),
        desk.view.onward(reverse("unit", args=[unit])),
        names.unit(parent) if parent != province() else "",
        said(GRADE_TITLES[one.recognition.grade]),
        one.recognition.on,
        one.recognition.for_year,
        one.met,
        one.asked,
        tuple(_line(one, row, agencies, may=may, on=desk.view.on) for row in one.lost),
    )


def _line(one: Backslider, row: Lost, named: dict[str, str], *, may: bool, on: dt.date) -> LostLine:
    known, found = loader.agencies(), row.recheck
    lost_found = found is not None and found.found is Found.LOST
    href = reverse("recheck", args=[one.recognition.unit])
    about = f"{one.recognition.grade}:{row.criterion}"
    return LostLine(
        number=row.result.number,
        name=said(row.result.title),
        since=row.since,
        why=said(WHY_TITLES[row.why]),
        agencies=tuple(said(known[code].title) for code in row.agencies if code in known),
        found=said(FOUND_TITLES[found.found]) if found else _("chưa phúc tra"),
        cause=found.cause if found else "",
        agency=named.get(found.agency, found.agency) if found else "",
        due=found.due if found and lost_found else None,
        overdue=found.overdue_by(on) if found else 0,
        recheck=f"{href}?o={about}" if may and row.result.number else "",
        words=said(row.result.words),
    )
