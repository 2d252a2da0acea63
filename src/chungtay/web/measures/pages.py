"""The receipt: everything behind one number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from chungtay.analytics.store import TABLES
from chungtay.apps.people.queries import names_of
from chungtay.core.capital.line import GIVEN_AS_TITLES
from chungtay.core.capital.movement import MOVEMENT_TITLES, POT_TITLES
from chungtay.core.kernel.provenance import TITLES, Provenance
from chungtay.core.kernel.quantity import Quantity
from chungtay.core.law.citation import Citation
from chungtay.core.measures.answer import Component, Question, Receipt, ReceiptRow
from chungtay.core.measures.measure import Change, Count, Measure, Ratio, Remainder, Total
from chungtay.core.units.frame import AS_THEN
from chungtay.core.works.work import STAGE_TITLES, TYPE_TITLES
from chungtay.packs import measures as declared
from chungtay.web.kit import wording
from chungtay.web.kit.address import MoneyUnit, View, day_of
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import Num, Style, read_conditions, receipt_href
from chungtay.web.kit.names import Names, said
from chungtay.web.kit.shapes import words
from chungtay.web.law.links import DocumentLink, link

LIMIT = 60


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the question, in words."""

    title: str
    values: str


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A number this one was made from."""

    role: str
    title: str
    num: Num
    rows: int


@dataclass(frozen=True, slots=True)
class Degree:
    """How many of the rows are of one provenance."""

    title: str
    chip: str
    rows: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document, and how many rows rest on it."""

    document: DocumentLink
    rows: str


@dataclass(frozen=True, slots=True)
class Line:
    """A register row as listed."""

    ref: str
    on: dt.date
    unit: str
    value: str
    detail: str
    recorded: str


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """A receipt as shown."""

    name: str
    title: str
    value: Num
    formula: str
    note: str
    on: dt.date
    as_known: dt.date | None
    against: dt.date | None
    conditions: tuple[Condition, ...]
    cites: tuple[DocumentLink, ...]
    ingredients: tuple[Ingredient, ...]
    degrees: tuple[Degree, ...]
    sources: tuple[Source, ...]
    lines: tuple[Line, ...]
    count: str
    more: int
    digest: str
    told: str
    refused: str


CHIPS = {
    Provenance.PUBLISHED: "met",
    Provenance.DERIVED: "plain",
    Provenance.SYNTHETIC: "risk",
    Provenance.REPORTED: "plain",
}
COLUMNS = {
    "programme": "Chương trình", "project": "Dự án", "source": "Nguồn vốn", "kind": "Loại vốn",
    "district": "Huyện", "province": "Tỉnh", "unit": "Đơn vị", "plan_year": "Năm kế hoạch",
    "origin_year": "Vốn của năm", "month": "Tháng", "year": "Năm", "criterion": "Tiêu chí",
    "criteria_met": "Số tiêu chí đạt", "standing": "Loại số liệu", "people": "Hộ", "level": "Cấp",
    "item": "Khoản", "movement": "Bút toán", "holder": "Đơn vị giữ vốn", "unit_class": "Phân loại",
    "work_type": "Loại công trình", "stage": "Bước", "reached": "Bước", "work": "Công trình",
    "recognised": "Đã công nhận", "provider": "Nơi góp", "given_as": "Hình thức góp",
    "budget_index": "Mục lục ngân sách",
}  # fmt: skip
SHOWN = {
    "movement", "pot", "programme", "project", "source", "kind", "work_type", "stage",
    "criterion", "standing", "finality", "household_class", "people", "unit_class", "level",
}  # fmt: skip
"""Columns of a row that a receipt's list repeats in words."""
VALUES = {
    "movement": {movement.value: title for movement, title in MOVEMENT_TITLES.items()},
    "pot": {pot.value: title for pot, title in POT_TITLES.items()},
    "given_as": {given.value: title for given, title in GIVEN_AS_TITLES.items()},
    "people": {"all": "mọi hộ", "minority": "hộ dân tộc thiểu số"},
    "level": {"province": "tỉnh", "district": "huyện", "commune": "xã"},
    "stage": {stage.value: title for stage, title in STAGE_TITLES.items()},
    "reached": {stage.value: title for stage, title in STAGE_TITLES.items()},
    "work_type": {work_type.value: title for work_type, title in TYPE_TITLES.items()},
    "standing": {
        "plan": "kế hoạch", "actual": "thực hiện", "estimate": "ước", "target": "mục tiêu",
    },
}  # fmt: skip


def question(asked: QueryDict, view: View) -> Question:
    """Read the question a receipt's address asks."""
    return Question(
        read_conditions(asked.getlist("where")),
        view.on,
        view.as_known,
        day_of(asked, "against", []),
        view.frame,
    )


def receipt(desk: Desk, name: str, asked: Question) -> ReceiptPage:
    """Ask for everything behind one number, and dress it."""
    found = desk.engine.receipt(name, asked, limit=LIMIT)
    account = found.account
    names = desk.names if asked.frame != AS_THEN else Names(asked.on)
    measure = account.measure
    return ReceiptPage(
        name=measure.name,
        title=said(measure.title),
        value=_shown(measure, account.value, desk.view.money, ""),
        formula=formula(measure),
        note=measure.note,
        on=asked.on,
        as_known=asked.as_known,
        against=asked.against,
        conditions=_conditions(asked.where, names),
        cites=tuple(link(Citation.parse(cite), desk.view) for cite in measure.cite),
        ingredients=tuple(_ingredient(part, desk.view.money) for part in account.components),
        degrees=_degrees(found),
        sources=_sources(found, desk.view),
        lines=_lines(found.rows, names),
        count=wording.number(account.count),
        more=max(0, account.count - len(found.rows)),
        digest=account.digest,
        told=words(desk.view),
        refused=_refused(desk, name, asked),
    )


def _refused(desk: Desk, name: str, asked: Question) -> str:
    """Say which units of then stand in the way of a number that cannot be told exactly."""
    inexact = desk.engine.ask_many([name], question=asked)[name].inexact.get(())
    if inexact is None:
        return ""
    then = Names(asked.on)
    told = {"units": ", ".join(f"{then.unit(code)} ({code})" for code in inexact.units)}
    if inexact.divided:
        return _("Không tính chính xác được vì %(units)s đã bị chia, không rõ phần nào đâu.") % told
    return _("Số này không cộng qua đơn vị, mà các đơn vị khi đó đã nhập lại: %(units)s.") % told


def formula(measure: Measure) -> str:
    """Say in words how a measure is computed."""
    known = _parts(measure)
    match measure.formula:
        case Total(fact=fact):
            return _("Cộng các dòng của sổ “%(fact)s”") % {"fact": _(TABLES[fact].title)}
        case Count(fact=fact):
            return _("Đếm trong sổ “%(fact)s”") % {"fact": _(TABLES[fact].title)}
        case Ratio(times=times):
            words = "%(of)s ÷ %(over)s" + (f" × {times}" if times != 1 else "")
            return words % {"of": known[0], "over": known[1]}
        case Remainder():
            return f"{known[0]} − {known[1]}"
        case Change():
            return _("%(of)s: ngày số liệu trừ ngày so sánh") % {"of": known[0]}


def _parts(measure: Measure) -> list[str]:
    known = declared.measures()
    return [said(known[part.measure].title) for part in measure.parts()]


def _shown(measure: Measure, value: Quantity, money: MoneyUnit, href: str) -> Num:
    style = Style(measure.unit, measure.decimals, money)
    return style.show(value, href)


def _ingredient(part: Component, money: MoneyUnit) -> Ingredient:
    href = receipt_href(part.measure.name, part.question)
    num = _shown(part.measure, part.value, money, href)
    return Ingredient(_(part.role), said(part.measure.title), num, part.rows)


def _conditions(where: Mapping[str, tuple[str, ...]], names: Names) -> tuple[Condition, ...]:
    return tuple(
        Condition(
            _(COLUMNS.get(column, column)),
            ", ".join(_value(column, value, names) for value in values),
        )
        for column, values in where.items()
    )


def _value(column: str, value: str, names: Names) -> str:
    if column in VALUES:
        return _(VALUES[column].get(value, value))
    named = {
        "programme": names.programme,
        "project": names.project,
        "source": names.source,
        "kind": names.kind,
        "district": names.unit,
        "unit": names.unit,
        "province": names.unit,
    }
    return named[column](value) if column in named else value or "—"


def _degrees(found: Receipt) -> tuple[Degree, ...]:
    return tuple(
        Degree(_(TITLES[degree]), CHIPS[degree], wording.number(found.provenance[degree]))
        for degree in Provenance
        if found.provenance.get(degree)
    )


def _sources(found: Receipt, view: View) -> tuple[Source, ...]:
    most = sorted(found.documents.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        Source(link(Citation.parse(key), view), wording.number(rows)) for key, rows in most
    )


def _lines(rows: Sequence[ReceiptRow], names: Names) -> tuple[Line, ...]:
    users = {row.recorded_by for row in rows if row.recorded_by.isdecimal()}
    writers = {str(user): name for user, name in names_of(map(int, users)).items()}
    return tuple(
        Line(
            row.ref,
            row.on,
            names.unit(row.unit),
            _amount(row),
            _detail(row, names),
            _recorded(row, writers),
        )
        for row in rows
    )


def _recorded(row: ReceiptRow, writers: Mapping[str, str]) -> str:
    """Say by whom and when a row was written down, since when it could be known, and how."""
    written = localtime(row.recorded_at.replace(tzinfo=dt.UTC))
    return _("%(how)s · %(who)s ghi lúc %(when)s · biết từ %(known)s") % {
        "how": _(TITLES[row.provenance]),
        "who": writers.get(row.recorded_by, row.recorded_by),
        "when": f"{written:%H:%M %d/%m/%Y}",
        "known": f"{row.known_from:%d/%m/%Y}",
    } + (_(" · đính chính %(ref)s") % {"ref": row.corrects} if row.corrects else "")


def _detail(row: ReceiptRow, names: Names) -> str:
    """Say what else the row states, without the years and the number of its entry."""
    told = [_value(name, value, names) for name, value in row.detail.items() if name in SHOWN]
    return " · ".join(value for value in told if value != "—")


def _amount(row: ReceiptRow) -> str:
    if row.value is None:
        return "–"
    return wording.number(row.value)
