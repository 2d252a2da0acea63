"""How alike a line of a list and a payment of the ledger are, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.capital.decisions import Decisions, numbers_of
from chungtay.core.capital.reconcile.line import ListLine, Payment


class Reason(StrEnum):
    """Why a line and a payment may be the same, or may not."""

    AMOUNT = "amount"
    SUM = "sum"
    OTHER_AMOUNT = "other_amount"
    SAME_DAY = "same_day"
    NEAR_DAY = "near_day"
    FAR_DAY = "far_day"
    HOLDER = "holder"
    OTHER_HOLDER = "other_holder"
    WORK = "work"
    OTHER_WORK = "other_work"
    PROJECT = "project"
    OTHER_PROJECT = "other_project"
    SOURCE = "source"
    OTHER_SOURCE = "other_source"
    KIND = "kind"
    OTHER_KIND = "other_kind"
    YEAR = "year"
    OTHER_YEAR = "other_year"
    INDEX = "index"
    OTHER_INDEX = "other_index"
    PAPER = "paper"
    NUMBER = "number"


REASON_TITLES: dict[Reason, str] = {
    Reason.AMOUNT: "cùng số tiền",
    Reason.SUM: "cộng nhiều dòng thì bằng số tiền",
    Reason.OTHER_AMOUNT: "khác số tiền",
    Reason.SAME_DAY: "cùng ngày",
    Reason.NEAR_DAY: "ngày gần nhau",
    Reason.FAR_DAY: "ngày cách xa",
    Reason.HOLDER: "cùng chủ tài khoản",
    Reason.OTHER_HOLDER: "khác chủ tài khoản",
    Reason.WORK: "cùng công trình",
    Reason.OTHER_WORK: "khác công trình",
    Reason.PROJECT: "cùng dự án",
    Reason.OTHER_PROJECT: "khác dự án",
    Reason.SOURCE: "cùng nguồn vốn",
    Reason.OTHER_SOURCE: "khác nguồn vốn",
    Reason.KIND: "cùng loại vốn",
    Reason.OTHER_KIND: "khác loại vốn",
    Reason.YEAR: "cùng năm của vốn",
    Reason.OTHER_YEAR: "khác năm của vốn",
    Reason.INDEX: "cùng mục lục ngân sách",
    Reason.OTHER_INDEX: "khác mục lục ngân sách",
    Reason.PAPER: "cùng số văn bản",
    Reason.NUMBER: "cùng số văn bản, nơi gửi không ghi ký hiệu",
}


WEIGHTS: dict[Reason, int] = {
    Reason.AMOUNT: 40, Reason.SUM: 30, Reason.OTHER_AMOUNT: 0, Reason.SAME_DAY: 20,
    Reason.NEAR_DAY: 14, Reason.FAR_DAY: 4, Reason.HOLDER: 16, Reason.OTHER_HOLDER: -30,
    Reason.WORK: 16, Reason.OTHER_WORK: -25, Reason.PROJECT: 8, Reason.OTHER_PROJECT: -16,
    Reason.SOURCE: 4, Reason.OTHER_SOURCE: -12, Reason.KIND: 4, Reason.OTHER_KIND: -10,
    Reason.YEAR: 4, Reason.OTHER_YEAR: -8, Reason.INDEX: 6, Reason.OTHER_INDEX: -6,
    Reason.PAPER: 12, Reason.NUMBER: 8,
}  # fmt: skip
"""What each reason adds to a score; only their order matters, and the two thresholds below."""


AGAINST = frozenset(one for one, weight in WEIGHTS.items() if weight < 0)


SURE = 70
"""The score from which a pair may be taken for the same without a person."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A payment that a line may be, with the score and why."""

    payment: Payment
    score: int
    reasons: tuple[Reason, ...]

    @property
    def sound(self) -> bool:
        """Tell whether the pair may be taken without a person, were it alone."""
        return self.score >= SURE and AGAINST.isdisjoint(self.reasons)


def weigh(
    line: ListLine, payment: Payment, money: Reason, *, window: int, decisions: Decisions
) -> Candidate:
    """Compare a line with a payment in everything both of them tell.

    `decisions` are the documents among which a number without a sign is looked up.
    """
    place = payment.line
    apart = abs((line.on - payment.on).days)
    near = Reason.NEAR_DAY if apart <= min(window, 5) else Reason.FAR_DAY
    told = (
        (line.holder, payment.holder, Reason.HOLDER, Reason.OTHER_HOLDER),
        (line.subject, payment.subject, Reason.WORK, Reason.OTHER_WORK),
        (line.project, place.project, Reason.PROJECT, Reason.OTHER_PROJECT),
        (line.source, place.source.value, Reason.SOURCE, Reason.OTHER_SOURCE),
        (line.kind, place.kind.value, Reason.KIND, Reason.OTHER_KIND),
        (line.year or "", place.origin_year, Reason.YEAR, Reason.OTHER_YEAR),
        (line.budget_index, place.budget_index, Reason.INDEX, Reason.OTHER_INDEX),
    )
    reasons = [money, near if apart else Reason.SAME_DAY]
    for ours, theirs, same, other in told:
        if ours and theirs:
            reasons.append(same if ours == theirs else other)
    if line.decision and payment.paper:
        paper = numbers_of(payment.paper)
        if not paper.isdisjoint(numbers_of(line.decision)):
            reasons.append(Reason.PAPER)
        elif decisions.meant(line.decision, year=line.on.year) in paper:
            reasons.append(Reason.NUMBER)
    return Candidate(payment, sum(WEIGHTS[one] for one in reasons), tuple(reasons))
