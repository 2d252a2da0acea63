"""Whom to call: every unit that is late below somebody, and the people who answer for it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.apps.people.queries import Contact, contacts_of
from chungtay.apps.submissions import queries
from chungtay.core.people.actor import Actor
from chungtay.core.reports import document
from chungtay.core.submissions.filing import Brief
from chungtay.web.kit import wording
from chungtay.web.kit.names import said
from chungtay.web.submissions.desk.todo import href, when

MOST = 2_000
WIDTHS = (44.0, 70.0, 24.0, 44.0, 50.0, 34.0, 50.0)


@dataclass(frozen=True, slots=True)
class Owed:
    """One report a unit is late with."""

    title: str
    period: str
    when: str
    days: int
    href: str
    returned: bool


@dataclass(frozen=True, slots=True)
class Call:
    """One unit to call: whom, and about what; the most days late first."""

    unit: str
    title: str
    href: str
    owed: tuple[Owed, ...]
    contacts: tuple[Contact, ...]

    @property
    def days(self) -> int:
        """Give the most days by which anything of the unit is late."""
        return max(one.days for one in self.owed)


@dataclass(frozen=True, slots=True)
class CallsPage:
    """The page."""

    today: dt.date
    calls: tuple[Call, ...]
    reports: int
    silent: int


def calls(by: Actor, *, on: dt.date) -> CallsPage:
    """List the units below somebody that are late, and whom to call there."""
    late = queries.to_do(by, on=on, limit=MOST).late
    by_unit: dict[str, list[Brief]] = defaultdict(list)
    for brief in late:
        by_unit[brief.key.unit].append(brief)
    people = contacts_of(by_unit, on=on)
    found = [
        Call(
            unit,
            briefs[0].unit_title,
            f"/don-vi/{unit}/",
            tuple(_owed(brief, on) for brief in briefs),
            people[unit],
        )
        for unit, briefs in by_unit.items()
    ]
    found.sort(key=lambda call: (-call.days, not call.contacts, -len(call.owed), call.unit))
    silent = sum(not call.contacts for call in found)
    return CallsPage(on, tuple(found), len(late), silent)


def table(page: CallsPage) -> document.Table:
    """Give the list as a table: a line for each person, or for a unit nobody answers for."""
    heads = (
        _("Đơn vị"), _("Báo cáo quá hạn"), _("Số ngày"), _("Họ và tên"), _("Chức vụ"),
        _("Điện thoại"), _("Thư điện tử"),
    )  # fmt: skip
    body = []
    for call in page.calls:
        owed = "; ".join(f"{one.title} {one.period}" for one in call.owed)
        for who in call.contacts or (None,):
            told = (who.name, who.position, who.phone, who.email) if who else ("", "", "", "")
            texts = (call.title, owed, str(call.days), *told)
            body.append(document.Row(tuple(document.Cell(text) for text in texts)))
    header = document.Row(tuple(document.Cell(text) for text in heads))
    return document.Table((header,), tuple(body), WIDTHS)


def _owed(brief: Brief, on: dt.date) -> Owed:
    return Owed(
        said(brief.form_title),
        wording.period(brief.key.period),
        when(brief, on=on),
        (on - brief.due).days,
        href(brief.key),
        bool(brief.sent_on),
    )
