"""Workbooks: a form given out with what it holds, and taken in after a comparison cell by cell."""

from __future__ import annotations

import io

from django.http import HttpRequest, HttpResponse
from ninja import File, Query, Router
from ninja.files import UploadedFile
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.files import attachment, told_as
from chungtay.api.schema import In, Out
from chungtay.api.submissions.shapes import ADDRESS, Addressed, Form, PeriodCode, Unit
from chungtay.core.kernel.saying import text
from chungtay.core.submissions.changes import Side
from chungtay.core.submissions.handing_in import Choice, Summary, Take
from chungtay.flows import form_template, import_form_book
from chungtay.flows.import_form_book import Asked
from chungtay.flows.today import today
from chungtay.formats.form_book import Layout

router = Router(tags=["Excel"])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST = 200
"""Differences and faults that are told; the counts are of all of them."""
WORKBOOK = told_as("Sổ Excel.", media_type=XLSX)


class ScopeAsked(In):
    """Which reports a workbook of many is to hold."""

    form: Form
    period: PeriodCode
    unit: Unit = Field(description="Tỉnh hoặc huyện.", examples=["62"])
    flat: bool = Field(default=False, description="Một trang, mỗi đơn vị một dòng.")


class TakingAsked(In):
    """How a workbook is to be taken in."""

    dry_run: bool = Field(default=False, description="Chỉ đối chiếu, không ghi gì.")
    take: Take = Field(
        Take.NEITHER, description="Ô cả hai bên cùng đổi thì lấy bên nào; neither là từ chối."
    )


class ManyAsked(TakingAsked):
    """How a workbook is to be taken in that may not say itself what it is of."""

    form: Form | None = None
    unit: Unit | None = None
    period: PeriodCode | None = None


class DifferenceOut(Out):
    """One cell that the file and the system say otherwise, in words."""

    submission: str
    unit: str
    row: str
    column: str
    side: Side
    base: str
    ours: str
    theirs: str


class FaultOut(Out):
    """One cell of the file that cannot be understood."""

    unit: str
    at: str
    row: str
    column: str
    said: str
    reason: str


class TakenOut(Out):
    """What a workbook says against what is kept, and how many cells were written of it."""

    written: int | None = Field(description="Số ô đã ghi; null khi chỉ đối chiếu.")
    units: int
    cells: int
    counts: dict[str, int]
    differences: list[DifferenceOut]
    faults: list[FaultOut]
    fault_count: int
    notes: list[str]


@router.get(ADDRESS + "/template.xlsx", summary="Mẫu Excel của một báo cáo", openapi_extra=WORKBOOK)
def template(request: HttpRequest, key: Addressed) -> HttpResponse:
    """Kèm số đang có, quy tắc nhập, trang ẩn và phiên bản gốc để nộp lại an toàn."""
    target = io.BytesIO()
    form_template.write_template(by=actor(request), key=key.key(), target=target, on=today())
    name = f"{key.form}-{key.unit}-{key.period}.xlsx"
    return attachment(target.getvalue(), name=name, media_type=XLSX)


@router.post(ADDRESS + "/book", response=TakenOut, summary="Nộp Excel của một báo cáo")
def take_one(
    request: HttpRequest, key: Addressed, file: File[UploadedFile], asked: Query[TakingAsked]
) -> TakenOut:
    """So từng ô ba bên, rồi ghi tất cả hoặc không ghi gì; nộp lại cùng tệp không đổi gì."""
    wanted = Asked(key.form, key.unit, key.period)
    return _taken(request, file, wanted, asked)


@router.get("/workbook.xlsx", summary="Mẫu Excel của nhiều đơn vị", openapi_extra=WORKBOOK)
def workbook(request: HttpRequest, asked: Query[ScopeAsked]) -> HttpResponse:
    """Mỗi đơn vị một trang, hoặc mỗi đơn vị một dòng."""
    target = io.BytesIO()
    form_template.write_workbook(
        by=actor(request),
        form=asked.form,
        scope=asked.unit,
        period=asked.period,
        target=target,
        on=today(),
        layout=Layout.FLAT if asked.flat else Layout.SHEETS,
    )
    name = f"{asked.form}-{asked.unit}-{asked.period}.xlsx"
    return attachment(target.getvalue(), name=name, media_type=XLSX)


@router.post("/books", response=TakenOut, summary="Nộp Excel của nhiều đơn vị")
def take_many(request: HttpRequest, file: File[UploadedFile], asked: Query[ManyAsked]) -> TakenOut:
    """Tất cả đơn vị trong tệp cùng được ghi hoặc không đơn vị nào."""
    wanted = Asked(
        asked.form or "",
        asked.unit or "",
        asked.period or "",
        many=bool(asked.form) and not asked.unit,
    )
    return _taken(request, file, wanted, asked)


def _taken(request: HttpRequest, file: UploadedFile, wanted: Asked, asked: TakingAsked) -> TakenOut:
    by, on = actor(request), today()
    comparison = import_form_book.compare(
        by=by, file=file, name=file.name or "tep.xlsx", asked=wanted, on=on
    )
    found = import_form_book.summary(comparison, most=MOST)
    if asked.dry_run:
        return _out(found, None)
    written = import_form_book.write(by=by, comparison=comparison, choice=Choice(asked.take), on=on)
    return _out(found, written)


def _out(found: Summary, written: int | None) -> TakenOut:
    return TakenOut(
        written=written,
        units=found.units,
        cells=found.cells,
        counts={side.value: count for side, count in found.counts.items()},
        differences=[
            DifferenceOut(
                submission=line.key,
                unit=line.unit,
                row=text(line.row),
                column=text(line.column),
                side=line.side,
                base=line.base,
                ours=line.ours,
                theirs=line.theirs,
            )
            for line in found.lines
        ],
        faults=[
            FaultOut(
                unit=one.unit,
                at=one.at,
                row=text(one.row),
                column=text(one.column),
                said=one.said,
                reason=text(one.reason),
            )
            for one in found.faults[:MOST]
        ],
        fault_count=len(found.faults),
        notes=[text(note) for note in found.notes],
    )
