"""The pages that plan how arrears are paid off: a new instalment, and one with all said of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chungtay.apps.capital import queries
from chungtay.core.capital.actions import OWE, READ
from chungtay.core.capital.arrears import Debt
from chungtay.core.capital.instalments import (
    Instalment,
    InstalmentStanding,
    Repayment,
    UnknownInstalment,
)
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.people.actor import Actor
from chungtay.flows.reach import reach
from chungtay.web.capital.book.words import LineWords, Words, amount
from chungtay.web.kit.address import View
from chungtay.web.kit.names import Names
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.short_name import short_name
from chungtay.web.law.links import DocumentLink

Debts = dict[str, tuple[Debt, str]]
"""Debts by a short name that is the same on the next page, and how each is called."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said of an instalment."""

    on: dt.date
    due: dt.date
    amount: Dong
    source: str
    document: DocumentLink
    reason: str
    taken_back: bool


@dataclass(frozen=True, slots=True)
class InstalmentPage:
    """One instalment: of which debt, and all that was said of it, the latest first."""

    work: tuple[str, str]
    holder: str
    line: LineWords
    when: str
    tone: str
    said: tuple[Said, ...]
    may_write: bool
    crumbs: tuple[Crumb, ...]


def debts(by: Actor, view: View, *, on: dt.date) -> Debts:
    """Give the debts that somebody may plan for and that are in part in no instalment yet."""
    words = Words(view)
    found = queries.repayments(on=on, units=reach(by, OWE, on=on))
    return {
        key_of(one.arrears.debt): (
            one.arrears.debt,
            " · ".join(
                (
                    words.subject(one.arrears.work, on=on)[0],
                    words.holder(one.arrears.holder),
                    words.line(one.arrears.line).rest,
                    _("chưa có lộ trình %(dong)s đồng") % {"dong": amount(one.unplanned)},
                )
            ),
        )
        for one in found
        if one.unplanned > ZERO
    }


def key_of(debt: Debt) -> str:
    """Name a debt by what it is."""
    return short_name(debt)


def page(by: Actor, number: str, view: View, *, on: dt.date) -> tuple[InstalmentPage, Instalment]:
    """Lay out an instalment, and give what was last said of it.

    Refuses (`capital.unknown_instalment`) one of units that somebody may not read.
    """
    said = queries.instalment_said(number)
    debt = said[-1].debt if said else None
    scope, unit = reach(by, READ, on=on), queries.unit_of(debt.holder) if debt else ""
    if debt is None or (scope is not None and unit not in scope):
        raise UnknownInstalment(number=number)
    words, names = Words(view), Names(view.on)
    writers = reach(by, OWE, on=on)
    when, tone = _standing(debt, number, unit, on=on)
    told = InstalmentPage(
        work=words.subject(debt.work, on=on),
        holder=words.holder(debt.holder),
        line=words.line(debt.line),
        when=when,
        tone=tone,
        said=tuple(_said(one, words, names) for one in reversed(said)),
        may_write=not said[-1].taken_back and (writers is None or unit in writers),
        crumbs=crumbs(_("Đợt trả nợ")),
    )
    return told, said[-1]


def stands(one: InstalmentStanding, of: Repayment, *, on: dt.date) -> tuple[str, str]:
    """Say how far an instalment is paid, or how late it is, and in which tone."""
    if one.open <= ZERO:
        return _("đã trả"), "met"
    if of.arrears.owed <= ZERO:
        return "", ""
    if late := one.days_late(on):
        return ngettext("quá hạn %d ngày", "quá hạn %d ngày", late) % late, "unmet"
    return (_("đã trả %(dong)s") % {"dong": amount(one.paid)}, "") if one.paid else ("", "")


def _standing(debt: Debt, number: str, unit: str, *, on: dt.date) -> tuple[str, str]:
    """Say how an instalment stands; nothing of one that was taken back."""
    for of in queries.repayments(on=on, units=[unit]):
        for one in of.instalments if of.arrears.debt == debt else ():
            if one.last.number == number:
                return stands(one, of, on=on)
    return "", ""


def crumbs(title: str) -> tuple[Crumb, ...]:
    """Give the way back to the page of arrears."""
    return Crumb(_("Nợ đọng xây dựng cơ bản"), reverse("arrears")), Crumb(title)


def _said(one: Instalment, words: Words, names: Names) -> Said:
    return Said(
        on=one.on,
        due=one.due,
        amount=one.amount,
        source=names.source(one.source) if one.source else "",
        document=words.document(one.grounds.document),
        reason=one.reason,
        taken_back=one.taken_back,
    )
