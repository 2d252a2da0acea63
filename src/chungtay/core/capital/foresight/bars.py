"""Between which lines money may move: a line as a move sees it, and the rules that bar the way.

Money moves within its purse and the authority that decides on it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.capital.foresight.course import Place
from chungtay.core.kernel.saying import Said

GIVEN = frozenset({"enterprise", "people", "credit", "integrated"})
"""Sources that a plan does not move: what people give, lend, or plan elsewhere."""


class Bar(StrEnum):
    """The rule that forbids money to go from one line to another."""

    SAME = "same"
    PURSE = "purse"
    GIVEN = "given"
    EARMARK = "earmark"
    AREA = "area"
    MAY_PAY = "may_pay"
    REACH = "reach"


BAR_TITLES: dict[Bar, str] = {
    Bar.SAME: "cùng một dòng",
    Bar.PURSE: "khác chương trình, nguồn, loại vốn hoặc năm của vốn",
    Bar.GIVEN: "vốn huy động, tín dụng không điều chuyển",
    Bar.EARMARK: "khoản mục được giao riêng",
    Bar.AREA: "ngân sách huyện, xã không chuyển ra ngoài địa bàn",
    Bar.MAY_PAY: "nguồn không được chi cho dự án bên nhận",
    Bar.REACH: "vốn của dự án chỉ dành cho địa bàn mà bên nhận không thuộc",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """So many đồng of a line that lie on one work; on none where `work` is empty."""

    work: str
    dong: int


@dataclass(frozen=True, slots=True)
class Stand:
    """A line as a move sees it; amounts in whole đồng.

    `spare` is what it can give and `room` what it can take, before rounding down to `STEP`;
    `why` says where either comes from. `lies` says where what it can give lies, in the order in
    which it is given; without it, on no work. `tied` is what it will not spend either and cannot
    give: works that can spend it have it, or a reserve, or the ledger has moved it on a later day.
    """

    code: str
    place: Place
    origin_year: int
    plan_year: int
    plan: int
    paid: int
    spare: int
    room: int
    why: tuple[Said, ...] = ()
    tied: int = 0
    lies: tuple[Taken, ...] = ()

    @property
    def purse(self) -> tuple[object, ...]:
        """Give what no move can change (see `Line.purse`)."""
        p = self.place
        return (p.programme, p.source, p.provider, p.kind, self.origin_year, self.plan_year)


MayPay = Callable[[Place, Place], Bar | None]
"""Names the law by which money of the first line may not pay for what the second is for."""


def barred(giver: Stand, taker: Stand, may_pay: MayPay) -> Bar | None:
    """Name the first rule that forbids a move, or None where it may be made."""
    one, other = giver.place, taker.place
    rules = (
        (Bar.SAME, giver.code == taker.code),
        (Bar.PURSE, giver.purse != taker.purse),
        (Bar.GIVEN, one.source in GIVEN),
        (Bar.EARMARK, one.item != other.item),
        (Bar.AREA, _leaves_area(one, other)),
    )
    return next((bar for bar, holds in rules if holds), None) or may_pay(one, other)


def _leaves_area(one: Place, other: Place) -> bool:
    """Tell whether a district's or a commune's own budget would pay for another's."""
    if one.source == "district":
        return one.district != other.district
    return one.source == "commune" and one.holder != other.holder
