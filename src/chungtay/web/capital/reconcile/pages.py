"""What the page of reconciliation shows: the work list, and the lists that were handed in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from chungtay.apps.capital import queries as ledger
from chungtay.apps.capital.treasury import queries
from chungtay.apps.capital.treasury.queries import LineCard, ListCard
from chungtay.core.capital.reconcile.profile import (
    Profile,
)
from chungtay.core.capital.reconcile.settling import State
from chungtay.core.kernel.provenance import Provenance
from chungtay.web.capital.reconcile import words
from chungtay.web.kit import wording
from chungtay.web.kit.address import named, not_understood, one_of
from chungtay.web.kit.names import Names
from chungtay.web.kit.stages import HandedRow, stage_tone, stage_words

SIZE = 50


@dataclass(frozen=True, slots=True)
class StateTile:
    """One state: how many lines, how much, and the address that lists them."""

    title: str
    count: str
    dong: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line in the work list."""

    href: str
    on: dt.date
    who: str
    what: str
    place: str
    dong: str
    negative: bool
    paper: str
    remarks: int
    words: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The work list, the lists handed in, and where the next is handed in."""

    tiles: tuple[StateTile, ...]
    lines: tuple[LineRow, ...]
    title: str
    total: int
    first: str
    next: str
    lists: tuple[HandedRow, ...]
    profiles: tuple[Profile, ...]
    chosen: str
    may: bool
    empty: bool


def index_page(scope: str, asked: QueryDict, notes: list[str], *, may: bool) -> IndexPage:
    """Give the work list in the state its address asks for; note what it asks in vain."""
    state = one_of(asked, "xem", State, notes) or State.OPEN
    start = _start(asked.get("tu", ""), notes)
    found, total = queries.lines(scope=scope, state=state, start=start, limit=SIZE)
    profiles = queries.profiles()
    counts = queries.counts(scope=scope)
    tiles = tuple(
        StateTile(
            str(words.STATES[one]),
            wording.number(counts.get(one, (0, 0))[0]),
            wording.number(counts.get(one, (0, 0))[1]),
            _address(one),
            one is state,
        )
        for one in State
    )
    names = {one.code: one.name for one in ledger.holders()}
    more = start + SIZE < total
    return IndexPage(
        tiles=tiles,
        lines=tuple(_row(card, names) for card in found),
        title=str(words.STATES[state]),
        total=total,
        first=_address(state) if start else "",
        next=_address(state, start + SIZE) if more else "",
        lists=tuple(_list_row(card) for card in queries.lists(scope=scope)),
        profiles=profiles,
        chosen=named(asked, "mau", {one.code for one in profiles}, notes),
        may=may,
        empty=not any(n for n, _dong in counts.values()),
    )


def _start(text: str, notes: list[str]) -> int:
    if text and not text.isdecimal():
        notes.append(not_understood(text))
    return int(text) if text.isdecimal() else 0


def _address(state: State, start: int = 0) -> str:
    asked = {"xem": state.value} | ({"tu": str(start)} if start else {})
    return f"{reverse('reconcile')}?{urlencode(asked)}"


def _row(card: LineCard, names: dict[str, str]) -> LineRow:
    line = card.line
    place = (
        Names.project(line.project) if line.project else line.project_words,
        Names.source(line.source) if line.source else line.source_words,
        Names.kind(line.kind) if line.kind else line.kind_words,
    )
    return LineRow(
        href=reverse("reconcile-line", args=[card.ref]),
        on=line.on,
        who=names.get(line.holder) or line.holder_words or line.treasury_code or line.under,
        what=line.work_words or line.content,
        place=" · ".join(part for part in place if part),
        dong=wording.number(line.dong),
        negative=line.dong < 0,
        paper=line.paper,
        remarks=len(card.remarks),
        words=words.settled(card.settlement.words) if card.settlement else "",
        synthetic=card.provenance == Provenance.SYNTHETIC.value,
    )


def _list_row(card: ListCard) -> HandedRow:
    href = reverse("reconcile-list", args=[card.token])
    tone = stage_tone(card.stage)
    return HandedRow(card.name, card.at, stage_words(card.stage), tone, href)
