"""Capital: the statement that the pages show, exact, with the question behind every number."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from django.conf import settings
from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from chungtay.analytics.engine import engine
from chungtay.api.forms import title_out
from chungtay.api.schema import Day, In, Line, Out, TitleOut
from chungtay.core.kernel.numerals import exact
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.flows.labels import Labels
from chungtay.flows.statement.axes import AXES
from chungtay.flows.statement.build import Node, Statement, build
from chungtay.flows.statement.columns import Base, Sheet
from chungtay.flows.statement.made_up import simulated
from chungtay.flows.statement.order import slot_key
from chungtay.flows.statement.wish import Wish, period_of
from chungtay.flows.today import today

router = Router(tags=["Vốn"])
AxisName = Literal[
    "project", "programme", "source", "kind", "place", "district", "holder", "origin", "provider",
    "given", "work", "month",
]  # fmt: skip
MatrixName = Literal[
    "plan", "disbursed", "gap", "rate", "advances", "remaining", "carried_over", "arrears",
    "committed", "uncovered", "committed_unpaid",
]  # fmt: skip
Member = Annotated[Line | None, Field(description="Thu hẹp theo mã.")]


class StatementAsked(In):
    """What is asked of the statement; rows are divided by `rows`, then by `then`."""

    rows: AxisName = "project"
    then: AxisName | None = None
    across: AxisName | None = Field(None, description="Bảng ma trận: cột chia theo chiều này.")
    measure: MatrixName = Field("disbursed", description="Số liệu của bảng ma trận.")
    columns: Sheet = Sheet.PROGRESS
    base: Base = Base.ALL
    year: Annotated[int, Field(ge=1945, le=2100)] | None = Field(None, description="Năm kế hoạch.")
    period: Literal["2016-2020", "2021-2025", "2026-2030"] | None = None
    on: Day | None = Field(None, description="Ngày hỏi; mặc định là hôm nay.")
    as_known: Day | None = Field(None, description="Theo những gì đã biết đến ngày này.")
    programme: Member = None
    source: Member = None
    kind: Member = None
    district: Member = None
    unit: Member = None
    holder: Member = None
    depth: Annotated[int, Field(ge=0, le=5)] = Field(3, description="Số cấp dòng trả về.")


class StatementColumnOut(Out):
    """A column: its measure, which `/measures/{name}` explains, and the day it is of."""

    key: str
    title: TitleOut
    group: TitleOut | None
    measure: str
    unit: str


class StatementRowOut(Out):
    """A row: a member for each of the first dimensions, and exact values, null where none is."""

    key: list[str]
    title: TitleOut
    values: list[str | None]


class StatementOut(Out):
    """A statement: the first row is the total; rows under a row follow it.

    `synthetic` says that rows made for the demonstration are among those it rests on.
    """

    dimensions: list[str]
    on: dt.date
    as_known: dt.date | None
    synthetic: bool
    where: dict[str, list[str]]
    columns: list[StatementColumnOut]
    rows: list[StatementRowOut]


@router.get("/statement", response=StatementOut, summary="Bảng kế hoạch và giải ngân vốn")
def statement(request: HttpRequest, asked: Query[StatementAsked]) -> StatementOut:  # noqa: ARG001
    """Như trang Bảng số liệu: mọi số là một chỉ số trên sổ vốn, bằng đồng chẵn."""
    wish = _wish(asked)
    labels = Labels(wish.on, settings.CHUNGTAY_PROVINCE)
    return _told(build(engine(), wish, labels), asked.depth)


def _wish(asked: StatementAsked) -> Wish:
    on = asked.on or today()
    narrowed = ("programme", "source", "kind", "district", "unit", "holder")
    where = {name: (value,) for name in narrowed if (value := getattr(asked, name)) is not None}
    year = asked.year or on.year
    period = ""
    if asked.columns is Sheet.PERIOD and not asked.across:
        period = asked.period or period_of(year)
    return Wish(
        on=on, year=year, rows=AXES[asked.rows],
        then=AXES[asked.then] if asked.then else None,
        across=AXES[asked.across] if asked.across else None,
        sheet=asked.columns, base=asked.base, matrix=asked.measure, period=period,
        as_known=asked.as_known, where={"province": (settings.CHUNGTAY_PROVINCE,), **where},
    )  # fmt: skip


def _told(made: Statement, depth: int) -> StatementOut:
    question = made.question(made.slots[0], ()) if made.slots else None
    where = question.where if question else made.wish.where
    return StatementOut(
        dimensions=list(made.wish.by),
        on=made.wish.on,
        as_known=made.wish.as_known,
        synthetic=simulated(engine(), made),
        where={name: list(values) for name, values in where.items()},
        columns=[
            StatementColumnOut(
                key=slot_key(slot),
                title=title_out(slot.title),
                group=title_out(slot.column.group) if slot.column.group else None,
                measure=slot.measure.name,
                unit=slot.measure.unit,
            )
            for slot in made.slots
        ],
        rows=[_row(node) for node in made.total.walk() if node.depth <= depth],
    )


def _row(node: Node) -> StatementRowOut:
    return StatementRowOut(
        key=list(node.key),
        title=title_out(node.title),
        values=[_value(value) for value in node.cells],
    )


def _value(value: Quantity) -> str | None:
    return None if isinstance(value, Missing) else exact(value)
