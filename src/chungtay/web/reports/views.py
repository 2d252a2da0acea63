"""The pages of reports, and their files."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse

from chungtay.analytics.engine import engine
from chungtay.flows.build_report import build
from chungtay.packs import outlines
from chungtay.web.kit import page
from chungtay.web.kit.address import read
from chungtay.web.reports.pages import file_names, listing, report


def index(request: HttpRequest) -> HttpResponse:
    """Show the list of reports."""
    view = read(request)
    return page.show(request, "reports.html", view, listing(view))


def one(request: HttpRequest, code: str) -> HttpResponse:
    """Show one report, computed from the registers as they are."""
    view = read(request)
    return page.show(request, "report.html", view, report(engine(), view, code))


def file(_request: HttpRequest, code: str, name: str) -> FileResponse:
    """Build a report's files and send one."""
    if name not in file_names(outlines.outline(code)):
        raise Http404
    with tempfile.TemporaryDirectory() as folder:
        build(engine(), code, Path(folder))
        # Open before the folder goes: the file lives on until it has been sent.
        return FileResponse((Path(folder) / name).open("rb"), as_attachment=True, filename=name)
