"""The contracts of a work: what each is for, with whom, for how much, until when, and as amended.

A row says how one contract stands from a day on. An appendix, a decision to adjust, a liquidation
is a later row of the same contract; nothing that was said is edited.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.money import ZERO, Dong, total
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.kernel.register import require_happened
from chungtay.core.kernel.saying import Fact, Said
from chungtay.core.works.card import DatesOutOfOrder, NegativeAmount
from chungtay.core.works.wording import MOST_OF_NAME, PART_TITLES, require_fit

MOST_OF_KEY = 16
_KEY = re.compile(rf"[A-Za-z0-9][A-Za-z0-9-]{{0,{MOST_OF_KEY - 1}}}")


class Package(StrEnum):
    """What a contract is for: kinds of packages, consultancy told apart by what is advised on.

    Clearing of land is no package that bidders compete for; it is a cost of the work all the same,
    agreed in a plan of compensation, and so stands here.
    """

    CONSTRUCTION = "construction"
    EQUIPMENT = "equipment"
    DESIGN = "design"
    SUPERVISION = "supervision"
    CONSULTING = "consulting"
    SERVICE = "service"
    MIXED = "mixed"
    CLEARANCE = "clearance"
    OTHER = "other"


class Selection(StrEnum):
    """How the contractor was found."""

    OPEN = "open"
    RESTRICTED = "restricted"
    DIRECT = "direct"
    QUOTATION = "quotation"
    PURCHASE = "purchase"
    OWN = "own"
    COMMUNITY = "community"
    SPECIAL = "special"


class ContractState(StrEnum):
    """Whether a contract is still being carried out, and if not, how that ended."""

    IN_FORCE = "in_force"
    LIQUIDATED = "liquidated"
    ENDED = "ended"
    VOID = "void"
    """It was written down by mistake, or came to nothing: it counts nowhere."""


PACKAGE_TITLES: dict[Package, str] = {
    Package.CONSTRUCTION: "Xây lắp",
    Package.EQUIPMENT: "Mua sắm thiết bị",
    Package.DESIGN: "Tư vấn khảo sát, thiết kế",
    Package.SUPERVISION: "Tư vấn giám sát",
    Package.CONSULTING: "Tư vấn khác",
    Package.SERVICE: "Phi tư vấn",
    Package.MIXED: "Hỗn hợp",
    Package.CLEARANCE: "Giải phóng mặt bằng",
    Package.OTHER: "Gói thầu khác",
}
SELECTION_TITLES: dict[Selection, str] = {
    Selection.OPEN: "Đấu thầu rộng rãi",
    Selection.RESTRICTED: "Đấu thầu hạn chế",
    Selection.DIRECT: "Chỉ định thầu",
    Selection.QUOTATION: "Chào hàng cạnh tranh",
    Selection.PURCHASE: "Mua sắm trực tiếp",
    Selection.OWN: "Tự thực hiện",
    Selection.COMMUNITY: "Tham gia thực hiện của cộng đồng",
    Selection.SPECIAL: "Trường hợp đặc biệt",
}
CONTRACT_STATE_TITLES: dict[ContractState, str] = {
    ContractState.IN_FORCE: "Đang thực hiện",
    ContractState.LIQUIDATED: "Đã thanh lý",
    ContractState.ENDED: "Chấm dứt trước hạn",
    ContractState.VOID: "Bỏ, không tính",
}
SENTENCES: Mapping[str, str] = {
    "amount": "giá trị hợp đồng {contract}",
    "unnumbered": "{package} {contract}",
}
"""How refusals name a contract, and its amount."""
OVER = frozenset({ContractState.LIQUIDATED, ContractState.ENDED})
"""States from which a contract does not come back."""


@dataclass(eq=False)
class BadContractKey(Refusal):
    """The key of a contract within its work has signs that no address can carry."""

    code = "works.bad_contract_key"
    message = (
        "Công trình “{work}”: mã hợp đồng “{contract}” không hợp lệ; chỉ dùng chữ cái không dấu, "
        "chữ số và gạch ngang, nhiều nhất 16 ký tự, ví dụ 01."
    )

    work: str
    contract: str


@dataclass(eq=False)
class ContractSaysNothing(Refusal):
    """A contract of which neither number, contractor, amount nor day of signing is said."""

    code = "works.contract_says_nothing"
    message = (
        "Công trình “{work}”: hợp đồng cần có ít nhất số hợp đồng, nhà thầu, ngày ký hoặc giá trị."
    )

    work: str


@dataclass(frozen=True, slots=True)
class WorkContract:
    """How a contract of a work stands from a day on; what is not known is None or empty.

    `contract` is its key within the work, empty where the next free one is asked for; `number` is
    the symbol on its paper. `amendment` names the appendix or decision by which amount or term are
    other than before. Once it is liquidated or ended, `amount` is what was due under it in the end.
    `reason` says why it is void, or why it counts again.
    Raises `BadContractKey`, `ContractSaysNothing`, `NegativeAmount`, `DatesOutOfOrder`, `TooLong`
    or `KnownTooSoon`.
    """

    work: str
    contract: str
    package: Package
    name: str
    number: str
    contractor: str
    selection: Selection | None
    signed_on: dt.date | None
    amount: Dong | None
    finish_due: dt.date | None
    amendment: str
    state: ContractState
    on: dt.date
    grounds: Grounds
    reason: str = ""

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        require_fit(
            self.work,
            ("reason", self.reason, MOST_OF_NAME),
            ("name", self.name, MOST_OF_NAME),
            ("number", self.number, 64),
            ("contractor", self.contractor, 160),
            ("amendment", self.amendment, 64),
        )
        if self.contract and not _KEY.fullmatch(self.contract):
            raise BadContractKey(work=self.work, contract=self.contract)
        if self.amount is not None and self.amount < ZERO:
            what = Said(SENTENCES["amount"], {"contract": self.title})
            raise NegativeAmount(work=self.work, what=what, amount=self.amount)
        said = self.number or self.contractor or self.signed_on or self.amount is not None
        if self.counts and not said:
            raise ContractSaysNothing(work=self.work)
        self._require_order()

    def _require_order(self) -> None:
        if self.signed_on and self.finish_due and self.signed_on > self.finish_due:
            raise DatesOutOfOrder(
                work=self.work,
                earlier=PART_TITLES["signed_on"],
                earlier_on=self.signed_on,
                later=PART_TITLES["finish_due"],
                later_on=self.finish_due,
            )

    @property
    def ref(self) -> str:
        """Give the natural key: one state of a contract a day."""
        return f"contracts:{self.work}:{self.contract}:{self.grounds.speaking_of(self.on)}"

    @property
    def title(self) -> Fact:
        """Name the contract: by its number, else by what it is for and its key."""
        package = PACKAGE_TITLES[self.package]
        if self.number or not self.contract:
            return self.number or package
        return Said(SENTENCES["unnumbered"], {"package": package, "contract": self.contract})

    @property
    def counts(self) -> bool:
        """Tell whether it is a contract at all: what is void counts nowhere."""
        return self.state is not ContractState.VOID


@dataclass(frozen=True, slots=True)
class ContractCase:
    """A contract as it stands, with all that was said of it up to the day, in the order of time."""

    said: tuple[WorkContract, ...]

    @property
    def last(self) -> WorkContract:
        """Give how it stands."""
        return self.said[-1]

    @property
    def counted(self) -> WorkContract | None:
        """Give how it stood when it last counted; None where it never did."""
        return next((row for row in reversed(self.said) if row.counts), None)

    @property
    def standing(self) -> tuple[WorkContract, ...]:
        """Give what stands of each day: of rows of one day the last, which corrects the others."""
        return tuple({row.on: row for row in self.said}.values())

    @property
    def amendments(self) -> tuple[tuple[WorkContract, WorkContract], ...]:
        """Give each change that an appendix or a decision made: what stood before, and since."""
        pairs = zip(self.standing, self.standing[1:], strict=False)
        return tuple(
            (before, now) for before, now in pairs if now.amendment and differs(now, before)
        )


def differs(now: WorkContract, before: WorkContract) -> bool:
    """Tell whether amount or term, which the parties agreed on, are other than before."""
    return (now.amount, now.finish_due) != (before.amount, before.finish_due)


def contracted(contracts: Iterable[WorkContract]) -> Dong | None:
    """Add the amounts of a work's contracts up; None where none is known.

    Contracts that are over count with what was due under them in the end: what was paid for them
    is in the ledger, which does not say under which contract.
    """
    known = [one.amount for one in contracts if one.counts and one.amount is not None]
    return total(known) if known else None


def free_key(taken: Iterable[str]) -> str:
    """Give the first free key of a work's contracts.

    >>> free_key(()), free_key(("01", "03"))
    ('01', '02')
    """
    held = set(taken)
    return next(key for n in range(1, len(held) + 2) if (key := f"{n:02}") not in held)
