"""The pages of foresight."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.analytics.engine import engine
from chungtay.flows.reallocation_document import FILE_NAME, write
from chungtay.web.capital.foresight.forecast import forecast
from chungtay.web.capital.foresight.moving import moving
from chungtay.web.capital.foresight.risk import risks
from chungtay.web.kit import page
from chungtay.web.kit.address import FILTERS, Heeds, View, named, read
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.names import province

ALL_LINES = "tat-ca"


def ahead(request: HttpRequest) -> HttpResponse:
    """Show what lines are expected to have paid by the ends of their window."""
    desk, notes = _desk(request), list[str]()
    everything = _everything(request, notes)
    shown = forecast(desk, engine(), everything=everything, more=_more(desk.view))
    return page.show(request, "capital/foresight/forecast.html", desk.view, shown, notes=notes)


def at_risk(request: HttpRequest) -> HttpResponse:
    """Show the lines at risk and the likely causes."""
    desk, notes = _desk(request), list[str]()
    everything = _everything(request, notes)
    shown = risks(desk, engine(), everything=everything, more=_more(desk.view))
    return page.show(request, "capital/foresight/risk.html", desk.view, shown, notes=notes)


def move(request: HttpRequest) -> HttpResponse:
    """Show which lines could give to which."""
    desk = _desk(request, filters=())
    document = desk.view.onward(reverse("capital-move-document"))
    shown = moving(desk, engine(), document=document)
    return page.show(request, "capital/foresight/moving.html", desk.view, shown)


def move_document(request: HttpRequest) -> FileResponse:
    """Write the draft of the proposal and send it; nothing is kept."""
    view = _view(request, filters=())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE_NAME
        write(engine(), path, province=province(), on=view.on, as_known=view.as_known)
        written = io.BytesIO(path.read_bytes())
    return FileResponse(written, as_attachment=True, filename=FILE_NAME)


def _desk(request: HttpRequest, filters: Collection[str] = FILTERS) -> Desk:
    return Desk(engine(), _view(request, filters))


def _view(request: HttpRequest, filters: Collection[str]) -> View:
    """Read an address; nobody can foresee from a later day than that up to which all is known."""
    view = read(request, heeds=Heeds(filters))
    if view.as_known is None or view.as_known >= view.on:
        return view
    note = _("Sổ vốn chỉ đọc như đã biết ngày %(day)s nên dự báo từ ngày đó.")
    said = note % {"day": f"{view.as_known:%d/%m/%Y}"}
    return replace(view, on=view.as_known, notes=(*view.notes, said))


def _everything(request: HttpRequest, notes: list[str]) -> bool:
    return named(request.GET, ALL_LINES, ("1",), notes) == "1"


def _more(view: View) -> str:
    """Write the address of the same page with every line."""
    address = view.href()
    return f"{address}{'&' if '?' in address else '?'}{ALL_LINES}=1#dong"
