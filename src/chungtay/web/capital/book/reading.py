"""What the book shows: entries newest first, and one entry with its postings.

Somebody sees the accounts of units they may read and of those who give; of an entry that reaches
further, the rest is only counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from chungtay.apps.capital import queries
from chungtay.apps.capital.treasury.queries import confirmed
from chungtay.apps.people.queries import writers
from chungtay.core.capital.ledger import Entry, Posting, UnknownEntry
from chungtay.core.capital.movement import MOVEMENT_TITLES, OVERDRAWS, POT_TITLES
from chungtay.core.capital.standing import STATE_TITLES, EntryState, Written
from chungtay.core.kernel.money import ZERO, Dong, total
from chungtay.core.kernel.provenance import TITLES, Provenance
from chungtay.core.reports import document
from chungtay.web.capital.book.asked import NarrowingForm
from chungtay.web.capital.book.words import LineWords, Words, amount, amount_cell
from chungtay.web.kit import wording
from chungtay.web.kit.address import View
from chungtay.web.kit.page import Crumb
from chungtay.web.law.links import DocumentLink

SIZE, MOST_EXPORTED = 50, 5_000
Reach = frozenset[str] | None
TONES = {EntryState.RECORDED: "", EntryState.CONFIRMED: "met", EntryState.UNDONE: "unmet"}


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry of the book as a row."""

    number: str
    href: str
    on: dt.date
    movement: str
    document: DocumentLink
    giver: str
    taker: str
    line: LineWords
    subject: tuple[str, str]
    amount: Dong
    note: str
    state: str
    tone: str
    undone: bool
    who: str
    at: str
    degree: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class BookPage:
    """A page of the book."""

    lines: tuple[EntryLine, ...]
    next: str
    first: str
    export: str
    narrowed: bool
    may_write: bool


@dataclass(frozen=True, slots=True)
class Exported:
    """The book as a table for a workbook, and whether any row of it was made up."""

    table: document.Table
    synthetic: bool


@dataclass(frozen=True, slots=True)
class PostingRow:
    """One account, raised or lowered."""

    holder: str
    pot: str
    line: LineWords
    subject: tuple[str, str]
    raised: str
    lowered: str


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One entry whole."""

    line: EntryLine
    rows: tuple[PostingRow, ...]
    raised: str
    lowered: str
    elsewhere: int
    undoes: str
    undone_by: str
    between: str
    """The closing that must be undone too, where its carry-over alone is."""
    days: int
    known_from: dt.date
    may_undo: bool
    crumbs: tuple[Crumb, ...]


def book(form: NarrowingForm, view: View, reach: Reach, *, may_write: bool) -> BookPage:
    """Show one page of the book."""
    units = None if reach is None else tuple(sorted(reach))
    found = queries.book_page(
        form.wanted(units, on=view.on), after=str(form.data.get("after", "")), limit=SIZE
    )
    words, kept = Words(view), _kept(form)
    lines = _lines(found.rows, words, reach, state=form.cleaned_data["state"])
    path = reverse("book")
    return BookPage(
        lines=lines,
        next=_href(path, {**kept, "after": found.next}) if found.next else "",
        first=_href(path, kept) if form.data.get("after") else "",
        export=_href(reverse("book-export"), kept),
        narrowed=bool(kept),
        may_write=may_write,
    )


def table(form: NarrowingForm, view: View, reach: Reach) -> Exported:
    """Give the newest entries asked for as a table for a workbook, each with its provenance."""
    units = None if reach is None else tuple(sorted(reach))
    found = queries.book_page(form.wanted(units, on=view.on), limit=MOST_EXPORTED)
    lines = _lines(found.rows, Words(view), reach, state=form.cleaned_data["state"])
    heads = (
        _("Số bút toán"), _("Ngày"), _("Loại"), _("Văn bản"), _("Từ"), _("Đến"), _("Dự án"),
        _("Dòng vốn"), _("Công trình"), _("Số tiền"), _("Diễn giải"), _("Trạng thái"),
        _("Người ghi"), _("Lúc ghi"), _("Độ tin cậy"),
    )  # fmt: skip
    body = tuple(
        document.Row((
            *map(document.Cell, (
                line.number, f"{line.on:%d/%m/%Y}", line.movement, line.document.title,
                line.giver, line.taker, line.line.title, line.line.rest, line.subject[0],
            )),
            amount_cell(line.amount),
            *map(document.Cell, (line.note, line.state, line.who, line.at, line.degree)),
        ))
        for line in lines
    )  # fmt: skip
    widths = (
        34.0, 20.0, 24.0, 44.0, 34.0, 34.0, 44.0, 44.0, 30.0, 24.0, 40.0, 20.0, 28.0, 20.0, 26.0,
    )  # fmt: skip
    cut = _("Chỉ có %(n)s bút toán mới nhất; hãy lọc hẹp hơn để lấy phần còn lại.")
    notes = (cut % {"n": wording.number(MOST_EXPORTED)},) if found.next else ()
    told = document.Table((document.Row.of(*heads),), body, widths, _("đồng"), notes)
    return Exported(told, any(line.synthetic for line in lines))


def entry(number: str, view: View, reach: Reach, *, may_undo: Reach) -> EntryPage:
    """Show one entry to who may read an account it touches; unknown to others.

    `may_undo` are the units in which the reader may record such a movement.
    """
    written = queries.entry(number)
    words = Words(view)
    shown = _shown(written.entry.postings, words, reach)
    if not any(_inside(posting, words, reach) for posting in shown):
        raise UnknownEntry(entry=number)
    told = written.entry
    raised = total(p.amount for p in shown if p.amount > ZERO)
    lowered = total(-p.amount for p in shown if p.amount < ZERO)
    return EntryPage(
        line=_lines([written], words, reach)[0],
        rows=tuple(_posting(posting, words) for posting in shown),
        raised=amount(raised),
        lowered=amount(lowered),
        elsewhere=len(told.postings) - len(shown),
        undoes=told.undoes,
        undone_by=written.undone_by,
        between=queries.left_between_years(told),
        days=told.days,
        known_from=told.grounds.known_from,
        may_undo=_answers(told, words, may_undo) and not written.undone_by and not told.undoes,
        crumbs=(Crumb(_("Sổ bút toán"), reverse("book")), Crumb(told.id)),
    )


def _lines(
    rows: Sequence[Written], words: Words, reach: Reach, *, state: str = ""
) -> tuple[EntryLine, ...]:
    names = writers(row.recorded_by for row in rows)
    paid = confirmed(row.entry.id for row in rows)
    told = [(row, row.state(paid)) for row in rows]
    return tuple(
        _line(row, how, words, reach=reach, who=names[row.recorded_by])
        for row, how in told
        if not state or how.value == state
    )


def _line(row: Written, how: EntryState, words: Words, *, reach: Reach, who: str) -> EntryLine:
    told = row.entry
    shown = _shown(told.postings, words, reach)
    gives = [p for p in shown if p.amount < ZERO] or shown
    takes = [p for p in shown if p.amount > ZERO] or shown
    subject = next((p.account.subject for p in takes if p.account.subject), "")
    title = _(MOVEMENT_TITLES[told.movement])
    return EntryLine(
        number=told.id,
        href=reverse("book-entry", args=[told.id]),
        on=told.on,
        movement=_("Hủy: %(title)s") % {"title": title} if told.undoes else title,
        document=words.document(told.grounds.document),
        giver=words.side(gives),
        taker="" if words.side(takes) == words.side(gives) else words.side(takes),
        line=words.lines(p.account.line for p in takes),
        subject=words.subject(subject, on=words.view.on),
        amount=_moved(shown),
        note=told.note,
        state=_(STATE_TITLES[how]),
        tone=TONES[how],
        undone=how is EntryState.UNDONE,
        who=who,
        at=f"{localtime(row.recorded_at):%d/%m/%Y %H:%M}",
        degree=_(TITLES[told.grounds.provenance]),
        synthetic=told.grounds.provenance is Provenance.SYNTHETIC,
    )


def _moved(shown: Sequence[Posting]) -> Dong:
    """Give how much moved among the accounts shown."""
    raised = total(p.amount for p in shown if p.amount > ZERO)
    return raised or total(-p.amount for p in shown if p.amount < ZERO)


def _shown(postings: Sequence[Posting], words: Words, reach: Reach) -> list[Posting]:
    """Give the postings that somebody may see; where they see all takers, the givers too."""
    inside = [p for p in postings if _inside(p, words, reach)]
    if len(inside) + sum(p.account.pot in OVERDRAWS for p in postings) >= len(postings):
        return list(postings)
    return inside


def _inside(posting: Posting, words: Words, reach: Reach) -> bool:
    if reach is None:
        return True
    holder = words.holders.get(posting.account.holder)
    return holder is not None and holder.unit in reach


def _answers(told: Entry, words: Words, reach: Reach) -> bool:
    """Tell whether somebody may take an entry back: they may at everyone whom it asks."""
    asked = (words.holders.get(code) for code in told.answerable)
    return reach is None or all(one is not None and one.unit in reach for one in asked)


def _posting(posting: Posting, words: Words) -> PostingRow:
    account, moved = posting.account, posting.amount
    return PostingRow(
        holder=words.holder(account.holder),
        pot=_(POT_TITLES[account.pot]),
        line=words.line(account.line),
        subject=words.subject(account.subject, on=words.view.on),
        raised=amount(moved) if moved > ZERO else "",
        lowered=amount(-moved) if moved < ZERO else "",
    )


def _kept(form: NarrowingForm) -> dict[str, str]:
    """Give the parameters as they were asked, without the place in the book."""
    given: QueryDict = form.data  # type: ignore[assignment]
    kept = ((name, str(given.get(name, ""))) for name in form.fields)
    return {name: value for name, value in kept if value}


def _href(path: str, parameters: dict[str, str]) -> str:
    return f"{path}?{urlencode(parameters)}" if parameters else path
