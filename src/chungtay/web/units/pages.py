"""Units: the list by district, the search, and the whole story of one unit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chungtay.apps.units import queries
from chungtay.core.kernel.vietnamese import sort_key
from chungtay.core.people.actor import Actor
from chungtay.core.units.frame import AS_THEN
from chungtay.core.units.unit import Level, Unit
from chungtay.core.units.unit_class import CLASS_TITLES
from chungtay.core.works.work import TYPE_TITLES
from chungtay.web.capital.pages import MONEY, summary
from chungtay.web.kit import wording
from chungtay.web.kit.choices import MoneyChoice, moneys
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.kit.table import Bar, Cell, Column, Row, Table, Text, ordered, plain
from chungtay.web.law.links import DocumentLink
from chungtay.web.units.criteria import CriteriaOverTime, criteria_over_time, where_of
from chungtay.web.units.kin import BeganLine, ClassLine, KinTold, began_line, class_lines, kin
from chungtay.web.units.recognised import RecognisedTold, recognised
from chungtay.web.units.unknown import Unknown, unknown
from chungtay.web.works.paper import shown
from chungtay.web.works.short import ShortList, short


@dataclass(frozen=True, slots=True)
class UnitLink:
    """A unit named with a link to its page."""

    title: str
    href: str
    code: str


@dataclass(frozen=True, slots=True)
class DistrictBlock:
    """A district and the units under it."""

    unit: UnitLink
    count: int
    under: tuple[UnitLink, ...]


@dataclass(frozen=True, slots=True)
class UnitsPage:
    """The list of units, or what a search found."""

    asked: str
    found: tuple[UnitLink, ...]
    blocks: tuple[DistrictBlock, ...]
    province: UnitLink
    direct: tuple[UnitLink, ...]
    empty: bool
    reorganises: bool = False
    """Whether the reader may take reorganisations in."""


@dataclass(frozen=True, slots=True)
class Membership:
    """A class the unit is in."""

    title: str
    since: dt.date
    document: DocumentLink


@dataclass(frozen=True, slots=True)
class Answered:
    """A question about the unit, and its number."""

    title: str
    num: Num


@dataclass(frozen=True, slots=True)
class UnitPage:
    """All a unit's page shows."""

    unit: Unit
    crumbs: tuple[Crumb, ...]
    level: str
    classes: tuple[Membership, ...]
    kin: KinTold
    history: tuple[ClassLine, ...]
    unknown: tuple[Unknown, ...]
    began: BeganLine | None
    answers: tuple[Answered, ...]
    criteria: CriteriaOverTime | None
    recognised: RecognisedTold | None
    money: Table | None
    works: Table | None
    listed: ShortList
    communes: Table | None
    moneys: tuple[MoneyChoice, ...]
    synthetic: bool
    classifies: bool = False
    """Whether the reader may say in which classes the unit is."""


def index(desk: Desk, asked: str) -> UnitsPage:
    """List the province's units by district, or those whose name answers a search."""
    names = desk.names
    day = desk.view.places_on
    found = queries.find(asked, on=day, within=names.province, limit=60) if asked else ()
    blocks = tuple(
        DistrictBlock(
            _link(desk, unit),
            len(under := [u for u in names.communes if u.parent == unit.code]),
            tuple(_link(desk, u) for u in under),
        )
        for unit in names.districts
    )
    here = names.province
    home = UnitLink(names.unit(here), _href(desk, here), here)
    return UnitsPage(
        asked,
        tuple(_link(desk, u) for u in found),
        blocks,
        home,
        _direct(desk, names),
        not names.communes,
    )


def _direct(desk: Desk, names: Names) -> tuple[UnitLink, ...]:
    """List the communes that lie directly under the province."""
    return tuple(_link(desk, unit) for unit in names.communes if unit.parent == names.province)


def story(desk: Desk, code: str, by: Actor) -> UnitPage:
    """Tell all that is known of one unit, at one moment of the registers."""
    unit, day = meant(desk, code)
    with desk.engine.still():
        return UnitPage(
            unit=unit,
            crumbs=_crumbs(desk, unit, day),
            level=unit.level.value,
            classes=tuple(
                Membership(_(CLASS_TITLES[m.unit_class]), m.since, _cited(m.document, desk))
                for m in queries.classes_of(code, on=desk.view.on, as_known=desk.view.as_known)
            ),
            kin=kin(desk, unit, day),
            history=class_lines(desk, unit),
            unknown=unknown(unit, day),
            began=began_line(desk, unit, day),
            answers=_answers(desk, unit),
            criteria=criteria_over_time(desk, unit) if unit.level is Level.COMMUNE else None,
            recognised=recognised(desk, unit, by),
            money=_money(desk, unit),
            works=_works(desk, unit),
            listed=short(desk, unit),
            communes=_communes(desk, unit),
            moneys=moneys(desk.view),
            synthetic=shows_synthetic(desk),
        )


def _link(desk: Desk, unit: Unit) -> UnitLink:
    return UnitLink(unit.title, _href(desk, unit.code), unit.code)


def _href(desk: Desk, code: str) -> str:
    return desk.view.onward(reverse("unit", args=[code]))


def meant(desk: Desk, code: str) -> tuple[Unit, dt.date]:
    """Find the unit that a page is of, and the day on which its code means it.

    In a frame that is the frame's own unit; a unit that has ended by then, as it stood on the day.
    """
    for day in dict.fromkeys((desk.view.places_on, desk.view.on)):
        if found := queries.units([code], on=day).get(code):
            return found, day
    return queries.unit(code, on=desk.view.on), desk.view.on


def on_its_last_day(desk: Desk, code: str) -> Desk:
    """Ask of a unit that has ended on its last day, as then: it answers for no other since."""
    view = desk.view
    if view.frame != AS_THEN or queries.units([code], on=view.on):
        return desk
    ended = [one for one in queries.bearers(code) if one.until and one.until <= view.on]
    if not ended or ended[-1].until is None:
        return desk
    last = ended[-1].until - dt.timedelta(days=1)
    words = _("%(unit)s kết thúc ngày %(day)s: trang này kể như ngày cuối, %(last)s.") % {
        "unit": ended[-1].title, "day": wording.day(ended[-1].until), "last": wording.day(last),
    }  # fmt: skip
    return replace(desk, view=replace(view, on=last, notes=(*view.notes, words)))


def _crumbs(desk: Desk, unit: Unit, day: dt.date) -> tuple[Crumb, ...]:
    crumbs = [Crumb(pgettext("menu", "Đơn vị"), desk.view.onward(reverse("units")))]
    above = unit.parent
    chain: list[Crumb] = []
    while above:
        parent = queries.unit(above, on=day)
        chain.insert(0, Crumb(parent.title, _href(desk, parent.code)))
        above = parent.parent
    return (*crumbs, *chain, Crumb(unit.title))


def _cited(key: str, desk: Desk) -> DocumentLink:
    return shown(key, desk.view, Names(desk.view.on))


def _answers(desk: Desk, unit: Unit) -> tuple[Answered, ...]:
    where = where_of(unit)
    level = unit.level.value
    poor = desk.of(
        ["poverty.poor_rate", "poverty.poor", "poverty.near_poor"],
        {**where, "people": ("all",), "level": (level,)},
    )
    rows = [
        Answered(_("Tỷ lệ hộ nghèo"), poor["poverty.poor_rate"]),
        Answered(_("Hộ nghèo"), poor["poverty.poor"]),
        Answered(_("Hộ cận nghèo"), poor["poverty.near_poor"]),
    ]
    if unit.level is not Level.COMMUNE:
        found = desk.of(["communes.recognised", "units.communes", "criteria.average"], where)
        rows[:0] = [
            Answered(_("Xã đã công nhận"), found["communes.recognised"]),
            Answered(_("Tổng số xã"), found["units.communes"]),
            Answered(_("Tiêu chí bình quân"), found["criteria.average"]),
        ]
    return tuple(row for row in rows if not row.num.missing)


def _money(desk: Desk, unit: Unit) -> Table | None:
    where = {"plan_year": (desk.view.year,), **where_of(unit)}
    if desk.of(MONEY, where)["capital.plan"].missing:
        return None
    return summary(desk, desk.names, where)


def _works(desk: Desk, unit: Unit) -> Table | None:
    found = desk.by(["works.count", "works.cost"], ("work_type",), where_of(unit))
    counts, costs = found["works.count"], found["works.cost"]
    kinds = [kind for kind in TYPE_TITLES if (kind.value,) in counts]
    if not kinds:
        return None
    rows = tuple(
        Row(Text(_(TYPE_TITLES[k])), (counts[(k.value,)], costs.get((k.value,), NONE)))
        for k in kinds
    )
    whole = desk.of(["works.count", "works.cost"], where_of(unit))
    foot = (Row(Text(_("Tổng số")), (whole["works.count"], whole["works.cost"]), 0),)
    columns = (
        Column("name", _("Loại công trình"), numeric=False),
        Column("count", _("Số công trình")),
        Column("cost", _("Tổng mức đầu tư"), desk.view.money.words),
    )
    return plain(Table(_("Công trình"), columns, rows, foot))


def _communes(desk: Desk, unit: Unit) -> Table | None:
    if unit.level is not Level.DISTRICT:
        return None
    where = where_of(unit)
    met = desk.by(["criteria.met"], ("unit",), where)["criteria.met"]
    recognised = desk.by(["communes.recognised"], ("unit",), where)["communes.recognised"]
    poor_where = {**where, "people": ("all",), "level": ("commune",)}
    poor = desk.by(["poverty.poor_rate"], ("unit",), poor_where)["poverty.poor_rate"]
    under = queries.subtree(unit.code, on=desk.view.on, level=Level.COMMUNE)
    rows = tuple(
        Row(
            Text(u.title, _href(desk, u.code)),
            (
                met.get((u.code,), NONE),
                _recognised(recognised.get((u.code,), NONE)),
                poor.get((u.code,), NONE),
                Bar(poor.get((u.code,), NONE)),
            ),
        )
        for u in under
    )
    columns = (
        Column("name", _("Đơn vị"), numeric=False),
        Column("met", _("Tiêu chí đạt"), "/19"),
        Column("recognised", _("Công nhận"), numeric=False, sortable=False),
        Column("poor", _("Tỷ lệ hộ nghèo"), "%"),
        Column("bar", "", numeric=False, sortable=False),
    )
    table = Table(_("Các xã, phường, thị trấn"), columns, rows)
    return ordered(table, desk.view, sort_key)


def _recognised(num: Num) -> Cell:
    return Text(_("Đã công nhận"), chip="star") if num.value == 1 else Text("")
