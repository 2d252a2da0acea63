"""Files of entry: everything that is found, and evidence."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from chungtay.apps.audit.services import saw
from chungtay.core.submissions.actions import READ
from chungtay.core.submissions.filing import Filing
from chungtay.core.submissions.key import Key
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import default_day
from chungtay.web.kit.workbook import XLSX
from chungtay.web.submissions.entry import evidence
from chungtay.web.submissions.entry.addressed import of_one
from chungtay.web.submissions.entry.faults import Fault, as_csv, as_xlsx, faults
from chungtay.web.submissions.entry.many import asked_for, gathered
from chungtay.web.submissions.entry.opened import opened

CSV = "text/csv; charset=utf-8"


@signed_in
@of_one
def of_sheet(request: HttpRequest, key: Key, kind: str) -> HttpResponse:
    """Send every finding in a submission as a file."""
    found = opened(actor(request), key, on=default_day())
    name = f"loi-{key.form}-{key.unit}-{key.period}"
    return _sent(faults(found), found.filing, kind=kind, name=name)


@signed_in
def of_many(request: HttpRequest, form: str, period: str, kind: str) -> HttpResponse:
    """Send every finding in the submissions of many communes as a file."""
    asked = asked_for(request, form, period)
    _mine, every = gathered(actor(request), asked, on=default_day())
    found = [fault for one in every for fault in faults(one)]
    return _sent(found, every[0].filing, kind=kind, name=f"loi-{form}-{period}")


@signed_in
@of_one
def of_cell(request: HttpRequest, key: Key, sha256: str) -> HttpResponse:
    """Send a file of evidence, never to be shown inside a page of ours."""
    by = actor(request)
    card, content = evidence.content(by, key, sha256, on=default_day())
    saw(by=by, subject=f"{key}: {card.name}"[:128], action=READ, unit=key.unit)
    return _attached(content, "application/octet-stream", card.name)


def _sent(found: Sequence[Fault], filing: Filing, *, kind: str, name: str) -> HttpResponse:
    if kind == "csv":
        return _attached(as_csv(found), CSV, f"{name}.csv")
    return _attached(as_xlsx(found, filing), XLSX, f"{name}.xlsx")


def _attached(content: bytes, media_type: str, name: str) -> HttpResponse:
    plain = "".join(letter for letter in name if letter.isascii() and letter not in '"\\')
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain or 'tep'}\"; filename*=UTF-8''{quote(name)}"
    )
    return response
