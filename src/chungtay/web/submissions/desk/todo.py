"""What waits for one person: to fill, to mend, to look at, and who is late below them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chungtay.apps.submissions import queries
from chungtay.apps.submissions.queries.reminders import Reminded, reminders
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.filing import Brief
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.workflow import WITH_THE_UNIT
from chungtay.web.kit import wording
from chungtay.web.kit.names import said
from chungtay.web.submissions.desk.marks import Mark, mark_of
from chungtay.web.submissions.desk.may import approvable, fills_many, oversees
from chungtay.web.submissions.entry.addressed import parts
from chungtay.web.submissions.entry.opened import came_back

SHOWN = 40
"""How many reports of one sort a page lists; the matrix has them all."""
MOST = 300
"""How many of one sort are read; of more it is said that there are more."""
SOON = 3
"""Days before a due day from which it is marked."""


@dataclass(frozen=True, slots=True)
class Line:
    """One report as a line: where it stands, when it is due, where a click leads."""

    key: str
    title: str
    period: str
    unit: str
    mark: Mark
    due: dt.date
    when: str
    pressing: str
    href: str
    entry: str
    gaps: str
    faults: str
    why: str
    by: str
    digest: str
    approvable: bool
    here: str


@dataclass(frozen=True, slots=True)
class Group:
    """One list of a page."""

    name: str
    title: str
    lines: tuple[Line, ...]
    more: int = 0

    @property
    def approvable(self) -> bool:
        """Tell whether the reader may approve any of these."""
        return any(line.approvable for line in self.lines)


@dataclass(frozen=True, slots=True)
class ToDoPage:
    """The page."""

    name: str
    today: dt.date
    answers: tuple[tuple[str, str, str], ...]
    owed: Group
    returned: Group
    review: Group
    late: Group
    oversees: bool
    fills_many: bool
    reminders: tuple[Reminded, ...]
    results: tuple[tuple[str, str, str], ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether nothing at all waits."""
        return not any(g.lines for g in (self.owed, self.returned, self.review, self.late))


def to_do(by: Actor, *, on: dt.date, results: tuple[tuple[str, str, str], ...] = ()) -> ToDoPage:
    """Lay the page out."""
    found = queries.to_do(by, on=on, limit=MOST)
    back = {brief.key: came_back(brief.key) for brief in found.returned[:SHOWN]}
    reasons = {key: (step.reason, step.by) for key, step in back.items() if step}
    overdue = sum(brief.due < on for brief in (*found.fill, *found.returned))
    answers = (
        (_("Phải nộp"), _count(found.fill), "owed"),
        (_("Bị trả lại"), _count(found.returned), "returned"),
        (_("Trong đó quá hạn"), str(overdue), ""),
        (_("Chờ bạn xem xét"), _count(found.review), "review"),
        (_("Quá hạn ở cấp dưới"), _count(found.late), "late"),
    )
    return ToDoPage(
        name=by.name,
        today=on,
        answers=answers,
        owed=_group("owed", _("Phải nộp"), found.fill, by, on=on),
        returned=_group(
            "returned", _("Bị trả lại, phải sửa"), found.returned, by, on=on, why=reasons
        ),
        review=_group("review", _("Chờ bạn xem xét"), found.review, by, on=on),
        late=_group("late", _("Quá hạn ở cấp dưới"), found.late, by, on=on),
        oversees=oversees(by),
        fills_many=fills_many(by, on=on),
        reminders=reminders(by, on=on),
        results=results,
    )


def line(brief: Brief, by: Actor, *, on: dt.date, why: tuple[str, str] = ("", "")) -> Line:
    """Show one report as a line; `why` says why it came back, and who says so."""
    left = (brief.due - on).days
    sources = len(brief.missing_sources)
    return Line(
        key=str(brief.key),
        title=said(brief.form_title),
        period=wording.period(brief.key.period),
        unit=brief.unit_title,
        mark=mark_of(brief),
        due=brief.due,
        when=when(brief, on=on),
        pressing=_pressing(brief, left),
        href=href(brief.key),
        entry=reverse("entry", args=parts(brief.key)),
        gaps=_gaps(brief.required - brief.filled, sources),
        faults=_faults(brief),
        why=why[0],
        by=why[1],
        digest=brief.digest,
        approvable=approvable(by, brief),
        here=f"c-{brief.number}",
    )


def _pressing(brief: Brief, left: int) -> str:
    if brief.state not in WITH_THE_UNIT:
        return "unmet" if brief.days_late else ""
    return "unmet" if left < 0 else "risk" if left <= SOON else ""


def href(key: Key) -> str:
    """Give the address of a report."""
    return reverse("submission", args=parts(key))


def when(brief: Brief, *, on: dt.date) -> str:
    """Say how a report stands to its due day."""
    away = brief.state not in WITH_THE_UNIT
    if away and brief.days_late:
        return ngettext("gửi chậm %d ngày", "gửi chậm %d ngày", brief.days_late) % brief.days_late
    if away:
        return _("gửi đúng hạn")
    left = (brief.due - on).days
    if left < 0:
        return ngettext("quá hạn %d ngày", "quá hạn %d ngày", -left) % -left
    if left == 0:
        return _("hết hạn hôm nay")
    return ngettext("còn %d ngày", "còn %d ngày", left) % left


def _group(
    name: str,
    title: str,
    briefs: Sequence[Brief],
    by: Actor,
    *,
    on: dt.date,
    why: Mapping[Key, tuple[str, str]] | None = None,
) -> Group:
    lines = tuple(
        line(brief, by, on=on, why=(why or {}).get(brief.key, ("", ""))) for brief in briefs[:SHOWN]
    )
    return Group(name, title, lines, max(0, len(briefs) - SHOWN))


def _count(briefs: Sequence[Brief]) -> str:
    return f"≥ {MOST}" if len(briefs) == MOST else str(len(briefs))


def _gaps(cells: int, sources: int) -> str:
    told = []
    if cells:
        told.append(ngettext("thiếu %d ô", "thiếu %d ô", cells) % cells)
    if sources:
        told.append(ngettext("thiếu %d nguồn vốn", "thiếu %d nguồn vốn", sources) % sources)
    return ", ".join(told)


def _faults(brief: Brief) -> str:
    told = []
    if brief.errors:
        told.append(ngettext("%d lỗi", "%d lỗi", brief.errors) % brief.errors)
    if brief.warnings:
        told.append(ngettext("%d cảnh báo", "%d cảnh báo", brief.warnings) % brief.warnings)
    if brief.amended:
        said_of = ngettext("%d ô đổi sau phê duyệt", "%d ô đổi sau phê duyệt", brief.amended)
        told.append(said_of % brief.amended)
    return ", ".join(told)
