"""Arrears over HTTP: what is owed, and the instalments by which it is to be paid off."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Router
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.ledger import Document, LineIn, LineTold
from chungtay.api.schema import UNSEEN, Code, Day, In, Line, Out, Whole
from chungtay.apps.capital import queries, services
from chungtay.apps.people.queries import require_somewhere
from chungtay.core.capital.actions import READ
from chungtay.core.capital.arrears import Debt
from chungtay.core.capital.instalments import Instalment, InstalmentStanding, Repayment
from chungtay.core.capital.line import Source
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.flows.reach import reach
from chungtay.flows.today import today

router = Router(tags=["Vốn"])
_NUMBER = r"^[0-9A-Za-z][0-9A-Za-z._-]{0,47}$"
NumberIn = Annotated[str, Field(pattern=_NUMBER, examples=["lt-2020-001"])]
Number = Annotated[str, Path(examples=["lt-2020-001"], description="Số đợt trả nợ.")]
Reason = Annotated[str, Field(max_length=400, pattern=rf"^[^{UNSEEN}]*$")]


class InstalmentIn(In):
    """An instalment of a debt, or how it is to be from now on."""

    number: NumberIn = Field(description="Số đợt do bên gửi đặt; gửi lại cùng số là một.")
    holder: Code = Field(description="Đơn vị nợ.", examples=["611"])
    work: Annotated[str, Field(min_length=1, max_length=48, pattern=rf"^[^{UNSEEN}]*$")]
    line: LineIn
    due: Day = Field(description="Hẹn trả trước hết ngày này.")
    dong: Whole = Field(description="Số tiền, đồng.", examples=[600_000_000])
    source: Source | None = Field(None, description="Nguồn dự kiến.")
    on: Day = Field(description="Ngày lập, ngày sửa.")
    document: Document
    reason: Reason = Field("", description="Bắt buộc khi sửa đợt đã ghi.")

    def instalment(self) -> Instalment:
        """Give the instalment in the core's words."""
        return Instalment(
            self.number, Debt(self.holder, self.line.line(), self.work), self.due, Dong(self.dong),
            self.source, self.on, _grounds(self.document), self.reason.strip(),
        )  # fmt: skip


class TakeBackIn(In):
    """Why an instalment is taken back."""

    on: Day
    document: Document
    reason: Reason


class InstalmentWrittenOut(Out):
    """The instalment written."""

    number: str


class InstalmentOut(Out):
    """An instalment as it stands; `paid` is what payments since have settled of it."""

    number: str
    due: dt.date
    dong: int
    paid: int
    days_late: int
    source: Source | None
    planned_on: dt.date
    document: str
    provenance: Provenance


class ArrearsOut(Out):
    """What one holder owes for one work on a line, and how it is to be paid off."""

    holder: str
    work: Line
    line: LineTold
    since: dt.date
    opened: int
    settled: int
    owed: int
    unplanned: int
    instalments: list[InstalmentOut]


@router.get("/arrears", response=list[ArrearsOut], summary="Nợ đọng và lộ trình trả")
def list_arrears(request: HttpRequest) -> list[ArrearsOut]:
    """Nợ của đơn vị được xem, đến hôm nay, nợ lâu nhất trước; kèm các đợt hẹn trả."""
    by, on = actor(request), today()
    require_somewhere(by, READ)
    found = queries.repayments(on=on, units=reach(by, READ, on=on))
    return [_owed(one, on) for one in found]


@router.post(
    "/arrears/instalments", response=InstalmentWrittenOut, summary="Lập hoặc sửa đợt trả nợ"
)
def plan(request: HttpRequest, body: InstalmentIn) -> InstalmentWrittenOut:
    """Không vượt số còn nợ (409); sửa đợt đã ghi thì cần lý do. Dùng kèm Idempotency-Key."""
    number = services.plan_instalment(by=actor(request), instalment=body.instalment())
    return InstalmentWrittenOut(number=number)


@router.post(
    "/arrears/instalments/{number}/take-back",
    response=InstalmentWrittenOut,
    summary="Rút đợt trả nợ",
)
def take_back(request: HttpRequest, number: Number, body: TakeBackIn) -> InstalmentWrittenOut:
    """Dòng cũ vẫn còn trong sổ; lý do là bắt buộc."""
    services.take_back_instalment(
        by=actor(request), number=number, reason=body.reason.strip(), on=body.on,
        grounds=_grounds(body.document),
    )  # fmt: skip
    return InstalmentWrittenOut(number=number)


def _grounds(document: str) -> Grounds:
    return Grounds(document, today(), Provenance.REPORTED)


def _owed(one: Repayment, on: dt.date) -> ArrearsOut:
    owes = one.arrears
    late = one.late(on)
    return ArrearsOut(
        holder=owes.holder,
        work=owes.work,
        line=LineTold.model_validate(owes.line, from_attributes=True),
        since=owes.since,
        opened=owes.opened.amount,
        settled=owes.settled.amount,
        owed=owes.owed.amount,
        unplanned=one.unplanned.amount,
        instalments=[
            _told(part, part.days_late(on) if part in late else 0) for part in one.instalments
        ],
    )


def _told(one: InstalmentStanding, days_late: int) -> InstalmentOut:
    return InstalmentOut(
        number=one.last.number,
        due=one.last.due,
        dong=one.last.amount.amount,
        paid=one.paid.amount,
        days_late=days_late,
        source=one.last.source,
        planned_on=one.since,
        document=one.last.grounds.document,
        provenance=one.last.grounds.provenance,
    )
