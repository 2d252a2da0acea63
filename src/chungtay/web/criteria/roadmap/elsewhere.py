"""The roadmap in other units than those of then: what adds up, and why the rest is not told."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.kernel.vietnamese import sort_key
from chungtay.flows.roadmap.situation import set_in_force
from chungtay.web.criteria.roadmap.targets import COST
from chungtay.web.kit.choices import Choice, MoneyChoice, choices, moneys
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import province, said
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.kit.table import Column, Row, Table, Text, ordered

TARGETS, REMEDIES = "roadmap.targets", "roadmap.remedies"
ADDED = (TARGETS, REMEDIES, COST)


@dataclass(frozen=True, slots=True)
class ElsewherePage:
    """What the page of the roadmap shows in other units than those of then."""

    title: str
    targets: Num
    remedies: Num
    cost: Num
    table: Table
    choices: tuple[Choice, ...]
    moneys: tuple[MoneyChoice, ...]
    synthetic: bool
    empty: bool


def elsewhere(desk: Desk) -> ElsewherePage:
    """Ask the totals of the roadmap and its parts by unit, in the frame of the address."""
    law = set_in_force(desk.view.on, province=province())
    where = {"criteria_set": (law.code,), **desk.view.where()}
    with desk.engine.still():
        whole = desk.of(ADDED, where)
        return ElsewherePage(
            title=said(law.title),
            targets=whole[TARGETS],
            remedies=whole[REMEDIES],
            cost=whole[COST],
            table=_by_unit(desk, where),
            choices=choices(desk.view, desk.names, "district"),
            moneys=moneys(desk.view),
            synthetic=shows_synthetic(desk, COST, where),
            empty=all(num.missing for num in whole.values()),
        )


def _by_unit(desk: Desk, where: dict[str, tuple[str, ...]]) -> Table:
    found = desk.by(ADDED, ("unit",), where)
    codes = sorted({code for told in found.values() for (code,) in told})
    rows = tuple(
        Row(
            Text(desk.names.unit(code), _href(desk, code)),
            tuple(found[name].get((code,), NONE) for name in ADDED),
        )
        for code in codes
    )
    columns = (
        Column("name", _("Đơn vị"), numeric=False),
        Column("targets", _("Xã điểm và xã mục tiêu")),
        Column("remedies", _("Giải pháp đã ghi")),
        Column("cost", _("Kinh phí của mọi giải pháp đã ghi"), desk.view.money.words),
    )
    return ordered(Table(_("Lộ trình theo đơn vị"), columns, rows), desk.view, sort_key)


def _href(desk: Desk, code: str) -> str:
    """Lead to a unit's page; an area and a body that ended have none of their own."""
    alone = "~" not in code and "@" not in code
    return desk.view.onward(reverse("unit", args=[code])) if alone else ""
