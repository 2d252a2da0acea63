"""Forms: what is asked of whom, how often, and what each cell means."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from chungtay.api.schema import Code, Day, In, Out, TitleOut
from chungtay.api.told import told
from chungtay.core.kernel.numerals import exact
from chungtay.core.kernel.refusal import Severity
from chungtay.core.kernel.title import Title
from chungtay.core.submissions.form import CellType, Column, Form, Row, RowSource, UnknownForm
from chungtay.core.submissions.period import Frequency
from chungtay.core.units.unit import Level
from chungtay.flows.today import today
from chungtay.packs import forms

router = Router(tags=["Biểu mẫu"])


class FormBriefOut(Out):
    """One version of a form, in a list."""

    code: str = Field(examples=["von-thang"])
    version: str = Field(description="Ngày phiên bản có hiệu lực.", examples=["2016-01-01"])
    until: dt.date | None
    title: TitleOut
    short: TitleOut
    frequency: Frequency
    levels: list[Level]
    cite: str
    verified: bool
    digest: str


class ChoiceOut(Out):
    """One of the answers a choice column allows."""

    code: str
    title: TitleOut


class ColumnOut(Out):
    """One column: how its cells are typed, bounded and computed.

    `parts` is how many of the whole numbers that cells keep make one of the unit people type.
    """

    code: str
    title: TitleOut
    type: CellType
    unit: str
    parts: int
    decimals: int
    required: bool
    low: str | None
    high: str | None
    base: str
    choices: list[ChoiceOut]
    formula: dict[str, object] | None
    cumulative: bool
    carried: bool
    typed: bool = Field(description="Người dùng nhập; nếu không, hệ thống tính hoặc lấy từ sổ.")
    summable: bool
    note: str


class RowOut(Out):
    """One row; `given` holds what registers say, in the whole numbers that cells keep."""

    code: str
    title: TitleOut
    facets: dict[str, str]
    required: bool
    total_of: list[str]
    given: dict[str, int]
    columns: list[str]


class RuleOut(Out):
    """One check of a form."""

    kind: str
    code: str
    severity: Severity
    settings: dict[str, list[str]]


class DueOut(Out):
    """Days after the period's last day, and days of grace."""

    days: int
    grace: int


class FormOut(FormBriefOut):
    """One version of a form, whole."""

    row_source: RowSource
    rows_of: str
    cutoff: int
    due: dict[str, DueOut]
    columns: list[ColumnOut]
    rows: list[RowOut]
    rules: list[RuleOut]
    appraised_by: list[str]
    programme: str
    note: str


class FormsAsked(In):
    """The day a question about forms is of."""

    on: Day | None = Field(None, description="Ngày hỏi; mặc định là hôm nay.")


@router.get("", response=list[FormBriefOut], summary="Các biểu mẫu có hiệu lực")
def list_forms(request: HttpRequest, asked: Query[FormsAsked]) -> list[FormBriefOut]:  # noqa: ARG001
    """Phiên bản có hiệu lực vào ngày hỏi của từng biểu."""
    return [
        FormBriefOut.model_validate(_brief(form))
        for form in forms.forms(on=asked.on or today()).values()
    ]


@router.get("/{code}", response=FormOut, summary="Một biểu mẫu")
def one_form(request: HttpRequest, code: Code, asked: Query[FormsAsked]) -> FormOut:  # noqa: ARG001
    """Cột, dòng, công thức, quy tắc kiểm tra và hạn nộp của phiên bản có hiệu lực."""
    return _form(forms.form(code, on=asked.on or today()))


@router.get("/{code}/versions", response=list[FormBriefOut], summary="Các phiên bản của biểu mẫu")
def form_versions(request: HttpRequest, code: Code) -> list[FormBriefOut]:  # noqa: ARG001
    """Mọi phiên bản, cũ trước mới sau; số liệu cũ vẫn thuộc phiên bản cũ."""
    found = [form for form in forms.every() if form.code == code]
    if not found:
        known = ", ".join(sorted({form.code for form in forms.every()}))
        raise UnknownForm(form=code, on=today(), known=known)
    return [FormBriefOut.model_validate(_brief(form)) for form in found]


def title_out(title: Title) -> TitleOut:
    """Tell a name in both languages."""
    return TitleOut(vi=title.vi, en=title.en)


def row_out(row: Row) -> RowOut:
    """Tell a row."""
    return RowOut(
        code=row.code,
        title=title_out(row.title),
        facets=dict(row.facets),
        required=row.required,
        total_of=list(row.total_of),
        given=dict(row.given),
        columns=list(row.columns),
    )


def column_out(column: Column) -> ColumnOut:
    """Tell a column."""
    return ColumnOut(
        code=column.code,
        title=title_out(column.title),
        type=column.type,
        unit=column.unit,
        parts=column.parts if column.numeric else 1,
        decimals=column.decimals,
        required=column.required,
        low=None if column.low is None else exact(column.low),
        high=None if column.high is None else exact(column.high),
        base=column.base,
        choices=[ChoiceOut(code=one.code, title=title_out(one.title)) for one in column.choices],
        formula=None if column.formula is None else told(column.formula),
        cumulative=column.cumulative,
        carried=column.carried,
        typed=column.typed,
        summable=column.summable,
        note=column.note,
    )


def _brief(form: Form) -> dict[str, object]:
    return {
        "code": form.code,
        "version": form.version,
        "until": form.until,
        "title": title_out(form.title),
        "short": title_out(form.short),
        "frequency": form.frequency,
        "levels": list(form.levels),
        "cite": form.cite,
        "verified": form.verified,
        "digest": form.digest,
    }


def _form(form: Form) -> FormOut:
    rules = [
        RuleOut(
            kind=rule.kind,
            code=rule.code,
            severity=rule.severity,
            settings={name: list(values) for name, values in rule.settings.items()},
        )
        for rule in form.rules
    ]
    return FormOut.model_validate(
        {
            **_brief(form),
            "row_source": form.row_source,
            "rows_of": form.rows_of,
            "cutoff": form.cutoff,
            "due": told(form.due),
            "columns": [column_out(column) for column in form.columns],
            "rows": [row_out(row) for row in form.rows],
            "rules": rules,
            "appraised_by": list(form.appraised_by),
            "programme": form.programme,
            "note": form.note,
        }
    )
