"""What the page of the audit log shows: lines, newest first, and how far they are sealed."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from chungtay.apps.audit import queries
from chungtay.apps.people.queries import require_somewhere
from chungtay.apps.units import queries as units
from chungtay.core.audit.event import KIND_TITLES, Event, EventKind
from chungtay.core.people.actions import READ_AUDIT
from chungtay.core.people.actor import ACTIONS, COUNTRY, Actor
from chungtay.core.reports import document
from chungtay.web.audit.forms import NarrowingForm
from chungtay.web.kit.names import province, said

SIZE, MOST_EXPORTED = 50, 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log in words; `told` are reason and details, `mine` narrows to its person."""

    at: str
    who: str
    mine: str
    kind: str
    saw: bool
    action: str
    subject: str
    unit: str
    told: tuple[str, ...]
    ip: str


@dataclass(frozen=True, slots=True)
class SealState:
    """How far the log is sealed; `unsealed` counts the lines written since."""

    number: int
    at: dt.datetime | None
    head: str
    unsealed: int


@dataclass(frozen=True, slots=True)
class LogPage:
    """The lines asked for, the addresses of other pages, and the state of the seal."""

    lines: tuple[Line, ...]
    older: str
    newest: str
    export: str
    narrowed: bool
    seal: SealState


def scope(actor: Actor, *, on: dt.date) -> tuple[str, ...] | None:
    """Give the units whose lines an actor may read; None for all, refused where there are none.

    Who reads for the site's whole province reads also what is of no unit, such as signing in.
    """
    roots = require_somewhere(actor, READ_AUDIT)
    if COUNTRY in roots or province() in roots:
        return None
    return tuple(unit.code for root in roots for unit in units.subtree(root, on=on))


def page(form: NarrowingForm, asked: queries.Asked, *, on: dt.date) -> LogPage:
    """Show one page of the log."""
    found = queries.log(asked, before=form.cleaned_data.get("before"), size=SIZE)
    last = queries.last_seal()
    path, kept = reverse("audit"), _kept(form)
    return LogPage(
        lines=_lines(found.events, on=on),
        older=_href(path, {**kept, "before": str(found.older)}) if found.older else "",
        newest=_href(path, kept) if form.cleaned_data.get("before") else "",
        export=_href(reverse("audit-export"), kept),
        narrowed=bool(kept),
        seal=SealState(
            number=last.number if last else 0,
            at=localtime(last.at) if last else None,
            head=last.digest if last else "",
            unsealed=queries.unsealed_count(last),
        ),
    )


def table(asked: queries.Asked, *, on: dt.date) -> document.Table:
    """Give the newest lines asked for as a table for a workbook."""
    lines = _lines(queries.log(asked, size=MOST_EXPORTED).events, on=on)
    heads = (_("Lúc"), _("Người"), _("Loại"), _("Việc"), _("Đối tượng"), _("Đơn vị"),
             _("Lý do và chi tiết"), _("Địa chỉ máy"))  # fmt: skip
    body = tuple(
        _row((line.at, line.who, line.kind, line.action, line.subject, line.unit,
              "; ".join(line.told), line.ip))
        for line in lines
    )  # fmt: skip
    return document.Table((_row(heads),), body, (22.0, 30.0, 12.0, 36.0, 44.0, 26.0, 44.0, 20.0))


def _row(cells: tuple[str, ...]) -> document.Row:
    return document.Row(tuple(document.Cell(text) for text in cells))


def _lines(events: Sequence[Event], *, on: dt.date) -> tuple[Line, ...]:
    named = units.units({event.unit for event in events} - {""}, on=on)
    titles = {code: unit.title for code, unit in named.items()}
    return tuple(_line(event, titles.get(event.unit, event.unit)) for event in events)


def _line(event: Event, unit: str) -> Line:
    action = ACTIONS.get(event.action)
    kind = next((one for one in EventKind if one == event.kind), None)
    return Line(
        at=f"{localtime(event.at):%H:%M:%S %d/%m/%Y}",
        who=event.name or _nameless(event),
        mine=_href(reverse("audit"), {"who": str(event.user)}),
        kind=said(KIND_TITLES[kind]) if kind else event.kind,
        saw=kind is EventKind.SAW,
        action=_(action.title) if action else event.action,
        subject=event.subject,
        unit=unit,
        told=tuple(filter(None, (event.reason, *_details(event.details)))),
        ip=event.ip,
    )


def _nameless(event: Event) -> str:
    return _("(chưa đăng nhập)") if event.user == 0 else _("(không rõ tên)")


def _details(text: str) -> list[str]:
    """Write details as words, one line a name; what somebody made unreadable as it stands."""
    try:
        told = json.loads(text) if text else {}
    except ValueError:
        return [text]
    if not isinstance(told, dict):
        return [text]
    return [
        f"{name}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for name, value in told.items()
    ]


def _kept(form: NarrowingForm) -> dict[str, str]:
    """Give the parameters as they were asked, without the cursor."""
    given: QueryDict = form.data  # type: ignore[assignment]
    kept = ((name, str(given.get(name, ""))) for name in form.fields if name != "before")
    return {name: value for name, value in kept if value}


def _href(path: str, parameters: dict[str, str]) -> str:
    return f"{path}?{urlencode(parameters)}" if parameters else path
