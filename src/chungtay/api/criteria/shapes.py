"""What requests about a unit's assessment bring, and what every writing answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pydantic import Field

from chungtay.api.schema import Code, Day, In, Out
from chungtay.core.criteria.criteria_set import CriteriaSet
from chungtay.core.kernel.refusal import Finding
from chungtay.flows.choose_set import set_of
from chungtay.flows.today import today


class UnitAsked(In):
    """Of which unit, set and day."""

    unit: Code = Field(description="Mã xã.", examples=["23380"])
    criteria_set: Code | None = Field(
        None, description="Mã bộ tiêu chí; mặc định là bộ đạt chuẩn của ngày hỏi cho cấp đơn vị."
    )
    on: Day | None = Field(None, description="Ngày hỏi; mặc định là hôm nay.")
    as_known: Day | None = Field(None, description="Theo những gì đã biết đến ngày này.")

    @property
    def day(self) -> dt.date:
        """Give the day asked about."""
        return self.on or today()

    @property
    def law(self) -> CriteriaSet:
        """Give the set asked about; refuses one for another sort of unit."""
        return set_of(self.unit, on=self.day, named=self.criteria_set or "")


class SaidIn(In):
    """Of which unit, under which set, on which day something is said."""

    unit: Code = Field(examples=["23380"])
    criteria_set: Code | None = Field(
        None, description="Mặc định là bộ đạt chuẩn của ngày ấy cho cấp đơn vị."
    )
    on: Day

    @property
    def law(self) -> CriteriaSet:
        """Give the set spoken of; refuses one for another sort of unit."""
        return set_of(self.unit, on=self.on, named=self.criteria_set or "")


class ReadingRemarkOut(Out):
    """One remark on a reading; nothing of it stops anybody."""

    code: str
    where: str
    message: str


class WrittenOut(Out):
    """The natural keys written; what said nothing new is not among them."""

    written: list[str]
    findings: list[ReadingRemarkOut]


def remarks(found: Iterable[Finding]) -> list[ReadingRemarkOut]:
    """Tell remarks."""
    return [ReadingRemarkOut(code=f.code, where=f.where, message=f.message) for f in found]
