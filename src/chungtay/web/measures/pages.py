"""The receipt: everything behind one number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from chungtay.apps.people.queries import names_of
from chungtay.core.kernel.provenance import TITLES, Provenance
from chungtay.core.kernel.quantity import Quantity
from chungtay.core.law.citation import Citation
from chungtay.core.measures.answer import Component, Question, Receipt, ReceiptRow
from chungtay.core.measures.measure import Measure
from chungtay.core.units.frame import AS_THEN
from chungtay.web.kit import wording
from chungtay.web.kit.address import MoneyUnit, View, day_of
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import Num, Style, read_conditions, receipt_href
from chungtay.web.kit.names import Names, said
from chungtay.web.kit.shapes import words
from chungtay.web.law.links import DocumentLink, link
from chungtay.web.measures.words import Condition, conditions, detail, formula

LIMIT = 60


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
    count: int
    counted: str
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
        conditions=conditions(asked.where, names),
        cites=tuple(link(Citation.parse(cite), desk.view) for cite in measure.cite),
        ingredients=tuple(_ingredient(part, desk.view.money) for part in account.components),
        degrees=_degrees(found),
        sources=_sources(found, desk.view),
        lines=_lines(found.rows, names),
        count=account.count,
        counted=wording.number(account.count),
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


def _shown(measure: Measure, value: Quantity, money: MoneyUnit, href: str) -> Num:
    style = Style(measure.unit, measure.decimals, money)
    return style.show(value, href)


def _ingredient(part: Component, money: MoneyUnit) -> Ingredient:
    href = receipt_href(part.measure.name, part.question)
    num = _shown(part.measure, part.value, money, href)
    return Ingredient(_(part.role), said(part.measure.title), num, part.rows)


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
            detail(row, names),
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


def _amount(row: ReceiptRow) -> str:
    if row.value is None:
        return "–"
    return wording.number(row.value)
