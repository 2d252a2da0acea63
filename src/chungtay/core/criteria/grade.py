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
