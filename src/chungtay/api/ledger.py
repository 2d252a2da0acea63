"""The capital ledger over HTTP: decisions written into the book, and its entries."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.schema import UNSEEN, After, Code, Day, In, Limit, Line, Out, PageOut, Whole
from chungtay.apps.capital import queries
from chungtay.apps.capital.queries import BookFilter
from chungtay.apps.capital.treasury.queries import confirmed as confirmed_of
from chungtay.apps.people.queries import require_somewhere
from chungtay.core.capital import ledger, line
from chungtay.core.capital.actions import READ
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.line import CapitalKind, GivenAs, Source, Term
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.capital.standing import EntryState, Written
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.page import cursor, marked
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor
from chungtay.flows import record_decision
from chungtay.flows.reach import reach
from chungtay.flows.today import today

router = Router(tags=["Vốn"])
Number = Annotated[
    str, Path(examples=["KH16-ntm-ntm.02-district-development"], description="Số bút toán.")
]
_LIST = "entries"
Year = Annotated[int, Field(ge=1990, le=2100, examples=[2020])]
Subject = Annotated[str, Field(max_length=48, pattern=rf"^[^{UNSEEN}]*$")]
EntryNumber = Annotated[
    str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z._-]{0,119}$", examples=["KB-2020-001"])
]
Document = Annotated[
    str,
    Field(
        max_length=160,
        pattern=rf"^[^{UNSEEN}:]+:[^{UNSEEN}:]+:\d{{4}}(-\d{{2}}-\d{{2}})?$",
        description="Văn bản: cơ quan:số ký hiệu:ngày ký.",
        examples=["kontum.ubnd:1386/QĐ-UBND:2019-12-10"],
    ),
]


class LineTold(Out):
    """A budget line."""

    programme: str
    project: str
    item: str
    source: Source
    kind: CapitalKind
    origin_year: int
    plan_year: int
    provider: str
    given_as: GivenAs
    budget_index: str
    term: Term


class LineIn(In):
    """A budget line, as a decision names it."""

    programme: Line = Field("", examples=["ntm"])
    project: Line = Field("", examples=["ntm.02"])
    item: Subject = ""
    source: Source
    kind: CapitalKind
    origin_year: Year
    plan_year: Year
    provider: Subject = ""
    given_as: GivenAs = GivenAs.MONEY
    budget_index: Annotated[str, Field(max_length=24)] = ""
    term: Term = Term.YEAR

    def line(self) -> line.Line:
        """Give the line in the core's words."""
        return line.Line(
            self.programme, self.project, self.item, self.source, self.kind, self.origin_year,
            self.plan_year, self.provider, self.given_as, self.budget_index, self.term,
        )  # fmt: skip


class MoveIn(In):
    """A decision and what it does with money."""

    entry: EntryNumber = Field(description="Số bút toán do bên gửi đặt; gửi lại cùng số là một.")
    movement: Movement
    line: LineIn
    holder: Code = Field(description="Chủ tài khoản nhận, hoặc giữ vốn.", examples=["611.bqlda"])
    giver: Annotated[str, Field(max_length=48)] = Field("", description="Nơi tiền đi ra.")
    dong: Whole = Field(description="Số tiền, đồng.", examples=[1_250_000_000])
    on: Day = Field(description="Ngày ghi sổ.")
    document: Document
    note: Line = ""
    subject: Subject = Field("", description="Mã công trình hoặc khoản vay.")
    to_line: LineIn | None = None
    to_subject: Subject = ""
    days: Annotated[int, Field(ge=0, le=10**6)] = 0

    def decision(self) -> Decision:
        """Give the decision in the core's words."""
        grounds = Grounds(self.document, today(), Provenance.REPORTED)
        return Decision(self.entry, self.on, grounds, self.note)

    def move(self) -> Move:
        """Give what it does in the core's words."""
        return Move(
            self.movement, self.line.line(), self.holder, Dong(self.dong), giver=self.giver,
            subject=self.subject, to_line=self.to_line.line() if self.to_line else None,
            to_subject=self.to_subject, days=self.days,
        )  # fmt: skip


class MovesAsked(In):
    """How a decision is to be taken."""

    dry_run: bool = Field(default=False, description="Chỉ xem trước, không ghi gì.")


class RemarkOut(Out):
    """One remark on a decision; nothing of it stops anybody."""

    code: str
    message: str


class RecordedOut(Out):
    """The entry written (or only previewed), and what there is to remark on it."""

    entry: str
    written: bool
    remarks: list[RemarkOut]


class PostingOut(Out):
    """One account, raised or lowered."""

    holder: str
    pot: Pot
    line: LineTold
    subject: str
    dong: int


class EntryOut(Out):
    """One entry of the book, with the postings its asker may see."""

    entry: str
    movement: Movement
    on: dt.date
    document: str
    known_from: dt.date
    provenance: Provenance
    note: str
    state: EntryState
    undoes: str
    undone_by: str
    recorded_at: dt.datetime
    recorded_by: str
    postings: list[PostingOut]


class EntriesAsked(In):
    """Which entries are asked for."""

    movement: Movement | None = None
    holder: Annotated[str, Field(max_length=48)] = ""
    programme: Line = ""
    project: Line = ""
    source: Source | None = None
    kind: CapitalKind | None = None
    plan_year: Year | None = None
    subject: Subject = ""
    since: Day | None = None
    until: Day | None = Field(None, description="Đến hết ngày này.")
    after: After = ""
    limit: Limit = 100


@router.post("/moves", response=RecordedOut, summary="Ghi một quyết định vào sổ vốn")
def record_move(request: HttpRequest, body: MoveIn, asked: Query[MovesAsked]) -> RecordedOut:
    """Số dư được soát dưới khóa; chi quá số giữ thì từ chối (409). Dùng kèm Idempotency-Key."""
    by, decision, move = actor(request), body.decision(), body.move()
    if not asked.dry_run:
        record_decision.record(by=by, decision=decision, move=move)
        remarks = record_decision.remarks_on(queries.whole_entry(body.entry), move)
    else:
        _reader(by)
        remarks = record_decision.preview(by=by, decision=decision, move=move).findings
    said = [RemarkOut(code=one.code, message=one.message) for one in remarks]
    return RecordedOut(entry=body.entry, written=not asked.dry_run, remarks=said)


@router.get("/entries", response=PageOut[EntryOut], summary="Các bút toán")
def list_entries(request: HttpRequest, asked: Query[EntriesAsked]) -> PageOut[EntryOut]:
    """Các bút toán của đơn vị được xem, ngày mới nhất trước."""
    by, on = _reader(actor(request)), today()
    scope = reach(by, READ, on=on)
    wanted = BookFilter(
        movement=asked.movement, since=asked.since, until=asked.until, holder=asked.holder,
        units=None if scope is None else tuple(sorted(scope)), programme=asked.programme,
        project=asked.project, source=asked.source, kind=asked.kind, plan_year=asked.plan_year,
        subject=asked.subject,
    )  # fmt: skip
    place = marked(_LIST, asked.after, size=1)
    found = queries.book_page(wanted, after=place[0] if place else "", limit=asked.limit)
    after = cursor(_LIST, (found.next,)) if found.next else ""
    return PageOut[EntryOut](items=_told(found.rows, scope), next=after)


@router.get("/entries/{path:number}", response=EntryOut, summary="Một bút toán")
def one_entry(request: HttpRequest, number: Number) -> EntryOut:
    """Một bút toán với các dòng định khoản tài khoản được xem."""
    scope = reach(_reader(actor(request)), READ, on=today())
    found = _told((queries.entry(number),), scope)[0]
    if not found.postings:
        raise ledger.UnknownEntry(entry=number)
    return found


def _reader(by: Actor) -> Actor:
    require_somewhere(by, READ)
    return by


def _told(rows: tuple[Written, ...], scope: frozenset[str] | None) -> list[EntryOut]:
    confirmed = confirmed_of(row.entry.id for row in rows)
    units = {one.code: one.unit for one in queries.holders()}
    return [_entry(row, confirmed, scope, units) for row in rows]


def _entry(
    row: Written, confirmed: frozenset[str], scope: frozenset[str] | None, units: dict[str, str]
) -> EntryOut:
    told = row.entry
    return EntryOut(
        entry=told.id,
        movement=told.movement,
        on=told.on,
        document=told.grounds.document,
        known_from=told.grounds.known_from,
        provenance=told.grounds.provenance,
        note=told.note,
        state=row.state(confirmed),
        undoes=told.undoes,
        undone_by=row.undone_by,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        postings=[
            _posting(one)
            for one in told.postings
            if scope is None or units.get(one.account.holder, "") in scope
        ],
    )


def _posting(one: ledger.Posting) -> PostingOut:
    account = one.account
    return PostingOut(
        holder=account.holder,
        pot=account.pot,
        line=LineTold.model_validate(account.line, from_attributes=True),
        subject=account.subject,
        dong=one.amount.amount,
    )
