"""One report: read whole, its cells written, its findings, its history, what lies below it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field, StrictFloat, StrictInt, StrictStr

from chungtay.api.auth import actor
from chungtay.api.schema import Code, In, Out, Words
from chungtay.api.submissions.shapes import (
    ADDRESS,
    Addressed,
    CellOut,
    FilingOut,
    FindingOut,
    KeyIn,
    RowCode,
    StepOut,
)
from chungtay.api.submissions.telling import cell_out, filing_out, findings_out, step_out
from chungtay.apps.audit.services import saw
from chungtay.apps.submissions import queries, services
from chungtay.apps.submissions.queries.one import form_seen
from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.actions import READ
from chungtay.core.submissions.changes import Change
from chungtay.core.submissions.filing import Filing, Saying
from chungtay.core.submissions.form import Form, Place
from chungtay.core.submissions.reading import read
from chungtay.core.submissions.sheet import Cell
from chungtay.core.submissions.workflow import State
from chungtay.flows.today import today

router = Router(tags=["Một báo cáo"])
FindingKey = Annotated[str, Field(min_length=3, max_length=300, pattern=r"^[^\x00-\x1f\x7f]+$")]
Written = Annotated[StrictStr, Field(max_length=10_000, pattern=r"^[^\x00]*$")]


class ChangeIn(In):
    """One cell written anew, and the revision it was made from."""

    row: RowCode
    column: Code
    value: StrictInt | StrictFloat | Written | None = Field(
        description="Số theo đơn vị tính của cột (25.5), hoặc chữ như người nhập (“1.234,5”, “–” "
        "là không áp dụng); null để xóa ô.",
        examples=["1.250,5"],
    )
    base: Annotated[int, Field(ge=0, le=2**31 - 1)] = Field(
        description="Số phiên bản của ô lúc đọc; 0 nếu ô chưa từng được ghi.", examples=[0]
    )


class CellsIn(In):
    """Cells to write, and explanations of warnings by the keys of their findings."""

    changes: list[ChangeIn] = Field([], max_length=20_000)
    explanations: dict[FindingKey, Words] = Field({}, max_length=2_000)


class CheckedOut(Out):
    """A report with what the checks find in it."""

    submission: FilingOut
    findings: list[FindingOut]
    errors: int
    unexplained: int = Field(description="Cảnh báo chưa giải trình.")


class SayingOut(Out):
    """What a cell held in a period, or from a step on."""

    period: str
    cell: CellOut | None
    state: State
    by: str
    at: dt.datetime | None


class CellPastOut(Out):
    """What a cell held before: in this period, and in earlier ones."""

    history: list[SayingOut]
    earlier: list[SayingOut]


class PlaceAsked(In):
    """Which cell."""

    row: RowCode
    column: Code


class ChildOut(Out):
    """A unit directly below, and where its report stands."""

    unit: str
    state: State
    digest: str


class SumOut(Out):
    """One place: what the report says, what those below add up to, and how each of them counts."""

    row: str
    column: str
    said: CellOut | None
    sum: CellOut
    parts: dict[str, CellOut]


class BelowOut(Out):
    """The statements of the units directly below, and their sums beside the report's own."""

    children: list[ChildOut]
    places: list[SumOut]


@router.get(ADDRESS, response=CheckedOut, summary="Một báo cáo, toàn bộ")
def one_submission(request: HttpRequest, key: Addressed) -> CheckedOut:
    """Trạng thái, ô số, giải trình, trao đổi, chữ ký, minh chứng và cảnh báo hiện tại."""
    return checked(_seen(request, key, noted=True))


@router.patch(ADDRESS + "/cells", response=CheckedOut, summary="Ghi ô số và giải trình")
def write_cells(request: HttpRequest, key: Addressed, body: CellsIn) -> CheckedOut:
    """Ghi tất cả hoặc không ghi gì. Gửi lại cùng nội dung thì không đổi gì.

    Ô đã được người khác sửa sau `base` thì từ chối cả lượt (409 `submissions.cells_changed`), nêu
    từng ô đang là gì. Ô không hiểu được vẫn giữ ở bản nháp, kèm lời nhắc, và không gửi đi được.
    """
    by, on = actor(request), today()
    form = form_seen(by, key.key(), on=on)
    changes = [_change(one, form) for one in body.changes]
    filing = services.save_cells(
        by=by, key=key.key(), changes=changes, explanations=body.explanations, on=on
    )
    return checked(filing)


@router.get(ADDRESS + "/history", response=list[StepOut], summary="Lịch sử của báo cáo")
def history(request: HttpRequest, key: Addressed) -> list[StepOut]:
    """Mọi bước đã qua: ai làm gì, khi nào, vì sao, ô nào đổi; cũ trước mới sau."""
    filing = _seen(request, key)
    return [step_out(one, filing.sheet) for one in queries.steps(filing.key)]


@router.get(ADDRESS + "/cell", response=CellPastOut, summary="Ô số này trước đây")
def cell_past(request: HttpRequest, key: Addressed, asked: Query[PlaceAsked]) -> CellPastOut:
    """Các giá trị trong kỳ này và 12 kỳ gần nhất trước đó."""
    filing = _seen(request, key)
    place = Place(asked.row, asked.column)
    filing.form.column(place.column)
    return CellPastOut(
        history=[_saying(one, filing, place) for one in queries.cell_history(filing.key, place)],
        earlier=[_saying(one, filing, place) for one in queries.last_values(filing.key, place)],
    )


@router.get(ADDRESS + "/below", response=BelowOut, summary="Tổng của các đơn vị bên dưới")
def sums_below(request: HttpRequest, key: Addressed) -> BelowOut:
    """Tổng từng ô của các đơn vị trực tiếp bên dưới, đặt cạnh số của chính báo cáo này."""
    filing = _seen(request, key)
    under = queries.below(filing)
    places = []
    for place, amount in sorted(under.sums.items()):
        parts = {
            unit: cell_out(sheet.cells.get(place), filing.sheet, place)
            for unit, sheet in under.sheets.items()
        }
        total = cell_out(Cell.number(amount), filing.sheet, place)
        if total is not None:
            places.append(
                SumOut(
                    row=place.row,
                    column=place.column,
                    said=cell_out(filing.sheet.cells.get(place), filing.sheet, place),
                    sum=total,
                    parts={unit: cell for unit, cell in parts.items() if cell is not None},
                )
            )
    children = [
        ChildOut(unit=unit, state=state, digest=under.digests.get(unit, ""))
        for unit, state in sorted(under.states.items())
    ]
    return BelowOut(children=children, places=places)


def checked(filing: Filing) -> CheckedOut:
    """Tell a report with what the checks find in it."""
    found = queries.findings(filing, on=today())
    silent = queries.unexplained(filing.explanations, found)
    return CheckedOut(
        submission=filing_out(filing),
        findings=findings_out(found, filing),
        errors=sum(one.severity is Severity.ERROR for one in found),
        unexplained=len(silent),
    )


def _seen(request: HttpRequest, key: KeyIn, *, noted: bool = False) -> Filing:
    """Read a report that the caller may read, or refuse; `noted` writes it in the audit log."""
    by = actor(request)
    filing = queries.filing_seen(by, key.key(), on=today())
    if noted:
        saw(by=by, subject=str(filing.key), action=READ, unit=filing.key.unit)
    return filing


def _change(one: ChangeIn, form: Form) -> Change:
    cell = read(one.value, form.column(one.column))
    return Change(Place(one.row, one.column), cell, one.base)


def _saying(one: Saying, filing: Filing, place: Place) -> SayingOut:
    return SayingOut(
        period=one.period_title or filing.period.title,
        cell=cell_out(one.cell, filing.sheet, place),
        state=one.state,
        by=one.by,
        at=one.at,
    )
