"""What the page of one work shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.works import places, queries
from chungtay.apps.works.written import written
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.people.actor import Actor
from chungtay.core.works.findings import findings
from chungtay.core.works.whole import WorkSummary, WorkWhole
from chungtay.core.works.work import TYPE_TITLES
from chungtay.packs.works import direct_limits
from chungtay.web.kit.choices import MoneyChoice, moneys
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import Num
from chungtay.web.kit.names import Names
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.saying import finding
from chungtay.web.works.lines import Places
from chungtay.web.works.marks import Mark, mark
from chungtay.web.works.one.contracts import Contracts, contracts
from chungtay.web.works.one.facts import Fact, after, facts
from chungtay.web.works.one.money import WorkMoney, money
from chungtay.web.works.one.register import RegisterLine, register
from chungtay.web.works.one.said import (
    ObstacleLine,
    PhotoLine,
    RemarkLine,
    deed_href,
    obstacle_lines,
    photo_lines,
    remark_lines,
)
from chungtay.web.works.one.stages import Drawn, StageLine, drawn, stages
from chungtay.web.works.record.what import possible

COST, PLAN, DISBURSED, RATE = (
    "works.cost", "capital.plan", "capital.disbursed", "capital.disbursement_rate",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """Something the reader may write of the work: its words and the page to do it on."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class WorkPage:
    """All the page shows."""

    crumbs: tuple[Crumb, ...]
    work: WorkSummary
    mark: Mark
    where: Fact
    about: tuple[str, ...]
    findings: tuple[str, ...]
    deeds: tuple[Deed, ...]
    answers: tuple[tuple[str, Num], ...]
    year: str
    drawn: Drawn
    stages: tuple[StageLine, ...]
    money: WorkMoney
    contracts: Contracts
    facts: tuple[Fact, ...]
    after: tuple[Fact, ...]
    obstacles: tuple[ObstacleLine, ...]
    remarks: tuple[RemarkLine, ...]
    photos: tuple[PhotoLine, ...]
    register: tuple[RegisterLine, ...]
    moneys: tuple[MoneyChoice, ...]
    synthetic: bool


def one(desk: Desk, code: str, by: Actor) -> WorkPage:
    """Give the page of a work as it stands on the desk's day; refuse what is unknown."""
    whole = queries.whole(code, on=desk.view.on, known=desk.view.as_known)
    work = whole.summary
    names = Names(desk.view.on)
    may = possible(by, work.state, on=desk.view.on)
    rows = written(code, on=desk.view.on, known=desk.view.as_known)
    with desk.engine.still():
        return WorkPage(
            crumbs=_crumbs(desk, names, work),
            work=work,
            mark=mark(work.stage),
            where=_where(desk, names, work),
            about=_about(names, work),
            findings=_findings(whole, on=desk.view.on),
            deeds=tuple(Deed(what.words, deed_href(code, what)) for what in may if what.offered),
            answers=_answers(desk, code),
            year=desk.view.year,
            drawn=drawn(whole, on=desk.view.on),
            stages=stages(whole, desk.view),
            money=money(desk, code, whole.funding),
            contracts=contracts(desk, whole, may),
            facts=facts(whole.card),
            after=after(whole),
            obstacles=obstacle_lines(whole, rows, may, on=desk.view.on),
            remarks=remark_lines(whole, may),
            photos=photo_lines(whole),
            register=register(desk, rows),
            moneys=moneys(desk.view),
            synthetic=work.state.grounds.provenance is Provenance.SYNTHETIC,
        )


def _crumbs(desk: Desk, names: Names, work: WorkSummary) -> tuple[Crumb, ...]:
    places, unit = Places(names), work.state.unit
    district = places.district_code(unit)
    every = desk.view.onward(reverse("works"))
    steps = [Crumb(_("Công trình"), every)]
    for name, code, title in (
        ("district", district, names.district(district)), ("unit", unit, names.unit(unit)),
    ):  # fmt: skip
        if name == "district" or unit != district:
            joint = "&" if "?" in every else "?"
            steps.append(Crumb(title, f"{every}{joint}{name}={code}"))
    return (*steps, Crumb(work.name))


def _where(desk: Desk, names: Names, work: WorkSummary) -> Fact:
    unit = work.state.unit
    return Fact(_("Địa điểm"), names.unit(unit), desk.view.onward(reverse("unit", args=[unit])))


def _about(names: Names, work: WorkSummary) -> tuple[str, ...]:
    state = work.state
    told = (
        _(TYPE_TITLES[state.work_type]),
        names.programme(state.programme),
        names.project(state.project),
        _("kế hoạch năm %(year)s") % {"year": state.plan_year},
    )
    return tuple(dict.fromkeys(told))


def _findings(whole: WorkWhole, *, on: dt.date) -> tuple[str, ...]:
    extent = places.extent(whole.summary.state.unit, on=on)
    return tuple(map(finding, findings(whole, extent=extent, limits=direct_limits())))


def _answers(desk: Desk, code: str) -> tuple[tuple[str, Num], ...]:
    where = {"work": (code,)}
    cost = desk.one(COST, where)
    yearly = desk.of([PLAN, DISBURSED, RATE], {**where, "plan_year": (desk.view.year,)})
    year = {"year": desk.view.year}
    return (
        (_("Tổng mức đầu tư"), cost),
        (_("Kế hoạch vốn %(year)s") % year, yearly[PLAN]),
        (_("Giải ngân %(year)s") % year, yearly[DISBURSED]),
        (_("Tỷ lệ"), yearly[RATE]),
    )
