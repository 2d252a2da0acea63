"""What one row of a list of works says, as far as it can be understood, and remarks on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from chungtay.core.capital.line import Source
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.refusal import Refusal, Severity
from chungtay.core.kernel.saying import Facts, Listed, Said, ended, few_of, fill
from chungtay.core.works.contract import ContractState
from chungtay.core.works.listing.agreed import Agreed
from chungtay.core.works.listing.sentences import SENTENCES
from chungtay.core.works.work import Stage, WorkType


@dataclass(frozen=True, slots=True)
class ListFault:
    """One remark on a list: the sheet, the row from 1, the column's title (or empty), and why.

    `why` is a sentence that names its facts; `core.works.listing.sentences` has those of lists.
    """

    sheet: str
    row: int
    column: str
    severity: Severity
    why: str
    facts: Facts = field(default_factory=dict)

    @property
    def message(self) -> str:
        """Say why in Vietnamese, as files and commands do."""
        return ended(fill(self.why, self.facts))

    @property
    def whole(self) -> Said:
        """Say where and why."""
        what = "at_column" if self.column else "at"
        facts: Facts = {"sheet": self.sheet, "row": str(self.row), "column": self.column}
        return Said(SENTENCES[what], {**facts, "reason": Said(self.why, self.facts)})

    def __str__(self) -> str:
        return ended(str(self.whole))


@dataclass(eq=False)
class ListHasFaults(Refusal):
    """A list with errors; nothing of it was written."""

    code = "works.list_has_faults"
    message = "Tệp “{name}” có {count} lỗi nên chưa ghi gì: {listing}."

    name: str
    count: int
    listing: Listed

    @classmethod
    def of(cls, name: str, errors: list[ListFault]) -> ListHasFaults:
        """Name the first few."""
        return cls(name, len(errors), few_of((one.whole for one in errors), most=5, between="; "))


@dataclass(frozen=True, slots=True)
class ListLine:
    """One row: what it says of the work; None and empty is not said.

    `days` are the days on which stages were reached, `card` what the row says of the papers by
    the names of `WorkCard`'s fields, `contract` of the contract of construction by those of
    `WorkContract`'s, `funding` the parts of the total cost.
    """

    sheet: str
    row: int
    work: str
    name: str = ""
    project: str = ""
    work_type: WorkType | None = None
    unit: str = ""
    commune: str = ""
    district: str = ""
    plan_year: int | None = None
    stage: Stage | None = None
    on: dt.date | None = None
    cost: Dong | None = None
    progress: int | None = None
    reason: str = ""
    days: Mapping[Stage, dt.date] = field(default_factory=dict)
    card: Mapping[str, object] = field(default_factory=dict)
    contract: Mapping[str, object] = field(default_factory=dict)
    funding: Mapping[Source, Dong] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ContractLine:
    """One row of the sheet of contracts: of which contract of which work, and what it says.

    `key` is empty where the row leaves it to its number; `said` is by the names of `WorkContract`'s
    fields.
    """

    sheet: str
    row: int
    work: str
    key: str
    said: Mapping[str, object]

    @property
    def voids(self) -> bool:
        """Tell whether it says that the contract is void."""
        return self.said.get(Agreed.STATE.attribute) is ContractState.VOID

    @property
    def restores(self) -> bool:
        """Tell whether it says how the contract stands and why, as is asked of one that is void."""
        told = self.said.get(Agreed.STATE.attribute), self.said.get(Agreed.REASON.attribute)
        return all(told) and not self.voids


@dataclass(frozen=True, slots=True)
class ListRead:
    """All that was read of a file: its rows, remarks, and rows that were passed over.

    `unseen` are remarks on rows and columns that are hidden in it, and were read all the same.
    """

    lines: tuple[ListLine, ...]
    contracts: tuple[ContractLine, ...]
    faults: tuple[ListFault, ...]
    passed: tuple[ListFault, ...]
    unseen: tuple[ListFault, ...]
    scale: int
