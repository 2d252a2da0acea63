"""Measures: any number, divided and narrowed any way, with the count and digest of its rows."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from chungtay.analytics.engine import engine
from chungtay.api.forms import title_out
from chungtay.api.schema import After, Day, In, Limit, Line, Name, Out, PageOut, TitleOut
from chungtay.api.told import told
from chungtay.core.kernel.numerals import exact
from chungtay.core.kernel.page import page
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Account, Answer, Question
from chungtay.core.measures.measure import BadCondition, Measure, Where
from chungtay.core.units.frame import Frame, Shape
from chungtay.flows import frames
from chungtay.flows.today import today

router = Router(tags=["Chỉ số"])
MeasureName = Annotated[Name, Field(examples=["capital.disbursed"])]
Condition = Annotated[Line, Field(examples=["province=62", "plan_year=2020"])]


class MeasureOut(Out):
    """A measure: what it means, and how it may be divided."""

    name: str = Field(examples=["capital.plan"])
    title: TitleOut
    unit: str
    dimensions: list[str]
    required: list[str] = Field(description="Chiều phải nêu đúng một giá trị hoặc phân tổ theo.")
    decimals: int
    cite: list[str]
    note: str


class NumberOut(Out):
    """One number: exact, as a text; or which sort of nothing stands there."""

    by: list[str]
    value: str | None = Field(examples=["864751740831"])
    missing: str | None = Field(examples=["absent"])


class InexactOut(Out):
    """A number that cannot be told in the units asked, and the units of then in its way."""

    by: list[str]
    units: list[str]
    divided: bool = Field(description="Bị chia; nếu không thì đã nhập, mà số này không cộng được.")


class AnswerOut(Out):
    """A measure's answer, and the proof of the rows it was made from."""

    measure: str
    unit: str
    by: list[str]
    where: dict[str, list[str]]
    on: dt.date
    as_known: dt.date | None
    against: dt.date | None
    shape: Shape
    frame: dt.date | None = Field(description="Ngày của các đơn vị; null khi theo đơn vị khi đó.")
    cells: list[NumberOut]
    inexact: list[InexactOut] = Field(description="Số không tính chính xác được, và vì sao.")
    rows: int = Field(description="Số dòng sổ đã dùng.")
    digest: str = Field(description="Dấu vân tay của các dòng sổ.")


class ReceiptRowOut(Out):
    """One register row behind a number."""

    fact: str
    ref: str
    unit: str
    on: dt.date
    value: int | None
    provenance: str
    document: str
    known_from: dt.date
    recorded_by: str
    corrects: str
    detail: dict[str, str]


class ReceiptOut(Out):
    """Everything behind one number; at most `limit` of its rows are listed."""

    value: str | None
    missing: str | None
    count: int
    digest: str
    rows: list[ReceiptRowOut]
    provenance: dict[str, int]
    documents: dict[str, int]


class QuestionAsked(In):
    """What is asked of a measure."""

    where: list[Condition] = Field(
        [], max_length=20, description="Thu hẹp: cột=giá trị, hoặc cột=a,b hay cột=1..5; lặp lại."
    )
    on: Day | None = Field(None, description="Ngày hỏi; mặc định là hôm nay.")
    as_known: Day | None = Field(None, description="Theo những gì đã biết đến ngày này.")
    against: Day | None = Field(None, description="Ngày trước đó, với chỉ số so sánh.")
    shape: Shape = Field(
        Shape.THEN,
        description="Theo đơn vị khi đó (then), đơn vị của một ngày (now) hay vùng so sánh được.",
    )
    frame: Day | None = Field(None, description="Ngày của các đơn vị ấy; mặc định là mới nhất.")
    since: Day | None = Field(None, description="Vùng giữ nguyên từ ngày này.")

    @property
    def told(self) -> Frame:
        """Give the frame in whose units the answer is told."""
        on = self.on or today()
        return frames.frame(self.shape, asked_on=on, on=self.frame, since=self.since)

    def question(self, where: Where) -> Question:
        """Give the question in the core's words."""
        on, told = self.on or today(), self.told
        if "province" in where and not any("province" in text for text in self.where):
            told = frames.of_site(told, asked_on=on)
        return Question(where, on, self.as_known, self.against, told)


class AnswerAsked(QuestionAsked):
    """What is asked of a measure, and how the answer is divided."""

    by: list[Name] = Field([], max_length=6, description="Phân tổ theo chiều; lặp lại.")


class ReceiptAsked(QuestionAsked):
    """What is asked of a measure, and how many rows are to be listed."""

    limit: Limit = 200


class MeasuresAsked(In):
    """A page of the catalogue."""

    after: After = ""
    limit: Limit = 100


@router.get("", response=PageOut[MeasureOut], summary="Danh mục chỉ số")
def list_measures(request: HttpRequest, asked: Query[MeasuresAsked]) -> PageOut[MeasureOut]:  # noqa: ARG001
    """Mọi chỉ số hệ thống tính được, theo tên."""
    found = page(
        "measures",
        engine().catalogue.values(),
        after=asked.after,
        limit=asked.limit,
        mark=lambda measure: (measure.name,),
    )
    return PageOut[MeasureOut](items=[_measure(one) for one in found.items], next=found.next)


@router.get("/{name}", response=AnswerOut, summary="Hỏi một chỉ số")
def ask_measure(request: HttpRequest, name: MeasureName, asked: Query[AnswerAsked]) -> AnswerOut:  # noqa: ARG001
    """Số chính xác, phân tổ và thu hẹp tùy ý; số đã phê duyệt có mặt ngay.

    Không nêu nơi nào thì hỏi về tỉnh của hệ thống này, như trên các trang.
    """
    by = tuple(dict.fromkeys(asked.by))
    question = asked.question(_here(name, _conditions(asked.where), by, asked.told))
    with engine().still():
        answer = engine().ask_many([name], by=by, question=question)[name]
        proof = engine().account(name, question, by=by)
    return _answer(answer, proof)


@router.get("/{name}/receipt", response=ReceiptOut, summary="Nguồn gốc của một số")
def receipt(request: HttpRequest, name: MeasureName, asked: Query[ReceiptAsked]) -> ReceiptOut:  # noqa: ARG001
    """Các dòng sổ, văn bản và mức độ tin cậy đứng sau một số."""
    question = asked.question(_here(name, _conditions(asked.where), (), asked.told))
    found = engine().receipt(name, question, limit=asked.limit)
    value, missing = _quantity(found.account.value)
    return ReceiptOut(
        value=value,
        missing=missing,
        count=found.account.count,
        digest=found.account.digest,
        rows=[ReceiptRowOut.model_validate(told(row)) for row in found.rows],
        provenance={degree.value: count for degree, count in found.provenance.items()},
        documents=dict(found.documents),
    )


def _conditions(texts: list[str]) -> Where:
    """Read `column=a,b` conditions; refuses (`measures.bad_condition`) what is none."""
    where: dict[str, tuple[str, ...]] = {}
    for text in texts:
        column, sign, values = text.partition("=")
        if not sign or not column.strip() or column.strip() in where:
            raise BadCondition(
                column=column, value=values, expected="cột=giá trị, mỗi cột nêu một lần"
            )
        where[column.strip()] = tuple(value.strip() for value in values.split(","))
    return where


def _here(name: str, where: Where, by: tuple[str, ...], told: Frame) -> Where:
    """Narrow a question to this site's province, unless it names a place or cannot be narrowed."""
    placed = {*where, *by} & {"unit", "district", "province"}
    if placed or "province" not in engine().measure(name).dimensions:
        return where
    return {"province": (frames.home(told),), **where}


def _measure(one: Measure) -> MeasureOut:
    return MeasureOut(
        name=one.name,
        title=title_out(one.title),
        unit=one.unit,
        dimensions=list(one.dimensions),
        required=list(one.required),
        decimals=one.decimals,
        cite=list(one.cite),
        note=one.note,
    )


def _quantity(value: Quantity) -> tuple[str | None, str | None]:
    """Tell a number exactly, or which sort of nothing it is."""
    return (None, value.value) if isinstance(value, Missing) else (exact(value), None)


def _answer(answer: Answer, proof: Account) -> AnswerOut:
    cells = []
    for cell in answer.cells:
        value, missing = _quantity(cell.value)
        cells.append(NumberOut(by=list(cell.by), value=value, missing=missing))
    asked = proof.question
    return AnswerOut(
        measure=answer.measure.name,
        unit=answer.measure.unit,
        by=list(answer.by),
        where={column: list(values) for column, values in asked.where.items()},
        on=asked.on,
        as_known=asked.as_known,
        against=asked.against,
        shape=asked.frame.shape,
        frame=None if asked.frame.shape is Shape.THEN else asked.frame.on,
        cells=cells,
        inexact=[
            InexactOut(by=list(key), units=list(one.units), divided=one.divided)
            for key, one in answer.inexact.items()
        ],
        rows=proof.count,
        digest=proof.digest,
    )
