"""What the pages of lists and lines show. Rows of the register are shown as they were written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.capital import queries as ledger
from chungtay.apps.capital.treasury import queries
from chungtay.apps.capital.treasury.queries import LineCard, ListCard
from chungtay.core.capital.line import Line
from chungtay.core.capital.reconcile.handing_in import LineTold, ListTold
from chungtay.core.capital.reconcile.line import whole_sentence
from chungtay.core.capital.reconcile.matching import Candidate, Outcome, Reason
from chungtay.core.capital.reconcile.profile import (
    FIELD_TITLES,
    NEEDED,
    ORDER_TITLES,
    SCALE_TITLES,
    Field,
    Profile,
)
from chungtay.core.capital.reconcile.reading import ROW_TITLES, RowKind
from chungtay.core.capital.reconcile.settling import State
from chungtay.core.kernel.handing_in import Stage
from chungtay.core.kernel.provenance import Provenance
from chungtay.flows.import_treasury import recording, settling, uploads
from chungtay.web.capital.reconcile import words
from chungtay.web.capital.reconcile.remarks import Remark, remarks
from chungtay.web.kit import wording
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.saying import say
from chungtay.web.kit.stages import stage_tone, stage_words

SIZE = 50
SHOWN = 60


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
class ListRow:
    """A list in the table of those handed in."""

    name: str
    at: dt.datetime
    stage: str
    tone: str
    href: str


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The work list, the lists handed in, and where the next is handed in."""

    tiles: tuple[StateTile, ...]
    lines: tuple[LineRow, ...]
    title: str
    total: int
    first: str
    next: str
    lists: tuple[ListRow, ...]
    profiles: tuple[Profile, ...]
    chosen: str
    may: bool
    empty: bool


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field to be mapped: its name, whether it is needed, and the head guessed for it."""

    name: str
    title: str
    needed: bool
    head: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """One list: to be mapped, under way, to be decided upon, done or refused."""

    crumbs: tuple[Crumb, ...]
    card: ListCard
    stage: str
    tone: str
    profile: str
    profiles: tuple[Profile, ...]
    mapping: uploads.Mapping | None
    fields: tuple[FieldChoice, ...]
    scales: tuple[tuple[str, str], ...]
    orders: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, int], ...]
    outcomes: tuple[tuple[str, str, int], ...]
    lines: tuple[tuple[LineTold, str, str, str, str, str], ...]
    total: str
    remarks: tuple[Remark, ...]
    passed: tuple[tuple[str, str, str], ...]
    may: bool

    @property
    def found(self) -> ListTold | None:
        """Give what was read of the list."""
        return self.card.found


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
    places: tuple[Line, ...]
    history: tuple[tuple[str, str, str, str, dt.datetime], ...]
    editions: tuple[tuple[str, str, str], ...]
    remarks: tuple[str, ...]
    synthetic: bool
    may: bool


def index_page(scope: str, asked: QueryDict, *, may: bool) -> IndexPage:
    """Give the work list in the state its address asks for."""
    wanted = asked.get("xem", State.OPEN.value)
    state = State(wanted) if wanted in set(State) else State.OPEN
    start = int(asked.get("tu", "0")) if asked.get("tu", "0").isdecimal() else 0
    found, total = queries.lines(scope=scope, state=state, start=start, limit=SIZE)
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
        profiles=queries.profiles(),
        chosen=asked.get("mau", ""),
        may=may,
        empty=not any(n for n, _dong in counts.values()),
    )


def list_page(card: ListCard, *, may: bool) -> ListPage:
    """Give the page of one list."""
    mapped = uploads.mapping(card) if card.stage is Stage.TO_MAP else None
    known = queries.profiles()
    title = next((one.title for one in known if one.code == card.profile), card.profile)
    found = card.found
    return ListPage(
        crumbs=_crumbs(card.name),
        card=card,
        stage=stage_words(card.stage),
        tone=stage_tone(card.stage),
        profile=title,
        profiles=known,
        mapping=mapped,
        fields=_fields(mapped),
        scales=tuple((one.value, _(title)) for one, title in SCALE_TITLES.items()),
        orders=tuple((one.value, _(title)) for one, title in ORDER_TITLES.items()),
        rows=_rows(found),
        outcomes=_outcomes(found),
        lines=tuple(_told(one) for one in _first_of(found)),
        total=wording.number(found.total) if found else "",
        remarks=remarks(found.findings) if found else (),
        passed=_passed(found),
        may=may,
    )


def line_page(ref: str, *, may: bool) -> LinePage:
    """Give the page of one line."""
    card = queries.line_card(ref)
    is_open = card.state is State.OPEN
    names = {one.code: one.name for one in ledger.holders()}
    offers = settling.candidates(card) if is_open and may else ()
    return LinePage(
        crumbs=_crumbs(card.line.paper or f"{card.line.on:%d/%m/%Y}"),
        card=card,
        state=str(words.STATES[card.state]),
        tone=words.STATE_TONES[card.state],
        dong=wording.number(card.line.dong),
        holder=names.get(card.line.holder, ""),
        said=_said(card),
        offers=tuple(_offer(one, card, names) for one in offers),
        places=recording.places(card) if is_open and may else (),
        history=tuple(
            (str(words.STATES[said.state]), said.entry, words.settled(said.words), who, at)
            for said, who, at in reversed(queries.said_of(ref))
        ),
        editions=_editions(ref),
        remarks=tuple(whole_sentence(say(one.why, one.facts)) for one in card.remarks),
        synthetic=card.provenance == Provenance.SYNTHETIC.value,
        may=may,
    )


def _address(state: State, start: int = 0) -> str:
    asked = {"xem": state.value} | ({"tu": str(start)} if start else {})
    return f"{reverse('reconcile')}?{urlencode(asked)}"


def _row(card: LineCard, names: dict[str, str]) -> LineRow:
    line = card.line
    place = " · ".join(
        part for part in (line.project_words, line.source_words, line.kind_words) if part
    )
    return LineRow(
        href=reverse("reconcile-line", args=[card.ref]),
        on=line.on,
        who=names.get(line.holder) or line.holder_words or line.treasury_code or line.under,
        what=line.work_words or line.content,
        place=place,
        dong=wording.number(line.dong),
        negative=line.dong < 0,
        paper=line.paper,
        remarks=len(card.remarks),
        words=words.settled(card.settlement.words) if card.settlement else "",
        synthetic=card.provenance == Provenance.SYNTHETIC.value,
    )


def _list_row(card: ListCard) -> ListRow:
    href = reverse("reconcile-list", args=[card.token])
    tone = stage_tone(card.stage)
    return ListRow(card.name, card.at, stage_words(card.stage), tone, href)


def _crumbs(last: str) -> tuple[Crumb, ...]:
    capital = Crumb(_("Vốn"), reverse("capital"))
    return (capital, Crumb(_("Đối chiếu"), reverse("reconcile")), Crumb(last))


def _fields(mapped: uploads.Mapping | None) -> tuple[FieldChoice, ...]:
    if mapped is None:
        return ()
    return tuple(
        FieldChoice(one.value, _(FIELD_TITLES[one]), one in NEEDED, mapped.guessed.get(one, ""))
        for one in Field
    )


def _rows(found: ListTold | None) -> tuple[tuple[str, int], ...]:
    if found is None:
        return ()
    return tuple((_(ROW_TITLES[RowKind(kind)]), n) for kind, n in found.rows.items() if n)


def _outcomes(found: ListTold | None) -> tuple[tuple[str, str, int], ...]:
    if found is None:
        return ()
    return tuple(
        (str(words.OUTCOMES[one]), words.OUTCOME_TONES[one], found.outcomes.get(one.value, 0))
        for one in Outcome
    )


def _passed(found: ListTold | None) -> tuple[tuple[str, str, str], ...]:
    told = found.passed if found else ()
    return tuple((f"{one.sheet}:{one.row}", one.words, say(one.why, {})) for one in told)


def _first_of(found: ListTold | None) -> tuple[LineTold, ...]:
    return found.lines[:SHOWN] if found else ()


def _told(one: LineTold) -> tuple[LineTold, str, str, str, str, str]:
    outcome = Outcome(one.outcome)
    given = [Reason(code) for code in one.reasons]
    why = words.reasons(given)
    against = words.reasons(given, against=True)
    both = "; ".join(part for part in (why, against) if part)
    return (
        one,
        str(words.OUTCOMES[outcome]),
        words.OUTCOME_TONES[outcome],
        wording.number(one.dong),
        both,
        wording.day(dt.date.fromisoformat(one.on)),
    )


def _offer(one: Candidate, card: LineCard, names: dict[str, str]) -> Offer:
    paid = one.payment
    gap = card.line.dong - paid.dong
    return Offer(
        candidate=one,
        dong=wording.number(paid.dong),
        difference=wording.number(gap) if gap else "",
        why=words.reasons(one.reasons),
        against=words.reasons(one.reasons, against=True),
        line=str(paid.line),
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
