"""Poverty standards as law: the classes of households, and what a deprivation is.

The lines themselves are parameters (`poverty.income_line.…`), because they change by day and by
kind of place. Two standards classify by different rules, so counts before and after a change are
not comparable: a series carries a break there.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.title import Title


class HouseholdClass(StrEnum):
    """Classes of households, and all of them together."""

    ALL = "all"
    POOR = "poor"
    NEAR_POOR = "near_poor"
    AVERAGE = "average"


CLASS_TITLES: dict[HouseholdClass, Title] = {
    HouseholdClass.ALL: Title("Tổng số hộ", "All households"),
    HouseholdClass.POOR: Title("Hộ nghèo", "Poor households"),
    HouseholdClass.NEAR_POOR: Title("Hộ cận nghèo", "Near-poor households"),
    HouseholdClass.AVERAGE: Title("Hộ có mức sống trung bình", "Average households"),
}


class PoorRule(StrEnum):
    """How income and deprivations together make a household poor."""

    INCOME_OR_DEPRIVATIONS = "income_or_deprivations"
    """Poor by income alone, or by deprivations a little above the line (2016-2021)."""
    INCOME_AND_DEPRIVATIONS = "income_and_deprivations"
    """Poor only when both hold (from 2022)."""


@dataclass(eq=False)
class NoStandard(Refusal):
    """A poverty standard was asked for on a day that no pack covers."""

    code = "poverty.no_standard"
    kind = Kind.NOT_FOUND
    message = "Chưa có chuẩn nghèo trong gói dữ liệu cho ngày {on:%d/%m/%Y}."

    on: dt.date


@dataclass(frozen=True, slots=True)
class Deprivation:
    """One of the basic social services a household may lack; `when` says in words when it does.

    `verified` speaks of the name, `when_verified` of the words that draw the line.
    """

    code: str
    service: Title
    title: Title
    when: str = ""
    verified: bool = False
    when_verified: bool = False


@dataclass(frozen=True, slots=True)
class PovertyStandard:
    """A standard, applied from `since` up to, not including, `until`.

    `lines` names the parameters of its income lines. A household counts as deprived from
    `poor_deprivations` missing services on.
    """

    code: str
    title: Title
    since: dt.date
    until: dt.date
    cite: str
    rule: PoorRule
    poor_deprivations: int
    deprivations: tuple[Deprivation, ...]
    lines: tuple[str, ...]
    classes: tuple[HouseholdClass, ...]
    verified: bool = False
    note: str = ""
