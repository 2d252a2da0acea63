"""Every row about a work, in words: what it says, of which day, on which paper, who wrote it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.apps.people.queries import names_of
from chungtay.apps.works.written import Said, Written
from chungtay.core.kernel.provenance import TITLES, Provenance
from chungtay.core.works.card import WorkCard
from chungtay.core.works.contract import (
    CONTRACT_STATE_TITLES,
    PACKAGE_TITLES,
    WorkContract,
)
from chungtay.core.works.funding import Funding
from chungtay.core.works.obstacle import STATE_TITLES, Obstacle
from chungtay.core.works.photo import Photo
from chungtay.core.works.remark import Remark
from chungtay.core.works.work import STAGE_TITLES, WorkState
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.names import Names
from chungtay.web.law.links import DocumentLink
from chungtay.web.works.lines import written as amount
from chungtay.web.works.one.money import source_of
from chungtay.web.works.paper import shown

_KINDS: dict[type[Said], object] = {
    WorkState: gettext_lazy("Tiến độ"),
    WorkCard: gettext_lazy("Hồ sơ"),
    WorkContract: gettext_lazy("Hợp đồng"),
    Funding: gettext_lazy("Cơ cấu vốn"),
    Obstacle: gettext_lazy("Vướng mắc"),
    Remark: gettext_lazy("Giám sát cộng đồng"),
    Photo: gettext_lazy("Ảnh"),
}


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A row of a register as listed on a work's page."""

    on: dt.date
    kind: str
    words: str
    document: DocumentLink
    provenance: str
    synthetic: bool
    who: str
    at: str
    ref: str
    corrects: str


def register(desk: Desk, rows: Sequence[Written]) -> tuple[RegisterLine, ...]:
    """Put rows in words, in the order given."""
    names = Names(desk.view.on)
    people = names_of({int(row.by) for row in rows if row.by.isdecimal()})
    return tuple(_line(desk, names, row, people) for row in rows)


def _line(desk: Desk, names: Names, row: Written, people: dict[int, str]) -> RegisterLine:
    grounds = row.said.grounds
    return RegisterLine(
        on=row.said.on,
        kind=_kind(row.said),
        words=_words(desk, row.said),
        document=shown(grounds.document, desk.view, names),
        provenance=_(TITLES[grounds.provenance]),
        synthetic=grounds.provenance is Provenance.SYNTHETIC,
        who=people.get(int(row.by), "") if row.by.isdecimal() else row.by,
        at=f"{localtime(row.at):%H:%M %d/%m/%Y}",
        ref=row.ref,
        corrects=row.corrects,
    )


def _kind(said: Said) -> str:
    return str(_KINDS[type(said)])


def _words(desk: Desk, said: Said) -> str:
    match said:
        case WorkState():
            progress = "" if said.progress is None else f"{said.progress} %"
            told = (_(STAGE_TITLES[said.stage]), progress, said.reason)
            words = " · ".join(part for part in told if part)
        case WorkCard():
            words = _card(said)
        case WorkContract():
            words = _contract(desk, said)
        case Funding():
            num = amount(desk, said.amount)
            words = f"{source_of(said)}: {num.text} {num.unit}"
        case Obstacle():
            words = f"{_(STATE_TITLES[said.state])}: {said.text}"
        case Remark():
            words = said.answer or said.text
        case Photo():
            words = said.caption or said.name
    return words


def _contract(desk: Desk, said: WorkContract) -> str:
    num = amount(desk, said.amount) if said.amount is not None else None
    told = (
        f"{said.contract}. {_(PACKAGE_TITLES[said.package])}",
        said.name,
        said.number,
        said.contractor,
        f"{num.text} {num.unit}" if num else "",
        said.amendment,
        _(CONTRACT_STATE_TITLES[said.state]),
    )
    return " · ".join(part for part in told if part)


def _card(card: WorkCard) -> str:
    told = (
        _("Phê duyệt %(paper)s") % {"paper": card.approval} if card.approval else "",
        _("hoàn thành theo kế hoạch %(day)s") % {"day": f"{card.planned_finish:%d/%m/%Y}"}
        if card.planned_finish
        else "",
        card.capacity,
    )
    return " · ".join(part for part in told if part) or _("Hồ sơ công trình")
