"""One report from every side: its cells, what is found in them, its history, what may be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.submissions import queries
from chungtay.apps.units import queries as units
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.approval import Amendment
from chungtay.core.submissions.checks import check
from chungtay.core.submissions.filing import Filing
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.workflow import (
    ABSENCE_TITLES,
    DECLARED,
    ON_A_DESK,
    STATE_TITLES,
    State,
    days_late,
)
from chungtay.web.kit import wording
from chungtay.web.kit.names import Names, said
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.saying import refused
from chungtay.web.submissions.desk.marks import LATE, WAITING, Mark, absence_words, mark
from chungtay.web.submissions.desk.may import possible
from chungtay.web.submissions.desk.one_below import Under, under
from chungtay.web.submissions.desk.one_sheet import Grid, grid, named
from chungtay.web.submissions.desk.one_told import (
    BRIEF,
    Changed,
    File,
    Found,
    Signature,
    Step,
    Trouble,
    changed,
    files_of,
    found_of,
    remarks_of,
    signatures_of,
    step_of,
)
from chungtay.web.submissions.desk.todo import href
from chungtay.web.submissions.entry.addressed import parts

REMARKS = 5
"""How many remarks on cells one return takes; more are made beforehand, one by one."""


@dataclass(frozen=True, slots=True)
class OnePage:
    """The page of one report."""

    crumbs: tuple[Crumb, ...]
    here: str
    entry: str
    key: Key
    title: str
    unit: str
    unit_href: str
    period: str
    mark: Mark
    state: str
    desk: str
    due: dt.date
    late: int
    left: int
    sent_on: dt.date | None
    approved_on: dt.date | None
    reopened: bool
    absence: str
    absence_reason: str
    filled: int
    required: int
    sources: tuple[str, ...]
    errors: int
    silent: int
    grid: Grid
    found: tuple[Found, ...]
    amended: tuple[Changed, ...]
    under: Under | None
    steps: tuple[Step, ...]
    signatures: tuple[Signature, ...]
    remarks: tuple[tuple[str, str, str, dt.date], ...]
    files: tuple[File, ...]
    digest: str
    may: Mapping[str, bool]
    places: tuple[str, ...]
    about: str
    absences: tuple[tuple[str, str], ...]
    route: tuple[tuple[str, str], ...]
    trouble: Trouble | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    slots: tuple[int, ...] = tuple(range(REMARKS))

    @property
    def brief(self) -> str:
        """Give the first characters of the digest."""
        return self.digest[:BRIEF]


def one(
    by: Actor,
    filing: Filing,
    *,
    on: dt.date,
    about: str = "",
    trouble: Trouble | None = None,
    typed: Mapping[str, str] | None = None,
) -> OnePage:
    """Lay the page out; `about` names a cell a remark is to be about."""
    context = queries.context(filing, on=on)
    findings = check(filing.sheet, context)
    found = tuple(found_of(filing, number, one) for number, one in enumerate(findings, start=1))
    titles = _titles(filing)
    deeds = possible(by, filing)
    places = named(filing)
    key, steps = filing.key, queries.steps(filing.key)
    return OnePage(
        crumbs=_crumbs(filing),
        here=href(key),
        entry=reverse("entry", args=parts(key)),
        key=key,
        title=said(filing.form.title),
        unit=filing.unit_title,
        unit_href=f"/don-vi/{key.unit}/",
        period=wording.period(filing.key.period),
        mark=_mark(filing, on),
        state=_(STATE_TITLES[filing.state]),
        desk=titles.get(filing.standing.desk, "") if filing.state in ON_A_DESK else "",
        due=filing.due,
        late=0
        if filing.state is State.ABSENT
        else days_late(due=filing.due, sent=filing.sent_on, on=on),
        left=(filing.due - on).days,
        sent_on=filing.sent_on,
        approved_on=filing.approved_on,
        reopened=filing.reopened,
        absence=absence_words(filing.absence) if filing.state is State.ABSENT else "",
        absence_reason=filing.absence_reason,
        filled=filing.filled,
        required=filing.required,
        sources=tuple(Names.source(code) for code in filing.missing_sources),
        errors=sum(one.error for one in found),
        silent=sum(not one.error and not one.explanation for one in found),
        grid=grid(filing, context.previous[0] if context.previous else None, findings),
        found=found,
        amended=changed(filing, filing.amended),
        under=under(filing),
        steps=tuple(step_of(filing, step, titles) for step in reversed(steps)),
        signatures=signatures_of(filing, titles),
        remarks=remarks_of(filing, {step.seq: step.on for step in steps}),
        files=files_of(filing),
        digest=filing.digest,
        may={deed.value: True for deed in deeds},
        places=tuple(places),
        about=next((name for name, place in places.items() if str(place) == about), ""),
        absences=tuple((one.value, _(ABSENCE_TITLES[one])) for one in DECLARED),
        route=_route(filing, titles),
        trouble=trouble,
        typed=typed or {},
    )


def trouble_of(refusal: Refusal, filing: Filing, *, seen: str) -> Trouble:
    """Say why something was not done; where it changed since it was seen, what changed."""
    said_of = {"submissions.reason_required": "reason"}
    if refusal.code != "submissions.changed_since":
        return Trouble(refused(refusal), said_of.get(refusal.code, ""))
    return Trouble(refused(refusal), "", changed(filing, _since(filing.key, seen)))


def _since(key: Key, seen: str) -> list[Amendment]:
    """Give what was written after the last step that left the digest somebody saw."""
    steps = queries.steps(key)
    last = max((step.seq for step in steps if step.digest == seen), default=0)
    return [change for step in steps if step.seq > last for change in step.changes]


def _mark(filing: Filing, on: dt.date) -> Mark:
    if filing.state is State.DRAFT:
        return mark(LATE if on > filing.due else WAITING)
    return mark(filing.state)


def _titles(filing: Filing) -> dict[str, str]:
    """Name every desk the report has been on or will come to."""
    codes = {*filing.route, filing.district, filing.province, filing.standing.desk} - {""}
    found = units.units(codes, on=filing.period.until)
    return {code: found[code].title if code in found else code for code in codes}


def _crumbs(filing: Filing) -> tuple[Crumb, ...]:
    form, month = filing.form.code, f"{filing.period.until:%Y-%m}"
    listed = reverse("submissions-matrix")
    return (
        Crumb(_("Báo cáo kỳ"), reverse("to-do")),
        Crumb(_("Ma trận"), f"{listed}?thang={month}"),
        Crumb(said(filing.form.short), f"{listed}?bieu={form}&thang={month}"),
        Crumb(filing.unit_title),
    )


def _route(filing: Filing, titles: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Give the desks in order: passed, here, or to come."""
    signed = {approval.desk for approval in filing.approvals}
    found = []
    for desk in filing.route:
        here = desk == filing.standing.desk and filing.state in ON_A_DESK
        found.append((titles[desk], "here" if here else "done" if desk in signed else "next"))
    return tuple(found)


def place_called(filing: Filing, text: str) -> Place | None:
    """Find the place that people call by a name, or that is written as a code."""
    places = named(filing)
    if text in places:
        return places[text]
    return next((place for place in places.values() if str(place) == text), None)
