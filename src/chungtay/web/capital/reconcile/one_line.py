"""What the page of one line shows: what its sender says, what it may be, what was said about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.apps.capital import queries as ledger
from chungtay.apps.capital.treasury import queries
from chungtay.apps.capital.treasury.queries import LineCard
from chungtay.core.capital.reconcile.line import whole_sentence
from chungtay.core.capital.reconcile.settling import State
from chungtay.core.capital.reconcile.weighing import Candidate
from chungtay.core.kernel.provenance import Provenance
from chungtay.flows.import_treasury import recording, settling
from chungtay.web.capital.book.words import Words
from chungtay.web.capital.reconcile import words
from chungtay.web.capital.reconcile.words import crumbs_to
from chungtay.web.kit import wording
from chungtay.web.kit.address import View
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.saying import say


@dataclass(frozen=True, slots=True)
class Offer:
    """A payment offered for a line."""

    candidate: Candidate
    dong: str
    difference: str
    why: str
    against: str
    line: str
    holder: str


@dataclass(frozen=True, slots=True)
class LinePage:
    """One line: what the sender says, what it may be, what was said about it."""

    crumbs: tuple[Crumb, ...]
    card: LineCard
    state: str
    tone: str
    dong: str
    holder: str
    said: tuple[tuple[str, str], ...]
    offers: tuple[Offer, ...]
    places: tuple[tuple[str, str], ...]
    """Budget lines that the payment may be recorded on: as the ledger writes them, and in words."""
    history: tuple[tuple[str, str, str, str, dt.datetime], ...]
    editions: tuple[tuple[str, str, str], ...]
    remarks: tuple[str, ...]
    synthetic: bool
    may: bool


def line_page(ref: str, view: View, *, may: bool) -> LinePage:
    """Give the page of one line."""
    card = queries.line_card(ref)
    is_open = card.state is State.OPEN
    names = {one.code: one.name for one in ledger.holders()}
    named = Words(view)
    offers = settling.candidates(card) if is_open and may else ()
    places = recording.places(card) if is_open and may else ()
    return LinePage(
        crumbs=crumbs_to(card.line.paper or f"{card.line.on:%d/%m/%Y}"),
        card=card,
        state=str(words.STATES[card.state]),
        tone=words.STATE_TONES[card.state],
        dong=wording.number(card.line.dong),
        holder=names.get(card.line.holder, ""),
        said=_said(card),
        offers=tuple(_offer(one, card, names, named) for one in offers),
        places=tuple((str(one), str(named.line(one))) for one in places),
        history=tuple(
            (str(words.STATES[said.state]), said.entry, words.settled(said.words), who, at)
            for said, who, at in reversed(queries.said_of(ref))
        ),
        editions=_editions(ref),
        remarks=tuple(whole_sentence(say(one.why, one.facts)) for one in card.remarks),
        synthetic=card.provenance == Provenance.SYNTHETIC.value,
        may=may,
    )


def _offer(one: Candidate, card: LineCard, names: dict[str, str], named: Words) -> Offer:
    paid = one.payment
    gap = card.line.dong - paid.dong
    return Offer(
        candidate=one,
        dong=wording.number(paid.dong),
        difference=wording.number(gap) if gap else "",
        why=words.reasons(one.reasons),
        against=words.reasons(one.reasons, against=True),
        line=str(named.line(paid.line)),
        holder=names.get(paid.holder, paid.holder),
    )


def _said(card: LineCard) -> tuple[tuple[str, str], ...]:
    line = card.line
    told = (
        (_("Số chứng từ"), line.paper),
        (_("Ngày thanh toán"), f"{line.on:%d/%m/%Y}"),
        (_("Đơn vị"), line.holder_words),
        (_("Mã kho bạc"), line.treasury_code),
        (_("Mã dự án đầu tư công"), line.project_code),
        (_("Công trình"), line.work_words),
        (_("Dự án, nội dung"), line.project_words),
        (_("Nguồn vốn"), line.source_words),
        (_("Loại vốn"), line.kind_words),
        (_("Năm của vốn"), str(line.year or "")),
        (_("Mục lục ngân sách"), line.budget_index),
        (_("Quyết định"), line.decision),
        (_("Nội dung"), line.content),
        (_("Đề mục trong tệp"), line.under),
        (
            _("Vị trí trong tệp"),
            _("%(sheet)s, dòng %(row)s") % {"sheet": line.sheet, "row": line.row},
        ),
    )
    return tuple((title, text) for title, text in told if text)


def _editions(ref: str) -> tuple[tuple[str, str, str], ...]:
    """Give what the sender said before, where it said otherwise."""
    told = [
        (f"{one.line.on:%d/%m/%Y}", wording.number(one.line.dong), one.document)
        for one in queries.editions(ref)
    ]
    changed = len({amount for _on, amount, _paper in told}) > 1
    return tuple(told) if changed else ()
