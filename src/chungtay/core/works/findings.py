"""What strikes one about a work: remarks that stop nothing and ask for an explanation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chungtay.core.kernel.money import Dong, total
from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.works.card import WorkCard, degrees
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


def findings(whole: WorkWhole, *, extent: Extent | None = None) -> tuple[Finding, ...]:
    """Give the remarks on a work as it stands; `extent` is its province's, where it is known."""
    state, card = whole.summary.state, whole.card
    parts = [part.amount for part in whole.funding]
    said = (
        *on_state(state),
        *(on_card(card, state, extent=extent) if card else ()),
        *(on_funding(parts, state) if parts else ()),
    )
    return tuple(said)


def on_state(state: WorkState) -> Iterator[Finding]:
    """Remark on a work that is called finished and is not, by its own progress."""
    finished = state.stage in REACHED[Stage.FINISHED]
    if finished and state.progress is not None and state.progress < 100 and not state.reason:
        yield _warn(
            "works.finished_below_volume",
            state.work,
            f"Bước “{STAGE_TITLES[state.stage]}” nhưng khối lượng mới {state.progress} %; cần nêu "
            "lý do hoặc sửa khối lượng.",
        )


def on_card(card: WorkCard, state: WorkState, *, extent: Extent | None = None) -> Iterator[Finding]:
    """Remark on a contract above the total cost, and on a point outside the province."""
    if card.contract_dong is not None and card.contract_dong > state.cost:
        over = card.contract_dong - state.cost
        yield _warn(
            "works.contract_over_cost",
            state.work,
            f"Giá trị hợp đồng {card.contract_dong} cao hơn tổng mức đầu tư {state.cost} là "
            f"{over}.",
        )
    if card.point and extent and not extent.holds(card.point):
        point = "; ".join(degrees(part) for part in card.point)
        yield _warn(
            "works.outside_province",
            state.work,
            f"Tọa độ {point} nằm ngoài phạm vi tỉnh của xã đã ghi; kiểm tra lại vĩ độ và kinh độ.",
        )


def on_funding(parts: list[Dong], state: WorkState) -> Iterator[Finding]:
    """Remark on parts that do not add up to the total cost; the difference is named."""
    whole = total(parts)
    if whole != state.cost:
        difference = whole - state.cost
        how = "cao hơn" if difference > Dong(0) else "thấp hơn"
        size = difference if difference > Dong(0) else -difference
        yield _warn(
            "works.funding_differs",
            state.work,
            f"Cơ cấu vốn cộng lại {whole}, {how} tổng mức đầu tư {state.cost} là {size}.",
        )


def _warn(code: str, work: str, message: str) -> Finding:
    return Finding(code, Severity.WARNING, work, message)
