"""The card of a work: what its papers say of it from a day on, beside how far it has come."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.kernel.register import require_happened
from chungtay.core.kernel.saying import Fact, Listed
from chungtay.core.works.wording import PART_TITLES, require_fit

LATITUDES = range(8_000_000, 24_000_001)
"""Millionths of a degree between which Vietnam's mainland and near islands lie."""
LONGITUDES = range(102_000_000, 118_000_001)


ABSENT_TITLES = {"degrees": "(trống)"}
"""What stands for half a point that was not given."""


@dataclass(eq=False)
class OutsideCountry(Refusal):
    """A point was given that does not lie in Vietnam, or only half of one."""

    code = "works.outside_country"
    message = (
        "Công trình “{work}”: tọa độ {point} không nằm trong lãnh thổ Việt Nam; cần vĩ độ từ 8 đến "
        "24 và kinh độ từ 102 đến 118, ghi đủ cả hai."
    )

    work: str
    point: Fact


@dataclass(eq=False)
class DatesOutOfOrder(Refusal):
    """Of two days that a card names the later one came first."""

    code = "works.dates_out_of_order"
    message = (
        "Công trình “{work}”: {earlier} ({earlier_on:%d/%m/%Y}) không thể sau {later} "
        "({later_on:%d/%m/%Y})."
    )

    work: str
    earlier: str
    earlier_on: dt.date
    later: str
    later_on: dt.date


@dataclass(eq=False)
class NegativeAmount(Refusal):
    """An amount on a card or of a contract, or a part of the total cost, was below nothing."""

    code = "works.negative_amount"
    message = "Công trình “{work}”: {what} không thể là {amount}."

    work: str
    what: Fact
    amount: Dong


@dataclass(eq=False)
class CommunityShareUnsaid(Refusal):
    """A work under the special mechanism is built by its community, whose share must be said."""

    code = "works.community_share_unsaid"
    message = (
        "Công trình “{work}” theo cơ chế đầu tư đặc thù: cần ghi phần cộng đồng đóng góp "
        "(ghi 0 nếu không góp)."
    )

    work: str


@dataclass(frozen=True, slots=True)
class WorkCard:
    """What is written of a work from a day on; what is not known is None or empty.

    `lat_e6` and `lon_e6` are millionths of a degree (WGS 84). `investor` is the code of a holder
    of capital; `approval` is the symbol of a paper. Raises `OutsideCountry`,
    `DatesOutOfOrder`, `NegativeAmount`, `CommunityShareUnsaid`, `TooLong` or `KnownTooSoon`.
    """

    work: str
    lat_e6: int | None
    lon_e6: int | None
    investor: str
    approval: str
    approved_on: dt.date | None
    planned_start: dt.date | None
    planned_finish: dt.date | None
    special_mechanism: bool
    community_share: Dong | None
    capacity: str
    project_code: str
    treasury_code: str
    maintainer: str
    on: dt.date
    grounds: Grounds
    submitted_on: dt.date | None = None
    """When the work was submitted for approval."""

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        require_fit(
            self.work,
            ("approval", self.approval, 64),
            ("capacity", self.capacity, 120),
            ("project_code", self.project_code, 32),
            ("treasury_code", self.treasury_code, 32),
            ("maintainer", self.maintainer, 160),
        )
        self._require_point()
        self._require_order()
        self._require_amounts()

    @property
    def ref(self) -> str:
        """Give the natural key: one card of a work a day."""
        return f"cards:{self.work}:{self.grounds.speaking_of(self.on)}"

    @property
    def point(self) -> tuple[int, int] | None:
        """Give latitude and longitude in millionths of a degree."""
        if self.lat_e6 is None or self.lon_e6 is None:
            return None
        return self.lat_e6, self.lon_e6

    def _require_point(self) -> None:
        if self.lat_e6 is None and self.lon_e6 is None:
            return
        if self.lat_e6 not in LATITUDES or self.lon_e6 not in LONGITUDES:
            point = Listed((degrees(self.lat_e6), degrees(self.lon_e6)), "; ")
            raise OutsideCountry(work=self.work, point=point)

    def _require_order(self) -> None:
        pairs = (
            ("planned_start", self.planned_start, "planned_finish", self.planned_finish),
            ("approved_on", self.approved_on, "planned_finish", self.planned_finish),
            ("submitted_on", self.submitted_on, "approved_on", self.approved_on),
        )
        for earlier, earlier_on, later, later_on in pairs:
            if earlier_on and later_on and earlier_on > later_on:
                raise DatesOutOfOrder(
                    work=self.work,
                    earlier=PART_TITLES[earlier],
                    earlier_on=earlier_on,
                    later=PART_TITLES[later],
                    later_on=later_on,
                )

    def _require_amounts(self) -> None:
        share = self.community_share
        if share is not None and share < ZERO:
            what = PART_TITLES["community_share"]
            raise NegativeAmount(work=self.work, what=what, amount=share)
        if self.special_mechanism and self.community_share is None:
            raise CommunityShareUnsaid(work=self.work)


def degrees(part: int | None) -> str:
    """Write millionths of a degree with a comma: 14352345 is 14,352345."""
    if part is None:
        return ABSENT_TITLES["degrees"]
    whole, rest = divmod(abs(part), 1_000_000)
    decimals = f",{rest:06}".rstrip("0").rstrip(",")
    return f"{'-' if part < 0 else ''}{whole}{decimals}"
