"""A budget line: what money is for, where it comes from, and which years it belongs to.

Everything that tells one đồng of a plan from another stands here; a new budget dimension is one
more field (and one more column of the register).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Source(StrEnum):
    """Where money comes from."""

    CENTRAL = "central"
    ODA = "oda"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    ENTERPRISE = "enterprise"
    PEOPLE = "people"
    INTEGRATED = "integrated"
    """Of another programme or task, spent for this one's aims (lồng ghép)."""
    CREDIT = "credit"
    """Lent by the policy bank; never added to what budgets and people give."""


class CapitalKind(StrEnum):
    """What money may be used for; money that people and firms give has no kind."""

    DEVELOPMENT = "development"
    RECURRENT = "recurrent"
    UNSPECIFIED = "unspecified"


class GivenAs(StrEnum):
    """In what form a contribution comes; what is not money is valued by a rule."""

    MONEY = "money"
    IN_KIND = "in_kind"
    LABOUR = "labour"


class Term(StrEnum):
    """For how long a plan is made."""

    YEAR = "year"
    PERIOD = "period"


SOURCE_TITLES: dict[Source, str] = {
    Source.CENTRAL: "Ngân sách trung ương",
    Source.ODA: "Vốn viện trợ, ODA",
    Source.PROVINCE: "Ngân sách tỉnh",
    Source.DISTRICT: "Ngân sách huyện",
    Source.COMMUNE: "Ngân sách xã",
    Source.ENTERPRISE: "Doanh nghiệp",
    Source.PEOPLE: "Nhân dân đóng góp",
    Source.INTEGRATED: "Vốn lồng ghép",
    Source.CREDIT: "Tín dụng chính sách",
}
KIND_TITLES: dict[CapitalKind, str] = {
    CapitalKind.DEVELOPMENT: "Vốn đầu tư phát triển",
    CapitalKind.RECURRENT: "Vốn sự nghiệp",
    CapitalKind.UNSPECIFIED: "Không phân loại",
}
KIND_WORD_TITLES: dict[CapitalKind, str] = {
    kind: words.lower() for kind, words in KIND_TITLES.items()
}
"""The kinds as they are named within a sentence."""
GIVEN_AS_TITLES: dict[GivenAs, str] = {
    GivenAs.MONEY: "Bằng tiền",
    GivenAs.IN_KIND: "Bằng hiện vật",
    GivenAs.LABOUR: "Bằng ngày công",
}
TERM_TITLES: dict[Term, str] = {
    Term.YEAR: "Kế hoạch năm",
    Term.PERIOD: "Kế hoạch trung hạn",
}


@dataclass(frozen=True, slots=True)
class Purse:
    """Money of one programme, giver, kind and years: within it projects and items may change."""

    programme: str
    source: Source
    provider: str
    kind: CapitalKind
    origin_year: int
    plan_year: int
    term: Term

    def __str__(self) -> str:
        years = f"{self.origin_year}/{self.plan_year}"
        parts = (
            self.programme, SOURCE_TITLES[self.source], self.provider, KIND_TITLES[self.kind],
            years,
        )  # fmt: skip
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Line:
    """One programme, project, item, source and kind, granted in one year and planned for another.

    `programme` and `project` are codes of the programme pack (`programme` is empty for aid that
    belongs to no programme); `item` names an earmarked share, or is empty. `provider` says who
    gives within a source: a donor, a firm, the programme that money is integrated from.
    `budget_index` is the state budget index (mục lục ngân sách) as `chapter-kind-item`, or empty.
    A medium-term line (`Term.PERIOD`) runs from `origin_year` to `plan_year`.
    """

    programme: str
    project: str
    item: str
    source: Source
    kind: CapitalKind
    origin_year: int
    plan_year: int
    provider: str = ""
    given_as: GivenAs = GivenAs.MONEY
    budget_index: str = ""
    term: Term = Term.YEAR

    @property
    def purse(self) -> Purse:
        """Give what no adjustment can change: whose money it is, its kind and its years."""
        return Purse(
            self.programme,
            self.source,
            self.provider,
            self.kind,
            self.origin_year,
            self.plan_year,
            self.term,
        )

    @property
    def is_carried_over(self) -> bool:
        """Tell whether the money was granted in an earlier year than it is planned for."""
        return self.term is Term.YEAR and self.origin_year < self.plan_year

    def __str__(self) -> str:
        years = f"{self.plan_year}"
        if self.is_carried_over:
            years = f"{self.origin_year} kéo dài sang {self.plan_year}"
        elif self.term is Term.PERIOD:
            years = f"{self.origin_year}-{self.plan_year}"
        form = "" if self.given_as is GivenAs.MONEY else GIVEN_AS_TITLES[self.given_as].lower()
        parts = (
            self.project or self.programme, self.item, SOURCE_TITLES[self.source], self.provider,
            form, KIND_TITLES[self.kind], self.budget_index, years,
        )  # fmt: skip
        return " · ".join(part for part in parts if part)
