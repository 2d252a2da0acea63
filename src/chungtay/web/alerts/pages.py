"""What the pages of alerts show: each alert with its number's receipt, its day, and who can act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.alerts import queries as register
from chungtay.apps.alerts.queries import AlertCard
from chungtay.apps.alerts.reviewing import may_review
from chungtay.apps.people.queries import unit_scope
from chungtay.apps.works import queries as works
from chungtay.core.alerts.actions import READ, answering
from chungtay.core.alerts.course import UnknownAlert
from chungtay.core.alerts.review import RESULT_TITLES, REVIEWED_TITLES
from chungtay.core.alerts.rule import KIND_TITLES, AlertKind
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.law.citation import Citation
from chungtay.core.people.actor import Actor
from chungtay.core.reports import document
from chungtay.flows import alert_people
from chungtay.flows.reach import reach
from chungtay.web.alerts.lines import Line, left_of, lines_of, question
from chungtay.web.kit.address import named
from chungtay.web.kit.choices import Choice, Option
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import Num
from chungtay.web.kit.names import Names, said
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.law.links import DocumentLink, link
from chungtay.web.works.paper import shown as shown_paper

WORKS, CRITERIA = "works.count", "criteria.met"
MINE, BELOW, MISSED, ENDED = "mine", "below", "missed", "ended"
REVIEWED, NOT_YET = "da", "chua"
"""Of what was missed: with somebody reviewed, or nobody yet."""
SHOWN = 200
"""How many alerts one page lists."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the lists: its title, address, count, and whether it is the one shown."""

    title: str
    href: str
    count: int
    here: bool


@dataclass(frozen=True, slots=True)
class AlertsPage:
    """The lists of alerts."""

    today: dt.date
    tabs: tuple[Tab, ...]
    lines: tuple[Line, ...]
    more: int
    late: int
    unseen: int
    choices: tuple[Choice, ...]
    export: str
    shown: str
    narrowed: bool
    synthetic: bool


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One review over an alert: whom it was about, what it came to, and whether it stands."""

    href: str
    whom: str
    post: str
    body: str
    on: dt.date
    result: str
    document: DocumentLink
    text: str
    name: str
    recorded: dt.date
    reason: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class AlertPage:
    """One alert, with what came of it."""

    line: Line
    crumbs: tuple[Crumb, ...]
    number: int
    cite: DocumentLink
    replies: Sequence[register.Reply]
    answers: bool
    reviews: tuple[ReviewLine, ...]
    reviewing: bool
    book: str
    instalment: str
    lost: str
    work: str
    left: Num


def listing(
    by: Actor, desk: Desk, asked: QueryDict, notes: list[str], *, on: dt.date
) -> AlertsPage:
    """Lay a list out: those to act on, those that may be read, or those that are over."""
    found = {
        MINE: alert_people.mine(by, on=on),
        BELOW: alert_people.seen_by(by, on=on) if unit_scope(by, READ) else (),
    }
    shown = named(asked, "xem", (MINE, BELOW, MISSED, ENDED), notes)
    shown = shown or (MINE if found[MINE] or not found[BELOW] else BELOW)
    cards = found[shown] if shown in found else _past(by, shown, on=on)
    kind = named(asked, "loai", set(AlertKind), notes)
    review = named(asked, "kiem-diem", (REVIEWED, NOT_YET), notes) if shown == MISSED else ""
    wanted = [
        card
        for card in cards
        if (not kind or card.content.kind.value == kind)
        and (not review or card.is_reviewed is (review == REVIEWED))
    ]
    lines = lines_of(wanted[:SHOWN], by, desk, on=on)
    return AlertsPage(
        today=on,
        tabs=_tabs(found, shown, reader=bool(unit_scope(by, READ))),
        lines=lines,
        more=max(0, len(wanted) - SHOWN),
        late=sum(card.is_late(on) for card in wanted),
        unseen=sum(by.user not in card.seen for card in found[MINE]),
        choices=(_kinds(cards, kind), *((_reviews(review),) if shown == MISSED else ())),
        export=_href(shown, kind, **{"kiem-diem": review, "tai": "xlsx"}),
        shown=shown,
        narrowed=bool(kind or review),
        synthetic=_made_up(wanted[:SHOWN], desk),
    )


def _past(by: Actor, shown: str, *, on: dt.date) -> tuple[AlertCard, ...]:
    """Give the alerts that were missed or reviewed, or those that are over."""
    if shown == MISSED:
        return alert_people.missed_by(by, on=on)
    return alert_people.seen_by(by, on=on, ended=True)


def one(by: Actor, number: int, desk: Desk, *, on: dt.date) -> AlertPage:
    """Show one alert to who may read its unit or is to act on it; unknown to others."""
    card = register.alert(number, on=on)
    readable = reach(by, READ, on=on)
    people = alert_people.responsible([card], on=on)[card.number]
    acts = any(who.number == by.user for who in people)
    if not acts and readable is not None and card.unit not in readable:
        raise UnknownAlert(alert=str(number))
    above = alert_people.above(card.unit, on=on)
    answers = acts or by.may(answering(card.content.kind), unit=card.unit, above=above)
    return AlertPage(
        line=lines_of([card], by, desk, on=on)[0],
        crumbs=(Crumb(_("Cảnh báo"), reverse("alerts")), Crumb(_(KIND_TITLES[card.content.kind]))),
        number=number,
        cite=link(Citation.parse(card.cite), desk.view),
        replies=card.replies,
        answers=answers and card.ended is None,
        reviews=tuple(_review(card, one, desk, on=on) for one in card.reviews),
        reviewing=may_review(by, card, on=on) and (card.ended is not None or on > card.due),
        book=_book(card),
        instalment=_instalment(card),
        lost=reverse("backsliding") if card.content.missed else "",
        work=_work(card, on=on),
        left=left_of(card, desk),
    )


def _review(card: AlertCard, told: register.ToldReview, desk: Desk, *, on: dt.date) -> ReviewLine:
    review = told.review
    return ReviewLine(
        href=reverse("alert-review-correct", args=[card.number, told.number]),
        whom=said(REVIEWED_TITLES[review.whom]),
        post=review.post,
        body=review.body,
        on=review.on,
        result=said(RESULT_TITLES[review.result]),
        document=shown_paper(review.document, desk.view, Names(on)),
        text=review.text,
        name=told.name,
        recorded=told.recorded,
        reason=told.reason,
        withdrawn=told.withdrawn,
    )


def _made_up(cards: Sequence[AlertCard], desk: Desk) -> bool:
    """Tell whether what alerts speak of was made for the demonstration: numbers, works, results."""
    numbers = {card.asked.measure: card for card in cards if card.asked is not None}
    asked = ((name, question(card, card.asked)) for name, card in numbers.items() if card.asked)
    told = any(desk.engine.rests_on(Provenance.SYNTHETIC, *one) for one in asked)
    of_works = any(card.subject.startswith(("work:", "obstacle:")) for card in cards)
    lost = any(card.content.missed for card in cards)
    return (
        told
        or (of_works and shows_synthetic(desk, WORKS))
        or (lost and shows_synthetic(desk, CRITERIA))
    )


def table(page: AlertsPage) -> document.Table:
    """Give a list as a table for a workbook."""
    heads = (
        _("Loại"), _("Đối tượng"), _("Đơn vị"), _("Nội dung"), _("Chỉ số"), _("Số"),
        _("Từ ngày"), _("Hạn trả lời"), _("Ai xử lý"), _("Trả lời"), _("Kiểm điểm"),
    )  # fmt: skip
    body = tuple(
        _row((
            line.kind, line.title, line.unit, line.words,
            line.measure, _number(line.number), f"{line.since:%d/%m/%Y}",
            f"{line.due:%d/%m/%Y}", "; ".join(who.name for who in line.people), line.reply,
            line.reviewed or (_("chưa kiểm điểm") if line.missed else ""),
        ))
        for line in page.lines
    )  # fmt: skip
    return document.Table(
        (_row(heads),), body, (26.0, 60.0, 28.0, 70.0, 36.0, 20.0, 14.0, 14.0, 44.0, 44.0, 44.0)
    )


def _number(num: Num) -> str:
    return "" if num.missing else f"{num.text} {num.unit}".strip()


def _row(cells: Sequence[str]) -> document.Row:
    return document.Row(tuple(document.Cell(text) for text in cells))


def _tabs(found: Mapping[str, Sequence[AlertCard]], shown: str, *, reader: bool) -> tuple[Tab, ...]:
    lists = [(MINE, _("Cần bạn xử lý"))]
    if reader:
        lists += [(BELOW, _("Trong phạm vi của bạn")), (MISSED, _("Không xử lý đúng hạn"))]
        lists += [(ENDED, _("Đã hết nguyên nhân"))]
    return tuple(
        Tab(title, _href(code, ""), len(found.get(code, ())), code == shown)
        for code, title in lists
    )


def _book(card: AlertCard) -> str:
    """Give the address of the entries behind an alert."""
    if not card.holder:
        return ""
    return f"{reverse('book')}?{urlencode({'holder': card.holder})}"


def _instalment(card: AlertCard) -> str:
    """Give the address of the instalment of arrears that an alert is about."""
    what, _colon, number = card.subject.partition(":")
    return reverse("arrears-instalment", args=[number]) if what == "instalment" else ""


def _work(card: AlertCard, *, on: dt.date) -> str:
    """Give the address of the work that an alert is about, or that its obstacle holds up."""
    what, _colon, code = card.subject.partition(":")
    if what == "obstacle":
        told = works.obstacle(code, on=on)
        code = told.work if told else ""
    return reverse("work", args=[code]) if code and what in ("work", "obstacle") else ""


def _kinds(cards: Sequence[AlertCard], chosen: str) -> Choice:
    known = [kind for kind in AlertKind if any(card.content.kind is kind for card in cards)]
    options = (Option("", _("Mọi loại")), *(Option(k.value, _(KIND_TITLES[k])) for k in known))
    return Choice("loai", _("Loại"), options, chosen)


def _reviews(chosen: str) -> Choice:
    options = (
        Option("", _("Mọi trường hợp")), Option(REVIEWED, _("Đã kiểm điểm")),
        Option(NOT_YET, _("Chưa kiểm điểm")),
    )  # fmt: skip
    return Choice("kiem-diem", _("Kiểm điểm"), options, chosen)


def _href(shown: str, kind: str, **more: str) -> str:
    said_of = {"xem": shown, "loai": kind, **more}
    return f"{reverse('alerts')}?" + "&".join(f"{k}={v}" for k, v in said_of.items() if v)
