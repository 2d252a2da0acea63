"""What is inside what: which parts are in the totals of capital, and which stand beside them.

A reader who adds a part to the whole it is in counts it twice; here each part says where it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chungtay.analytics.engine import Engine
from chungtay.core.kernel.quantity import Quantity
from chungtay.core.kernel.title import Title
from chungtay.core.measures.answer import Question
from chungtay.flows.statement.wish import Wish


class Standing(StrEnum):
    """How a number stands to the total named above it."""

    TOTAL = "total"
    INSIDE = "inside"
    BESIDE = "beside"
    """The same money seen another way, or other money: never added."""


@dataclass(frozen=True, slots=True)
class Part:
    """A number and where it is: its measure, how it stands, and a word of explanation."""

    title: Title
    measure: str
    standing: Standing
    words: Title
    depth: int = 1
    stock: bool = False
    """It outlasts plan years, and is asked over all of them."""


@dataclass(frozen=True, slots=True)
class Told:
    """A part with its number, and the question that the number alone answers."""

    part: Part
    value: Quantity
    question: Question


_IN, _BESIDE = Standing.INSIDE, Standing.BESIDE
PARTS: tuple[Part, ...] = (
    Part(
        Title("Kế hoạch vốn", "Capital plan"), "capital.plan", Standing.TOTAL,
        Title("Tổng kế hoạch của năm; các dòng dưới đây đã nằm trong số này",
              "The year's whole plan; the lines below are in it"), 0,
    ),
    Part(
        Title("Giao mới trong năm", "Newly granted"), "capital.fresh_plan", _IN,
        Title("cộng với vốn kéo dài thì bằng kế hoạch vốn", "with carry-over makes the plan"),
    ),
    Part(
        Title("Năm trước kéo dài", "Carried over"), "capital.carried_over", _IN,
        Title("đã tính trong kế hoạch năm trước; cộng kế hoạch hai năm là tính hai lần",
              "was in last year's plan too: adding the two years counts it twice"),
    ),
    Part(
        Title("Vốn trung ương kể cả viện trợ", "Central capital with grants"),
        "capital.central_plan", _IN,
        Title("báo cáo của trung ương thường gộp viện trợ vào vốn trung ương",
              "reports of the centre count grants as central capital"),
    ),
    Part(
        Title("Viện trợ, ODA", "Grants and aid"), "capital.grants", _IN,
        Title("nằm trong vốn trung ương nói trên; ở bảng này là một nguồn riêng",
              "in the central capital above; a source of its own in this table"), 2,
    ),
    Part(
        Title("Dự kiến huy động", "Mobilisation planned"), "capital.mobilised_plan", _IN,
        Title("là dự kiến; không cộng với số đã huy động", "expected; not added to what was given"),
    ),
    Part(
        Title("Để dự phòng", "Reserve"), "capital.reserve", _IN,
        Title("trong kế hoạch, chưa phân bổ để chi", "planned, and not yet for spending"),
    ),
    Part(
        Title("Đã giải ngân", "Disbursed"), "capital.disbursed", Standing.TOTAL,
        Title("Tổng đã chi; các dòng dưới đây đã nằm trong số này",
              "All that was paid; the lines below are in it"), 0,
    ),
    Part(
        Title("Tạm ứng chưa thu hồi", "Advances"), "capital.advances", _IN,
        Title("cộng với thanh toán khối lượng thì bằng đã giải ngân",
              "with payments for volume makes what was disbursed"),
    ),
    Part(
        Title("Thanh toán khối lượng", "Paid for volume"), "capital.paid_volume", _IN,
        Title("kể cả phần đã quyết toán và vốn huy động", "settled and given capital included"),
    ),
    Part(
        Title("Đã quyết toán", "Settled"), "capital.settled", _IN,
        Title("nằm trong thanh toán khối lượng", "in the payments for volume"), 2,
    ),
    Part(
        Title("Đã huy động", "Mobilised"), "capital.mobilised", _IN,
        Title("đóng góp được tính là đã chi ngay khi nhận", "counted as spent when given"),
    ),
    Part(
        Title("Đã chuyển sang năm sau", "Carried out"), "capital.carried_out", _BESIDE,
        Title("trong kế hoạch năm này, và sẽ là vốn kéo dài của năm sau",
              "in this year's plan, and next year's carry-over"),
    ),
    Part(
        Title("Vốn lồng ghép", "Integrated"), "capital.integrated", _BESIDE,
        Title("của chương trình, nhiệm vụ khác; không cộng",
              "of other programmes and tasks; not added"),
    ),
    Part(
        Title("Vốn đang luân chuyển", "In rotation"), "capital.rotation_outstanding", _BESIDE,
        Title("đã chi một lần khi hỗ trợ; cho vay lại không phải chi thêm",
              "was spent once; lending it again is no more spending"), stock=True,
    ),
    Part(
        Title("Dư nợ tín dụng chính sách", "Policy credit"), "capital.credit_outstanding", _BESIDE,
        Title("vốn vay phải trả; không cộng", "lent and to be paid back; not added"), stock=True,
    ),
    Part(
        Title("Nợ đọng", "Arrears"), "capital.arrears", _BESIDE,
        Title("phải trả mà chưa có kế hoạch vốn; không cộng", "owed with no plan yet; not added"),
        stock=True,
    ),
)  # fmt: skip


def inside(engine: Engine, wish: Wish) -> tuple[Told, ...]:
    """Give every part of the totals, over all that the statement is about, in two questions.

    Over several years there is no such list: carry-over is in the plans of two of them.
    """
    if wish.period:
        return ()
    where = {**wish.where, "plan_year": wish.years}
    told: dict[str, Told] = {}
    for stock in (False, True):
        asked = Question(wish.where if stock else where, wish.on, wish.as_known, frame=wish.frame)
        parts = [part for part in PARTS if part.stock is stock and _able(engine, part, asked)]
        answers = engine.ask_many([part.measure for part in parts], question=asked)
        told |= {p.measure: Told(p, answers[p.measure].value(), asked) for p in parts}
    return tuple(told[part.measure] for part in PARTS if part.measure in told)


def _able(engine: Engine, part: Part, asked: Question) -> bool:
    return set(asked.where) <= set(engine.measure(part.measure).dimensions)
