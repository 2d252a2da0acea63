"""The registers of assessments and of recognitions."""

from __future__ import annotations

from django.db import models

from chungtay.apps.kernel.models import RegisterRow
from chungtay.core.criteria.record import ACT_TITLES, LEVEL_TITLES


class Assessment(RegisterRow):
    """Whether a unit meets one criterion; the last row up to a day counts."""

    unit = models.CharField("Đơn vị hành chính", max_length=16)
    criteria_set = models.CharField("Bộ tiêu chí", max_length=32)
    criterion = models.CharField("Tiêu chí", max_length=8)
    met = models.BooleanField("Đạt")
    on = models.DateField("Ngày")

    class Meta:
        indexes = [models.Index(fields=["unit", "criterion", "on"], name="assessment_by_day")]

    def __str__(self) -> str:
        return f"{self.unit} {self.criterion} {self.met} ({self.on})"


class Recognition(RegisterRow):
    """A decision to recognise a unit at a level, or to withdraw that."""

    unit = models.CharField("Đơn vị hành chính", max_length=16)
    level = models.CharField(
        "Mức công nhận",
        max_length=16,
        choices=[(level.value, title) for level, title in LEVEL_TITLES.items()],
    )
    for_year = models.PositiveSmallIntegerField("Công nhận cho năm")
    action = models.CharField(
        "Quyết định",
        max_length=16,
        choices=[(act.value, title) for act, title in ACT_TITLES.items()],
    )
    weight = models.SmallIntegerField("Trọng số")
    on = models.DateField("Ngày")

    class Meta:
        indexes = [models.Index(fields=["unit", "level", "on"], name="recognition_by_day")]

    def __str__(self) -> str:
        return f"{self.unit} {self.level} {self.action} ({self.on})"
