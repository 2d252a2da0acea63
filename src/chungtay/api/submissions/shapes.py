"""How a periodic report, its cells and its steps are written as JSON."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Self

from ninja import Path
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from chungtay.api.forms import ColumnOut, RowOut
from chungtay.api.schema import Code, In, Out, TitleOut
from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.sheet import CellKind
from chungtay.core.submissions.workflow import Absence, Deed, State
from chungtay.core.units.unit import Level

Form = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$", examples=["von-thang"])]
Unit = Annotated[str, Field(pattern=r"^[0-9]{1,8}$", examples=["23380"])]
PeriodCode = Annotated[str, Field(pattern=r"^[0-9][0-9A-Z.-]{3,23}$", examples=["2020-09"])]
RowCode = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]{1,160}$", examples=["r1"])]


class KeyIn(In):
    """Which report: form, unit, period."""

    form: Form
    unit: Unit
    period: PeriodCode

    def key(self) -> Key:
        """Give the core's key."""
        return Key(self.form, self.unit, self.period)


ADDRESS = "/{form}/{unit}/{period}"
Addressed = Path[KeyIn]
"""The report that an address names."""


class PlaceIn(In):
    """A cell, by its row and its column; the whole report where neither is named."""

    row: RowCode | None = None
    column: Code | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.row is None) != (self.column is None):
            raise PydanticCustomError("missing", "row and column go together")
        return self

    def place(self) -> Place | None:
        """Give the core's place; None for the whole."""
        return Place(self.row, self.column) if self.row and self.column else None


class KeyOut(Out):
    """Which report: form, unit, period."""

    form: str = Field(examples=["von-thang"])
    unit: str = Field(examples=["23380"])
    period: str = Field(examples=["2020-09"])


class BriefOut(KeyOut):
    """A report as one line of a list."""

    form_title: TitleOut
    period_title: str
    unit_title: str
    level: Level
    district: str
    province: str
    state: State
    desk: str = Field(description="Đơn vị đang giữ báo cáo.")
    absence: Absence | None
    due: dt.date
    closes: dt.date
    days_late: int
    filled: int
    required: int
    missing_sources: list[str]
    errors: int
    warnings: int = Field(description="Cảnh báo chưa giải trình.")
    sent_on: dt.date | None
    approved_on: dt.date | None
    reopened: bool
    amended: int = Field(description="Số ô khác với lần phê duyệt gần nhất.")
    digest: str


class CellOut(Out):
    """What a cell holds; `amount` is the whole number kept, `value` exact, in the column's unit."""

    kind: CellKind
    amount: int | None = None
    value: str | None = None
    text: str = ""
    note: str = ""


class PlacedOut(Out):
    """One cell of a sheet. `revision` is 0 for what was never written, or is not typed at all."""

    row: str
    column: str
    typed: bool
    revision: int
    cell: CellOut | None


class AmendmentOut(Out):
    """One cell that differs between two states."""

    row: str
    column: str
    before: CellOut | None
    after: CellOut | None


class FindingOut(Out):
    """One remark of the checks; an explanation names it by its `key`."""

    key: str
    code: str
    severity: Severity
    row: str | None
    column: str | None
    message: str
    numbers: dict[str, str]
    explained: bool


class ExplanationOut(Out):
    """Why a warning is right all the same."""

    key: str
    text: str
    by: str
    on: dt.date


class CommentOut(Out):
    """One remark in the margin of a cell, or of the whole."""

    row: str | None
    column: str | None
    text: str
    by: str
    at: dt.datetime
    desk: str


class ApprovalOut(Out):
    """One desk's signature on a digest."""

    desk: str
    by: str
    at: dt.datetime
    digest: str


class EvidenceOut(Out):
    """A file behind a cell, or behind the whole; `sha256` is how it is fetched."""

    row: str | None
    column: str | None
    name: str
    size: int
    sha256: str
    media_type: str
    by: str
    at: dt.datetime


class FilingOut(KeyOut):
    """One report, whole."""

    version: str = Field(description="Phiên bản biểu mẫu.")
    unit_title: str
    period_title: str
    level: Level
    state: State
    desk: str
    route: list[str] = Field(description="Các nơi báo cáo đi qua, bắt đầu từ chính đơn vị.")
    absence: Absence | None
    absence_reason: str
    due: dt.date
    closes: dt.date
    step: int
    digest: str
    filled: int
    required: int
    missing_sources: list[str]
    sent_on: dt.date | None
    approved_on: dt.date | None
    reopened: bool
    columns: list[ColumnOut]
    rows: list[RowOut]
    cells: list[PlacedOut]
    explanations: list[ExplanationOut]
    comments: list[CommentOut]
    approvals: list[ApprovalOut]
    evidence: list[EvidenceOut]
    amended: list[AmendmentOut]


class StepOut(Out):
    """One step in the life of a report."""

    step: int
    deed: Deed
    state: State
    desk: str
    by: str
    on: dt.date
    at: dt.datetime
    reason: str
    changes: list[AmendmentOut]
    comments: list[CommentOut]
    digest: str
