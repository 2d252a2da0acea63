"""Read alerts: which stand on a day, of whom, and what was said to them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from chungtay.apps.alerts.models import Alert, AlertReview, AlertStep
from chungtay.core.alerts.cause import Asked
from chungtay.core.alerts.content import Content, Missed
from chungtay.core.alerts.course import AlertDeed, UnknownAlert
from chungtay.core.alerts.review import Course, Review, Reviewed, ReviewResult, was_missed
from chungtay.core.alerts.rule import AlertKind, Scope
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.criteria.grade import Grade
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.kernel.record import edition_of


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answered to an alert, and until when they ask to wait."""

    name: str
    on: dt.date
    text: str
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class ToldReview:
    """A review as it stands: its last edition, by whom written down, when, and why corrected."""

    number: int
    ref: str
    edition: int
    review: Review
    name: str
    recorded: dt.date
    reason: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class AlertCard:
    """An alert with all that came of it up to a day; `ended` is None while its cause lasts."""

    number: int
    ref: str
    key: str
    rule: str
    subject: str
    unit: str
    holder: str
    content: Content
    due: dt.date
    asked: Asked | None
    cite: str
    ended: dt.date | None
    seen: frozenset[int]
    replies: tuple[Reply, ...]
    reviews: tuple[ToldReview, ...]

    @property
    def raised(self) -> dt.date:
        """Give the day on which it was raised."""
        return self.content.on

    def is_late(self, on: dt.date) -> bool:
        """Tell whether nobody has acted by the day it asks, nor asked to wait longer."""
        until = self.replies[-1].until if self.replies else None
        return self.ended is None and on > max(self.due, until or self.due)

    @property
    def course(self) -> Course:
        """Give the days that a review is held against."""
        return Course(self.raised, self.due, self.ended)

    @property
    def is_reviewed(self) -> bool:
        """Tell whether somebody was reviewed over it."""
        return any(not one.withdrawn for one in self.reviews)

    def was_missed(self, on: dt.date) -> bool:
        """Tell whether what it asks was not done by its day."""
        return was_missed(self.course, on=on)


def alerts(
    units: Collection[str] | None, *, on: dt.date, ended: bool = False, limit: int | None = None
) -> tuple[AlertCard, ...]:
    """Give the alerts of certain units that stand on a day (or with `ended`, are over).

    `units` None asks for every unit's. What must be done first stands first.
    """
    rows: QuerySet[Alert] = QuerySet(Alert)
    rows = rows.filter(_over(on) if ended else ~_over(on), on__lte=on)
    if units is not None:
        rows = rows.filter(unit__in=set(units))
    ordered = rows.order_by("-pk") if ended else rows.order_by("due", "pk")
    return _cards(ordered[:limit] if limit else ordered, on)


def alert(number: int, *, on: dt.date) -> AlertCard:
    """Give an alert by its number; `UnknownAlert` where there is none."""
    rows: QuerySet[Alert] = QuerySet(Alert)
    for card in _cards(rows.filter(pk=number, on__lte=on), on):
        return card
    raise UnknownAlert(alert=str(number))


def missed(units: Collection[str] | None, *, on: dt.date) -> tuple[AlertCard, ...]:
    """Give the alerts of certain units that were not handled by their day, or were reviewed.

    Open or ended; the last due first. `units` None asks for every unit's.
    """
    rows: QuerySet[Alert] = QuerySet(Alert)
    steps: QuerySet[AlertStep] = QuerySet(AlertStep)
    in_time = steps.filter(
        alert=OuterRef("ref"), deed=AlertDeed.ENDED.value, on__lte=OuterRef("due")
    )
    late = Q(due__lt=on) & ~Exists(in_time)
    rows = rows.filter(late | Q(Exists(_reviews(on).filter(alert=OuterRef("ref")))), on__lte=on)
    if units is not None:
        rows = rows.filter(unit__in=set(units))
    return _cards(rows.order_by("-due", "pk"), on)


def standing_keys(*, on: dt.date) -> dict[str, str]:
    """Give the natural key of each alert that stands on a day, by the key of its cause."""
    rows: QuerySet[Alert] = QuerySet(Alert)
    rows = rows.filter(~_over(on), on__lte=on)
    return dict(rows.values_list("key", "ref"))


def standing_by_rule(*, on: dt.date) -> dict[str, int]:
    """Count the alerts that stand on a day, by the rule that raised them."""
    rows: QuerySet[Alert] = QuerySet(Alert)
    found = rows.filter(~_over(on), on__lte=on).values_list("rule").annotate(n=Count("pk"))
    return dict(found.order_by("rule"))


def turns(keys: Iterable[str]) -> dict[str, int]:
    """Tell how often each cause has raised an alert before."""
    found = dict.fromkeys(keys, 0)
    rows: QuerySet[Alert] = QuerySet(Alert)
    for key in rows.filter(key__in=set(found)).values_list("key", flat=True):
        found[key] += 1
    return found


def _over(on: dt.date) -> Exists:
    """Ask whether an alert has ended by a day."""
    steps: QuerySet[AlertStep] = QuerySet(AlertStep)
    return Exists(steps.filter(alert=OuterRef("ref"), deed=AlertDeed.ENDED.value, on__lte=on))


def _reviews(on: dt.date) -> QuerySet[AlertReview]:
    rows: QuerySet[AlertReview] = QuerySet(AlertReview)
    return rows.filter(known_from__lte=on)


def _cards(rows: QuerySet[Alert], on: dt.date) -> tuple[AlertCard, ...]:
    """Tell alerts with what came of each by a day: three questions, however many."""
    found = list(rows)
    steps: QuerySet[AlertStep] = QuerySet(AlertStep)
    came: dict[str, list[AlertStep]] = defaultdict(list)
    for one in steps.filter(alert__in=[row.ref for row in found], on__lte=on).order_by("pk"):
        came[one.alert_id].append(one)
    told: dict[str, dict[str, ToldReview]] = defaultdict(dict)
    for review in _reviews(on).filter(alert__in=[row.ref for row in found]).order_by("pk"):
        last = _told(review)
        told[review.alert_id][last.ref] = last
    return tuple(_card(row, came[row.ref], tuple(told[row.ref].values())) for row in found)


def _told(row: AlertReview) -> ToldReview:
    first, edition = edition_of(row.ref)
    review = Review(
        Reviewed(row.whom), row.post, row.body, row.on, ReviewResult(row.result), row.document,
        row.text,
    )  # fmt: skip
    return ToldReview(
        row.pk, first, edition, review, row.name, row.known_from, row.reason, row.withdrawn
    )


def _card(row: Alert, steps: Sequence[AlertStep], reviews: tuple[ToldReview, ...]) -> AlertCard:
    asked = _asked(row)
    return AlertCard(
        number=row.pk,
        ref=row.ref,
        key=row.key,
        rule=row.rule,
        subject=row.subject,
        unit=row.unit,
        holder=row.holder,
        content=_content(row, asked),
        due=row.due,
        asked=asked,
        cite=row.document,
        ended=next((s.on for s in steps if s.deed == AlertDeed.ENDED.value), None),
        seen=frozenset(s.user for s in steps if s.deed != AlertDeed.ENDED.value),
        replies=tuple(
            Reply(s.name, s.on, s.text, s.until)
            for s in steps
            if s.deed == AlertDeed.ANSWERED.value
        ),
        reviews=reviews,
    )


def _content(row: Alert, asked: Asked | None) -> Content:
    kind = AlertKind(row.kind)
    return Content(
        kind,
        row.title,
        row.since,
        row.on,
        line=_line(asked) if row.subject.startswith(f"{Scope.LINE.value}:") else None,
        rate=asked.value if asked and kind is AlertKind.RATE else Missing.NOT_APPLICABLE,
        percent=row.percent,
        ends=row.ends,
        amount=None if row.amount is None else Dong(row.amount),
        missed=_missed(row),
    )


def _missed(row: Alert) -> Missed | None:
    return Missed(row.criteria_set, row.criterion, Grade(row.grade)) if row.criterion else None


def _line(asked: Asked | None) -> Line | None:
    """Read the line of capital that the conditions of a number name."""
    told = {column: values[0] for column, values in asked.where} if asked else {}
    if not told:
        return None
    return Line(
        told["programme"], told["project"], told["item"], Source(told["source"]),
        CapitalKind(told["kind"]), int(told["origin_year"]), int(told["plan_year"]),
    )  # fmt: skip


def _asked(row: Alert) -> Asked | None:
    if not row.measure:
        return None
    where = tuple((column, tuple(values)) for column, values in row.where)
    return Asked(row.measure, where, _value(row.value))


def _value(text: str) -> Quantity:
    return Missing(text) if text in set(Missing) else Fraction(text)
