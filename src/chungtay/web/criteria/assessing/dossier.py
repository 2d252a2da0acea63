"""The dossier of a commune: a page to be printed, and the same as a Word document."""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chungtay.apps.units.queries import unit as find_unit
from chungtay.flows.dossier import book
from chungtay.flows.dossier import document as paper
from chungtay.flows.dossier.gathered import Wish
from chungtay.web.criteria.assessing.page import UnitPage
from chungtay.web.criteria.assessing.proof import Proof
from chungtay.web.criteria.assessing.sets import chosen
from chungtay.web.criteria.assessing.sheet import CriterionBlock, Line, Sheet
from chungtay.web.kit import page as frame
from chungtay.web.kit.access import actor
from chungtay.web.kit.address import read
from chungtay.web.kit.page import Crumb

CRITERION = "tieu-chi"


@dataclass(frozen=True, slots=True)
class DossierBlock:
    """A criterion of the dossier: its lines, each with its evidence."""

    block: CriterionBlock
    lines: tuple[tuple[Line, tuple[Proof, ...]], ...]


@dataclass(frozen=True, slots=True)
class DossierPage:
    """The dossier of a commune, or of one criterion."""

    sheet: Sheet
    blocks: tuple[DossierBlock, ...]
    crumbs: tuple[Crumb, ...]
    docx: str
    xlsx: str
    synthetic: bool


def page(request: HttpRequest, unit: str) -> HttpResponse:
    """Show the dossier as a page to be printed."""
    view = read(request)
    sheet = Sheet.of(view, actor(request), unit)
    wanted = request.GET.get(CRITERION, "")
    blocks = tuple(
        DossierBlock(block, tuple((line, sheet.proofs(line.code)) for line in block.lines))
        for block in sheet.blocks
        if wanted in ("", block.code)
    )
    way = UnitPage(sheet)
    here = view.onward(reverse("assess-unit", args=[unit]))
    last = Crumb(pgettext("dossier", "Hồ sơ"))
    crumbs = (*way.crumbs[:2], Crumb(_("Đánh giá tiêu chí"), here), last)
    docx, xlsx = (
        _with(view.onward(reverse(name, args=[unit])), wanted)
        for name in ("assess-dossier-docx", "assess-dossier-xlsx")
    )
    told = DossierPage(sheet, blocks, crumbs, docx, xlsx, way.synthetic)
    return frame.show(request, "criteria/dossier.html", view, told)


def document(request: HttpRequest, unit: str) -> FileResponse:
    """Write the dossier as a document and send it; nothing is kept."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"ho-so-{unit}.docx"
        paper.write(path, _wish(request, unit))
        written = io.BytesIO(path.read_bytes())
    return FileResponse(written, as_attachment=True, filename=path.name)


def workbook(request: HttpRequest, unit: str) -> FileResponse:
    """Write the dossier as a workbook and send it; nothing is kept."""
    written = io.BytesIO()
    book.write(written, _wish(request, unit))
    written.seek(0)
    return FileResponse(written, as_attachment=True, filename=f"ho-so-{unit}.xlsx")


def _wish(request: HttpRequest, unit: str) -> Wish:
    view = read(request)
    criteria_set = chosen(view, find_unit(unit, on=view.on))
    return Wish(unit, view.on, criteria_set, view.as_known, request.GET.get(CRITERION, ""))


def _with(address: str, criterion: str) -> str:
    if not criterion:
        return address
    return f"{address}{'&' if '?' in address else '?'}{CRITERION}={criterion}"
