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
    CREDIT = "credit"


class CapitalKind(StrEnum):
    """What money may be used for; money that people and firms give has no kind."""

    DEVELOPMENT = "development"
    RECURRENT = "recurrent"
    UNSPECIFIED = "unspecified"


SOURCE_TITLES: dict[Source, str] = {
    Source.CENTRAL: "Ngân sách trung ương",
    Source.ODA: "Vốn viện trợ, ODA",
    Source.PROVINCE: "Ngân sách tỉnh",
    Source.DISTRICT: "Ngân sách huyện",
    Source.COMMUNE: "Ngân sách xã",
    Source.ENTERPRISE: "Doanh nghiệp",
    Source.PEOPLE: "Nhân dân đóng góp",
    Source.CREDIT: "Tín dụng chính sách",
}
KIND_TITLES: dict[CapitalKind, str] = {
    CapitalKind.DEVELOPMENT: "Vốn đầu tư phát triển",
    CapitalKind.RECURRENT: "Vốn sự nghiệp",
    CapitalKind.UNSPECIFIED: "Không phân loại",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One programme, project, item, source and kind, granted in one year and planned for another.

    `programme` and `project` are codes of the programme pack (`programme` is empty for aid that
    belongs to no programme); `item` names an earmarked share, or is empty.
    """

    programme: str
    project: str
    item: str
    source: Source
    kind: CapitalKind
    origin_year: int
    plan_year: int

    @property
    def is_carried_over(self) -> bool:
        """Tell whether the money was granted in an earlier year than it is planned for."""
        return self.origin_year < self.plan_year

    def __str__(self) -> str:
        years = f"{self.plan_year}"
        if self.is_carried_over:
            years = f"{self.origin_year} kéo dài sang {self.plan_year}"
        parts = (
            self.project or self.programme, self.item,
            SOURCE_TITLES[self.source], KIND_TITLES[self.kind], years,
        )  # fmt: skip
        return " · ".join(part for part in parts if part)
