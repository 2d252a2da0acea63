"""What waits for one person: to fill, to mend, to look at, and who is late below them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chungtay.apps.submissions import queries
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.filing import Brief, Key
from chungtay.core.submissions.workflow import Deed
from chungtay.web.kit.names import said
from chungtay.web.submissions.desk.marks import Mark, mark_of
from chungtay.web.submissions.desk.may import approvable, oversees

SHOWN = 50
"""How many late reports a page lists; the matrix has them all."""
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
    lead: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class ToDoPage:
    """The page."""

    name: str
    today: dt.date
    answers: tuple[tuple[str, int, str], ...]
    owed: Group
    returned: Group
    review: Group
    late: Group
    oversees: bool
    results: tuple[tuple[str, str, str], ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether nothing at all waits."""
        return not any(g.lines for g in (self.owed, self.returned, self.review, self.late))


def to_do(by: Actor, *, on: dt.date, results: tuple[tuple[str, str, str], ...] = ()) -> ToDoPage:
    """Lay the page out."""
    found = queries.to_do(by, on=on)
    owed = Group("owed", _("Phải nộp"), "", _lines(found.fill, by, on))
    reasons = {brief.key: _last_return(brief.key) for brief in found.returned}
    back = Group("returned", _("Bị trả lại, phải sửa"), "", _lines(found.returned, by, on, reasons))
    review = Group("review", _("Chờ bạn xem xét"), "", _lines(found.review, by, on))
    late = _lines(found.late[:SHOWN], by, on)
    behind = Group("late", _("Quá hạn ở cấp dưới"), "", late, max(0, len(found.late) - SHOWN))
    overdue = sum(brief.due < on for brief in (*found.fill, *found.returned))
    answers = (
        (_("Phải nộp"), len(found.fill), "owed"),
        (_("Bị trả lại"), len(found.returned), "returned"),
        (_("Trong đó quá hạn"), overdue, ""),
        (_("Chờ bạn xem xét"), len(found.review), "review"),
        (_("Quá hạn ở cấp dưới"), len(found.late), "late"),
    )
    return ToDoPage(
        name=by.name,
        today=on,
        answers=answers,
        owed=owed,
        returned=back,
        review=review,
        late=behind,
        oversees=oversees(by),
        results=results,
    )


def line(brief: Brief, by: Actor, *, on: dt.date, why: tuple[str, str] = ("", "")) -> Line:
    """Show one report as a line; `why` says why it came back, and who says so."""
    left = (brief.due - on).days
    sources = len(brief.missing_sources)
    return Line(
        key=str(brief.key),
        title=said(brief.form_title),
        period=brief.period_title,
        unit=brief.unit_title,
        mark=mark_of(brief),
        due=brief.due,
        when=when(brief, on=on),
        pressing="unmet" if left < 0 else "risk" if left <= SOON else "",
        href=href(brief.key),
        entry=reverse("entry", args=(brief.key.form, brief.key.unit, brief.key.period)),
        gaps=_gaps(brief.required - brief.filled, sources),
        faults=_faults(brief),
        why=why[0],
        by=why[1],
        digest=brief.digest,
        approvable=approvable(by, brief),
        here=f"c-{brief.number}",
    )


def href(key: Key) -> str:
    """Give the address of a report."""
    return reverse("submission", args=(key.form, key.unit, key.period))


def when(brief: Brief, *, on: dt.date) -> str:
    """Say how a report stands to its due day."""
    if brief.sent_on and brief.days_late:
        return ngettext("gửi chậm %d ngày", "gửi chậm %d ngày", brief.days_late) % brief.days_late
    if brief.sent_on:
        return _("gửi đúng hạn")
    left = (brief.due - on).days
    if left < 0:
        return ngettext("quá hạn %d ngày", "quá hạn %d ngày", -left) % -left
    if left == 0:
        return _("hết hạn hôm nay")
    return ngettext("còn %d ngày", "còn %d ngày", left) % left


def _lines(
    briefs: Iterable[Brief],
    by: Actor,
    on: dt.date,
    reasons: Mapping[Key, tuple[str, str]] | None = None,
) -> tuple[Line, ...]:
    why = reasons or {}
    return tuple(line(brief, by, on=on, why=why.get(brief.key, ("", ""))) for brief in briefs)


def _last_return(key: Key) -> tuple[str, str]:
    """Say why a report came back, and who sent it back."""
    back = (Deed.RETURN, Deed.REOPEN, Deed.VOID)
    steps = [step for step in queries.steps(key) if step.deed in back]
    return (steps[-1].reason, steps[-1].by) if steps else ("", "")


def _gaps(cells: int, sources: int) -> str:
    parts = []
    if cells:
        parts.append(ngettext("thiếu %d ô", "thiếu %d ô", cells) % cells)
    if sources:
        parts.append(ngettext("thiếu %d nguồn vốn", "thiếu %d nguồn vốn", sources) % sources)
    return ", ".join(parts)


def _faults(brief: Brief) -> str:
    parts = []
    if brief.errors:
        parts.append(ngettext("%d lỗi", "%d lỗi", brief.errors) % brief.errors)
    if brief.warnings:
        parts.append(ngettext("%d cảnh báo", "%d cảnh báo", brief.warnings) % brief.warnings)
    if brief.amended:
        said_of = ngettext("%d ô đổi sau phê duyệt", "%d ô đổi sau phê duyệt", brief.amended)
        parts.append(said_of % brief.amended)
    return ", ".join(parts)
