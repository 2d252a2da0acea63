"""Grades: to what a place is recognised, and which sort of criteria set it is judged by."""

from __future__ import annotations

from enum import StrEnum

from chungtay.core.kernel.title import Title


class Grade(StrEnum):
    """To what grade a commune, a district or a village is recognised, or a set belongs."""

    STANDARD = "standard"
    ADVANCED = "advanced"
    MODEL = "model"
    MODERN = "modern"
    """From 2026."""


GRADE_TITLES: dict[Grade, Title] = {
    Grade.STANDARD: Title("đạt chuẩn nông thôn mới", "new-rural standard"),
    Grade.ADVANCED: Title("đạt chuẩn nông thôn mới nâng cao", "advanced new-rural standard"),
    Grade.MODEL: Title("đạt chuẩn nông thôn mới kiểu mẫu", "model new-rural standard"),
    Grade.MODERN: Title("đạt chuẩn nông thôn mới hiện đại", "modern new-rural standard"),
}
GRADE_NAMES: dict[Grade, Title] = {
    Grade.STANDARD: Title("Đạt chuẩn", "Standard"),
    Grade.ADVANCED: Title("Nâng cao", "Advanced"),
    Grade.MODEL: Title("Kiểu mẫu", "Model"),
    Grade.MODERN: Title("Hiện đại", "Modern"),
}


class UnitLevel(StrEnum):
    """Of which sort of unit a set speaks.

    Beside `core.units.unit.Level` on purpose: villages have sets, but are no administrative units
    and bear no code of the statistics, so that no question by level of units may name them. The
    words of the other three are the same, for a set's level picks out units by theirs.
    """

    VILLAGE = "village"
    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"


UNIT_LEVEL_TITLES: dict[UnitLevel, Title] = {
    UnitLevel.VILLAGE: Title("Thôn, khu dân cư", "Village"),
    UnitLevel.COMMUNE: Title("Xã", "Commune"),
    UnitLevel.DISTRICT: Title("Huyện", "District"),
    UnitLevel.PROVINCE: Title("Tỉnh", "Province"),
}
