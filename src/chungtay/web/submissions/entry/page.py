"""The entry page of one submission, as shown with or without scripts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.people.actor import COUNTRY
from chungtay.core.submissions.actions import FILL
from chungtay.core.submissions.filing import Filing
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.workflow import STATE_TITLES, WITH_THE_UNIT, State
from chungtay.core.units.unit import Level
from chungtay.web.kit import wording
from chungtay.web.kit.names import said
from chungtay.web.kit.page import Crumb
from chungtay.web.submissions.entry import state
from chungtay.web.submissions.entry.addressed import parts
from chungtay.web.submissions.entry.faults import SHOWN, Fault, faults
from chungtay.web.submissions.entry.fields import (
    SHAPES,
    TONES,
    WORDS,
    Choosing,
    Head,
    Line,
    choices_of,
    heads,
    lines,
    name_of,
)
from chungtay.web.submissions.entry.opened import GAP, Opened
from chungtay.web.submissions.entry.panel import Panel, Remark, panel
from chungtay.web.submissions.entry.saving import Clash
from chungtay.web.submissions.entry.state import said_at
from chungtay.web.submissions.entry.words import words

CYCLE = "/bao-cao-ky/"
STATE_TONES: dict[State, str] = {
    State.DRAFT: "plain",
    State.SENT: "star",
    State.ACCEPTED: "star",
    State.RETURNED: "risk",
    State.APPROVED: "met",
    State.ABSENT: "lost",
}


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One mark and what it means."""

    code: str
    shape: str
    word: str
    tone: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A remark made at a desk: about a cell (`place`), or about the whole."""

    place: str
    name: str
    remark: Remark


@dataclass(frozen=True, slots=True)
class Top:
    """What stands at the top of every page of one submission's entry."""

    crumbs: tuple[Crumb, ...]
    title: str
    unit: str
    period: str
    state: str
    tone: str
    due: dt.date
    days: int
    key: Key
    here: str
    whole: str
    review: str
    waiting: bool

    @property
    def overdue(self) -> int:
        """Give the days past the due day; 0 while in time, and once it has been sent."""
        return max(0, -self.days) if self.waiting else 0


@dataclass(frozen=True, slots=True)
class EntryPage:
    """The entry page."""

    top: Top
    locked: str
    writable: bool
    returned_for: str
    remarks: tuple[Aside, ...]
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    choosing: tuple[Choosing, ...]
    faults: tuple[Fault, ...]
    fault_count: int
    first_gap: str
    totals: Mapping[str, int]
    ghosts: int
    last_period: str
    key: tuple[KeyEntry, ...]
    panel: Panel | None
    data: Mapping[str, Any]
    worker: str
    form_note: str
    many: str


def entry(
    request: HttpRequest,
    opened: Opened,
    *,
    place: Place | None = None,
    typed: Mapping[Place, str] | None = None,
    clashes: Sequence[Clash] = (),
) -> EntryPage:
    """Lay the entry page out; `typed` and `clashes` are what could not be saved just now."""
    filing = opened.filing
    found = tuple(one for one in faults(opened) if one.code != GAP)
    here = reverse("entry", args=parts(filing.key))
    return EntryPage(
        top=top(opened),
        locked=opened.locked,
        writable=opened.writable,
        returned_for=opened.came_back.reason if opened.came_back else "",
        remarks=_remarks(opened),
        heads=heads(filing),
        lines=lines(opened, typed=typed or {}, clashes=clashes, here=here),
        choosing=choices_of(filing, clashes),
        faults=found[:SHOWN],
        fault_count=len(found),
        first_gap=next((str(place) for place in filing.sheet.missing()), ""),
        totals=state.totals(filing, opened.findings),
        ghosts=len(opened.ghosts),
        last_period=wording.period(opened.last.period.code) if opened.last else "",
        key=key_of_marks(),
        panel=panel(opened, place) if place else None,
        data=data(request, [opened]),
        worker=reverse("entry-worker"),
        form_note=filing.form.note,
        many=_many(opened),
    )


def data(request: HttpRequest, every: Sequence[Opened], *, row: str = "") -> dict[str, Any]:
    """Give what the scripts need of one submission or of several of the same form."""
    csrf = get_token(request)
    return {
        "user": every[0].by.user if every else 0,
        "row": row,
        "columns": state.columns(every[0].filing.form.columns) if every else [],
        "words": words(),
        "entries": [
            state.whole(
                one.filing, one.findings, writable=one.writable, csrf=csrf, ghosts=one.ghosts
            )
            for one in every
        ],
    }


def top(opened: Opened) -> Top:
    """Give the top of a page of one submission."""
    filing = opened.filing
    return Top(
        crumbs=(*way_to(filing), Crumb(_("Nhập liệu"))),
        title=said(filing.form.title),
        unit=filing.unit_title,
        period=wording.period(filing.key.period),
        state=_(STATE_TITLES[filing.state]),
        tone=STATE_TONES[filing.state],
        due=filing.due,
        days=(filing.due - opened.on).days,
        key=filing.key,
        here=reverse("entry", args=parts(filing.key)),
        whole=f"{CYCLE}{filing.key}/",
        review=reverse("entry-review", args=parts(filing.key)),
        waiting=filing.state in WITH_THE_UNIT,
    )


def way_to(filing: Filing) -> tuple[Crumb, Crumb]:
    """Give the steps to a submission, to which a page under it adds its own."""
    words = f"{filing.unit_title} · {wording.period(filing.key.period)}"
    return Crumb(_("Báo cáo kỳ"), CYCLE), Crumb(words, f"{CYCLE}{filing.key}/")


def key_of_marks() -> tuple[KeyEntry, ...]:
    """Give what each mark means."""
    return tuple(
        KeyEntry(mark.value, SHAPES[mark], str(word), TONES.get(mark, ""))
        for mark, word in WORDS.items()
    )


def _many(opened: Opened) -> str:
    """Give the page of many communes to whoever fills the form for more than this one."""
    filing = opened.filing
    above = {filing.district, filing.province, COUNTRY}
    fills = any(grant.action == FILL.code and grant.unit in above for grant in opened.by.grants)
    if not fills or filing.level is not Level.COMMUNE:
        return ""
    return reverse("entry-many", args=(filing.key.form, filing.key.period))


def _remarks(opened: Opened) -> tuple[Aside, ...]:
    """Give what is said of the whole, and of cells since the submission last came back.

    The unit's own desk can return it too, so what came with the return counts whoever said it.
    """
    filing, back = opened.filing, opened.came_back.seq if opened.came_back else 0
    above = (one.step for one in filing.comments if one.desk != filing.key.unit or one.step == back)
    last = max(above, default=0)
    return tuple(
        Aside(
            str(one.place or ""),
            name_of(filing, one.place) if one.place else "",
            Remark(one.text, one.by, said_at(one.at)),
        )
        for one in filing.comments
        if one.place is None or one.step == last
    )
