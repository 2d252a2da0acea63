"""What strikes one about a work: remarks that stop nothing and ask for an explanation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chungtay.core.kernel.money import Dong, total
from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.kernel.saying import Fact, Facts
from chungtay.core.works.appointment import DirectLimits
from chungtay.core.works.card import WorkCard, degrees
from chungtay.core.works.contract import ContractState, WorkContract, contracted
from chungtay.core.works.whole import WorkWhole
from chungtay.core.works.work import REACHED, STAGE_TITLES, Stage, WorkState


@dataclass(frozen=True, slots=True)
class Extent:
    """The rectangle a province lies in, in millionths of a degree."""

    south: int
    west: int
    north: int
    east: int

    def holds(self, point: tuple[int, int]) -> bool:
        """Tell whether a point (latitude, longitude) lies within."""
        lat, lon = point
        return self.south <= lat <= self.north and self.west <= lon <= self.east


def findings(
    whole: WorkWhole, *, extent: Extent | None = None, limits: DirectLimits | None = None
) -> tuple[Finding, ...]:
    """Give the remarks on a work as it stands; `extent` is its province's, where it is known."""
    state, card = whole.summary.state, whole.card
    parts = [part.amount for part in whole.funding]
    said = (
        *on_state(state),
        *(on_card(card, state, extent=extent) if card else ()),
        *on_contracts(whole.summary.contracts, state, on=whole.summary.asked_on),
        *(on_direct(whole.summary.contracts, limits) if limits else ()),
        *(on_funding(parts, state) if parts else ()),
    )
    return tuple(said)


SENTENCES: Mapping[str, str] = {
    "works.finished_below_volume": (
        "Bước “{stage}” nhưng khối lượng mới {progress} %; cần nêu lý do hoặc sửa khối lượng."
    ),
    "works.contract_over_cost": (
        "Tổng giá trị hợp đồng {contract} ₫ cao hơn tổng mức đầu tư {cost} ₫ là {over} ₫."
    ),
    "works.contract_without_amount": (
        "Hợp đồng {contract} chưa ghi giá trị nên chưa nằm trong tổng giá trị hợp đồng."
    ),
    "works.contract_overdue": (
        "Hợp đồng {contract} hết hạn ngày {due:%d/%m/%Y} mà chưa ghi gia hạn, thanh lý."
    ),
    "works.direct_over_limit": (
        "Hợp đồng {contract} chỉ định thầu {amount} ₫, cao hơn hạn mức {limit} ₫ ({cite}); cần ghi "
        "rõ trường hợp được chỉ định thầu."
    ),
    "works.direct_over_limit.unread": (
        "Hợp đồng {contract} chỉ định thầu {amount} ₫, cao hơn hạn mức {limit} ₫ ({cite}; hạn mức "
        "ghi theo trí nhớ, chưa đối chiếu văn bản); cần ghi rõ trường hợp được chỉ định thầu."
    ),
    "works.outside_province": (
        "Tọa độ {point} nằm ngoài phạm vi tỉnh của xã đã ghi; kiểm tra lại vĩ độ và kinh độ."
    ),
    "works.funding_differs.above": (
        "Cơ cấu vốn cộng lại {whole} ₫, cao hơn tổng mức đầu tư {cost} ₫ là {size} ₫."
    ),
    "works.funding_differs.below": (
        "Cơ cấu vốn cộng lại {whole} ₫, thấp hơn tổng mức đầu tư {cost} ₫ là {size} ₫."
    ),
}
"""What is said of a work, by the remark's code."""


def on_state(state: WorkState) -> Iterator[Finding]:
    """Remark on a work that is called finished and is not, by its own progress."""
    finished = state.stage in REACHED[Stage.FINISHED]
    if finished and state.progress is not None and state.progress < 100 and not state.reason:
        yield _warn(
            "works.finished_below_volume",
            state.work,
            stage=STAGE_TITLES[state.stage],
            progress=state.progress,
        )


def on_card(card: WorkCard, state: WorkState, *, extent: Extent | None = None) -> Iterator[Finding]:
    """Remark on a point outside the province."""
    if card.point and extent and not extent.holds(card.point):
        point = "; ".join(degrees(part) for part in card.point)
        yield _warn("works.outside_province", state.work, point=point)


def on_contracts(
    contracts: Sequence[WorkContract], state: WorkState, *, on: dt.date
) -> Iterator[Finding]:
    """Remark on contracts that add up to more than the total cost, say no amount, or are overdue.

    One whose work is finished or was stopped is not called overdue.
    """
    signed = contracted(contracts)
    if signed is not None and signed > state.cost:
        yield _warn(
            "works.contract_over_cost",
            state.work,
            contract=signed.amount,
            cost=state.cost.amount,
            over=(signed - state.cost).amount,
        )
    done = state.stage in REACHED[Stage.FINISHED] or state.stage is Stage.STOPPED
    for one in contracts:
        if one.amount is None:
            yield _warn("works.contract_without_amount", state.work, contract=one.title)
        due = one.finish_due
        if due and due < on and one.state is ContractState.IN_FORCE and not done:
            yield _warn("works.contract_overdue", state.work, contract=one.title, due=due)


def on_direct(contracts: Sequence[WorkContract], limits: DirectLimits) -> Iterator[Finding]:
    """Remark on contracts whose contractor was appointed directly for more than the law's limit."""
    code = "works.direct_over_limit"
    for one in contracts:
        setting = limits.passed_by(one)
        if setting is not None and one.amount is not None:
            facts: Facts = {
                "contract": one.title, "amount": one.amount.amount,
                "limit": int(setting.value), "cite": setting.cite,
            }  # fmt: skip
            why = SENTENCES[code if setting.verified else f"{code}.unread"]
            yield Finding(code, Severity.WARNING, one.work, why, facts)


def on_funding(parts: list[Dong], state: WorkState) -> Iterator[Finding]:
    """Remark on parts that do not add up to the total cost; the difference is named."""
    whole, cost = total(parts).amount, state.cost.amount
    if whole != cost:
        code = "works.funding_differs"
        why = SENTENCES[f"{code}.above" if whole > cost else f"{code}.below"]
        facts = {"whole": whole, "cost": cost, "size": abs(whole - cost)}
        yield Finding(code, Severity.WARNING, state.work, why, facts)


def _warn(code: str, work: str, **facts: Fact) -> Finding:
    return Finding(code, Severity.WARNING, work, SENTENCES[code], facts)
