"""A unit's kin and classes over time, as its page tells them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.units import queries
from chungtay.core.criteria.new_unit import CARRIED_TITLES
from chungtay.core.law.citation import Citation
from chungtay.core.units.lineage import Kin
from chungtay.core.units.succession import KIND_TITLES
from chungtay.core.units.unit import Unit
from chungtay.core.units.unit_class import CLASS_TITLES
from chungtay.flows.new_unit_status import began
from chungtay.web.kit import wording
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.names import Names
from chungtay.web.law.links import DocumentLink, link
from chungtay.web.works.paper import shown


@dataclass(frozen=True, slots=True)
class KinLine:
    """One unit before or after: its name, its page as it stood, since when and how, the document.

    `depth` tells how many successions lie between; `verified` whether the document was read.
    """

    title: str
    code: str
    href: str
    words: str
    document: DocumentLink | None
    verified: bool
    depth: int


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A unit entered a class or left it: the day, words, the document."""

    day: dt.date
    words: str
    holds: bool
    document: DocumentLink


@dataclass(frozen=True, slots=True)
class KinTold:
    """Who a unit was and who carries on for it."""

    before: tuple[KinLine, ...]
    after: tuple[KinLine, ...]


def kin(desk: Desk, unit: Unit, on: dt.date) -> KinTold:
    """Tell a unit's kin, nearest first."""
    found = queries.lineage(unit.code, on=on)
    return KinTold(
        tuple(_lines(desk, found.before, before=True)),
        tuple(_lines(desk, found.after, before=False)),
    )


def class_lines(desk: Desk, unit: Unit) -> tuple[ClassLine, ...]:
    """Tell when a unit entered classes and left them."""
    return tuple(
        ClassLine(
            step.on,
            (_("vào: %(title)s") if step.holds else _("ra khỏi: %(title)s"))
            % {"title": _(CLASS_TITLES[step.unit_class])},
            step.holds,
            shown(step.document, desk.view, Names(desk.view.on)),
        )
        for step in queries.class_history(unit.code, on=desk.view.on, as_known=desk.view.as_known)
    )


@dataclass(frozen=True, slots=True)
class BeganLine:
    """With what new-rural status a unit began, because of whom, by which guidance, what is open."""

    day: dt.date
    words: str
    because: str
    note: str
    document: DocumentLink
    verified: bool


def began_line(desk: Desk, unit: Unit, on: dt.date) -> BeganLine | None:
    """Tell with what status a unit began that others became."""
    found = began(unit, on=on)
    if found is None:
        return None
    return BeganLine(
        found.on,
        _(CARRIED_TITLES[found.status.carried]),
        ", ".join(f"{one.title} ({one.code})" for one in found.status.because),
        found.rule.value.note,
        link(Citation.parse(found.rule.cite), desk.view),
        found.rule.verified,
    )


def _lines(desk: Desk, found: Iterable[Kin], *, before: bool) -> Iterator[KinLine]:
    for one in found:
        for depth, kin_of in one.walk():
            yield _line(desk, kin_of, depth, before=before)


def _line(desk: Desk, one: Kin, depth: int, *, before: bool) -> KinLine:
    step, unit = one.step, one.unit
    day = step.since - dt.timedelta(days=1) if before else step.since
    href = desk.view.href(
        reverse("unit", args=[unit.code]), on=day.isoformat(), shape=None, frame=None, since=None
    )
    words = _("%(kind)s ngày %(day)s") % {
        "kind": _(KIND_TITLES[step.kind]), "day": wording.day(step.since)
    }  # fmt: skip
    document = link(Citation.parse(step.document), desk.view) if step.document else None
    return KinLine(unit.title, unit.code, href, words, document, step.verified, depth)
